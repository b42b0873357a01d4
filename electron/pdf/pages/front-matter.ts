// Front matter: the title page or title block and the contents, as strips. Page numbers are left to `finish.ts`.
import { hasFirstPage } from '#shared/first-page'
import type { Problem } from '#shared/pack'
import type { CollectedHeading } from '../collect/blocks'
import {
  type AnnouncedTags,
  type CollectedContents,
  type CollectedFrontMatter,
  type ContentsEntry,
  type ContentsLine,
  collectFrontMatter,
} from '../collect/front-matter'
import type { Configuration } from '../configuration'
import { typesetBlocks } from '../flow/flow'
import { moveFrame, type Strip, stackFrames, stackHeight, strip, type TypesetContext } from '../flow/strip'
import { typesetParagraph } from '../text/lines'
import { FRONT_UNIT, type Frame, type ImageFrame, type PageNumberFrame, type Tag } from '../types'
import { markingParts } from './banner'
import type { UnitStrip } from './chains'
import { typesetFirstPage } from './first-page'
import { typesetContext } from './typeset'

/** The front matter with its tags. */
export interface FrontMatter {
  readonly strips: readonly UnitStrip[]
  readonly tags: readonly Tag[]
  readonly announced: AnnouncedTags
  /** Printed on separate pages before the body, else at the top of the first page. */
  readonly separate: boolean
  readonly problems: readonly Problem[]
}

/** How much front matter a pack has. */
export interface FrontMatterPlan {
  /** The contents; empty prints none. */
  readonly entries: readonly ContentsEntry[]
  /** The title has a separate page. */
  readonly page: boolean
}

/** Headings down to this level are listed in the contents. */
const CONTENTS_DEPTH = 3

/** The entries of the contents. */
export function contentsOf(
  units: readonly { readonly unit: { readonly headings: readonly CollectedHeading[] } }[],
): ContentsEntry[] {
  return units
    .flatMap(({ unit }) => unit.headings)
    .filter(({ level, anchor }) => level <= CONTENTS_DEPTH && anchor !== '')
}

/** Typesets the title, and the contents after it. */
export function typesetFrontMatter(config: Configuration, { entries, page }: FrontMatterPlan): FrontMatter {
  const { theme, logo, pack, portrait } = config
  const { meta } = pack
  const firstPage = !page && hasFirstPage(meta)
  const collected = collectFrontMatter({
    theme,
    meta,
    logo,
    entries,
    page,
    firstPage,
    markingParts: markingParts(meta).length,
  })
  const problems: Problem[] = []
  // The contents repeat titles of sections, which report their missing characters themselves.
  const findings = { section: null, problems, missing: new Set<string>() }
  const context = typesetContext(config, page ? config.front : portrait, findings)
  const title = firstPage ? typesetHead(config, context, collected) : typesetTitle(context, collected, page)
  const contents = collected.contents ? typesetContents(context, collected.contents) : []
  // Contents that would overflow the title page get separate pages.
  const box = typesetMarkingLines(context, collected)
  const isLow = stackHeight(box) <= context.pageHeight * MOST_BOX
  const foot = isLow && box.length > 0 ? box : undefined
  if (!isLow)
    title.push(
      ...typesetBlocks(context, collected.markingLines, 0, context.measure),
      strip(0, [], { after: 14 }),
    )
  const overflow = page && stackHeight([...title, ...contents, ...(foot ?? [])]) > context.pageHeight
  // Furniture is painted last, but the marking is announced before the title.
  const heard = collected.announced.marking.map((tag): Frame => ({ kind: 'presence', tag }))
  const strips = [
    ...title.map((one, index) => (index === 0 ? { ...one, foot, frames: [...heard, ...one.frames] } : one)),
    ...contents.map((one, index) => (index === 0 && overflow ? { ...one, breakBefore: true } : one)),
  ]
  const { tags, announced } = collected
  return {
    strips: strips.map((one) => ({ strip: one, unit: FRONT_UNIT })),
    tags,
    announced,
    separate: page,
    problems,
  }
}

/** Distance of the title from the top of the text area on a title page. */
const TITLE_DEPTH = 0.13
const BAND = { page: { width: 64, height: 5, after: 16 }, block: { height: 2.5, after: 9 } }

function typesetTitle(context: TypesetContext, collected: CollectedFrontMatter, page: boolean): Strip[] {
  const { theme, measure } = context
  const logo = logoFrame(collected.logo, page !== context.rightToLeft, measure)
  const rule: Frame = {
    kind: 'rule',
    x: 0,
    y: 0,
    x2: measure,
    y2: 0,
    width: 0.6,
    colour: theme.colours.rule,
  }
  const { after, ...size } = page ? BAND.page : { ...BAND.block, width: measure }
  const band: Frame = {
    kind: 'box',
    x: context.rightToLeft ? measure - size.width : 0,
    y: 0,
    ...size,
    fill: theme.cover.band,
    stroke: null,
    strokeWidth: 0,
  }
  return [
    ...(page ? [strip(context.pageHeight * TITLE_DEPTH, logo ? [logo] : [])] : []),
    strip(size.height, [band], { after, keep: true }),
    ...besideLogo(page ? null : logo, (width) => typesetBlocks(context, collected.title, 0, width), measure),
    strip(0, [rule], { before: page ? 16 : 8, after: page ? 10 : 6 }),
    ...typesetBlocks(context, collected.details, 0, measure),
    strip(0, page ? [] : [rule], { before: 6, after: page ? 26 : 14 }),
  ]
}

