// Blocks -> strips at a width: stacks paragraphs, panels, images and tables in reading order.

import { assertNever } from '#shared/result'
import type { Block, ImageBlock, PanelBlock } from '../collect/blocks'
import { KEEP_FORM, typesetTable } from '../table/table'
import { typesetParagraph } from '../text/lines'
import type { BoxFrame, DraftFrame, Frame } from '../types'
import { type Ground, moveFrame, type Strip, stackHeight, strip, type TypesetContext } from './strip'

/** Lays out blocks between `x` and `x + width`. */
export function typesetBlocks(
  context: TypesetContext,
  blocks: readonly Block[],
  x: number,
  width: number,
): Strip[] {
  const strips: Strip[] = []
  const items = new ItemsInRow(strips)
  const forms = new FormsInRow(strips, context.pageHeight * KEEP_FORM)
  let breaks = false
  let gap = 0
  for (const block of blocks) {
    if (block.kind === 'break') {
      breaks = true
      continue
    }
    if (block.kind === 'gap') {
      const last = strips.at(-1)
      if (last) strips[strips.length - 1] = { ...last, after: Math.max(last.after, block.height) }
      gap = block.height
      continue
    }
    const set = typesetBlock(context, block, x, width)
    const first = set[0]
    if (first && (breaks || gap > 0)) {
      set[0] = { ...first, breakBefore: first.breakBefore || breaks, before: Math.max(first.before, gap) }
      breaks = false
    }
    if (first) gap = 0
    items.add(block, set.length)
    forms.add(block, set)
    strips.push(...set)
  }
  items.end()
  return strips
}

/**
 * Keeps the ends of lists together: an item of one line is neither alone at the foot of a page nor alone on the next.
 */
class ItemsInRow {
  private readonly strips: Strip[]
  private count = 0
  /** The last item has one line. */
  private short = false

  constructor(strips: Strip[]) {
    this.strips = strips
  }

  /** Registers a block whose strips come next. */
  add(block: TypesetBlock, lines: number): void {
    if (block.kind !== 'paragraph' || block.label === null || block.format.keepNext) {
      this.end()
      return
    }
    if (this.count === 1 && this.short) this.tie(this.strips.length - 1)
    this.count += 1
    this.short = lines === 1
  }

  /** Nothing more of the list comes next. */
  end(): void {
    if (this.count > 1 && this.short) this.tie(this.strips.length - 2)
    this.count = 0
  }

  private tie(index: number): void {
    const one = this.strips[index]
    if (one) this.strips[index] = { ...one, keep: true }
  }
}

/** Keeps two forms to sign that follow each other on one page: handing over and taking over are signed together. */
class FormsInRow {
  private readonly strips: Strip[]
  private readonly most: number
  /** Height of the form before; 0 where there is none, or where it is kept with one already. */
  private before = 0

  constructor(strips: Strip[], most: number) {
    this.strips = strips
    this.most = most
  }

  /** Registers a block whose strips come next. */
  add(block: TypesetBlock, set: readonly Strip[]): void {
    const height = block.kind === 'table' && block.form ? stackHeight(set) : 0
    const last = this.strips.length - 1
    const one = this.strips[last]
    const isPair = height > 0 && this.before > 0 && this.before + height <= this.most
    if (one && isPair) this.strips[last] = { ...one, keep: true }
    this.before = isPair ? 0 : height
  }
}

type TypesetBlock = Exclude<Block, { kind: 'break' | 'gap' }>

function typesetBlock(context: TypesetContext, block: TypesetBlock, x: number, width: number): Strip[] {
  switch (block.kind) {
    case 'paragraph':
      return typesetParagraph(context, block, x, width)
    case 'panel':
      return typesetPanel(context, block, x, width)
    case 'table':
      return typesetTable(context, block, x, width)
    case 'image':
      return typesetImage(context, block, x, width)
    case 'rule':
      return [ruleStrip(context, x, width)]
    case 'lines':
      return Array.from({ length: block.count }, (_, index) =>
        lineStrip(context, x, width, {
          droppable: index >= LEAST_LINES,
          ruled: !block.open || index < block.count - 1,
        }),
      )
    default:
      return assertNever(block, 'block')
  }
}

const RULE_GAP = 10

function ruleStrip(context: TypesetContext, x: number, width: number): Strip {
  const inset = width * 0.3
  const frame: Frame = {
    kind: 'rule',
    x: x + inset,
    y: 0,
    x2: x + width - inset,
    y2: 0,
    width: 0.7,
    colour: context.theme.colours.rule,
  }
  return strip(0, [frame], { before: RULE_GAP, after: RULE_GAP })
}

const WRITING_LINE = 24
/** Minimum number of ruled lines at the foot of a page if the others would need the next one. */
const LEAST_LINES = 4

interface LineLook {
  readonly droppable: boolean
  readonly ruled: boolean
}

function lineStrip(context: TypesetContext, x: number, width: number, look: LineLook): Strip {
  const y = WRITING_LINE - 2
  const { rule: colour } = context.theme.colours
  const rule: Frame = { kind: 'rule', x, y, x2: x + width, y2: y, width: 0.5, colour }
  return strip(WRITING_LINE, look.ruled ? [rule] : [], { droppable: look.droppable })
}

