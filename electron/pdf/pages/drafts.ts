// Draft pages: each run of the plan divided into pages, with right-hand pages where required.
import type { Configuration } from '../configuration'
import { strip } from '../flow/strip'
import { typesetRepeatedNote } from '../text/lines'
import type { FrontMatter } from './front-matter'
import type { Geometry } from './geometry'
import { type FilledPage, paginate, type RepeatNote } from './paginate'
import type { PageRun } from './runs'
import { placeSheet } from './sheets'
import { typesetContext } from './typeset'

/** A page before pages have numbers. */
export interface DraftPage {
  readonly filled: FilledPage
  readonly geometry: Geometry
  readonly series: string
  /** Has nothing but markings around its text: the title page. */
  readonly bare: boolean
  /** Left blank, so that the next page is a right-hand one. */
  readonly blank: boolean
  /** Has neither marking nor head and foot: a page of an enclosed file, as its author chose. */
  readonly plain: boolean
  /** It holds a page of an enclosed file. */
  readonly isSheet: boolean
}

/** Series of front matter. */
export const FRONT = 'front'

const EMPTY: FilledPage = { body: [], notes: [], noteRule: null }

/** What is divided into pages. */
interface Paginated {
  readonly front: FrontMatter
  readonly runs: readonly PageRun[]
}

/** Divides a plan into pages. */
export function paginatePlan(config: Configuration, { front, runs }: Paginated): DraftPage[] {
  if (!front.separate) return paginateWithBlock(config, front, runs)
  const pages = paginate(front.strips, config.front.textHeight, repeatsNotes(config))
  const before = pages.map((filled, index) => ({
    filled,
    geometry: config.front,
    series: FRONT,
    bare: index === 0,
    blank: false,
    plain: false,
    isSheet: false,
  }))
  return paginateRuns(config, runs, before)
}

/** Divides a plan into pages whose first has the title at its top. */
export const paginateWithBlock = (
  config: Configuration,
  block: FrontMatter,
  runs: readonly PageRun[],
): DraftPage[] => paginateRuns(config, withTitleBlock(block.strips, runs), [])

function repeatsNotes(config: Configuration): RepeatNote {
  const findings = { section: null, problems: [], missing: new Set<string>() }
  const context = typesetContext(config, config.portrait, findings)
  return (note, first) => typesetRepeatedNote(context, note, first)
}

/** The pages `before`, then those of the runs. */
function paginateRuns(
  config: Configuration,
  runs: readonly PageRun[],
  before: readonly DraftPage[],
): DraftPage[] {
  const repeatNote = repeatsNotes(config)
  const drafts = [...before]
  const { twoSided = false, mirrored = false } = config.options
  for (const [place, { strips, sheets, landscape, series, recto }] of runs.entries()) {
    const page = { series, bare: false, plain: false, isSheet: false }
    // A right-hand page: the number of pages before it is even.
    const last = drafts.at(-1)
    const turned = recto || (place === 0 && (twoSided || mirrored))
    if (turned && last && drafts.length % 2 === 1)
      drafts.push({ ...page, series: last.series, filled: EMPTY, geometry: config.portrait, blank: true })
    const geometry = landscape ? config.landscape : config.portrait
    const pages = strips.length > 0 ? paginate(strips, geometry.textHeight, repeatNote) : []
    for (const filled of pages) drafts.push({ ...page, filled, geometry, blank: false })
    for (const { sheet, unit } of sheets) {
      const placed = placeSheet(config, sheet)
      const body = [{ strip: strip(0, placed.frames), y: 0, unit }]
      const { geometry, plain } = placed
      drafts.push({ ...page, filled: { ...EMPTY, body }, geometry, plain, isSheet: true, blank: false })
    }
  }
  return drafts
}

/** Puts the title block at the top of the first page, the first of the body if possible. */
function withTitleBlock(strips: PageRun['strips'], runs: readonly PageRun[]): PageRun[] {
  const [first, ...rest] = runs
  const block: PageRun = { landscape: false, series: '', recto: false, strips, sheets: [] }
  if (!first || first.strips.length === 0 || first.landscape || first.series !== '' || first.recto)
    return [block, ...runs]
  // Drop the first page break: the body starts below the title block.
  const [top, ...others] = first.strips
  const below = top ? [{ ...top, strip: { ...top.strip, breakBefore: false } }, ...others] : []
  return [{ ...first, strips: [...strips, ...below] }, ...rest]
}
