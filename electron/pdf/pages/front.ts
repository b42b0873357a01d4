// Front matter: the title block or page and the contents, as strips with tags of their own.

import type { AssetId } from '#shared/document/nodes'
import { longDate } from '#shared/field-text'
import type { PackMeta } from '#shared/pack'
import type { Block, CollectedHeading, ParagraphBlock, Run, RunStyle } from '../collect/blocks'
import { addTag, plainStyle } from '../collect/context'
import { typesetBlocks } from '../flow/flow'
import { type Strip, stackHeight, strip, type TypesetContext } from '../flow/strip'
import { fontOf } from '../fonts/font-set'
import { typesetParagraph } from '../text/lines'
import type { TextLook } from '../theme'
import type { Frame, Tag, TagIndex } from '../types'

/** Strips of the front matter and their tags. */
export interface FrontMatter {
  readonly strips: readonly Strip[]
  readonly tags: readonly Tag[]
  readonly announced: AnnouncedTags
  /** Prints the page numbers of the contents, which are known when all is on pages. They change no heights. */
  readonly number: (pageOf: (anchor: string) => string) => void
}

/** An entry of the contents. */
export type ContentsEntry = Pick<CollectedHeading, 'level' | 'number' | 'title' | 'anchor'>

/** Tags under which the first page says what all pages carry: it would otherwise be heard nowhere. */
export interface AnnouncedTags {
  /** One for each part of the marking. */
  readonly marking: readonly TagIndex[]
  /** Of the word across the page. */
  readonly watermark: TagIndex
}

interface Builder {
  readonly context: TypesetContext
  readonly tags: Tag[]
  readonly root: TagIndex
  /** What is left to do when pages are known. */
  readonly later: ((pageOf: (anchor: string) => string) => void)[]
}

/** A picture and its size, in any unit. */
export interface Logo {
  readonly asset: AssetId
  readonly width: number
  readonly height: number
}

/** What the front matter says. */
export interface FrontFacts {
  readonly meta: PackMeta
  readonly logo: Logo | null
  /** The contents; empty prints none. */
  readonly entries: readonly ContentsEntry[]
  /** The title has a page of its own. */
  readonly page: boolean
  /** Parts of the marking. */
  readonly marking: number
}

/** Sets the title block, and the contents behind it. */
export function typesetFrontMatter(context: TypesetContext, facts: FrontFacts): FrontMatter {
  const { entries, page } = facts
  const tags: Tag[] = []
  const root = addTag({ tags }, 'Sect', -1)
  const builder: Builder = { context, tags, root, later: [] }
  const watermark = addTag(builder, 'P', root)
  const marking = Array.from({ length: facts.marking }, () => addTag(builder, 'P', root))
  const title = typesetTitle(builder, facts)
  const contents = entries.length > 0 ? typesetContents(builder, entries) : []
  // Contents that would run over from the title page get pages of their own.
  const [first, ...rest] = contents
  const overflows = page && first && stackHeight([...title, ...contents]) > context.pageHeight
  const strips = [...title, ...(overflows ? [{ ...first, breakBefore: true }, ...rest] : contents)]
  // Furniture is painted last, but the marking is heard before the title.
  const places = marking.map((tag): Frame => ({ kind: 'presence', tag }))
  const [top] = strips
  if (top) strips[0] = { ...top, frames: [...places, ...top.frames] }
  const number: FrontMatter['number'] = (pageOf) => {
    for (const print of builder.later) print(pageOf)
  }
  return { strips, tags, announced: { marking, watermark }, number }
}

function block(
  runs: readonly Run[],
  look: TextLook,
  tag: TagIndex,
  rest: Partial<ParagraphBlock> & { before?: number; after?: number } = {},
): ParagraphBlock {
  const { before = 0, after = 0, ...more } = rest
  return {
    kind: 'paragraph',
    runs,
    tag,
    label: null,
    indent: 0,
    anchors: [],
    ruled: false,
    format: {
      align: 'start',
      leading: look.leading,
      before,
      after,
      hyphenate: false,
      keepNext: false,
      preformatted: false,
    },
    ...more,
  }
}

const KIND_NAMES = { briefing: 'Briefing pack', handout: 'Course handout' } as const
/** The title of a title page starts this far down the text area. */
const TITLE_DEPTH = 0.13
const META_LABEL = 92

const LOGO = { height: 46, width: 150, gap: 18 }

