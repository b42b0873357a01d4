// Plan: the units of the document in printing order, grouped into runs of pages, with front matter and problems.
import type { PackMeta, Problem } from '#shared/pack'
import type { Survey } from '../collect/survey'
import type { Configuration } from '../configuration'
import { stackHeight } from '../flow/strip'
import type { FontSet } from '../fonts/font-set'
import { type AddedUnit, typesetAbbreviations, typesetAnswers, typesetNoteLists } from './back-matter'
import { markingParts } from './banner'
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

/** Packs up to this many pages get a title block instead of a title page with contents. */
const SHORT_PACK = 2

/** Plans the document: adds lists and answers to its sections, and the front matter. */
export function planDocument(config: Configuration, survey: Survey, sections: readonly TypesetUnit[]): Plan {
  const { theme, pack, portrait } = config
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
  const height = runs.reduce((sum, run) => sum + stackHeight(run.strips.map(({ strip }) => strip)), 0)
  const long = height > portrait.textHeight * SHORT_PACK
  const front = typesetFrontMatter(config, {
    entries: long ? contentsOf(units) : [],
    page: long && theme.cover.style === 'page',
  })
  const missing = missingProblems([missingInMeta(config.fonts, pack.meta), ...units.map(missingInUnit)])
  const found = units.flatMap(({ unit }) => unit.problems)
  return { front, units, runs, problems: [...found, ...missing, ...config.problems, ...front.problems] }
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
