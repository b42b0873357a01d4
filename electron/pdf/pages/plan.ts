// Plan: the units of the document in printing order, grouped into runs of pages, with front matter and problems.
import type { PackMeta, Problem } from '#shared/pack'
import type { Survey } from '../collect/survey'
import type { Configuration } from '../configuration'
import { stackHeight } from '../flow/strip'
import type { FontSet } from '../fonts/font-set'
import { type AddedUnit, typesetAbbreviations, typesetAnswers, typesetNoteLists } from './back-matter'
import { markingParts } from './banner'
import { paginateWithBlock } from './drafts'
import { contentsOf, type FrontMatter, typesetFrontMatter } from './front-matter'
import { type MissingIn, missingProblems } from './missing'
import { joinRuns, type PageRun, type PlannedUnit, planSections } from './runs'
import type { TypesetUnit } from './typeset'

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
 * A pack of so many pages has its title at the top of the first page, and no contents: nobody looks up a place in it, and
 * a reader of one page must not turn one first. Annexes and pages that stay blank are not counted.
 */
const SHORT_PACK = 2

/** So many times their height is more than they hold, whatever is left out at page breaks; filling pages takes longer. */
const SURELY_LONGER = 2

/** Plans the document: adds lists and answers to its sections, and the front matter. */
export function planDocument(config: Configuration, survey: Survey, sections: readonly TypesetUnit[]): Plan {
  const { theme, pack } = config
  const abbreviations = typesetAbbreviations(config)
  const atFront = pack.meta.abbreviations?.list !== 'end'
  const before = abbreviations && atFront ? [abbreviations] : []
  const after = [
    ...(abbreviations && !atFront ? [abbreviations] : []),
    ...typesetNoteLists(config, sections),
    ...typesetAnswers(config, sections),
  ]
  const first = FIRST_UNIT + before.length
  const units = [
    ...planAdditions(before, FIRST_UNIT),
    ...planSections(survey.sections, sections, first, theme.chapterPages),
    ...planAdditions(after, first + sections.length),
  ]
  const runs = joinRuns(units)
  const front = planFrontMatter(config, units, runs)
  const missing = missingProblems([missingInMeta(config.fonts, pack.meta), ...units.map(missingInUnit)])
  const found = units.flatMap(({ unit }) => unit.problems)
  return { front, units, runs, problems: [...found, ...missing, ...config.problems, ...front.problems] }
}

/** The title page and contents, or a title block alone: as the user chose, else by the length of the pack. */
function planFrontMatter(
  config: Configuration,
  units: readonly PlannedUnit[],
  runs: readonly PageRun[],
): FrontMatter {
  const block = typesetFrontMatter(config, { entries: [], page: false })
  const { titlePage } = config.options
  if (titlePage === 'without' || (titlePage !== 'with' && isShort(config, block, runs))) return block
  return typesetFrontMatter(config, {
    entries: contentsOf(units),
    page: config.theme.cover.style === 'page',
  })
}

function isShort(config: Configuration, block: FrontMatter, runs: readonly PageRun[]): boolean {
  const inBody = runs.filter(({ series }) => series === '')
  const body = inBody.length > 0 ? inBody : runs
  const height = body.reduce((sum, run) => sum + stackHeight(run.strips.map(({ strip }) => strip)), 0)
  if (height > config.portrait.textHeight * SHORT_PACK * SURELY_LONGER) return false
  return paginateWithBlock(config, block, body).filter(({ blank }) => !blank).length <= SHORT_PACK
}

const planAdditions = (added: readonly AddedUnit[], first: number): PlannedUnit[] =>
  added.map((one, index) => ({ ...one, index: first + index, landscape: false, series: '' }))

const missingInUnit = ({ unit: { missing, origin } }: PlannedUnit): MissingIn => ({
  section: origin?.section ?? null,
  missing,
})

function missingInMeta(fonts: FontSet, meta: PackMeta): MissingIn {
  const { title, subtitle, author, organisation, reference, date } = meta
  const texts = [title, subtitle, author, organisation, reference, date, ...markingParts(meta)]
  return { section: null, missing: new Set(texts.flatMap((text) => [...fonts.missing(text)])) }
}
