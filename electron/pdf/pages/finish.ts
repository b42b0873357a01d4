// Finish: numbered draft pages -> the layout. Adds margins, backgrounds and furniture, and fills in page numbers.
import { conventionOf } from '#shared/conventions'
import { hasFirstPage } from '#shared/first-page'
import { bannerText, firstPageLines } from '#shared/markings'
import type { PackMeta, Problem } from '#shared/pack'
import { filled as fillIn, printWords } from '#shared/print-words'
import type { AnnouncedTags } from '../collect/front-matter'
import type { Configuration } from '../configuration'
import { GroundSpans } from '../flow/strip'
import type { OneLine } from '../text/one-line'
import {
  ARTIFACT,
  type DocumentInfo,
  FRONT_UNIT,
  type Frame,
  type Group,
  type Layout,
  type Page,
  type TagUnit,
} from '../types'
import { booklet } from './booklet'
import { changeBars } from './change-bars'
import { withCropMarks } from './crop-marks'
import { type DraftPage, FRONT } from './drafts'
import { furnish } from './furniture'
import { type Geometry, isMirrored, leftMargin } from './geometry'
import type { Sheets } from './impose'
import type { Labels } from './label'
import { chapterTitles, outlineOf } from './outline'
import { type DraftGroup, withPageNumbers } from './page-numbers'
import type { FilledPage } from './paginate'
import type { Plan } from './plan'
import { lineNumbers, notesColumn, watermark } from './print-extras'
import { selectedPages } from './selected'
import { twoPerSheet } from './two-up'

/** Finishes the pages of a plan. */
export function finishLayout(
  config: Configuration,
  plan: Plan,
  drafts: readonly DraftPage[],
  labels: Labels,
): Layout {
  const units: TagUnit[] = [
    { tags: plan.front.tags },
    ...plan.units.map(({ unit: { tags, origin } }) => ({ tags, origin })),
  ]
  const titles = chapterTitles(plan.units)
  const finishing: Finishing = { config, labels, units, announced: plan.front.announced, fitted: new Map() }
  let chapter = ''
  const chapters = drafts.map((draft) => {
    const first = draft.filled.body.find(({ unit }) => unit >= 0)
    if (first) chapter = titles.get(first.unit) ?? ''
    return chapter
  })
  const printed = selectedPages(config.options.pages, labels.pages)
  const pages = printed.map((index, place) => {
    const page = finishPage(finishing, drafts[index] as DraftPage, index, chapters[index] ?? '', place === 0)
    if (printed[place - 1] === index - 1) return page
    const before = printed.slice(0, place).map((one) => drafts[one] as DraftPage)
    return goingOn(page, drafts[index] as DraftPage, before)
  })
  const outline = outlineOf(plan.units)
  const anchors = selectedAnchors(labels.anchors, printed)
  const layout: Layout = {
    pages: [...pages, ...blankPages(finishing, pages.length)],
    units,
    outline: anchors === labels.anchors ? outline : outline.filter(({ anchor }) => anchors.has(anchor)),
    anchors,
    assets: config.assets,
    attached: plan.units.flatMap(({ unit }) => unit.enclosed?.attached ?? []),
    warnings: [...plan.problems, ...rangeProblems(config, printed, drafts.length)],
    info: infoOf(config),
    rightToLeft: config.portrait.rightToLeft,
  }
  const { booklet: folded, twoPerSheet: paired, cropMarks } = config.options
  const sheets = folded
    ? booklet(layout.pages, anchors, layout.rightToLeft)
    : paired
      ? twoPerSheet(layout.pages, anchors, layout.rightToLeft)
      : layout
  return { ...layout, ...(cropMarks ? withCropMarks(sheets.pages, sheets.anchors) : pagesAndAnchors(sheets)) }
}

const pagesAndAnchors = ({ pages, anchors }: Sheets): Sheets => ({ pages, anchors })

/** Anchors on the pages that are printed. */
function selectedAnchors(anchors: Labels['anchors'], printed: readonly number[]): Labels['anchors'] {
  if (printed.every((page, index) => page === index) && printed.length > 0) {
    const last = printed.length
    if ([...anchors.values()].every(({ page }) => page < last)) return anchors
  }
  const places = new Map(printed.map((page, index) => [page, index]))
  return new Map(
    [...anchors].flatMap(([id, place]) => {
      const page = places.get(place.page)
      return page === undefined ? [] : [[id, { ...place, page }] as const]
    }),
  )
}

