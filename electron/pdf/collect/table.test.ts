// What screen readers announce of a table: its header rows, the headers of each cell, and what is repeated.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Table, TableRow } from '#shared/document/nodes'
import type { Engine, Layout } from '../index'
import { doc, job, p, pack, section, table, td, th, tr } from '../testing/build'
import { startEngine } from '../testing/engine'
import { ask, boxedWords, pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
const layOut = (made: Table): Layout =>
  engine.layout(job(pack(doc(section('Alpha', {}, p('Before.'), made)))))
const many = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, index) => tr(td(`a${index}`), td(`b${index}`), td(`c${index}`)))

interface Heard {
  readonly words: string
  readonly role: string
  readonly within: string
  readonly scope: string
  /** Text of its headers. */
  readonly headers: readonly string[]
}

/** The cells of the first section's table, as a reader of the structure finds them. */
function cellsOf({ units, pages }: Layout): Heard[] {
  const unit = units.findIndex(({ tags }) => tags.some(({ role }) => role === 'Table'))
  const tags = units[unit]?.tags ?? []
  const words = tags.map(() => '')
  for (const group of pages.flatMap(({ groups }) => groups)) {
    for (const frame of group.frames)
      if (frame.kind === 'text' && group.unit === unit && frame.tag >= 0)
        words[frame.tag] += frame.words.map(({ text }) => text).join('')
  }
  const wordsIn = (cell: number): string =>
    tags.map((tag, index) => (tag.parent === cell || index === cell ? words[index] : '')).join('')
  const named = (id: string): string => wordsIn(tags.findIndex((tag) => tag.id === id))
  return tags.flatMap((tag, index) =>
    tag.role === 'TH' || tag.role === 'TD'
      ? [
          {
            words: wordsIn(index),
            role: tag.role,
            within: tags[tags[tag.parent]?.parent ?? -1]?.role ?? '',
            scope: tag.scope ?? '',
            headers: (tag.headers ?? []).map(named),
          },
        ]
      : [],
  )
}
const cell = (layout: Layout, words: string): Heard | undefined =>
  cellsOf(layout).find((one) => one.words === words)

const phases = table(
  'Phases',
  tr(th('Task'), th('Lead'), th('Days')),
  tr(th('Phase 1: before arrival', { colspan: 3 })),
  tr(td('Brief'), td('DA'), td('2')),
  tr(th('Phase 2: on the ground', { colspan: 3 })),
  tr(td('Visit'), td('MA'), td('5')),
)

describe('rows that name a group', () => {
  it('are not part of the header, and are announced with the cells below them', () => {
    const layout = layOut(phases)
    expect(cell(layout, 'Phase 1: before arrival')).toMatchObject({ within: 'TBody', scope: 'Column' })
    expect(cell(layout, 'Brief')?.headers).toEqual(['Task', 'Phase 1: before arrival'])
    expect(cell(layout, '5')?.headers).toEqual(['Days', 'Phase 2: on the ground'])
  })

  it('are not repeated on the next page, and never last on a page', async () => {
    const rows = Array.from({ length: 30 }, (_, phase) => [
      tr(th(`Phase ${phase}`, { colspan: 3 })),
      ...many(3),
    ]).flat()
    const pdf = await engine.paint(layOut(table('', tr(th('Task'), th('Lead'), th('Days')), ...rows)))
    const pages = pagesOf(pdf)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.join('').match(/Phase 0\b/g)).toHaveLength(1)
    for (const page of pages) expect(page).not.toMatch(/Phase \d+\s+(Page|DE\/|OFFICIAL)/)
  })
})

describe('headers of two rows', () => {
  const years = table(
    'Years',
    tr(th('Indicator', { rowspan: 2 }), th('2025', { colspan: 2 })),
    tr(th('Plan'), th('Done')),
    tr(th('Courses'), td('12'), td('11')),
    tr(th('Visits'), td('1,250'), td('980')),
  )

  it('give each cell all its headers', async () => {
    const layout = layOut(years)
    expect(cell(layout, '980')?.headers).toEqual(['2025', 'Done', 'Visits'])
    const text = ask(await engine.paint(layout), 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    const ids = [...text.matchAll(/\/ID \((cell-[^)]+)\)/g)].map(([, id]) => id)
    const named = [...text.matchAll(/\/Headers \[([^\]]+)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/\(([^)]+)\)/g)].map(([, id]) => id),
    )
    expect(named.length).toBeGreaterThan(6)
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('are centred over their numbers, with a rule of the same width', () => {
    const [page] = layOut(years).pages
    const frames = page?.groups.flatMap((group) =>
      group.frames.map((frame) => ('x' in frame ? { ...frame, x: frame.x + group.x } : frame)),
    )
    const places = frames?.flatMap((frame) =>
      frame.kind === 'text'
        ? [
            {
              said: frame.words
                .map(({ text }) => text)
                .join('')
                .trim(),
              x: frame.x,
              y: frame.y,
            },
          ]
        : [],
    )
    const at = (words: string): number => places?.find(({ said }) => said === words)?.x ?? 0
    expect(at('2025')).toBeGreaterThan(at('Plan'))
    expect(at('2025')).toBeLessThan(at('Done'))
  })
})

