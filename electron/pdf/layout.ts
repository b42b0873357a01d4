// Layout: the passes in order, from a pack to pages. Pure but for the cache of sections that did not change.

import type { AssetId } from '#shared/document/nodes'
import { fieldText, printedField } from '#shared/field-text'
import type { Asset, ExportOptions, Pack, PackMeta, Problem } from '#shared/pack'
import { numberingOf } from '#shared/themes'
import type { CollectInput } from './collect/context'
import { readImageSize } from './collect/image-size'
import { cleanText } from './collect/inlines'
import { type Survey, surveySections } from './collect/survey'
import { stackHeight } from './flow/strip'
import type { FontSet } from './fonts/font-set'
import { anchorsOf, assemblePages, type DraftPage, FRONT, labelPages } from './pages/assemble'
import { type BannerSpace, markingParts, typesetBanner } from './pages/banner'
import { planAbbreviations, planExtras } from './pages/extras'
import { type ContentsEntry, type FrontMatter, type Logo, typesetFrontMatter } from './pages/front'
import { type Geometry, geometryOf } from './pages/geometry'
import { type MissingIn, missingProblems } from './pages/missing'
import { type FilledPage, paginate } from './pages/paginate'
import { joinRuns, type PageRun, type PlannedUnit, planSections } from './pages/runs'
import { twoPerSheet } from './pages/two-up'
import { typesetContext, typesetSection, type UnitCache, type UnitInput } from './pages/units'
import { remember } from './remember'
import { hyphenationOf } from './text/hyphenate'
import type { Theme } from './theme'
import type { DocumentInfo, Layout, OutlineEntry, Tag } from './types'

/** What is laid out. */
export interface LayoutInput {
  readonly pack: Pack
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly options: ExportOptions
}

/** What a layout is made with besides its input. */
export interface LayoutTools {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly cache: UnitCache
  /**
   * Keeps the page numbers of the layout before: where they still hold, one round is enough, and sections that refer to
   * pages are not set again. Without it, equal input gives equal pages whatever was set before.
   */
  readonly numbers?: PageNumbers | undefined
}

/** Printed page number of each anchor in the last layout. */
export interface PageNumbers {
  last: ReadonlyMap<string, string>
}

/** References to pages settle in two rounds; a third catches a page that moved because a number grew. */
const MAX_ROUNDS = 3
/** Packs up to this many pages get a title block instead of a title page with contents. */
const SHORT_PACK = 2

/** Lays out a pack. `onProgress` is told the share done, from 0 to 1. */
export function layOut(tools: LayoutTools, raw: LayoutInput, onProgress: (done: number) => void): Layout {
  const { options } = raw
  const { theme } = tools
  const numbering = numberingOf(theme.id, options)
  const pack = { ...raw.pack, meta: cleanMeta(raw.pack.meta) }
  const input = { ...raw, pack }
  const fields = new Map(
    pack.fields.map((field) => [field.name, { ...field, value: fieldText(field, pack.meta.language) }]),
  )
  const value = (name: string): string => {
    const field = fields.get(name)
    return printedField(field?.value ?? '', field, name)
  }
  const survey = surveySections(pack.doc.content, numbering, value, options.comments)
  const banner = (space: BannerSpace) => typesetBanner(tools.fonts, theme.marking.text, pack.meta, space)
  const geometries = [false, true].map((landscape) => geometryOf(theme, options, landscape, banner))
  const front = geometryOf(theme, { ...options, notesColumn: false }, false, banner)
  const geometry = (landscape: boolean): Geometry => geometries[landscape ? 1 : 0] as Geometry
  const { numbers } = tools
  let pages: ReadonlyMap<string, string> = numbers?.last ?? new Map<string, string>()
  for (let round = numbers ? 0 : 1; ; round++) {
    const pageOf = (id: string): string => pages.get(id) ?? '00'
    const collect: CollectInput = {
      theme,
      numbering,
      notes: options.notes ?? 'footnotes',
      language: pack.meta.language,
      scheme: pack.meta.marking.scheme,
      fields,
      assets: input.assets,
      targets: survey.targets,
      pageOf,
    }
    const flags = [
      options.notesColumn && 'notes',
      options.linkNotes && 'links',
      options.comments && 'comments',
      numbering.sources,
      options.notes,
    ]
      .filter(Boolean)
      .join()
    const key = `${theme.id} ${options.paper} ${numbering.edition} ${pack.meta.marking.scheme} ${geometries.map(({ textHeight }) => textHeight).join()} ${pack.meta.language} ${flags}`
    const units: UnitInput = {
      collect,
      fonts: tools.fonts,
      hyphenate: hyphenationOf(pack.meta.language),
      key,
      geometry,
    }
    const made = makeDocument({ tools, input, survey, units, front, filled: new Map() }, onProgress)
    if (round === MAX_ROUNDS || referencesHold(survey, pages, made.pageLabels)) {
      const { layout } = made
      if (numbers) numbers.last = made.pageLabels
      return options.twoPerSheet ? { ...layout, ...twoPerSheet(layout.pages, layout.anchors) } : layout
    }
    pages = made.pageLabels
  }
}

