// The marking on every kind of page and paper: complete, within the text's width, and overlapping nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import type { PackMarking } from '#shared/markings'
import type { ExportOptions, Paper } from '#shared/pack'
import { type Engine, THEME_IDS } from '../../electron/pdf'
import { doc, job, p, pack, section, table, td, th, tr, trainer } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { type PlacedText, placedTexts } from '../../electron/pdf/testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const countries =
  'AUS AUT BEL BGR CAN CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA JPN KOR LTU LUX LVA MLT MNE MKD NLD NOR NZL POL PRT ROU SVK SVN SWE TUR UKR'
const releasable = `REL TO USA, ${countries.split(' ').join(', ')}`
const RIDER = 'Marking for training purposes only'
const marking = (caveat: string, trainingRider = true): PackMarking => ({
  scheme: 'uk',
  level: 'official-sensitive',
  caveat,
  trainingRider,
})

const lines = (count: number): ReturnType<typeof p>[] =>
  Array.from({ length: count }, (_, index) => p(`Line ${index}`, ' of words that fill a line'.repeat(5)))
const document = doc(
  section('Chapter one of the visit', {}, ...lines(22), trainer('answers', p('An answer'))),
  section(
    'Lying',
    { landscape: true },
    table('Rows', tr(th('Head')), ...Array.from({ length: 30 }, () => tr(td('x')))),
  ),
  section('Map', { annex: true }, ...lines(18), trainer('answers', p('Another'))),
)

const papers: readonly Paper[] = ['a4', 'letter', 'a5']
const variants: readonly Partial<ExportOptions>[] = [
  {},
  { mirrored: true, draft: true },
  { notesColumn: true, lineNumbers: true },
  { twoPerSheet: true },
]
const matrix = papers.flatMap((paper) =>
  THEME_IDS.flatMap((theme) =>
    [releasable, '', 'UK EYES/AUS EYES//NOFORN'].map((caveat, index) => ({ paper, theme, caveat, index })),
  ),
)

async function print(meta: Parameters<typeof pack>[1], options: Partial<ExportOptions>) {
  const layout = engine.layout(job(pack(document, { kind: 'handout', ...meta }), options))
  return { layout, pages: await placedTexts(await engine.paint(layout)) }
}

/** Points that printers leave white, at least, also where two pages share a sheet. */
const LEAST_EDGE = 15

/** Describes overlapping texts. Letters reach a fifth of their size below the baseline and 0.72 above it. */
function overlaps(texts: readonly PlacedText[]): string[] {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const high =
        Math.min(one.y + one.size * 0.72, other.y + other.size * 0.72) -
        Math.max(one.y - one.size * 0.2, other.y - other.size * 0.2)
      return wide > 0.5 && high > 0.1 && one.turned === other.turned
        ? [`“${one.text}” and “${other.text}”`]
        : []
    }),
  )
}

describe('the marking', () => {
  it.each(matrix)('on $paper, $theme, caveat $index', async ({ paper, theme, caveat, index }) => {
    const options = variants[(papers.indexOf(paper) + THEME_IDS.indexOf(theme) + index) % variants.length]
    const { pages } = await print({ paper, theme, marking: marking(caveat) }, options ?? {})
    expect(pages.length).toBeGreaterThan(3)
    for (const { width, height, texts } of pages) {
      // The word across the page may reach as far as it likes.
      for (const { x, y, width: wide, size, text } of texts.filter(({ turned }) => !turned)) {
        expect(x, text).toBeGreaterThan(LEAST_EDGE)
        expect(x + wide, text).toBeLessThan(width - LEAST_EDGE)
        expect(y - size * 0.25, text).toBeGreaterThan(LEAST_EDGE)
        expect(y + size * 0.8, text).toBeLessThan(height - LEAST_EDGE)
      }
      expect(overlaps(texts)).toEqual([])
      const said = texts
        .map(({ text }) => text.trim())
        .join(' ')
        .replaceAll(/\s+/g, ' ')
      const whole = ['OFFICIAL-SENSITIVE', caveat, RIDER].filter((part) => part !== '').join(' ')
      // Both pages of a sheet, and both ends of each.
      expect(said.replaceAll('/ ', '/').split(whole.replaceAll('/ ', '/')).length - 1, said).toBeGreaterThan(
        1,
      )
    }
  })

  it('breaks only after commas, spaces and slashes', async () => {
    const layout = engine.layout(job(pack(document, { paper: 'a5', marking: marking(releasable) })))
    const ends = (layout.pages[0]?.furniture ?? []).flatMap((one) =>
      one.kind === 'text' ? [one.words.map(({ text }) => text).join('')] : [],
    )
    const broken = ends.filter((line) => /USA|GBR|UKR|NZL|DEU/.test(line))
    expect(broken.length).toBeGreaterThan(3)
    for (const line of broken) expect(line).toMatch(/^(REL|[A-Z]{3}).*(, ?|UKR)$/)
  })

  it('is announced once, in full', async () => {
    const layout = engine.layout(job(pack(document, { paper: 'a5', marking: marking(releasable) })))
    const said = layout.pages.flatMap(({ furniture }) =>
      furniture.flatMap((one) => (one.kind === 'text' && one.tag >= 0 ? [one] : [])),
    )
    const text = said.map(({ words }) => words.map((word) => word.text).join('')).join('|')
    expect(text.replaceAll(', |', ', ')).toBe(`OFFICIAL-SENSITIVE ${releasable}|${RIDER}`)
    expect(new Set(said.map(({ tag }) => tag)).size).toBe(2)
  })

  it.each([
    ['one that no page holds', `${releasable}, `.repeat(9)],
    ['one without a place to break', 'X'.repeat(400)],
    ['one without end', 'X, '.repeat(50_000)],
  ])('refuses %s and says so', (_name, caveat) => {
    const made = job(pack(document, { paper: 'a5', marking: marking(caveat) }))
    expect(() => engine.layout(made)).toThrow(/The marking “.+” \(\d+ characters\) is too long for the page/)
  })
})
