// Words in scripts from right to left, as people find them in other programs' readers.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '.'
import { doc, job, note, p, pack, section, table, td, th, tr } from './testing/build'
import { startEngine } from './testing/engine'
import { ask, foundBy, textOf } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const print = (made: Parameters<typeof job>[0]) => engine.paint(engine.layout(job(made)))

const SCRIPTS = {
  ar: {
    title: 'الدبلوماسية الدفاعية',
    text: 'تؤدي الدبلوماسية دورا مهما في بناء الثقة، ويلتقي الضباط برئيس الأركان في اللجنة العسكرية المشتركة، ولا تتأخر الأمانة الآن.',
    words: 'الدبلوماسية الدفاعية تؤدي الثقة الضباط الأركان المشتركة الأمانة الآن ولا',
  },
  fa: {
    title: 'گزارش سفر',
    text: 'وزارت دفاع برنامه سفر هیئت را در ماه مارس آغاز کرد و چهار پیشنهاد ژنرال‌ها پذیرفته شد.',
    words: 'گزارش سفر وزارت دفاع هیئت آغاز پیشنهاد پذیرفته',
  },
  ur: {
    title: 'دورے کا پروگرام',
    text: 'وزارت دفاع نے وفد کے دورے کی تیاری ٹھیک طور پر مکمل کر لی ہے اور بڑے اجلاس ڈھاکہ میں ہوں گے۔',
    words: 'دورے پروگرام وزارت وفد ٹھیک بڑے اجلاس ڈھاکہ',
  },
  he: {
    title: 'תדריך ביקור',
    text: 'משרד הביטחון מארגן את ביקור המשלחת בבירה, והקצינים פועלים לחיזוק האמון בין המדינות.',
    words: 'תדריך ביקור משרד הביטחון המשלחת הקצינים האמון המדינות',
  },
}

describe.each(Object.entries(SCRIPTS))('text in %s', (language, { title, text, words }) => {
  const made = () =>
    pack(
      doc(
        section(
          title,
          {},
          p(text, note(text)),
          table(title, tr(th(title), th('2026')), tr(td(text), td('41'))),
        ),
      ),
      { language, title },
    )

  it('is found word by word in poppler and in pdf.js', async () => {
    const pdf = await print(made())
    const missed = []
    for (const [reader, found] of Object.entries(await foundBy(pdf)))
      for (const word of words.split(' ')) if (!found.includes(word)) missed.push(`${reader}: ${word}`)
    expect(missed).toEqual([])
  })

  it('is found in a pack in English too, in its running head', async () => {
    const pdf = await print(pack(doc(section('One', {}, p('English'), p(text))), { title }))
    const { 'poppler as written': left, ...others } = await foundBy(pdf)
    for (const found of Object.values(others)) expect(found.split(title).length).toBeGreaterThan(2)
    // As written, words stand from left to right.
    expect(left?.split(title.split(' ').reverse().join(' ')).length).toBeGreaterThan(2)
  })

  it('is written as it is drawn, without a text in place of its letters', async () => {
    const pdf = await print(made())
    const bytes = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    expect(bytes).not.toContain('/ActualText')
  })
})

it('keeps letters apart that share a glyph', async () => {
  // Without their dots, these are one letter in the middle of a word.
  const pdf = await print(pack(doc(section('One', {}, p('بيان علیه بيت دلي دلی')))))
  expect(textOf(pdf)).toContain('بيان علیه بيت دلي دلی')
})
