// Draft pages: each run of the plan divided into pages, with right-hand pages where required.
import type { Configuration } from '../configuration'
import { typesetRepeatedNote } from '../text/lines'
import type { Geometry } from './geometry'
import { type FilledPage, paginate, type RepeatNote } from './paginate'
import type { Plan } from './plan'
import type { PageRun } from './runs'
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
}

/** Series of front matter. */
export const FRONT = 'front'

const EMPTY: FilledPage = { body: [], notes: [], noteRule: null }

/** Divides a plan into pages. */
export function paginatePlan(config: Configuration, { front, runs }: Plan): DraftPage[] {
  const findings = { section: null, problems: [], missing: new Set<string>() }
  const context = typesetContext(config, config.portrait, findings)
  const repeatNote: RepeatNote = (note, first) => typesetRepeatedNote(context, note, first)
  const drafts: DraftPage[] = []
  if (front.separate) {
    for (const filled of paginate(front.strips, config.front.textHeight, repeatNote))
      drafts.push({ filled, geometry: config.front, series: FRONT, bare: drafts.length === 0, blank: false })
  }
  for (const { strips, landscape, series, recto } of front.separate
    ? runs
    : withTitleBlock(front.strips, runs)) {
    const page = { series, bare: false }
    // A right-hand page: the number of pages before it is even.
    if (recto && drafts.length % 2 === 1)
      drafts.push({ ...page, filled: EMPTY, geometry: config.portrait, blank: true })
    const geometry = landscape ? config.landscape : config.portrait
    for (const filled of paginate(strips, geometry.textHeight, repeatNote))
      drafts.push({ ...page, filled, geometry, blank: false })
  }
  return drafts
}

/** Puts the title block at the top of the first page, the first of the body if possible. */
function withTitleBlock(strips: PageRun['strips'], runs: readonly PageRun[]): PageRun[] {
  const [first, ...rest] = runs
  const block: PageRun = { landscape: false, series: '', recto: false, strips }
  if (!first || first.landscape || first.series !== '' || first.recto) return [block, ...runs]
  // Drop the first page break: the body starts below the title block.
  const [top, ...others] = first.strips
  const below = top ? [{ ...top, strip: { ...top.strip, breakBefore: false } }, ...others] : []
  return [{ ...first, strips: [...strips, ...below] }, ...rest]
}