/** The logo's frame at the left on a title page, else at the right of the title; the organisation's name stands for it. */
function logoFrame(
  builder: Builder,
  { logo, meta, page }: FrontFacts,
): Extract<Frame, { kind: 'image' }> | null {
  if (!logo) return null
  const scale = Math.min(LOGO.height / logo.height, LOGO.width / logo.width)
  const size = { width: logo.width * scale, height: logo.height * scale }
  const alt = meta.organisation.trim() === '' ? 'Logo' : `Logo: ${meta.organisation}`
  const tag = addTag(builder, 'Figure', builder.root, { alt })
  return {
    kind: 'image',
    x: page ? 0 : builder.context.measure - size.width,
    y: 0,
    ...size,
    asset: logo.asset,
    tag,
  }
}

function typesetTitle(builder: Builder, facts: FrontFacts): Strip[] {
  const { meta, page } = facts
  const logo = logoFrame(builder, facts)
  const { context } = builder
  const { theme, measure } = context
  const { cover } = theme
  const line = (text: string, look: TextLook, before: number, after: number): ParagraphBlock[] => {
    if (text.trim() === '') return []
    const tag = addTag(builder, 'P', builder.root)
    return [block([{ text, style: plainStyle(look, tag) }], look, tag, { before, after })]
  }
  const scale = page ? 1 : 0.72
  const title = { ...cover.title, size: cover.title.size * scale, leading: cover.title.leading * scale }
  const eyebrow = { ...cover.meta, bold: true, colour: theme.colours.muted }
  const lines: readonly (readonly [string, string])[] = [
    ['Reference', meta.reference],
    ['Date', longDate(meta.date, meta.language)],
    ['Author', meta.author],
    ['Organisation', meta.organisation],
  ]
  const blocks: Block[] = [
    ...line(KIND_NAMES[meta.kind], eyebrow, 0, 6),
    ...line(meta.title === '' ? 'Untitled pack' : meta.title, title, 0, 6),
    ...line(meta.subtitle, cover.subtitle, 2, 4),
  ]
  const details = lines
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => metaLine(builder, label, value))
  const band: Frame = {
    kind: 'box',
    x: 0,
    y: 0,
    width: page ? 64 : measure,
    height: page ? 5 : 2.5,
    fill: cover.band,
    stroke: null,
    strokeWidth: 0,
  }
  const rule: Frame = { kind: 'rule', x: 0, y: 0, x2: measure, y2: 0, width: 0.6, colour: theme.colours.rule }
  return [
    ...(page ? [strip(context.pageHeight * TITLE_DEPTH, logo ? [logo] : [])] : []),
    strip(page ? 5 : 2.5, [band], { after: page ? 16 : 9, keep: true }),
    ...besideLogo(page ? null : logo, (width) => typesetBlocks(context, blocks, 0, width), measure),
    strip(0, [rule], { before: page ? 16 : 8, after: page ? 10 : 6 }),
    ...typesetBlocks(context, details, 0, measure),
    strip(0, page ? [] : [rule], { before: 6, after: page ? 26 : 14 }),
  ]
}

/** Lines that leave room for a logo at their right, and are at least as high as it together. */
function besideLogo(
  logo: Extract<Frame, { kind: 'image' }> | null,
  set: (width: number) => Strip[],
  measure: number,
): Strip[] {
  if (!logo) return set(measure)
  const lines = set(measure - logo.width - LOGO.gap).map((line) => ({ ...line, keep: true }))
  const rest = Math.max(0, logo.height - stackHeight(lines))
  return [strip(0, [logo], { keep: true }), ...lines, strip(rest, [])]
}

function metaLine(builder: Builder, label: string, value: string): ParagraphBlock {
  const { theme } = builder.context
  const tag = addTag(builder, 'P', builder.root)
  const look = theme.cover.meta
  const name = plainStyle({ ...look, colour: theme.colours.muted }, tag)
  return block([{ text: value, style: plainStyle(look, tag) }], look, tag, {
    label: { runs: [{ text: label, style: name }], width: META_LABEL, align: 'left' },
    before: 1,
    after: 1,
  })
}

function typesetContents(builder: Builder, entries: readonly ContentsEntry[]): Strip[] {
  const { context } = builder
  const { theme, measure } = context
  const look = theme.headings[1]?.text ?? theme.body
  const heading = addTag(builder, 'H1', builder.root)
  const title = block([{ text: 'Contents', style: plainStyle(look, heading) }], look, heading, {
    before: 18,
    after: 6,
  })
  const listOf = contentsLists(builder)
  const numberWidth =
    Math.max(0, ...entries.map((entry) => entry.number.length)) * 0.55 * theme.body.size + 10
  return [
    ...typesetParagraph(context, title, 0, measure).map((one) => ({ ...one, keep: true })),
    ...entries.flatMap((entry, index) => {
      const lines = typesetEntry(builder, entry, listOf(entry.level), numberWidth)
      return isTied(entries, index) ? lines.map((one) => ({ ...one, keep: true })) : lines
    }),
  ]
}