/** Panels up to this share of a page are kept on one. */
const KEEP_PANEL = 0.45
/** Share of a panel's width that its padding may take. */
const MAX_PADDING = 0.4
const PADDING = {
  panel: { left: 12, right: 11, top: 8, bottom: 9, gap: 10 },
  quote: { left: 14, right: 10, top: 2, bottom: 2, gap: 8 },
  code: { left: 9, right: 8, top: 6, bottom: 6, gap: 8 },
} as const

function typesetPanel(context: TypesetContext, panel: PanelBlock, x: number, width: number): Strip[] {
  const { style, bar, fill } = panel.look
  const pad = PADDING[style]
  const mirrored = context.rightToLeft
  const left = mirrored ? x : x + Math.min(panel.indent, width * 0.6)
  const available = Math.max(width - panel.indent, width * 0.4)
  const ground: Ground = {
    x: left,
    width: available,
    fill: style === 'quote' ? null : fill,
    bar: style === 'code' ? null : bar,
    mirrored,
  }
  // In a narrow cell the padding shrinks in favour of the text.
  const tight = Math.min(1, (available * MAX_PADDING) / (pad.left + pad.right))
  const inner = typesetBlocks(
    context,
    panel.blocks,
    left + (mirrored ? pad.right : pad.left) * tight,
    available - (pad.left + pad.right) * tight,
  )
  const whole = stackHeight(inner) + pad.top + pad.bottom < context.pageHeight * KEEP_PANEL
  const last = inner.length - 1
  const optional = panel.room === true
  const body = inner.map((one, index) => ({
    ...one,
    before: index === 0 ? 0 : one.before,
    after: index === last ? 0 : one.after,
    keep: one.keep || whole || index === last,
    optional: one.optional || optional,
    grounds: [ground, ...one.grounds],
  }))
  const edge = (height: number, rest: Partial<Strip>): Strip =>
    strip(height, [], { grounds: [ground], optional, ...rest })
  const first = body[0]
  return [
    edge(pad.top, { before: pad.gap, keep: true, breakBefore: first?.breakBefore ?? false }),
    ...(first ? [{ ...first, breakBefore: false }, ...body.slice(1)] : body),
    edge(pad.bottom, { after: pad.gap }),
  ]
}

const IMAGE_GAP = 8
const MAX_IMAGE = 0.78
const MISSING_HEIGHT = 60
const MISSING_PADDING = 8

function typesetImage(context: TypesetContext, image: ImageBlock, x: number, width: number): Strip[] {
  const left = context.rightToLeft ? x : x + Math.min(image.indent, width * 0.6)
  const available = Math.max(width - image.indent, width * 0.4)
  const size = imageSize(image, available, context.pageHeight * MAX_IMAGE)
  const at = left + (available - size.width) / 2
  const frames: DraftFrame[] = image.anchors.map((id) => ({ kind: 'anchor', x: left, y: 0, id }))
  if (image.missing) {
    const words = typesetParagraph(
      context,
      image.missing,
      at + MISSING_PADDING,
      size.width - 2 * MISSING_PADDING,
    )
    size.height = Math.max(size.height, stackHeight(words) + MISSING_PADDING)
    frames.push(...missingFrames(context, words, at, { ...size, figure: image.tag }))
  } else {
    context.missing(context.fonts.missing(image.letters))
    frames.push({ kind: 'image', x: at, y: 0, ...size, asset: image.asset, tag: image.tag })
  }
  const room = Math.max(size.width, available * 0.6)
  const captionAt = context.rightToLeft ? at + size.width - room : at
  const caption = image.caption ? typesetParagraph(context, image.caption, captionAt, room) : []
  const keptCaption = caption.map((one, index) => ({ ...one, keep: index < caption.length - 1 }))
  return [
    strip(size.height, frames, { before: IMAGE_GAP, after: IMAGE_GAP / 2, keep: caption.length > 0 }),
    ...keptCaption,
  ]
}

function imageSize(image: ImageBlock, available: number, tallest: number): { width: number; height: number } {
  const wanted = available * image.share
  if (!image.pixels) return { width: wanted, height: MISSING_HEIGHT }
  const { width, height } = image.pixels
  const scale = Math.min(wanted / width, tallest / height)
  return { width: width * scale, height: height * scale }
}

function missingFrames(
  context: TypesetContext,
  lines: readonly Strip[],
  x: number,
  size: Pick<BoxFrame, 'width' | 'height' | 'figure'>,
): DraftFrame[] {
  const { rule, codeFill } = context.theme.colours
  const box: Frame = { kind: 'box', x, y: 0, ...size, fill: codeFill, stroke: rule, strokeWidth: 0.8 }
  const top = Math.max(4, (size.height - stackHeight(lines)) / 2)
  return [
    box,
    ...lines.flatMap((line, index) =>
      line.frames.map((frame) => moveFrame(frame, 0, top + index * line.height)),
    ),
  ]
}
