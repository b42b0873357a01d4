// Tokens -> lines: chooses breaks, hyphenates where lines would be loose, divides words too wide for any line.

import { charactersOf } from '#shared/characters'
import type { ParagraphBlock, RunStyle } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import type { FontSet, ShapedText } from '../fonts/font-set'
import { remember } from '../remember'
import { type BreakPoints, emptyPoints, findBreaks } from './break'
import type { Hyphenate } from './hyphenate'
import { End, type EndKind, type Token, tokenPart } from './token'

/** Maximum looseness of a line before the paragraph is broken again with hyphenation. */
const LOOSE_ENOUGH = 0.9

/** The tokens of a line; `forced` when a line break in the text ends it. */
export interface Line {
  readonly tokens: readonly Token[]
  readonly forced: boolean
}

/** Breaks a paragraph's tokens into lines of a width. */
export function breakIntoLines(
  context: TypesetContext,
  whole: readonly Token[],
  block: ParagraphBlock,
  available: number,
): Line[] {
  // Most cells, items and headings are one line.
  if (fitsOneLine(whole, available)) return [{ tokens: whole, forced: false }]
  const rules = { width: available, justify: block.format.align === 'justify' }
  const parted = partedWithin(context, whole, available)
  let job: Division = { context, available, hyphenate: false, pieces: new Map(), ...parted }
  let points = pointsOf(job)
  let breaks = findBreaks(points, rules)
  // Ragged lines, as in cells, look better short than hyphenated.
  if (rules.justify && block.format.hyphenate && breaks.loosest > LOOSE_ENOUGH) {
    job = { ...job, hyphenate: true }
    points = pointsOf(job)
    breaks = findBreaks(points, rules)
  }
  return cutLines(job, points, breaks.ends)
}

function fitsOneLine(tokens: readonly Token[], available: number): boolean {
  let width = 0
  let space = 0
  // Counted loops here and in neighbouring functions: a quarter of the cost of others until they are compiled.
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    width += space + token.width
    if (width > available || token.end === End.line) return false
    space = token.space
  }
  return true
}

/**
 * Handles words of several tokens (styles, note marks) and tied words that don't fit on a line: first ties are
 * broken, then words are divided where possible, and only as a last resort between their tokens.
 */
function partedWithin(context: TypesetContext, tokens: readonly Token[], available: number): Parted {
  const divided = new Set<Token>()
  let parted: Token[] | null = null
  let width = 0
  let start = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    width += token.width
    if (token.end === End.glued && i < tokens.length - 1) {
      width += token.space
      continue
    }
    if (width > available && i > start) {
      parted ??= [...tokens]
      partChain(context, { tokens: parted, divided }, available, [start, i])
    }
    width = 0
    start = i + 1
  }
  return { tokens: parted ?? tokens, divided }
}

interface Parted {
  readonly tokens: readonly Token[]
  /** Tokens that are divided although each would fit on a line. */
  readonly divided: Set<Token>
}

/** Breaks a chain of glued tokens between two indexes. */
function partChain(
  context: TypesetContext,
  { tokens: parted, divided }: { readonly tokens: Token[]; readonly divided: Set<Token> },
  available: number,
  [first, last]: readonly [number, number],
): void {
  let start = first
  for (let i = first; i <= last; i++) {
    const token = parted[i] as Token
    if (i < last && token.space === 0) continue
    if (i < last) parted[i] = { ...token, end: End.open }
    const word = parted.slice(start, i + 1)
    if (word.reduce((sum, one) => sum + one.width, 0) > available) {
      if (leastWidth(context, word) <= available) for (const one of word) divided.add(one)
      else for (let k = start; k < i; k++) parted[k] = { ...(parted[k] as Token), end: End.open }
    }
    start = i + 1
  }
}

/** Words longer than this (addresses, keys) may be divided anywhere; this many letters stay together. */
const ENDLESS = { word: 40, part: 10 }

/** The minimum width without forbidden divisions. */
export function leastWidth(context: TypesetContext, tokens: readonly Token[]): number {
  let widest = 0
  let open = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const parts = syllablesOf(context, token)
    const { length } = token.text
    if (parts === null) open += length > ENDLESS.word ? (token.width * ENDLESS.part) / length : token.width
    else {
      for (let k = 0; k < parts.length; k++) {
        open += ((parts[k] as Part).width * token.style.size) / 1000
        if (k === parts.length - 1) break
        widest = Math.max(widest, open + hyphenWidth(context, token.style))
        open = 0
      }
    }
    if (token.end === End.glued && token.space === 0) continue
    widest = Math.max(widest, open + (token.end === End.hyphen ? hyphenWidth(context, token.style) : 0))
    open = 0
  }
  return Math.max(widest, open)
}

/** How a paragraph is being divided. */
interface Division extends Parted {
  readonly context: TypesetContext
  readonly available: number
  readonly hyphenate: boolean
  /** Cached parts of words wider than a line, since each line asks for them. */
  readonly pieces: Map<Token, readonly Part[]>
}

/** A part of a word between possible divisions. */
interface Part {
  readonly text: string
  /** Thousandths of the size. */
  readonly width: number
  /** What happens when a line ends after it; unused for the last one. */
  readonly end: EndKind
}

