// Themes: the look of a pack, read from data files; numbering is in `shared/themes.ts`. Lengths are points, margins millimetres.
import { CALLOUT_KINDS, CELL_SHADES, TRAINER_KINDS } from '#shared/document/nodes'
import { FAMILIES, type LetterForm } from './fonts/font-style'
import { colour, each, flag, list, number, object, oneOf, type Read, text } from './theme-shape'

const textShape = object({
  family: oneOf(FAMILIES),
  size: number(5, 60),
  leading: number(6, 80),
  bold: flag,
  italic: flag,
  colour,
})

const headingShape = object({
  text: textShape,
  before: number(0, 80),
  after: number(0, 40),
})

const panelShape = object({ label: text, bar: colour, fill: colour, ink: colour })

const themeShape = object({
  id: text,
  name: text,
  summary: text,
  margins: object({
    top: number(15, 60),
    bottom: number(15, 60),
    inner: number(10, 60),
    outer: number(10, 60),
    /** Inner and outer margins swap sides on even pages. */
    mirrored: flag,
  }),
  body: textShape,
  /** `justify` or `left`. */
  align: oneOf(['justify', 'start']),
  hyphenate: flag,
  paragraphGap: number(0, 30),
  /** Gap between list items. */
  itemGap: number(0, 30),
  /** Indent per list level. */
  indent: number(8, 60),
  /** Sections of level 1 to 3, then headings inside sections. */
  headings: list(headingShape, 6),
  /** A thin rule under headings of the first level. */
  headingRule: flag,
  /** Sections of the first level start on a new page. */
  chapterPages: flag,
  cover: object({
    style: oneOf(['page', 'block']),
    title: textShape,
    subtitle: textShape,
    meta: textShape,
    band: colour,
  }),
  marking: object({ text: textShape, boxed: flag }),
  furniture: textShape,
  table: object({
    text: textShape,
    headFill: colour,
    headInk: colour,
    rule: colour,
    /** `rows` draws lines between rows, `grid` around all cells. */
    lines: oneOf(['rows', 'grid']),
    stripe: flag,
  }),
  caption: textShape,
  note: textShape,
  code: textShape,
  colours: object({
    accent: colour,
    muted: colour,
    rule: colour,
    link: colour,
    blank: colour,
    codeFill: colour,
  }),
  shades: each(CELL_SHADES, colour),
  callouts: each(CALLOUT_KINDS, panelShape),
  trainer: each(TRAINER_KINDS, panelShape),
  /** Also prints the organisation's logo in the running head, not only on the title page. */
  runningLogo: flag,
})

/** The look of a pack. */
export type Theme = Read<typeof themeShape>
/** Font, size and colour of a kind of text. */
export type TextLook = Read<typeof textShape> & { readonly form?: LetterForm }
/** Look of a callout or trainer block. */
export type PanelLook = Read<typeof panelShape>

/** Checks a theme file. Throws `template/invalid` naming the invalid part. */
export function readTheme(json: unknown, id: string): Theme {
  return themeShape(json, id)
}

/** Points per millimetre. */
export const MM = 72 / 25.4
