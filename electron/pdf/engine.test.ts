// The engine end to end: packs in, PDFs out, read back by poppler, qpdf and pdf.js.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Asset, Pack } from '#shared/pack'
import type { Engine } from './index'
import {
  b,
  callout,
  doc,
  field,
  guidance,
  h,
  i,
  image,
  job,
  note,
  np,
  p,
  pack,
  packField,
  ref,
  section,
  table,
  td,
  th,
  tr,
  trainer,
} from './testing/build'
import { startEngine } from './testing/engine'
import { svgAsset } from './testing/pictures'
import { pngAsset } from './testing/png'
import { ask, pagesOf, readBack, textOf } from './testing/read-back'
import { showcase } from './testing/showcase'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const print = async (made: Pack, options = {}, assets: readonly Asset[] = []) => {
  const layout = engine.layout(job(made, options, assets))
  return { layout, pdf: await engine.paint(layout) }
}
const THREAD = {
  id: 'k',
  resolved: false,
  entries: [{ author: 'Ada', time: '2026-05-01T08:00:00.000Z', text: 'Strictly between us' }],
}
const SENTENCE = 'The delegation should expect candid talks about recruitment and the cost of modernisation. '
const long = (count: number) => Array.from({ length: count }, () => p(SENTENCE.repeat(6)))

