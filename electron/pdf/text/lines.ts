// Paragraph -> strips: breaks its tokens into lines and positions each line's words.

import type { Align, Note, ParagraphBlock, Run, RunStyle } from '../collect/blocks'
import { footnote, repeatedFootnote } from '../collect/notes'
import { type Strip, stackHeight, strip, type TypesetContext, type TypesetNote } from '../flow/strip'
import { isCode } from '../fonts/font-style'
import { remember } from '../remember'
import type { Frame, TagIndex, Word } from '../types'
import { balancedLines } from './balance'
import { breakIntoLines, hyphenWidth } from './divide'
import { hangBefore } from './hang'
import { NO_SPREAD, type Spread, spreadOf } from './spread'
import { End, type Token, type Tokens } from './token'
import { tokenise } from './tokens'
import { inVisualOrder } from './visual-order'
import { wrapSign } from './wrap-sign'

/** Position of the baseline: half the leading plus a third of the size below the top of the line. */
const BASELINE = { leading: 0.5, size: 0.33 }

/** The tokens of a paragraph that is measured before it is typeset; kept for typesetting. */
export function tokensOf(context: TypesetContext, block: ParagraphBlock): Tokens {
  return remember(context.tokens, block, () => makeTokens(context, block))
}

function makeTokens(context: TypesetContext, block: ParagraphBlock): Tokens {
  const runs = block.format.preformatted ? block.runs.map(keepSpaces) : block.runs
  return tokenise(context, runs)
}

/** Code keeps its indents and double spaces; single spaces may still break a line. */
const keepSpaces = (run: Run): Run => ({
  ...run,
  text: run.text.replace(/^ +| {2,}/gm, (spaces) => '\u00a0'.repeat(spaces.length)),
})

/** Lays out a paragraph between `x` and `x + width`: one strip per line. */
export function typesetParagraph(
  context: TypesetContext,
  wanted: ParagraphBlock,
  x: number,
  width: number,
): Strip[] {
  const { tokens, rightToLeft } = context.tokens.get(wanted) ?? makeTokens(context, wanted)
  const mirrored = isMirrored(context, wanted, rightToLeft)
  const label = typesetLabel(context, wanted.label, mirrored)
  const block = withinWidth(wanted, width, label?.width ?? 0)
  const { format } = block
  const taken = block.indent + (block.label?.width ?? 0)
  const left = mirrored ? x : x + taken
  const available = Math.max(width - taken, 1)
  const { lines, ragged } = (format.balanced ? balancedLines : breakIntoLines)(
    context,
    tokens,
    block,
    available,
  )
  const baseline = baselineOf(block)
  const { preformatted } = format
  const names = linkNames(block.runs)
  const setting = {
    context,
    align: ragged ? 'start' : format.align,
    left,
    available,
    baseline,
    rightToLeft,
    mirrored,
    preformatted,
    names,
  }
  const end = lines.length - 1
  const tied = format.keepNext || endsWithColon(block)
  return lines.map((line, index) => {
    const last = index === end
    const frames =
      index === 0
        ? [...labelFrames(label, block, { x, width, mirrored, baseline }), ...anchorFrames(block, x)]
        : []
    placeLine(setting, line.tokens, last || line.forced, frames)
    const ruled = last && block.ruled
    if (ruled) frames.push(ruleBelow(context, block, x, width))
    return strip(format.leading + (ruled ? RULE_DEPTH : 0), frames, {
      before: index === 0 ? format.before : 0,
      after: last ? format.after : 0,
      notes: notesOf(context, line.tokens),
      // No orphan at the foot of a page, no widow at the top of the next.
      keep: last ? tied : index === 0 || index === end - 1 || format.keepNext,
    })
  })
}

/** Whether lines begin at the right. What has a label stands beside it, whatever its own direction. */
function isMirrored(context: TypesetContext, { label }: ParagraphBlock, rightToLeft: boolean): boolean {
  if (label?.fixed) return context.rightToLeft
  return rightToLeft || (context.rightToLeft && label !== null)
}

/** A paragraph that ends with a colon introduces what follows. */
function endsWithColon({ runs }: ParagraphBlock): boolean {
  return runs.at(-1)?.text.trimEnd().endsWith(':') ?? false
}

/** Maximum share of the width for indents: deep levels in narrow cells are indented less. */
const MAX_INDENT = 0.5

/** Minimum gap between a label and the text. */
const LABEL_GAP = 3

/** Scales the indent to fit the width, and widens the label column to fit the label. */
function withinWidth(block: ParagraphBlock, width: number, labelled: number): ParagraphBlock {
  const { indent, label } = block
  const taken = indent + (label?.width ?? 0)
  const scale = taken === 0 ? 1 : Math.min(1, Math.max(0, (width * MAX_INDENT) / taken))
  const place = (label?.width ?? 0) * scale
  const wanted = labelled === 0 ? 0 : labelled + LABEL_GAP
  if (scale === 1 && place >= wanted) return block
  const wide = Math.max(place, wanted)
  return { ...block, indent: indent * scale, label: label && { ...label, width: wide } }
}