describe('a header that reaches into the rows below', () => {
  it('includes them: they are shaded and repeated', async () => {
    const reaching = table(
      '',
      tr(th('Nation', { rowspan: 2 }), th('Contacts', { colspan: 2 })),
      tr(td('Staff'), td('Units')),
      ...many(120),
    )
    const layout = layOut(reaching)
    const pages = pagesOf(await engine.paint(layout)).filter((page) => /\ba\d+\b/.test(page))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page.match(/Nation/g)).toHaveLength(1)
    for (const page of pages) expect(page).toMatch(/Staff +Units/)
    expect(layout.warnings).toEqual([])
  })

  it('is reported when it reaches too far, and still looks like a header', () => {
    const made = table(
      'Contacts',
      tr(th('Country', { rowspan: 9 }), th('Staff'), th('Units')),
      ...Array.from({ length: 60 }, (_, index) =>
        index < 8 ? tr(td(`s${index}`), td(`u${index}`)) : tr(td('x'), td(`s${index}`), td(`u${index}`)),
      ),
    )
    const layout = layOut(made)
    expect(layout.warnings.map(({ message, target }) => [message, target])).toEqual([
      [expect.stringMatching(/^The table “Contacts” does not repeat its header/), made.attrs.id],
    ])
    expect(cell(layout, 'Staff')).toMatchObject({ role: 'TH', scope: 'Column' })
  })
})

it('fills a header row that is too short with headers', () => {
  const layout = layOut(table('', tr(th('Country'), th('Staff')), ...many(3)))
  expect(cellsOf(layout).slice(0, 3)).toMatchObject([
    { role: 'TH', within: 'THead' },
    { role: 'TH', within: 'THead' },
    { role: 'TH', within: 'THead' },
  ])
})

it('gives a table that is only a header the look and the scope of one', () => {
  expect(cellsOf(layOut(table('', tr(th('Serial'), th('Remarks')))))).toMatchObject([
    { role: 'TH', within: 'Table', scope: 'Column' },
    { role: 'TH', within: 'Table', scope: 'Column' },
  ])
})

it.each([
  ['en-GB', ['12.5 km', '120 km', '1,200.75 km', 'n/a']],
  ['en-GB', ['USD 1,204.25', 'USD 17', '–', 'USD 3.5']],
  ['en-GB', ['-€4.5', '€1,204.25', '(€17)', '+€3']],
  ['de', ['12,5 %', '3 %', '1.204,75 %', 'k. A.']],
  ['fr', ['1 204,50 €', '17 €', '3,5 €', '–']],
])(
  'stands figures with units and currencies under each other, and gaps do not part them: %s %s',
  async (language, figures) => {
    const rows = figures.map((one) => tr(td('Item'), td(one), td('and words')))
    const made = pack(doc(section('Alpha', {}, table('', tr(th('A'), th('B'), th('C')), ...rows))), {
      language,
    })
    const words = boxedWords(await engine.paint(engine.layout(job(made)))).filter(({ top }) => top > 100)
    const decimal = language === 'en-GB' ? '.' : ','
    const figureOf = (text: string) => /[\d.,]*\d/.exec(text)?.[0] ?? ''
    // Figures are all as wide as this.
    const measure = words.find(({ text }) => /^\(?[€]?17\)?$|^120$|^3$/.test(text)) as (typeof words)[number]
    const digit = (measure.right - measure.left) / measure.text.length
    const ends = figures
      .filter((one) => /\d/.test(one))
      .map((one) => {
        const figure = figureOf(one.split(' ').findLast((part) => /\d/.test(part)) ?? '')
        const word = words.find(({ text }) => text.includes(figure)) as (typeof words)[number]
        const [, broken] = figure.split(decimal)
        const behind = word.text.length - word.text.lastIndexOf(figure) - figure.length
        // A decimal sign is about half as wide.
        return word.right - ((broken === undefined ? 0 : broken.length + 0.5) + behind * 0.6) * digit
      })
    for (const end of ends) expect(Math.abs(end - (ends[0] ?? 0))).toBeLessThan(digit * 0.45)
  },
)