describe('a printed pack', () => {
  it('is a valid file with its title, language and embedded fonts', async () => {
    const { pack: made, assets } = showcase()
    const { pdf } = await print(made, {}, assets)
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
    const info = ask(pdf, 'pdfinfo', '@')
    expect(info).toMatch(/Title: +Country engagement briefing/)
    expect(info).toMatch(/Tagged: +yes/)
    const fonts = ask(pdf, 'pdffonts', '@').split('\n').slice(2, -1)
    expect(fonts.length).toBeGreaterThan(3)
    for (const line of fonts) expect(line).toMatch(/^[A-Z]{6}\+\S+ .* yes yes yes /)
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('/JavaScript')
  })

  it('is the same, byte for byte, with and without comments in the text', async () => {
    const made = pack(doc(section('One', {}, p('The officer in the office offers a difficult baffle.'))))
    const plain = JSON.stringify(made)
    const commented = plain
      .replace(
        /"content":\[\{"type":"text","text":"The officer[^\]]*\]/,
        `"content":${JSON.stringify([
          { type: 'text', text: 'The of' },
          { type: 'text', text: 'ficer in the of', marks: [{ type: 'comment', attrs: { id: 'k' } }] },
          { type: 'text', text: 'fice offers a difficult baffle.' },
        ])}`,
      )
      .replace('"comments":[]', `"comments":[${JSON.stringify(THREAD)}]`)
    expect(commented.match(/comment"/g)).toHaveLength(1)
    expect(commented).toContain('Strictly between us')
    const [one, other] = await Promise.all([plain, commented].map((json) => print(JSON.parse(json) as Pack)))
    expect(Buffer.from(other?.pdf ?? []).equals(one?.pdf ?? new Uint8Array())).toBe(true)
  })

  it('is the same, byte for byte, when printed again by another engine', async () => {
    const { pack: made, assets } = showcase()
    const first = await print(made, {}, assets)
    const other = await startEngine()
    const second = await other.paint(other.layout(job(structuredClone(made), {}, assets)))
    expect(Buffer.from(second).equals(Buffer.from(first.pdf))).toBe(true)
  })

  it('lists headings in the contents with the numbers of the pages where they are, as links', async () => {
    const made = pack(
      doc(
        ...['Alpha', 'Bravo', 'Charlie', 'Delta'].map((title) =>
          section(title, {}, ...long(5), h(1, `${title} detail`), ...long(3)),
        ),
      ),
    )
    const { pdf, layout } = await print(made)
    const back = await readBack(pdf)
    const contents = pagesOf(pdf)[0] ?? ''
    expect(back.outline.map(({ title }) => title)).toEqual(
      ['Alpha', 'Bravo', 'Charlie', 'Delta'].flatMap((title, index) => [
        `${index + 1} ${title}`,
        `${title} detail`,
      ]),
    )
    for (const { title, page } of back.outline) {
      const name = title.replace(/^\d /, '')
      const label = layout.pages[page - 1]?.label
      expect(contents).toMatch(new RegExp(`${name}[ .]+${label}\\n`))
      expect(pagesOf(pdf)[page - 1]).toContain(name)
      expect(back.links[0]).toContain(page)
    }
    expect(back.labels.slice(0, 3)).toEqual(['i', '1', '2'])
  })

  it('prints marking, running head and page x of y on every page', async () => {
    const made = pack(doc(section('Alpha', {}, ...long(30))), {
      marking: { scheme: 'nato', level: 'nato-restricted', caveat: 'Releasable to PfP', trainingRider: true },
    })
    const pages = pagesOf((await print(made)).pdf)
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page.match(/NATO RESTRICTED/g)).toHaveLength(2)
      expect(page.match(/Releasable to PfP/g)).toHaveLength(2)
      expect(page.match(/Marking for training purposes only/g)).toHaveLength(2)
      if (index > 0) expect(page).toContain(`Page ${index} of ${pages.length - 1}`)
    }
  })

  it('numbers paragraphs, puts notes at the foot of their page and keeps guidance out', async () => {
    const made = pack(
      doc(
        section(
          'Alpha',
          {},
          np(1, 'One'),
          np(2, 'Sub'),
          np(3, 'Deep'),
          np(4, 'Deeper'),
          np(5, 'Deepest'),
          np(1, 'Two', note('A note.')),
          guidance(p('Secret advice')),
        ),
        section('Bravo', {}, np(1, 'Again')),
      ),
    )
    const { pdf } = await print(made)
    const text = textOf(pdf, '-layout')
    expect(text).toContain('1. One a. Sub (1) Deep (a) Deeper (i) Deepest 2. Two')
    expect(text).toMatch(/2 Bravo 3\. Again 1 A note\./)
    expect(text).not.toContain('Secret')
  })

  it('prints an empty field and a missing image as visible marks and warns of the image', async () => {
    const made = pack(
      doc(
        section(
          'Alpha',
          {},
          p('Visit to ', field('host'), ' on ', field('day'), '.'),
          image('ab'.repeat(32), { alt: 'Harbour' }),
        ),
      ),
      {},
      [packField('host', 'Arvenia', 'Host nation'), packField('day', '', 'Day of the visit')],
    )
    const { pdf, layout } = await print(made)
    expect(textOf(pdf)).toContain('Visit to Arvenia on [Day of the visit].')
    expect(textOf(pdf)).toContain('Image not available: Harbour')
    expect(
      layout.warnings.map(({ message, section: id }) => [message, id === made.doc.content[0]?.attrs.id]),
    ).toEqual([['The image “Harbour” is missing from the pack.', true]])
  })

  it('prints the logo on the cover as a figure named after the organisation, in the running head as an artifact', async () => {
    const logo = pngAsset(300, 120)
    const short = pack(doc(section('Alpha', {}, p('Text.'))), { logo: logo.id })
    const plain = await print(short, {}, [logo])
    const pictures = plain.layout.pages.flatMap((page) => [
      ...page.groups.flatMap(({ frames }) => frames),
      ...page.furniture,
    ])
    expect(pictures.filter(({ kind }) => kind === 'image')).toHaveLength(1)
    expect(ask(plain.pdf, 'pdfinfo', '-struct', '@')).toContain('Figure')
    expect(plain.layout.units[0]?.tags.find(({ role }) => role === 'Figure')?.alt).toBe(
      'Logo: Defence Engagement Branch',
    )
    const themed = pack(doc(section('Alpha', {}, p('Text.'))), { logo: logo.id, theme: 'modern-report' })
    const { layout } = await print(themed, {}, [logo])
    const head = layout.pages.at(-1)?.furniture.find(({ kind }) => kind === 'image')
    expect(head).toMatchObject({ asset: logo.id, tag: -1 })
    const lost = await print(short)
    expect(lost.layout.warnings.map(({ message }) => message)).toEqual([
      'The logo is missing from the pack. Choose it again.',
    ])
  })

  it('puts sources where the export options say; a source cited twice is listed once', async () => {
    const cited = (name: string) => [
      p('Claim', note('Same source.', 'source')),
      p('More', note(`Own ${name}.`, 'source')),
    ]
    const made = pack(
      doc(section('Alpha', {}, ...cited('one'), ...cited('two')), section('Bravo', {}, ...cited('three'))),
    )
    const asked = async (sources: 'footnotes' | 'sections' | 'list') =>
      textOf((await print(made, { sources })).pdf)
    // At the foot of a page, each citation also has its own number.
    const footnotes = await asked('footnotes')
    expect(footnotes.match(/Same source\./g)).toHaveLength(1)
    expect(footnotes).toMatch(/Claim ?1 More ?2 Claim ?3 More ?4 .*Claim ?5 More ?6 /)
    expect(footnotes).toMatch(/Same source\. Own one\. See note 1\. Own two\. See note 1\. Own three\./)
    const behind = await asked('sections')
    expect(behind).toMatch(
      /Claim ?\[1\] More ?\[2\] Claim ?\[1\] More ?\[3\] Sources \[1\] Same source\. \[2\] Own one\. \[3\] Own two\./,
    )
    expect(behind).toMatch(/Claim ?\[1\] More ?\[2\] Sources \[1\] Same source\. \[2\] Own three\./)
    const list = await asked('list')
    expect(list.match(/Same source\./g)).toHaveLength(1)
    expect(list).toMatch(
      /Claim ?\[1\] More ?\[4\].*Sources \[1\] Same source\. \[2\] Own one\. \[3\] Own two\. \[4\] Own three\./,
    )
  })

  it('names characters that no font has, once for each kind, with their position', async () => {
    const asset = svgAsset(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><title>भारत</title><text y="15">ผัง 🦆</text></svg>',
    )
    const made = pack(
      doc(
        section('Alpha', { id: 'a' }, p('Horus is 𓀀𓀁 in Egyptian.')),
        section('สวัสดี', { id: 'b' }, table('ქართული', tr(td('x'))), image(asset.id)),
        section('Charlie', { id: 'c' }, p('🇬🇧 👨‍👩‍👧 \ue001', note('ไทย'))),
      ),
      {
        title: 'ไทย',
        marking: { scheme: 'us', level: 'secret', caveat: 'Հայերեն', trainingRider: false },
      },
    )
    const { layout, pdf } = await print(made, {}, [asset])
    expect(layout.warnings.map(({ message, section: id }) => [message, id])).toEqual([
      [
        'No font contains Thai letters such as “ไ” (U+0E44), “ท” (U+0E17), “ย” (U+0E22) and 7 more: boxes (□) are printed in the pack’s title, details or marking and in 2 sections, first in this one.',
        'b',
      ],
      [
        'No font contains Armenian letters such as “Հ” (U+0540), “ա” (U+0561), “յ” (U+0575) and 3 more: boxes (□) are printed in the pack’s title, details or marking.',
        null,
      ],
      [
        'No font contains Egyptian letters such as “𓀀” (U+13000), “𓀁” (U+13001): boxes (□) are printed in this section.',
        'a',
      ],
      [expect.stringMatching(/^No font contains Georgian letters such as .* in this section\.$/), 'b'],
      [expect.stringMatching(/^No font contains emoji such as .* in 2 sections, first in this one\.$/), 'b'],
      [expect.stringMatching(/^No font contains flags such as /), 'c'],
      [expect.stringMatching(/^No font contains private-use characters such as /), 'c'],
    ])
    expect(textOf(pdf)).toContain('𓀀𓀁')
  })

  it('prints trainer material in handouts alone, and answers on a sheet without questions', async () => {
    const made = pack(
      doc(
        section('Alpha', {}, p('Text.'), trainer('check', p('Why?')), trainer('answers', p('Because.'))),
        section('Bravo', {}, p('End.')),
      ),
    )
    expect(textOf((await print(made)).pdf)).not.toMatch(/Why|Because/)
    const pages = pagesOf((await print(made, { kind: 'handout', edition: 'instructor' })).pdf)
    const question = pages.findIndex((page) => page.includes('Why?'))
    const answer = pages.findIndex((page) => page.includes('Because.'))
    expect(question).toBeGreaterThanOrEqual(0)
    expect(Math.floor(answer / 2)).toBeGreaterThan(Math.floor(question / 2))
  })

  it('leaves no word of the answers in a student handout: text, tags, contents or file', async () => {
    const answers = trainer(
      'answers',
      p('Becausexyzzy. ', note('Becausexyzzy'), b('Becausexyzzy')),
      table('Becausexyzzy', tr(td('Becausexyzzy'))),
    )
    const made = pack(
      doc(
        section(
          'Alpha',
          {},
          trainer('check', p('Why?')),
          answers,
          table('After', tr(td('x'))),
          p('y', note('A note')),
        ),
      ),
    )
    const student = await print(made, { kind: 'handout' })
    const instructor = await print(made, { kind: 'handout', edition: 'instructor' })
    expect(textOf(instructor.pdf)).toContain('Becausexyzzy')
    expect(textOf(student.pdf)).toContain('Why?')
    expect(textOf(student.pdf)).not.toMatch(/Answers|Becausexyzzy/)
    expect(ask(student.pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')).not.toContain(
      'Becausexyzzy',
    )
    // Parts left out leave no gap in the numbers.
    expect(textOf(student.pdf)).toMatch(/Table 1\s+After/)
  })

  it('numbers annexes by letter on separate pages, and leaves excluded sections out', async () => {
    const made = pack(
      doc(
        section('Alpha', {}, p('Body.', ref('x1', 'number'))),
        section('Hidden', { excluded: true }, p('Nothing.')),
        section('Maps', { annex: true, id: 'x1' }, p('Map.')),
        section('Lists', { annex: true }, p('List.')),
      ),
    )
    const { pdf } = await print(made)
    const pages = pagesOf(pdf)
    expect(pages.join()).not.toContain('Hidden')
    expect(pages[0]).toContain('Body.Annex A')
    expect(pages[1]).toMatch(/Annex A\s+Maps[\s\S]*Page A-1 of A-1/)
    expect(pages[2]).toMatch(/Annex B\s+Lists[\s\S]*Page B-1 of B-1/)
    expect((await readBack(pdf)).labels).toEqual(['1', 'A-1', 'B-1'])
  })

  it('repeats header rows, marks continued tables, and loses no row', async () => {
    const rows = Array.from({ length: 120 }, (_, index) =>
      tr(td(`Row-${index}`), td('Text'), td(String(index))),
    )
    const made = pack(
      doc(section('Alpha', {}, table('Many rows', tr(th('Name'), th('Words'), th('Count')), ...rows))),
    )
    const { pdf } = await print(made)
    const pages = pagesOf(pdf).filter((page) => page.includes('Row-'))
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(/Name +Words +Count/)
      expect(page.includes('Table 1 continued')).toBe(index > 0)
    }
    expect(pages.join().match(/Row-\d+/g)).toEqual(rows.map((_, index) => `Row-${index}`))
  })

  it('divides a row that is taller than a page, merged cells included', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `w${index}`)
    const tall = td([p(words.join(' '))], { rowspan: 2 })
    const made = pack(
      doc(
        section(
          'Alpha',
          {},
          table('', tr(th('A'), th('B')), tr(tall, td('first')), tr(td('second')), tr(td('x'), td('y'))),
        ),
      ),
    )
    const { pdf } = await print(made)
    const found = textOf(pdf).match(/\bw\d+\b/g) ?? []
    expect(new Set(found).size).toBe(words.length)
    expect(found).toHaveLength(words.length)
    expect(textOf(pdf)).toMatch(/first.*second.*x y/)
  })

  it('keeps a heading with the text below it and never leaves a single line behind', async () => {
    for (let lines = 20; lines < 34; lines++) {
      const made = pack(
        doc(
          section(
            'Alpha',
            {},
            ...Array.from({ length: lines }, () => p('One line.')),
            h(1, 'HEADING'),
            p(SENTENCE.repeat(5)),
          ),
        ),
      )
      const pages = pagesOf((await print(made)).pdf)
      const page = pages.find((text) => text.includes('HEADING')) ?? ''
      expect(page).toMatch(/HEADING\s+The delegation[^\n]*\n[^\n]*\w/)
    }
  })

  it('sets landscape sections on separate pages', async () => {
    const made = pack(
      doc(
        section('Alpha', {}, p('Upright.')),
        section('Wide', { landscape: true }, p('Wide.')),
        section('Omega', {}, p('Upright again.')),
      ),
    )
    const { layout } = await print(made, { titlePage: 'without' })
    expect(layout.pages.map((page) => page.width > page.height)).toEqual([false, true, false])
  })

  it('prints portion marks before parts with their own marking', async () => {
    const made = pack(
      doc(
        section(
          'Alpha',
          { marking: 'secret' },
          {
            type: 'paragraph',
            attrs: { textAlign: null, marking: 'official' },
            content: [{ type: 'text', text: 'Plain.' }],
          },
        ),
      ),
    )
    expect(textOf((await print(made)).pdf)).toMatch(/\(S\) Alpha .*\(O\) Plain\./)
  })

  it('labels callouts', async () => {
    const made = pack(
      doc(section('Alpha', {}, callout('bottomLine', p('Go ', b('now'), '.')), callout('risk', p('Rain.')))),
    )
    expect(textOf((await print(made)).pdf)).toMatch(/Bottom line Go now\. Risk Rain\./)
  })

  it('labels what is said at a meeting, and what is not', async () => {
    const kinds = ['pointsToMake', 'ifRaised', 'doNotRaise', 'mayBeUsed', 'notDisclosed'] as const
    const boxes = kinds.map((kind, index) => callout(kind, p(`Words ${index}.`)))
    const text = textOf((await print(pack(doc(section('Alpha', {}, ...boxes))))).pdf).replaceAll(/\s+/g, ' ')
    expect(text).toContain(
      'Points to make Words 0. If raised Words 1. Do not raise Words 2. ' +
        'Background: may be used Words 3. Background: must not be disclosed Words 4.',
    )
  })
})

