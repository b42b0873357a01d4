// Values of another direction leave what is around them in its place: positions of words, read back from the PDF.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { FirstPage } from '#shared/first-page-values'
import type { PackField } from '#shared/pack'
import type { Engine } from '../index'
import { doc, field, h, job, p, pack, packField, section, table, td, th, tr } from '../testing/build'
import { startEngine } from '../testing/engine'
import { type BoxedWord, boxedWords, textOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const MINISTRY = 'وزارة الدفاع'
const FIELDS = [
  packField('ministry', MINISTRY),
  packField('place', 'Oslo 3'),
  packField('odd', 'a\u2069\u202eb'),
]

const print = (...blocks: Block[]) => printed(FIELDS, ...blocks)
async function printed(fields: readonly PackField[], ...blocks: Block[]) {
  const pdf = await engine.paint(engine.layout(job(pack(doc(section('Alpha', {}, ...blocks)), {}, fields))))
  return pdf
}
/** Boxes are as tall as the type of each script. */
const isBeside = (one: BoxedWord, other: BoxedWord): boolean =>
  one.page === other.page && Math.abs(one.top + one.bottom - other.top - other.bottom) < 12

/** The words of the line with a certain word, from left to right. */
function lineOf(pdf: Uint8Array, word: string): string[] {
  const words = boxedWords(pdf)
  const [one] = words.filter(({ text }) => text === word)
  if (!one) throw new Error(`There is no word ${word}: ${words.map(({ text }) => text).join(' ')}`)
  return words
    .filter((other) => isBeside(one, other))
    .sort((a, b) => a.left - b.left)
    .map(({ text }) => text)
}

describe('a right-to-left value in a left-to-right sentence', () => {
  it('leaves numbers and punctuation after it on its right', async () => {
    const line = lineOf(await print(p('With ', field('ministry'), ', 12 March.')), 'With')
    expect(line[0]).toBe('With')
    expect(line.slice(-2)).toEqual(['12', 'March.'])
    // The first word of the ministry is on the right, with the comma behind it.
    expect(line.slice(1, -2).join(' ')).toMatch(/الدفاع.*وزارة/)
  })

  it('does so before brackets, beside another value, in headings and in cells', async () => {
    expect(lineOf(await print(p('At ', field('ministry'), ' (2) 7.')), 'At').slice(-2)).toEqual(['(2)', '7.'])
    const both = lineOf(await print(p('Both ', field('ministry'), ' ', field('ministry'), ' 9')), 'Both')
    expect(both.at(-1)).toBe('9')
    expect(lineOf(await print(h(1, 'Words'), p('Call ', field('ministry'), ': 3')), 'Call').at(-1)).toBe('3')
    const cells = table('', tr(th('Head')), tr(td(p('Cell ', field('ministry'), ', 4'))))
    expect(lineOf(await print(cells), 'Cell').at(-1)).toBe('4')
  })

  it('prints nothing for the isolates', async () => {
    expect(textOf(await print(p('With ', field('ministry'), ', 12 March.')))).not.toMatch(
      /[\u2066-\u2069\ufffd]/,
    )
  })
})

describe('a left-to-right value in a right-to-left sentence', () => {
  it('stays whole, and numbers after it are on its left', async () => {
    const line = lineOf(await print(p('اجتماع ', field('place'), ' , 12 مارس')), 'Oslo')
    const at = line.indexOf('Oslo')
    expect(line[at + 1]).toBe('3')
    expect(line.findIndex((word) => word.includes('12'))).toBeLessThan(at)
  })
})

it('is not ended or overridden by controls in a value', async () => {
  const line = lineOf(await print(p('Odd ', field('odd'), ' ', field('ministry'), ', 12 end.')), 'Odd')
  expect(line[1]).toBe('ab')
  expect(line.slice(-2)).toEqual(['12', 'end.'])
})

it('stands in titles of sections and the contents in the same way', async () => {
  const title = section('Alpha', {}, p('Text'))
  const content = [
    {
      type: 'sectionTitle' as const,
      content: [
        { type: 'text' as const, text: 'Calls on ' },
        field('ministry'),
        { type: 'text' as const, text: ', 12 May' },
      ],
    },
    ...title.content.slice(1),
  ] as unknown as typeof title.content
  const made = pack(doc({ ...title, content }), {}, FIELDS)
  const pdf = await engine.paint(engine.layout(job(made, { titlePage: 'with' })))
  const words = boxedWords(pdf).filter(({ text }) => text === 'Calls')
  expect(words.length).toBeGreaterThan(1)
  for (const word of words) {
    const line = boxedWords(pdf)
      .filter((one) => isBeside(word, one))
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
    const at = line.indexOf('May')
    expect(line.slice(at - 1, at + 1)).toEqual(['12', 'May'])
    expect(line.indexOf('Calls')).toBeLessThan(at - 3)
  }
})

describe('the lines of a first page', () => {
  const SUBJECT = `محادثات Oslo 2026`
  const firstPage: FirstPage = {
    values: {
      to: `${MINISTRY} (J5), 7`,
      from: 'J5 Plans',
      version: MINISTRY,
      subject: SUBJECT,
      action: `${MINISTRY}\nJ3`,
    },
    references: [{ id: 'plan', text: `${MINISTRY}, plan of 3 May` }],
  }
  const onPaper = async (convention: string) => {
    const made = pack(doc(section('Alpha', {}, p('Text'))), { firstPage: { ...firstPage, convention } })
    return engine.paint(engine.layout(job(made)))
  }
  /** Where words begin, from the left, on the line of another. */
  const leftOf = (pdf: Uint8Array, beside: string, text: string): number => {
    const [one] = boxedWords(pdf).filter((word) => word.text === beside)
    const found = one && boxedWords(pdf).find((word) => word.text.includes(text) && isBeside(one, word))
    if (!found) throw new Error(`There is no ${text} beside ${beside}`)
    return found.left
  }

  it.each([
    ['uk-minute', 'Version', 'A.'],
    ['us-memorandum', 'FOR', 'a.'],
    ['nato-letter', 'TO:', 'A.'],
    ['plain', 'To', '1.'],
  ])('%s: labels and marks stay on the left of right-to-left values', async (convention, label, mark) => {
    const pdf = await onPaper(convention)
    expect(leftOf(pdf, label, label)).toBeLessThan(leftOf(pdf, label, 'الدفاع'))
    expect(leftOf(pdf, mark, mark)).toBeLessThan(leftOf(pdf, mark, 'الدفاع'))
    expect(textOf(pdf)).not.toMatch(/[\u2066-\u2069\ufffd]/)
  })
})

it('has no full stop behind a question in another direction, and keeps the next sentence in its place', async () => {
  const ask = packField('ask', 'ماذا يريدون؟')
  const pdf = await printed([ask], p('They ask: ', field('ask'), '. We answer 7.'))
  const line = lineOf(pdf, 'They')
  expect(line.slice(-3)).toEqual(['We', 'answer', '7.'])
  expect(textOf(pdf)).not.toMatch(/؟\s*\.|\.\s*؟/)
})

it('has no full stop behind a value that ends the sentence, in text, headings, cells and contents', async () => {
  const fields = [packField('ask', 'What next?'), packField('say', 'They said “stop!”')]
  const heading = {
    ...h(1, 'x'),
    content: [field('ask'), { type: 'text' as const, text: '. Then.' }],
  } as Block
  const made = pack(
    doc(
      section('Alpha', {}, heading, p(field('ask'), '. We wait.'), p(field('say'), '.')),
      section('Beta', {}, table('', tr(th('Head')), tr(td(p(field('ask'), '.'))))),
    ),
    {},
    fields,
  )
  const text = textOf(await engine.paint(engine.layout(job(made, { titlePage: 'with' })))).replaceAll(
    /\s+/g,
    ' ',
  )
  expect(text.match(/What next\? Then\./g)?.length).toBeGreaterThan(0)
  expect(text).toContain('What next? We wait.')
  expect(text).toContain('They said “stop!”')
  expect(text).not.toMatch(/[?!]”?\./)
})
