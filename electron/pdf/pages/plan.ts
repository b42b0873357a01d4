// Plan: the units of the document in printing order, grouped into runs of pages, with front matter and problems.
import { EMPTY_FIRST_PAGE } from '#shared/first-page-values'
import type { PackMeta, Problem } from '#shared/pack'
import { printWords } from '#shared/print-words'
import type { CollectedUnit } from '../collect/blocks'
import type { Survey } from '../collect/survey'
import type { Configuration } from '../configuration'
import type { FontSet } from '../fonts/font-set'
import { typesetAnnexList } from './annex-list'
import {
  type AddedUnit,
  collectAbbreviationList,
  collectAnswers,
  collectNoteLists,
  typesetAdded,
} from './back-matter'
import { markingParts } from './banner'
import { typesetDistribution } from './distribution'
import { paginateWithBlock } from './drafts'
import { firstPageUnit } from './first-page'
import { contentsOf, type FrontMatter, typesetFrontMatter } from './front-matter'
import { type MissingIn, missingProblems } from './missing'
import { joinRuns, type PageRun, type PlannedUnit, planSections } from './runs'
import type { Addition, TypesetUnit } from './typeset'

/** The whole document before it is divided into pages. */
export interface Plan {
  readonly front: FrontMatter
  /** All units except the front matter, which is unit 0. */
  readonly units: readonly PlannedUnit[]
  readonly runs: readonly PageRun[]
  readonly problems: readonly Problem[]
}

/** Unit 0 is the front matter; then sections in printing order, then units that the program adds. */
const FIRST_UNIT = 1

/**
 * A pack of at most this many pages has its title at the top of the first page, and no contents: nobody needs them to
 * find anything, and a one-page paper should not begin with a title page. Annexes and blank pages are not counted.
 */
const SHORT_PACK = 2

/** With more enclosed files than this, a pack has contents, however short its text is. */
const FEW_FILES = 2

/** Text of this many times their height can't fit on the pages, whatever is dropped at breaks: no need to fill them. */
const SURELY_LONGER = 2

/** Plans the document: adds lists and answers to its sections, and the front matter. */
export function planDocument(config: Configuration, survey: Survey, sections: readonly TypesetUnit[]): Plan {
  const { pack } = config
  const typeset = (added: readonly AddedUnit<Addition>[]) => added.map((one) => typesetAdded(config, one))
  const added = collectAdditions(config, sections)
  const before = typeset(added.before)
  const after = typeset(added.after)
  const listed = config.setting.label ? [] : [typesetDistribution(config), typesetAnnexList(config, survey)]
  const lists = listed.filter((list) => list !== null)
  const planned = (head: TypesetUnit | null) =>
    planUnits(config, survey, sections, { before, head, lists, after })
  const withoutHead = planned(null)
  const runsWithoutHead = joinRuns(withoutHead)
  const front = planFrontMatter(config, withoutHead, runsWithoutHead)
  const head = front.separate ? firstPageUnit(config) : null
  const units = head ? planned(head) : withoutHead
  const runs = head ? joinRuns(units) : runsWithoutHead
  const missing = missingProblems([missingInMeta(config.fonts, pack.meta), ...units.map(missingInUnit)])
  const found = units.flatMap(({ unit }) => unit.problems)
  const unmarked = markingParts(pack.meta).length > 0 ? units.flatMap(unmarkedSheets) : []
  const problems = [...found, ...unmarked, ...missing, ...config.problems, ...front.problems]
  return { front, units, runs, problems }
}

/** A warning about enclosed pages that don't bear the pack's marking. */
function unmarkedSheets({ unit: { enclosed, origin } }: PlannedUnit): Problem[] {
  if (!enclosed?.sheets.some(({ stamp }) => stamp === 'never')) return []
  const message = 'The enclosed pages are printed without the marking of the pack.'
  return [{ severity: 'warning', message, section: origin?.section ?? null, target: null }]
}