function pointsOf(job: Division): BreakPoints {
  const { context, tokens } = job
  const last = tokens.length - 1
  let most = tokens.length + 1
  for (let i = 0; i <= last; i++) most += (tokens[i] as Token).text.length
  const points = emptyPoints(most)
  let width = 0
  let gaps = 0
  for (let i = 0; i <= last; i++) {
    const token = tokens[i] as Token
    const { space, end } = token
    const parts = partsOf(job, token)
    if (parts === null) width += token.width
    else {
      const scale = token.style.size / 1000
      for (let k = 0; k < parts.length; k++) {
        const part = parts[k] as Part
        width += part.width * scale
        if (k === parts.length - 1) break
        points.add(width, gaps, 0, part.end === End.hyphen ? hyphenWidth(context, token.style) : 0, part.end)
        points.before(i, k + 1)
      }
    }
    width += space
    gaps += space
    if (end === End.glued && i < last) continue
    points.add(width, gaps, space, end === End.hyphen ? hyphenWidth(context, token.style) : 0, end)
    points.before(i + 1, 0)
  }
  return points
}

/** Cuts the tokens where lines end; divided words are reshaped. */
function cutLines(job: Division, points: BreakPoints, ends: readonly number[]): Line[] {
  let start = 0
  let startPart = 0
  return ends.map((at) => {
    const end = points.tokens[at] as number
    const endPart = points.parts[at] as number
    const line = job.tokens.slice(start, endPart > 0 ? end + 1 : end)
    if (startPart > 0) line[0] = partOf(job, start, startPart, end === start ? endPart : 0)
    if (endPart > 0 && (end > start || startPart === 0)) line[line.length - 1] = partOf(job, end, 0, endPart)
    start = end
    startPart = endPart
    return { tokens: line, forced: points.kinds[at] === End.line }
  })
}

/** The parts of a word between two indexes, the second exclusive; 0 means its end. */
function partOf(job: Division, index: number, from: number, before: number): Token {
  const token = job.tokens[index] as Token
  const parts = partsOf(job, token) ?? []
  const to = before === 0 ? parts.length : before
  let text = ''
  for (let k = from; k < to; k++) text += parts[k]?.text ?? ''
  const shaped = job.context.fonts.shape(token.style.font, text, token.level % 2 === 1)
  return tokenPart(token, shaped, text, to === parts.length, parts[to - 1]?.end ?? End.open)
}

/** Width of the hyphen that a divided word ends with. */
export function hyphenWidth(context: TypesetContext, style: RunStyle): number {
  return (context.fonts.shape(style.font, '-').width * style.size) / 1000
}

/** The parts that a word may be divided into; null when it stays whole. */
function partsOf(
  { context, available, hyphenate, divided, pieces }: Division,
  token: Token,
): readonly Part[] | null {
  if (token.width > available || divided.has(token))
    return remember(pieces, token, () => partsWithin(context, token, available))
  return hyphenate ? syllablesOf(context, token) : null
}

/** Parts of a word that is wider than a line: its syllables if they can be, else single characters. */
function partsWithin(context: TypesetContext, token: Token, available: number): readonly Part[] {
  const { font, size } = token.style
  const widest = (available * 1000) / size
  const beforeHyphen = ((available - hyphenWidth(context, token.style)) * 1000) / size
  const { text, shaped, end } = token
  const syllables = syllablesOf(context, token) ?? [{ text, width: shaped.width, end }]
  return syllables.flatMap((part, index) => {
    // What follows the last part is the end of the word, not a hyphen.
    const behind = index === syllables.length - 1 ? end : part.end
    if (part.width <= (behind === End.hyphen ? beforeHyphen : widest)) return [part]
    const chars = charactersOf(part.text)
    return chars.map((char, index): Part => {
      const { width } = context.fonts.shape(font, char, token.level % 2 === 1)
      return { text: char, width, end: index === chars.length - 1 ? part.end : End.open }
    })
  })
}

/** Syllables of shaped words, by language; null for those that must stay whole. */
const known = new WeakMap<Hyphenate, Map<ShapedText, readonly Part[] | null>>()

const SHORTEST = 6
/** Nothing longer is a word in any language. */
const LONGEST = 100

function syllablesOf(context: TypesetContext, token: Token): readonly Part[] | null {
  const { length } = token.text
  if (length < SHORTEST || length > LONGEST || token.exact) return null
  if (token.level !== 0 || token.style.rise !== 0) return null
  const { hyphenate, fonts } = context
  const words = remember(known, hyphenate, () => new Map<ShapedText, readonly Part[] | null>())
  let parts = words.get(token.shaped)
  if (parts === undefined) {
    parts = measureParts(fonts, token, hyphenate(token.text))
    words.set(token.shaped, parts)
  }
  return parts
}

/** Widths of a word's parts within the whole word, so that only printed text is shaped. */
function measureParts(fonts: FontSet, { shaped }: Token, texts: readonly string[]): readonly Part[] | null {
  if (texts.length === 1) return null
  const widths = fonts.widthsWithin(shaped)
  let start = 0
  return texts.map((text): Part => {
    const end = start + text.length
    let width = 0
    for (; start < end; start++) width += widths[start] ?? 0
    return { text, width, end: End.hyphen }
  })
}
