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

/** Forms of letters and figures that a font has beside the usual ones. */
export const FORMS = ['text', 'table', 'note', 'capitals'] as const
export type LetterForm = (typeof FORMS)[number]

/** Figures of their own widths in text, of one width in tables; raised for notes; punctuation as high as capitals. */
const FEATURES: Readonly<Record<LetterForm, string>> = {
  text: 'pnum',
  table: '',
  note: 'sups',
  capitals: 'case',
}
const FIGURE = /\d/

/** The OpenType feature that a text needs for a form; most words need none. */
export const featureFor = (text: string, form: LetterForm): string =>
  form === 'capitals' || FIGURE.test(text) ? FEATURES[form] : ''