/** A page whose page before is not printed: the headings of a table that goes on are announced, and no artifacts. */
function goingOn(page: Page, { filled }: DraftPage, before: readonly DraftPage[]): Page {
  const first = filled.body.findIndex(({ unit }) => unit >= 0)
  const unit = filled.body[first]?.unit ?? -1
  if (first <= 0) return page
  // What announces the marking may be before them.
  const start = page.groups.length - filled.body.length - filled.notes.length
  const groups = page.groups.map((group, at) => {
    // Headings of tables have no page numbers that are still to come.
    const frames = filled.body[at - start]?.strip.announced as readonly Frame[] | undefined
    return at - start >= first || !frames || isShown(frames, before) ? group : { ...group, unit, frames }
  })
  return { ...page, groups }
}

/** Whether headings are announced on a page already, as themselves or for a table that went on there. */
const isShown = (frames: readonly Frame[], pages: readonly DraftPage[]): boolean =>
  pages.some(({ filled }) =>
    filled.body.some(({ strip }) => strip.frames === frames || strip.announced === frames),
  )

/** Blank pages at the end, without a number: a booklet has a multiple of four pages. */
function blankPages(finishing: Finishing, count: number): Page[] {
  const { config } = finishing
  const { booklet: folded, twoPerSheet: paired } = config.options
  const multiple = folded ? 4 : config.fill * (paired ? 2 : 1)
  const page = {
    filled: NOTHING,
    geometry: config.portrait,
    series: '',
    bare: false,
    plain: false,
    isSheet: false,
  }
  return Array.from({ length: (multiple - (count % multiple)) % multiple }, (_, at) => ({
    ...finishPage(finishing, { ...page, blank: true }, count + at, '', false),
    label: '',
  }))
}

const NOTHING: FilledPage = { body: [], notes: [], noteRule: null }
/** More sheets than this are too thick to be folded as one. */
const MOST_SHEETS = 20

/** What the choice of pages means. */
function rangeProblems({ pack, options }: Configuration, printed: readonly number[], all: number): Problem[] {
  const said = (message: string): Problem => ({ severity: 'warning', message, section: null, target: null })
  const lines = firstPageLines(pack.meta.marking).map(({ label }) => label)
  const sheets = Math.ceil(printed.length / 4)
  return [
    ...(printed.length < all && printed[0] !== 0 && lines.length > 0
      ? [
          said(
            `The pages leave out the first one, with the lines that the marking needs there: ${lines.join(', ')}.`,
          ),
        ]
      : []),
    ...(options.booklet && sheets > MOST_SHEETS
      ? [
          said(
            `The booklet has ${sheets} sheets, which are hard to fold as one. Export parts of it by their pages, ${MOST_SHEETS * 4} at a time.`,
          ),
        ]
      : []),
  ]
}

/** Input that all pages share. */
interface Finishing {
  readonly config: Configuration
  readonly labels: Labels
  readonly units: readonly TagUnit[]
  readonly announced: AnnouncedTags
  /** Lines that were fitted on other pages, by width and text. */
  readonly fitted: Map<string, OneLine>
}

function finishPage(
  { config, labels, units, announced, fitted }: Finishing,
  draft: DraftPage,
  index: number,
  chapter: string,
  isFirst: boolean,
): Page {
  const { fonts, theme, options, pack } = config
  const { geometry, filled, series, bare, blank, plain, isSheet } = draft
  const left = leftMargin(geometry, index)
  const top = geometry.top + (config.setting.label ? spareHeight(draft) / 2 : 0)
  const label = labels.pages[index] ?? ''
  const words = printWords(pack.meta.language)
  const extras = { fonts, theme, geometry, index, words: words.page }
  const furniture = furnish(
    {
      fonts,
      theme,
      meta: pack.meta,
      logo: theme.runningLogo ? config.logo : null,
      geometry,
      fitted,
      left: isMirrored(geometry, index) ? left - geometry.notes : left,
    },
    {
      number: numberOf(pack.meta.language, label, series, labels),
      section: blank ? '' : chapter,
      bare: bare || config.setting.label,
      blank,
      announced: isFirst ? announced.marking : [],
    },
  )
  return {
    width: geometry.width,
    height: geometry.height,
    label,
    groups: [
      ...(isFirst && index > 0 ? [heardFirst(announced)] : []),
      ...groupsOf(filled, left, top, (group) => withPageNumbers(group, fonts, labels, words.spoken.entry)),
    ],
    watermark: options.draft ? watermark(extras, isFirst ? announced.watermark : ARTIFACT) : [],
    isOverlaid: isSheet,
    below: [
      ...groundsOf(filled, left, top),
      ...noteRule(config, filled, left, geometry),
      ...changeBars(filled, theme, left, top),
      ...(geometry.notes > 0 && !blank ? notesColumn(extras) : []),
      ...(options.lineNumbers ? lineNumbers(extras, filled, (unit) => units[unit]?.tags ?? []) : []),
    ],
    furniture: plain || config.plain ? [] : furniture,
  }
}