/** The texts of the title page, free of what can't be printed. */
function cleanMeta(meta: PackMeta): PackMeta {
  const { title, subtitle, author, organisation, reference, date, marking } = meta
  return {
    ...meta,
    title: cleanText(title),
    subtitle: cleanText(subtitle),
    author: cleanText(author),
    organisation: cleanText(organisation),
    reference: cleanText(reference),
    date: cleanText(date),
    marking: { ...marking, caveat: cleanText(marking.caveat) },
  }
}

function referencesHold(
  survey: Survey,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): boolean {
  return survey.sections.every(({ uses }) => uses.references.every((id) => before.get(id) === after.get(id)))
}

interface Job {
  readonly tools: LayoutTools
  readonly input: LayoutInput
  readonly survey: Survey
  readonly units: UnitInput
  /** Of pages before the body: they have no column for notes. */
  readonly front: Geometry
  /** Runs that were divided into pages already. */
  readonly filled: Map<PageRun['strips'], FilledPage[]>
}

interface Made {
  readonly layout: Layout
  /** Printed page number of each anchor. */
  readonly pageLabels: ReadonlyMap<string, string> & Map<string, string>
}

/** Unit 0 is the front matter; sections follow in printing order, then what the program adds. */
const FIRST_SECTION = 1
const SECTION_SHARE = 0.75

function makeDocument(job: Job, onProgress: (done: number) => void): Made {
  const { survey, tools, units: unitInput } = job
  const { meta } = job.input.pack
  const count = survey.sections.length
  const sections = survey.sections.map((surveyed, index) => {
    onProgress((index / Math.max(1, count)) * SECTION_SHARE)
    return typesetSection(unitInput, surveyed, tools.cache)
  })
  const problems: Problem[] = sections.flatMap((unit) => unit.problems)
  const extras = { ...job, theme: tools.theme, first: FIRST_SECTION }
  const { front: before, end: behind } = planAbbreviations(extras, problems)
  const firstSection = FIRST_SECTION + before.length
  const planned = [
    ...before,
    ...planSections(survey.sections, sections, firstSection, tools.theme.chapterPages),
    ...planExtras(extras, { sections, behind, first: firstSection + count }, problems),
  ]
  problems.push(...missingProblems([missingInMeta(tools.fonts, meta), ...planned.map(missingInUnit)]))
  const runs = joinRuns(planned)
  const front = planFront(job, runs, planned, problems)
  const drafts = draftPages(job, front, runs)
  onProgress(0.9)
  const numbers = labelPages(drafts)
  const anchors = anchorsOf(drafts)
  const labels = new Map([...anchors].map(([id, place]) => [id, numbers[place.page] ?? '']))
  front.number((anchor) => labels.get(anchor) ?? '')
  const titles = chapterTitles(planned)
  const sectionOf = (unit: number): string => titles.get(unit) ?? ''
  const units = [{ tags: front.tags }, ...planned.map(({ unit: { tags, origin } }) => ({ tags, origin }))]
  const tagsOf = (unit: number): readonly Tag[] => units[unit]?.tags ?? []
  const logo = tools.theme.runningLogo ? logoOf(job.input, []) : null
  const pages = assemblePages(
    {
      fonts: tools.fonts,
      theme: tools.theme,
      meta,
      logo,
      sectionOf,
      tagsOf,
      announced: front.announced,
      flags: job.input.options,
    },
    drafts,
    numbers,
  )
  onProgress(1)
  const layout: Layout = {
    pages,
    units,
    outline: outlineOf(planned),
    anchors,
    assets: job.input.assets,
    warnings: problems,
    info: infoOf(job.input),
  }
  return { layout, pageLabels: labels }
}

const missingInUnit = ({ unit: { missing, origin } }: PlannedUnit): MissingIn => ({
  section: origin?.section ?? null,
  missing,
})

function missingInMeta(fonts: FontSet, meta: PackMeta): MissingIn {
  const { title, subtitle, author, organisation, reference, date } = meta
  const texts = [title, subtitle, author, organisation, reference, date, ...markingParts(meta)]
  return { section: null, missing: new Set(texts.flatMap((text) => [...fonts.missing(text)])) }
}

interface Front extends Omit<FrontMatter, 'strips'> {
  readonly strips: PageRun['strips']
  /** Stands on pages of its own before the body. */
  readonly separate: boolean
}

