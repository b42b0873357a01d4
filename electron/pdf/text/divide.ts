// Tokens -> lines: chooses breaks, hyphenates where lines would be loose, divides words too wide for any line.

import { charactersOf } from '#shared/characters'
import type { ParagraphBlock, RunStyle } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import type { FontSet, ShapedText } from '../fonts/font-set'
import { remember } from '../remember'
import { type BreakPoints, emptyPoints, findBreaks } from './break'
import { hangBefore, hangBehind, hangOfHyphen } from './hang'
import type { Hyphenate } from './hyphenate'
import { End, type EndKind, lettersOf, type Token, tokenPart } from './token'

/** Maximum looseness of a line before the paragraph is broken again with hyphenation. */
const LOOSE_ENOUGH = 0.7

/** The tokens of a line; `forced` when a line break in the text ends it. */
export interface Line {
  readonly tokens: readonly Token[]
  readonly forced: boolean
}

/** Lines, and whether they are better not stretched. */
export interface Lines {
  readonly lines: readonly Line[]
  readonly ragged: boolean
}

/** Breaks a paragraph's tokens into lines of a width. */
export function breakIntoLines(
  context: TypesetContext,
  whole: readonly Token[],
  block: ParagraphBlock,
  available: number,
): Lines {
  // Most cells, items and headings are one line.
  if (fitsOneLine(whole, available)) return { lines: [{ tokens: whole, forced: false }], ragged: false }
  const justify = block.format.align === 'justify'
  const rules = { width: available, justify, track: justify && whole.every(({ level }) => level === 0) }
  const parted = partedWithin(context, whole, available)
  let job: Division = { context, available, hyphenate: false, hangs: justify, pieces: new Map(), ...parted }
  let points = pointsOf(job)
  let breaks = findBreaks(points, rules)
  // Ragged lines, as in cells, look better short than hyphenated.
  if (justify && block.format.hyphenate && breaks.loosest > LOOSE_ENOUGH) {
    job = { ...job, hyphenate: true }
    points = pointsOf(job)
    breaks = findBreaks(points, rules)
  }
  // A single hole, as before a long address, is one line that isn't stretched; several spoil the paragraph.
  const ragged = justify && breaks.holes > 1
  if (ragged) {
    job = { ...job, hangs: false }
    points = pointsOf(job)
    breaks = findBreaks(points, { ...rules, justify: false, track: false })
  }
  return { lines: cutLines(job, points, breaks.ends), ragged }
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
  /** Punctuation hangs into the margins. */
  readonly hangs: boolean
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
  /** What the hyphen costs beside any other; infinite where only a word that doesn't fit on a line may have one. */
  readonly cost: number
}

function pointsOf(job: Division): BreakPoints {
  const { context, tokens, hangs } = job
  const last = tokens.length - 1
  let most = tokens.length + 1
  for (let i = 0; i <= last; i++) most += (tokens[i] as Token).text.length
  const points = emptyPoints(most)
  points.hangs[0] = hangs ? hangBefore(context, tokens[0] as Token) : 0
  let width = 0
  let gaps = 0
  let letters = 0
  for (let i = 0; i <= last; i++) {
    const token = tokens[i] as Token
    const { space, end } = token
    const { size } = token.style
    const parts = partsOf(job, token, i)
    if (parts === null) width += token.width
    else {
      const must = token.width > job.available || job.divided.has(token)
      const each = (lettersOf(token) * size) / token.text.length
      let before = letters
      for (let k = 0; k < parts.length; k++) {
        const part = parts[k] as Part
        width += (part.width * size) / 1000
        before += part.text.length * each
        if (k === parts.length - 1) break
        if (part.cost === Number.POSITIVE_INFINITY && !must) continue
        points.add(width, gaps, 0, part.end === End.hyphen ? hyphenAt(job, token.style) : 0, part.end)
        points.before(i, k + 1)
        points.behind(before, must ? 0 : part.cost)
      }
    }
    width += space
    gaps += space
    letters += lettersOf(token) * size
    if (end === End.glued && i < last) continue
    const more = end === End.hyphen ? hyphenAt(job, token.style) : hangs ? -hangBehind(context, token) : 0
    points.add(width, gaps, space, more, end)
    points.before(i + 1, 0)
    points.behind(letters, 0)
    if (hangs && i < last) points.hang(hangBefore(context, tokens[i + 1] as Token))
  }
  return points
}