/** Height that the text of a label leaves: it stands in the middle. */
function spareHeight({ filled, geometry }: DraftPage): number {
  const last = filled.body.at(-1)
  if (!last || filled.notes.length > 0) return 0
  return Math.max(0, geometry.textHeight - last.y - last.strip.height)
}

/** `Page 3 of 12`; a page that only fills a sheet has no number. */
function numberOf(language: string, label: string, series: string, { lastOf }: Labels): string {
  if (label === '') return ''
  const { one, of } = printWords(language).page
  return fillIn(series === FRONT ? one : of, { page: label, last: lastOf.get(series) ?? '' })
}

/** The marking is announced before the text, also where the first page is left out. */
const heardFirst = ({ marking }: AnnouncedTags): Group => ({
  x: 0,
  y: 0,
  unit: FRONT_UNIT,
  frames: marking.map((tag): Frame => ({ kind: 'presence', tag })),
})

/** Content; `finish` fills in page numbers. */
function groupsOf(
  filled: FilledPage,
  left: number,
  top: number,
  finish: (group: DraftGroup) => Group,
): Group[] {
  const groups: Group[] = []
  for (const placed of [filled.body, filled.notes])
    for (const { strip, y, unit } of placed)
      groups.push(finish({ x: left, y: top + y, unit, frames: strip.frames }))
  return groups
}

function groundsOf(filled: FilledPage, left: number, top: number): Frame[] {
  const spans = new GroundSpans()
  for (const { strip, y } of filled.body) spans.add(strip, y)
  return spans.frames(left, top)
}

const NOTE_RULE_WIDTH = 0.28

function noteRule({ theme }: Configuration, filled: FilledPage, left: number, geometry: Geometry): Frame[] {
  if (filled.noteRule === null) return []
  const y = geometry.top + filled.noteRule
  const width = geometry.measure * NOTE_RULE_WIDTH
  const x = geometry.rightToLeft ? left + geometry.measure - width : left
  const x2 = x + width
  return [{ kind: 'rule', x, y, x2, y2: y, width: 0.5, colour: theme.colours.muted }]
}

/** Metadata of the file. */
export function infoOf({
  pack: { meta },
  options,
  setting,
}: Pick<Configuration, 'pack' | 'options' | 'setting'>): DocumentInfo {
  const title = meta.title.trim() === '' ? printWords(meta.language).front.untitledPack : meta.title
  const { pages = '', booklet: folded, twoPerSheet: paired, twoSided } = options
  const sides = folded || (twoSided && paired) ? 'shortEdge' : twoSided ? 'longEdge' : undefined
  return {
    title: pages.trim() === '' ? title : `${title} (pages ${pages.trim()})`,
    sides,
    exact: folded === true || options.cropMarks === true,
    author: meta.author,
    subject: meta.subtitle,
    ...(setting.label ? {} : recordOf(meta)),
    language: meta.language === '' ? 'en-GB' : meta.language,
    date: meta.date,
    standard: options.standard,
  }
}

/** What a records office files a paper by, as it is printed: the organisation only where a line of the paper says it. */
function recordOf(meta: PackMeta): Pick<DocumentInfo, 'reference' | 'organisation' | 'marking'> {
  const lines = conventionOf(meta).rows.flatMap((row) => (row.right ? [row, row.right] : [row]))
  const isSaid = !hasFirstPage(meta) || lines.some(({ line }) => line === 'organisation')
  return {
    reference: meta.reference.trim(),
    organisation: isSaid ? meta.organisation.trim() : '',
    marking: bannerText(meta.marking),
  }
}