/** So many entries at least stand on the last page of the contents. */
const LEAST_ENTRIES = 4

/** Whether an entry stands on one page with the next: one of the last, or one that others are below. */
function isTied(entries: readonly ContentsEntry[], index: number): boolean {
  const next = entries[index + 1]
  return (
    next !== undefined &&
    (index >= entries.length - LEAST_ENTRIES || next.level > (entries[index]?.level ?? 1))
  )
}

/** Gives the list for an entry of a level: within that of the level above. Call it in the order of the entries. */
function contentsLists(builder: Builder): (level: number) => TagIndex {
  const open: { readonly level: number; readonly tag: TagIndex }[] = []
  return (level) => {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const last = open.at(-1)
    if (last && last.level >= level) return last.tag
    const tag = addTag(builder, 'TOC', last?.tag ?? builder.root)
    open.push({ level, tag })
    return tag
  }
}

const NUMBER_COLUMN = 38
const ENTRY_INDENT = 14

function typesetEntry(builder: Builder, entry: ContentsEntry, toc: TagIndex, numberWidth: number): Strip[] {
  const { context } = builder
  const { theme, measure } = context
  const reference = addTag(builder, 'Reference', addTag(builder, 'TOCI', toc))
  const tag = addTag(builder, 'Link', reference)
  const top = entry.level === 1
  const look: TextLook = {
    ...theme.body,
    family: 'sans',
    size: theme.body.size * 0.95,
    leading: theme.body.leading,
    bold: top,
    colour: theme.body.colour,
  }
  const style = plainStyle(look, tag)
  const labelWidth = top ? numberWidth : entry.number.length * 0.5 * theme.body.size + 8
  const label =
    entry.number === ''
      ? null
      : { runs: [{ text: `${entry.number} `, style }], width: labelWidth, align: 'left' as const }
  const lines = typesetParagraph(
    context,
    block([{ text: entry.title, style }], look, tag, {
      label,
      indent: top ? 0 : numberWidth + (entry.level - 2) * ENTRY_INDENT,
      before: top ? 4 : 0.5,
      after: 0.5,
    }),
    0,
    measure - NUMBER_COLUMN,
  )
  const last = lines.length - 1
  return lines.map((one, index) => {
    const frames: Frame[] = [...one.frames]
    builder.later.push((pageOf) => {
      const page = pageOf(entry.anchor)
      if (index === last) frames.push(...pageNumber(context, one, page, style))
      frames.push({
        kind: 'link',
        x: 0,
        y: 0,
        width: measure,
        height: one.height,
        target: { kind: 'anchor', id: entry.anchor },
        label: `${entry.number} ${entry.title}, page ${page}`.trim(),
        tag,
      })
    })
    return { ...one, keep: index < last, frames }
  })
}

/** The leader and the page number at the end of an entry. */
function pageNumber(context: TypesetContext, line: Strip, page: string, style: RunStyle): Frame[] {
  const { fonts, measure, theme } = context
  const { font, size, colour, tag } = style
  const text = line.frames.filter((frame) => frame.kind === 'text')
  const baseline = text.at(-1)?.y ?? line.height * 0.7
  const shaped = fonts.shape(font, ` ${page}`)
  const width = (shaped.width * size) / 1000
  const end = Math.max(
    0,
    ...text.map(
      (frame) => frame.x + (frame.words.reduce((sum, word) => sum + word.width, 0) * frame.size) / 1000,
    ),
  )
  const dot = fonts.shape(fontOf('sans', false, false), ' .')
  const dotWidth = (dot.width * size) / 1000
  // Dots stand on a common grid from the right, so that those of all entries lie under each other.
  const count = Math.max(0, Math.floor((measure - NUMBER_COLUMN * 0.7 - end - 6) / dotWidth))
  const leader: Frame = {
    kind: 'text',
    x: measure - NUMBER_COLUMN * 0.7 - count * dotWidth,
    y: baseline,
    words: Array.from({ length: count }, () => dot.words).flat(),
    size,
    colour: theme.colours.muted,
    stretch: 0,
    tag: -1,
  }
  const number: Frame = {
    kind: 'text',
    x: measure - width,
    y: baseline,
    words: shaped.words,
    size,
    colour,
    stretch: 0,
    tag,
  }
  return count > 2 ? [leader, number] : [number]
}
