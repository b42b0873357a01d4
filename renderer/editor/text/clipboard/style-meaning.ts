// The meaning of a style in pasted HTML: the few properties that a pack stores.
import type { CellShade } from '#shared/document/nodes'
import { nearestShade } from '#shared/nearest-shade'

/** Declarations of a style by lower-case name; of equal names the last one counts. */
export type Style = ReadonlyMap<string, string>

/** The meaning of a style. */
export interface StyleMeaning {
  /** Equivalent tags. */
  readonly tags: readonly ('strong' | 'em' | 'u' | 's' | 'sup' | 'sub')[]
  /** The style cancels the meaning of its own tag, as `<b style="font-weight: normal">` does. */
  readonly notBold: boolean
  readonly notItalic: boolean
  readonly align: string | null
  readonly hidden: boolean
  /** Level of a list paragraph of Word, from 1; null for anything else. */
  readonly wordList: number | null
}

/** Parses declarations of a style attribute or sheet. */
export function readStyle(text: string): Style {
  const style = new Map<string, string>()
  for (const part of text.split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0) style.set(part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim())
  }
  return style
}

/** Returns the meaning of a style. */
export function meaningOf(text: string): StyleMeaning {
  const style = readStyle(text)
  const value = (name: string): string => style.get(name)?.toLowerCase() ?? ''
  const weight = value('font-weight')
  const lines = `${value('text-decoration')} ${value('text-decoration-line')}`
  const raised = value('vertical-align')
  const said = {
    strong: weight === 'bold' || weight === 'bolder' || Number(weight) >= 600,
    em: value('font-style') === 'italic',
    u: lines.includes('underline'),
    s: lines.includes('line-through'),
    sup: raised === 'super',
    sub: raised === 'sub',
  }
  const level = /^l\d+\s+level(\d)/.exec(value('mso-list'))?.[1]
  return {
    tags: (Object.keys(said) as (keyof typeof said)[]).filter((tag) => said[tag]),
    notBold: weight === 'normal' || Number(weight) === 400,
    notItalic: value('font-style') === 'normal',
    align: value('text-align') || null,
    hidden: value('display') === 'none' || value('mso-hide') === 'all',
    wordList: level === undefined ? null : Number(level),
  }
}

/** The shade nearest to a cell's background; null for white, none, and invalid colours. */
export function shadeOf(text: string): CellShade | null {
  const style = readStyle(text)
  return nearestShade(colourIn(style.get('background-color') ?? style.get('background') ?? ''))
}

const NAMED: Readonly<Record<string, readonly [number, number, number]>> = {
  red: [255, 0, 0],
  yellow: [255, 255, 0],
  orange: [255, 165, 0],
  green: [0, 128, 0],
  lime: [0, 255, 0],
  blue: [0, 0, 255],
  aqua: [0, 255, 255],
  silver: [192, 192, 192],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
}

function colourIn(text: string): readonly number[] | null {
  const words = text.toLowerCase()
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(words)?.[1]
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16))
  }
  const parts = /rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)/.exec(words)
  if (parts) return parts.slice(1).map(Number)
  return NAMED[/^[a-z]+/.exec(words)?.[0] ?? ''] ?? null
}
