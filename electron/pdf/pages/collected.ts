// The pack collected for files without fixed pages, with the page numbers that the layout found.
import { conventionOf } from '#shared/conventions'
import { hasFirstPage } from '#shared/first-page'
import { addTag } from '../collect/context'
import { type CollectedRows, collectFirstPage } from '../collect/first-page'
import { collectFrontMatter } from '../collect/front-matter'
import type { CollectedComment, CollectedPack, PackFront, PackPart, PlacedPart } from '../collect/pack'
import { collectSection } from '../collect/section'
import type { Survey, SurveyedSection } from '../collect/survey'
import type { Configuration } from '../configuration'
import { fitTable } from '../table/widths'
import { directionsIn } from '../text/bidi'
import type { Tag } from '../types'
import { annexListRows } from './annex-list'
import type { AddedUnit } from './back-matter'
import { markingParts } from './banner'
import { distributionRows } from './distribution'
import { infoOf } from './finish'
import { contentsOf } from './front-matter'
import type { Labels } from './label'
import { collectAdditions, type Plan, planUnits } from './plan'
import { type Addition, collectInput, titledAddition, typesetContext } from './typeset'

/** Collects a pack that was laid out: the same words in the same order as on its pages. */
export function collectPack(
  config: Configuration,
  survey: Survey,
  { front }: Plan,
  labels: Labels,
): CollectedPack {
  const { theme, pack, setting, options, assets } = config
  const input = { ...collectInput(config, survey, labels.ofAnchors), commentsApart: true }
  const units = survey.sections.map((surveyed) => {
    const unit = collectSection(input, surveyed)
    const { absent = 0, attached = null } = unit.enclosed ?? {}
    return { ...unit, rows: null, comments: commentsOf(surveyed), absent, attached }
  })
  const parts = placeParts(config, survey, units, front.separate)
  const contexts = [false, true].map((landscape) =>
    typesetContext(config, landscape ? config.landscape : config.portrait, {
      section: null,
      problems: [],
      missing: new Set(),
    }),
  )
  return {
    theme,
    options,
    assets,
    meta: pack.meta,
    info: infoOf(config),
    numbering: { ...setting.numbering, sections: survey.sections.some(isNumberedInBody) },
    notes: setting.notes,
    endnotes: units.flatMap(({ endnotes }) => endnotes),
    marking: markingParts(pack.meta),
    portrait: config.portrait,
    landscape: config.landscape,
    front: collectFront(config, front.separate, parts),
    parts,
    targets: survey.targets,
    pageOf: labels.ofAnchors,
    lastOf: labels.lastOf,
    pages: labels.pages.length,
    warnings: [...units.flatMap(({ problems }) => problems), ...config.problems],
    fitTable: (table, width, landscape) => fitTable(contexts[landscape ? 1 : 0] ?? failed(), table, width),
    isRightToLeft: (runs) => directionsIn(runs, config.portrait.rightToLeft)?.rightToLeft ?? false,
  }
}

function failed(): never {
  throw new Error('Both orientations have a context.')
}

function commentsOf({ section, comments, commentsBefore }: SurveyedSection): CollectedComment[] {
  return [...comments.keys()].flatMap((id, index) => {
    const thread = section.attrs.comments.find((one) => one.id === id)
    return thread ? { number: commentsBefore + index + 1, thread } : []
  })
}

type SectionUnit = PackPart & ReturnType<typeof collectSection>

function placeParts(
  config: Configuration,
  survey: Survey,
  units: readonly SectionUnit[],
  separate: boolean,
): PlacedPart[] {
  const { before, after } = collectAdditions(config, units)
  const added = (all: readonly AddedUnit<Addition>[]): AddedUnit<PackPart>[] =>
    all.map((one) => ({
      ...one,
      unit: { ...titledAddition(config, one.unit), rows: null, comments: [], absent: 0, attached: null },
    }))
  const lists = [distributionRows(config), annexListRows(config, survey)]
  return planUnits<PackPart>(config, survey, units, {
    before: added(before),
    after: added(after),
    head: separate ? headPart(config) : null,
    lists: lists.flatMap((rows) => (rows ? [rowsPart(rows)] : [])),
  })
}

const rowsPart = (rows: CollectedRows): PackPart => ({
  rows,
  tags: rows.tags,
  blocks: [],
  headings: [],
  comments: [],
  absent: 0,
  attached: null,
})

/** The lines of the first page, where the pack also has a title page. */
function headPart({ theme, pack }: Configuration): PackPart | null {
  if (!hasFirstPage(pack.meta)) return null
  const tags: Tag[] = []
  const root = addTag({ tags }, 'Sect', -1)
  const rows = collectFirstPage(theme, pack.meta, conventionOf(pack.meta), tags, root)
  return rowsPart({ ...rows, tags })
}

function collectFront(
  { theme, pack: { meta }, logo }: Configuration,
  separate: boolean,
  parts: readonly PlacedPart[],
): PackFront {
  const hasLines = !separate && hasFirstPage(meta)
  const collected = collectFrontMatter({
    theme,
    meta,
    logo,
    entries: separate ? contentsOf(parts) : [],
    page: separate,
    firstPage: hasLines,
    markingParts: 0,
  })
  const firstPage = hasLines
    ? collectFirstPage(theme, meta, conventionOf(meta), collected.tags, collected.root)
    : null
  return { ...collected, firstPage, separate }
}

const isNumberedInBody = ({ annex, number }: SurveyedSection): boolean => !annex && number !== ''