/** Where the lines that the marking needs begin, as a share of the measure. */
const LINES_AT = 0.46
const LINES_INSET = 6
/** Higher boxes, as shares of the page, are below the title instead, where a page break can divide them. */
const MOST_BOX = 0.35

/** The lines that the marking needs, in a box at the far end of the foot of the first page. */
function typesetMarkingLines(context: TypesetContext, { markingLines }: CollectedFrontMatter): Strip[] {
  if (markingLines.length === 0) return []
  const { measure, rightToLeft, theme } = context
  const width = measure * (1 - LINES_AT)
  const x = rightToLeft ? 0 : measure - width
  const lines = typesetBlocks(context, markingLines, x + LINES_INSET, width - LINES_INSET * 2)
  const height = stackHeight(lines) + LINES_INSET * 2
  const stroke = theme.colours.rule
  const box: Frame = { kind: 'box', x, y: 0, width, height, fill: null, stroke, strokeWidth: 0.6 }
  return [strip(height, [box, ...stackFrames(lines, 0, LINES_INSET)])]
}

/** The lines of the first page in place of the title. */
function typesetHead(
  config: Configuration,
  context: TypesetContext,
  { logo, tags, root }: CollectedFrontMatter,
): Strip[] {
  const { measure } = context
  const lines = (width: number) => typesetFirstPage(config, context, tags, root, width)
  return besideLogo(logoFrame(logo, context.rightToLeft, measure), lines, measure)
}

const LOGO = { height: 46, width: 150, gap: 18 }

/** The logo: where lines begin on a title page, else at the other side of the title. */
function logoFrame(logo: CollectedFrontMatter['logo'], atLeft: boolean, measure: number): ImageFrame | null {
  if (!logo) return null
  const scale = Math.min(LOGO.height / logo.height, LOGO.width / logo.width)
  const size = { width: logo.width * scale, height: logo.height * scale }
  return {
    kind: 'image',
    x: atLeft ? 0 : measure - size.width,
    y: 0,
    ...size,
    asset: logo.asset,
    tag: logo.tag,
  }
}

/** Lines that leave space for a logo beside them, and are together at least as high. */
function besideLogo(logo: ImageFrame | null, set: (width: number) => Strip[], measure: number): Strip[] {
  if (!logo) return set(measure)
  const beside = logo.x === 0 ? logo.width + LOGO.gap : 0
  const lines = set(measure - logo.width - LOGO.gap).map((line) => ({
    ...line,
    keep: true,
    frames: line.frames.map((frame) => moveFrame(frame, beside, 0)),
  }))
  const rest = Math.max(0, logo.height - stackHeight(lines))
  return [strip(0, [logo], { keep: true }), ...lines, strip(rest, [])]
}

/** Width reserved for page numbers beside entries. */
export const NUMBER_COLUMN = 38

function typesetContents(context: TypesetContext, { title, entries }: CollectedContents): Strip[] {
  return [
    ...typesetParagraph(context, title, 0, context.measure).map((one) => ({ ...one, keep: true })),
    ...entries.flatMap((entry) => typesetEntry(context, entry)),
  ]
}

function typesetEntry(context: TypesetContext, entry: ContentsLine): Strip[] {
  const lines = typesetParagraph(
    context,
    entry.block,
    context.rightToLeft ? NUMBER_COLUMN : 0,
    context.measure - NUMBER_COLUMN,
  )
  const last = lines.length - 1
  return lines.map((line, index) => ({
    ...line,
    keep: index < last || entry.keepNext,
    frames: [...line.frames, numberFrame(context, entry, line, index === last)],
  }))
}

/** Placeholder for the page number and the link of a line until pages have numbers. */
function numberFrame(
  { measure, theme, rightToLeft }: TypesetContext,
  { anchor, name, style, block }: ContentsLine,
  line: Strip,
  isLast: boolean,
): PageNumberFrame {
  const text = line.frames.filter((frame) => frame.kind === 'text')
  const ends = text.map(({ x, words, size }) =>
    rightToLeft ? measure - x : x + (words.reduce((sum, word) => sum + word.width, 0) * size) / 1000,
  )
  const { font, size, colour } = style
  const number = {
    from: Math.max(0, ...ends),
    baseline: text.at(-1)?.y ?? line.height * 0.7,
    font,
    size,
    colour,
    leaderColour: theme.colours.muted,
    mirrored: rightToLeft,
  }
  return {
    kind: 'pageNumber',
    x: 0,
    y: 0,
    width: measure,
    height: line.height,
    anchor,
    name,
    tag: block.tag,
    number: isLast ? number : null,
  }
}