/** What a hyphen adds to the width of a line. */
const hyphenAt = ({ context, hangs }: Division, style: RunStyle): number =>
  hyphenWidth(context, style) - (hangs ? hangOfHyphen(context, style) : 0)

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
  const parts = partsOf(job, token, index) ?? []
  const to = before === 0 ? parts.length : before
  let text = ''
  for (let k = from; k < to; k++) text += parts[k]?.text ?? ''
  const shaped = job.context.fonts.shape(token.style.font, text, token.level % 2 === 1, token.style.form)
  return tokenPart(token, shaped, text, to === parts.length, parts[to - 1]?.end ?? End.open)
}

/** Width of the hyphen that a divided word ends with. */
export function hyphenWidth(context: TypesetContext, style: RunStyle): number {
  return (context.fonts.shape(style.font, '-').width * style.size) / 1000
}

/** The parts that a word may be divided into; null when it stays whole. */
function partsOf(
  { context, available, hyphenate, divided, pieces, tokens }: Division,
  token: Token,
  index: number,
): readonly Part[] | null {
  if (token.width > available || divided.has(token))
    return remember(pieces, token, () => partsWithin(context, token, available))
  return hyphenate && !isOfCompound(tokens, index) ? syllablesOf(context, token) : null
}

const HYPHEN_END = /[-\u2010\u2011]$/

/** Whether a word is part of one with hyphens of its own, where it breaks if it must. */
function isOfCompound(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  if (before?.space === 0 && before.end === End.open && HYPHEN_END.test(before.text)) return true
  const { text, space } = tokens[index] as Token
  return space === 0 && HYPHEN_END.test(text)
}

/** Parts of a word that is wider than a line: its syllables if they can be, else single characters. */
function partsWithin(context: TypesetContext, token: Token, available: number): readonly Part[] {
  const { font, size, form } = token.style
  const widest = (available * 1000) / size
  const beforeHyphen = ((available - hyphenWidth(context, token.style)) * 1000) / size
  const { text, shaped, end } = token
  const syllables = syllablesOf(context, token) ?? [{ text, width: shaped.width, end, cost: 0 }]
  return syllables.flatMap((part, index) => {
    // What follows the last part is the end of the word, not a hyphen.
    const behind = index === syllables.length - 1 ? end : part.end
    if (part.width <= (behind === End.hyphen ? beforeHyphen : widest)) return [part]
    const chars = charactersOf(part.text)
    return chars.map((char, index): Part => {
      const { width } = context.fonts.shape(font, char, token.level % 2 === 1, form)
      return { text: char, width, end: index === chars.length - 1 ? part.end : End.open, cost: 0 }
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
    parts = measureParts(fonts, token, hyphenate)
    words.set(token.shaped, parts)
  }
  return parts
}

/** Fewer letters are not left at the end of a line. */
const LEAST_LEFT = 3
/** Where compounds are long, shorter words are better left whole: what a hyphen in them costs more. */
const SHORT = { letters: 11, cost: 120 }
/** How much less a hyphen at the joint of a compound costs. */
const JOINT = -50
const LETTERS = /\p{L}/gu
const CAPITAL = /^\P{L}*\p{Lu}/u

/** Widths of a word's parts within the whole word, so that only printed text is shaped. */
function measureParts(fonts: FontSet, { shaped, text }: Token, hyphenate: Hyphenate): readonly Part[] | null {
  const texts = hyphenate(text)
  if (texts.length === 1) return null
  const { joint } = hyphenate
  const cost = (hyphenate.cost ?? 0) + (joint && text.length < SHORT.letters ? SHORT.cost : 0)
  const widths = fonts.widthsWithin(shaped)
  const isName = !hyphenate.capitals && CAPITAL.test(text)
  let start = 0
  return texts.map((part): Part => {
    const end = start + part.length
    let width = 0
    for (; start < end; start++) width += widths[start] ?? 0
    const before = text.slice(0, end)
    const isDear = isName || (before.match(LETTERS)?.length ?? 0) < LEAST_LEFT
    const own = isDear ? Number.POSITIVE_INFINITY : joint?.test(before) ? cost + JOINT : cost
    return { text: part, width, end: End.hyphen, cost: own }
  })
}