/** Size of the words of a paragraph, which places the baseline. */
function baselineOf(block: ParagraphBlock): number {
  const size =
    block.runs.find((run) => run.style.rise === 0)?.style.size ?? block.label?.runs[0]?.style.size ?? 10
  return block.format.leading * BASELINE.leading + size * BASELINE.size
}

/** What all lines of a paragraph share. */
interface LineSetting {
  readonly context: TypesetContext
  readonly align: Align
  readonly left: number
  readonly available: number
  readonly baseline: number
  readonly rightToLeft: boolean
  /** Lines begin at the right. */
  readonly mirrored: boolean
  readonly preformatted: boolean
  readonly names: LinkNames | null
}

/** Descriptions of links by tag: all their text, also across lines and styles. */
type LinkNames = ReadonlyMap<TagIndex, string>

function linkNames(runs: readonly Run[]): LinkNames | null {
  let names: Map<TagIndex, string> | null = null
  for (let i = 0; i < runs.length; i++) {
    const { text, style } = runs[i] as Run
    if (style.link === null) continue
    names ??= new Map()
    names.set(style.tag, style.name ?? (names.get(style.tag) ?? '') + text)
  }
  return names
}

/** Words of a line that share a style. */
interface Segment {
  readonly style: RunStyle
  words: Word[]
  width: number
  /** Width without a space at the end, which decorations leave out. */
  inked: number
  /** Added to each letter, in thousandths of the size. */
  track: number
}

/** Adds the frames of a line; `closing` is the last, or one that a forced break ends: it isn't stretched. */
function placeLine(setting: LineSetting, tokens: readonly Token[], closing: boolean, frames: Frame[]): void {
  const { context, align, left, rightToLeft, mirrored } = setting
  const last = tokens.at(-1)
  if (!last) return
  const justified = align === 'justify'
  const hang = justified ? hangBefore(context, tokens[0] as Token) : 0
  const spread = spreadOf(context, { tokens, available: setting.available, justified, closing, hang })
  const { rest } = spread
  const flushRight = align === 'right' || (mirrored && align !== 'left')
  let x = left - hang + (align === 'center' ? rest / 2 : flushRight ? rest : 0)
  for (const segment of segmentsOf(context, inVisualOrder(context, tokens, rightToLeft), spread)) {
    if (setting.preformatted) segment.words = segment.words.map(withSpaces)
    addFrames(frames, segment, {
      x,
      baseline: setting.baseline,
      stretch: spread.stretch,
      names: setting.names,
    })
    x += segment.width
  }
  if (setting.preformatted && !closing && !flushRight)
    frames.push(...wrapSign(context, left + setting.available, setting.baseline))
}

const SOFT_HYPHEN = '\u00ad'

function segmentsOf(
  context: TypesetContext,
  tokens: readonly Token[],
  { stretch, track }: Spread,
): Segment[] {
  const segments: Segment[] = []
  let open: Segment | null = null
  const last = tokens.length - 1
  for (let i = 0; i <= last; i++) {
    const token = tokens[i] as Token
    const { style } = token
    if (open === null || open.style !== style) open = begin(segments, style)
    addWords(open.words, token.shaped.words)
    open.width += token.width
    if (i === last && token.end === End.hyphen) {
      for (const word of context.fonts.shape(style.font, '-').words)
        open.words.push({ ...word, text: SOFT_HYPHEN, standIn: true })
      open.width += hyphenWidth(context, style)
    }
    open.inked = open.width
    // A forced break separates words too.
    if (i === last && token.end === End.line) addWords(open.words, context.fonts.shape(style.font, ' ').words)
    if (token.spaceShaped === null || token.space === 0) continue
    if (token.spaceStyle !== null && token.spaceStyle !== style) open = begin(segments, token.spaceStyle)
    addWords(open.words, token.spaceShaped.words)
    // At the end of a line the space has no width, but it separates words for copying and screen readers.
    if (i < last) open.width += token.space + stretch
  }
  if (track !== 0) for (const segment of segments) widen(segment, track)
  return segments
}

/** Moves the letters of a segment apart. */
function widen(segment: Segment, track: number): void {
  const { style, words } = segment
  if (isCode(style.font)) return
  let letters = 0
  for (const { glyphs } of words) letters += glyphs.length
  const more = (letters * track * style.size) / 1000
  segment.width += more
  segment.inked += more
  segment.track = track
}

function addWords(to: Word[], words: readonly Word[]): void {
  for (let i = 0; i < words.length; i++) to.push(words[i] as Word)
}

function begin(segments: Segment[], style: RunStyle): Segment {
  const segment = { style, words: [], width: 0, inked: 0, track: 0 }
  segments.push(segment)
  return segment
}

/** Code with ordinary spaces instead of non-breaking ones, so that copied code runs. */
const withSpaces = (word: Word): Word =>
  word.text.includes('\u00a0') ? { ...word, text: word.text.replaceAll('\u00a0', ' ') } : word