/** What the program adds before and after the sections, in order. */
export function collectAdditions(
  config: Configuration,
  sections: readonly (Pick<CollectedUnit, 'endnotes' | 'sources' | 'answers' | 'tags'> &
    Pick<Addition, 'origin'>)[],
): Readonly<Record<'before' | 'after', readonly AddedUnit<Addition>[]>> {
  const abbreviations = collectAbbreviationList(config)
  const atFront = config.pack.meta.abbreviations?.list !== 'end'
  return {
    before: abbreviations && atFront ? [abbreviations] : [],
    after: [
      ...(abbreviations && !atFront ? [abbreviations] : []),
      ...collectNoteLists(config, sections),
      ...collectAnswers(printWords(config.setting.language).lists.answers, sections),
    ],
  }
}

/** What the program adds to the sections. */
interface Additions<U> {
  readonly before: readonly AddedUnit<U>[]
  /** The lines of the first page, if they form a separate unit. */
  readonly head: U | null
  /** The lists at the end of the body: distribution, annexes. */
  readonly lists: readonly U[]
  readonly after: readonly AddedUnit<U>[]
}

/** Puts the sections and what the program adds to them in order. */
export function planUnits<U>(
  { theme, setting, options }: Configuration,
  survey: Survey,
  sections: readonly U[],
  { before, head, lists, after }: Additions<U>,
): PlannedUnit<U>[] {
  const heads = head ? [{ unit: head, newPage: true, recto: false }] : []
  const lead = planAdditions([...before, ...heads], FIRST_UNIT)
  const naming = setting.numbering.annexes
  const { twoSided = false } = options
  const planned = planSections(survey.sections, sections, lead.length, {
    chapterPages: theme.chapterPages,
    annexes: naming,
    twoSided,
  })
  const body = planned.filter(({ series }) => series === '')
  const ends = lists.map((unit) => ({ unit, newPage: false, recto: false }))
  const all = [
    ...lead,
    ...body.map((one, place) => (head && place === 0 ? { ...one, newPage: false } : one)),
    ...planAdditions(ends, FIRST_UNIT),
    ...planned.slice(body.length),
    ...planAdditions(after, FIRST_UNIT),
  ]
  return all.map((one, place) => ({ ...one, index: FIRST_UNIT + place }))
}

/** The title page and contents, or only a title block: as the user chose, else depending on the length of the pack. */
function planFrontMatter(
  config: Configuration,
  units: readonly PlannedUnit[],
  runs: readonly PageRun[],
): FrontMatter {
  const block = typesetFrontMatter(config, { entries: [], page: false })
  if (config.setting.label) return { ...block, strips: [], separate: false }
  const { titlePage } = config.options
  const isFew = units.filter(({ unit }) => unit.enclosed).length <= FEW_FILES
  if (titlePage === 'without' || (titlePage !== 'with' && isFew && isShort(config, block, runs))) return block
  return typesetFrontMatter(config, {
    entries: contentsOf(units),
    page: config.theme.cover.style === 'page',
  })
}

function isShort(config: Configuration, block: FrontMatter, runs: readonly PageRun[]): boolean {
  const inBody = runs.filter(({ series }) => series === '')
  const body = inBody.length > 0 ? inBody : runs
  if (isHigher(body, config.portrait.textHeight * SHORT_PACK * SURELY_LONGER)) return false
  return paginateWithBlock(config, block, body).filter(({ blank }) => !blank).length <= SHORT_PACK
}

/** Whether runs are higher than `most` even without the space between their strips. */
function isHigher(runs: readonly PageRun[], most: number): boolean {
  let height = 0
  for (const { strips } of runs) {
    for (const { strip } of strips) {
      height += strip.height
      if (height > most) return true
    }
  }
  return false
}

const planAdditions = <U>(added: readonly AddedUnit<U>[], first: number): PlannedUnit<U>[] =>
  added.map((one, index) => ({ ...one, index: first + index, landscape: false, series: '' }))

const missingInUnit = ({ unit: { missing, origin } }: PlannedUnit): MissingIn => ({
  section: origin?.section ?? null,
  missing,
})

function missingInMeta(fonts: FontSet, meta: PackMeta): MissingIn {
  const { title, subtitle, author, organisation, reference, date } = meta
  const { values, references } = meta.firstPage ?? EMPTY_FIRST_PAGE
  const lines = Object.values(values).flatMap((value) => value.split('\n'))
  const head = [...lines, ...references.map(({ text }) => text)]
  const texts = [title, subtitle, author, organisation, reference, date, ...head, ...markingParts(meta)]
  return { section: null, missing: new Set(texts.flatMap((text) => [...fonts.missing(text)])) }
}