function planFront(
  job: Job,
  runs: readonly PageRun[],
  planned: readonly PlannedUnit[],
  problems: Problem[],
): Front {
  const { theme } = job.tools
  // The contents repeat the titles of sections, which name what they miss by themselves.
  const found = { section: null, problems, missing: new Set<string>() }
  const body = typesetContext(job.units, job.units.geometry(false), found)
  const height = runs.reduce((sum, run) => sum + stackHeight(run.strips.map(({ strip }) => strip)), 0)
  const long = height > body.pageHeight * SHORT_PACK
  const separate = long && theme.cover.style === 'page'
  const context = separate ? typesetContext(job.units, job.front, found) : body
  const { meta } = job.input.pack
  const front = typesetFrontMatter(context, {
    meta,
    logo: logoOf(job.input, problems),
    entries: long ? contentsOf(planned) : [],
    page: separate,
    marking: markingParts(meta).length,
  })
  return { ...front, strips: front.strips.map((strip) => ({ strip, unit: 0 })), separate }
}

/** The logo with its size; a warning says why there is none although the pack names one. */
function logoOf({ pack, assets }: LayoutInput, problems: Problem[]): Logo | null {
  const { logo: id } = pack.meta
  if (id === undefined) return null
  const asset = assets.get(id)
  const size = asset ? readImageSize(asset) : null
  if (size) return { asset: id, ...size }
  const message = asset
    ? `The logo (${asset.name}) can’t be printed; choose another picture.`
    : 'The logo is missing from the pack.'
  problems.push({ severity: 'warning', message, section: null, target: null })
  return null
}

/** Headings down to this level are listed in the contents. */
const CONTENTS_DEPTH = 3

function contentsOf(planned: readonly PlannedUnit[]): ContentsEntry[] {
  return planned
    .flatMap(({ unit }) => unit.headings)
    .filter((heading) => heading.level <= CONTENTS_DEPTH && heading.anchor !== '')
}

function draftPages(job: Job, front: Front, runs: readonly PageRun[]): DraftPage[] {
  const drafts: DraftPage[] = []
  const add = (filled: readonly FilledPage[], landscape: boolean, series: string): void => {
    const geometry = series === FRONT ? job.front : job.units.geometry(landscape)
    for (const page of filled) {
      drafts.push({
        filled: page,
        geometry,
        series,
        bare: series === FRONT && drafts.length === 0,
        blank: false,
      })
    }
  }
  const portrait = job.units.geometry(false)
  if (front.separate) add(paginate(front.strips, job.front.textHeight), false, FRONT)
  const bodies = front.separate ? runs : withTitleBlock(front, runs)
  for (const run of bodies) {
    // A right-hand page: the number of pages before it is even.
    if (run.recto && drafts.length % 2 === 1) {
      const empty = { body: [], notes: [], noteRule: null }
      drafts.push({ filled: empty, geometry: portrait, series: run.series, bare: false, blank: true })
    }
    const { textHeight } = job.units.geometry(run.landscape)
    add(
      remember(job.filled, run.strips, () => paginate(run.strips, textHeight)),
      run.landscape,
      run.series,
    )
  }
  return drafts
}

function withTitleBlock(front: Front, runs: readonly PageRun[]): PageRun[] {
  const [first, ...rest] = runs
  const block = { landscape: false, series: '', recto: false, strips: front.strips }
  if (!first || first.landscape || first.series !== '' || first.recto) return [block, ...runs]
  // The text goes on below the title, whatever it would like.
  const [top, ...others] = first.strips
  const below = top ? [{ ...top, strip: { ...top.strip, breakBefore: false } }, ...others] : []
  return [{ ...first, strips: [...front.strips, ...below] }, ...rest]
}

function chapterTitles(planned: readonly PlannedUnit[]): Map<number, string> {
  const titles = new Map<number, string>()
  let chapter = ''
  for (const { unit, index } of planned) {
    const [heading] = unit.headings
    if (heading?.level === 1)
      chapter = [heading.number, heading.title].filter((part) => part !== '').join('  ')
    titles.set(index, chapter)
  }
  return titles
}

function outlineOf(planned: readonly PlannedUnit[]): OutlineEntry[] {
  return planned.flatMap(({ unit, index }) =>
    unit.headings
      .filter((heading) => heading.anchor !== '')
      .map(({ level, number, title, anchor, tag }) => ({
        level,
        title: `${number} ${title}`.trim(),
        anchor,
        unit: index,
        tag,
      })),
  )
}

function infoOf({ pack }: LayoutInput): DocumentInfo {
  const { meta } = pack
  return {
    title: meta.title === '' ? 'Untitled pack' : meta.title,
    author: meta.author,
    subject: meta.subtitle,
    language: meta.language === '' ? 'en-GB' : meta.language,
    date: meta.date,
  }
}