interface SegmentPosition {
  readonly x: number
  readonly baseline: number
  readonly stretch: number
  readonly names: LinkNames | null
}

function addFrames(frames: Frame[], segment: Segment, position: SegmentPosition): void {
  const { x, baseline, stretch, names } = position
  const { style, words, inked, track } = segment
  const { size, colour, tag } = style
  const y = baseline - style.rise
  if (style.fill !== null) {
    const box = { x: x - 1, y: y - size * 0.78, width: inked + 2, height: size * 1.04 }
    const changed = style.changed && { changed: style.changed }
    frames.push({ kind: 'box', ...box, fill: style.fill, stroke: null, strokeWidth: 0, ...changed })
  }
  frames.push({ kind: 'text', x, y, words, size, colour, stretch, tag, ...(track !== 0 && { track }) })
  if (style.underline) frames.push(ruleAt(segment, x, y + size * 0.13))
  if (style.strike) frames.push(ruleAt(segment, x, y - size * 0.26))
  if (style.link !== null && inked > 0) {
    const area = { x, y: y - size * 0.8, width: inked, height: size * 1.1 }
    const label = (names?.get(tag) ?? '').replaceAll(SOFT_HYPHEN, '').replaceAll(/\s+/g, ' ').trim()
    frames.push({ kind: 'link', ...area, target: style.link, label, tag })
  }
  if (style.anchor !== undefined) frames.push({ kind: 'anchor', x, y: y - size, id: style.anchor })
}

function ruleAt({ style, inked }: Segment, x: number, y: number): Frame {
  return { kind: 'rule', x, y, x2: x + inked, y2: y, width: style.size * 0.055, colour: style.colour }
}

/** Width of a paragraph's label with its gap; 0 without one. */
export function labelWidth(context: TypesetContext, { label }: ParagraphBlock): number {
  return label ? (typesetLabel(context, label, context.rightToLeft)?.width ?? 0) + LABEL_GAP : 0
}

interface TypesetLabel {
  readonly segments: readonly Segment[]
  readonly width: number
}

function typesetLabel(
  context: TypesetContext,
  label: ParagraphBlock['label'],
  mirrored: boolean,
): TypesetLabel | null {
  if (!label) return null
  const { tokens, rightToLeft } = tokenise({ ...context, rightToLeft: mirrored }, label.runs)
  const segments = segmentsOf(context, inVisualOrder(context, tokens, rightToLeft), NO_SPREAD)
  const width = segments.reduce((sum, segment) => sum + segment.width, 0)
  const last = segments.at(-1)
  // A zero-width space separates the label from the text for copying and screen readers.
  if (last) last.words.push(...context.fonts.shape(last.style.font, ' ').words)
  return { segments, width }
}

interface LabelPlace {
  readonly x: number
  readonly width: number
  /** The label is at the right. */
  readonly mirrored: boolean
  readonly baseline: number
}

function labelFrames(
  set: TypesetLabel | null,
  block: ParagraphBlock,
  { x, width, mirrored, baseline }: LabelPlace,
): Frame[] {
  const { label } = block
  if (!label || !set) return []
  const frames: Frame[] = []
  const inset = block.indent + (label.align === 'right' ? label.width - set.width : 0)
  let at = mirrored ? x + width - inset - set.width : x + inset
  for (const segment of set.segments) {
    addFrames(frames, segment, { x: at, baseline, stretch: 0, names: linkNames(label.runs) })
    at += segment.width
  }
  return frames
}

const anchorFrames = (block: ParagraphBlock, x: number): Frame[] =>
  block.anchors.map((id) => ({ kind: 'anchor', x, y: 0, id }))

const RULE_DEPTH = 5

function ruleBelow(context: TypesetContext, block: ParagraphBlock, x: number, width: number): Frame {
  const y = block.format.leading + RULE_DEPTH - 1.5
  return { kind: 'rule', x, y, x2: x + width, y2: y, width: 0.6, colour: context.theme.colours.rule }
}

function notesOf(context: TypesetContext, tokens: readonly Token[]): TypesetNote[] {
  const notes: TypesetNote[] = []
  for (let i = 0; i < tokens.length; i++) {
    const note = tokens[i]?.note ?? null
    if (note !== null) notes.push(typesetNote(context, note))
  }
  return notes
}

/** Typesets a note over the width of the page's text. */
function typesetNote(context: TypesetContext, note: Note): TypesetNote {
  const { theme, measure } = context
  const strips = typesetParagraph(context, footnote(theme, note), 0, measure)
  return { note, strips, height: stackHeight(strips), measure, repeatedHeight: theme.note.leading }
}

/** Typesets the short form of a note on a page on which note `first` has already named the source. */
export function typesetRepeatedNote(
  context: TypesetContext,
  { note, measure }: TypesetNote,
  first: number,
): Strip[] {
  return typesetParagraph(context, repeatedFootnote(context.theme, note, first), 0, measure)
}
