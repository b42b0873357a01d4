// The style that each font's id stands for.
import type { FontId } from '../types'

export const FAMILIES = ['serif', 'sans', 'mono'] as const
export type Family = (typeof FAMILIES)[number]

/** Added to the id of a family's first font for bold faces. */
export const BOLD = 2
const ITALIC = 1
/** Faces of a family. */
export const STYLES = 4

/** Returns the font of a style. */
export function fontOf(family: Family, bold: boolean, italic: boolean): FontId {
  return FAMILIES.indexOf(family) * STYLES + (bold ? BOLD : 0) + (italic ? ITALIC : 0)
}

/** What a font of `fontOf` looks like. */
export interface FontStyle {
  readonly family: Family
  readonly bold: boolean
  readonly italic: boolean
}

/** Returns the style of a font that `fontOf` named. */
export function styleOfFont(font: FontId): FontStyle {
  return {
    family: FAMILIES[Math.floor(font / STYLES)] ?? 'serif',
    bold: (font & BOLD) !== 0,
    italic: (font & ITALIC) !== 0,
  }
}

const CODE = fontOf('mono', false, false)

/** Whether a font is that of code: its hyphens are part of the text, and its letters stand in columns. */
export const isCode = (font: FontId): boolean => font >= CODE && font < CODE + STYLES