describe('justified text', () => {
  it('ends all lines but the last at the right margin', async () => {
    const { pdf } = await print(
      pack(
        doc(section('Alpha', {}, p(SENTENCE.repeat(9), i('slanted words in between '), SENTENCE.repeat(4)))),
      ),
    )
    const words = [
      ...ask(pdf, 'pdftotext', '-bbox', '@', '-').matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)/g,
      ),
    ]
    const rights = new Map<string, number>()
    const start = words.findIndex(([, , , , text]) => text === 'The')
    for (const [, , top = '', right] of words.slice(start))
      rights.set(top, Math.max(rights.get(top) ?? 0, Number(right)))
    const lines = [...rights.values()].slice(0, 9)
    for (const right of lines) expect(right).toBeCloseTo(Math.max(...lines), 0)
  })
})

describe('a second layout', () => {
  it('sets only the sections that changed', async () => {
    const made = pack(doc(section('Alpha', {}, ...long(5)), section('Bravo', {}, ...long(5))))
    const first = engine.layout(job(made))
    const [alpha, bravo] = made.doc.content
    const edited = {
      ...made,
      doc: {
        ...made.doc,
        content: [alpha!, { ...bravo!, content: [...bravo!.content, p('More.')] as never }],
      },
    }
    const second = engine.layout(job(edited))
    const framesOf = (layout: typeof first, unit: number) =>
      layout.pages.flatMap((page) =>
        page.groups.filter((group) => group.unit === unit).map((group) => group.frames),
      )
    expect(framesOf(second, 1)).toHaveLength(framesOf(first, 1).length)
    expect(framesOf(second, 1).every((frames, index) => frames === framesOf(first, 1)[index])).toBe(true)
    expect(framesOf(second, 2).some((frames, index) => frames === framesOf(first, 2)[index])).toBe(false)
  })
})

describe('themes', () => {
  it.each(['staff-paper', 'modern-report', 'course-handout'])(
    '%s sets every paper without losing a word',
    async (theme) => {
      for (const paper of ['a4', 'letter', 'a5'] as const) {
        const made = pack(doc(section('Alpha', {}, ...long(8)), section('Bravo', {}, ...long(4))), {
          theme,
          paper,
        })
        const { pdf } = await print(made)
        expect(textOf(pdf).match(/modernisation\./g)).toHaveLength(12 * 6)
      }
    },
  )
})
