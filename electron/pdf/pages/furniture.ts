// What stands on each page around the text: markings, running head, page number. All of it artifacts.

import { bannerText, TRAINING_RIDER } from '#shared/markings'
import type { PackMeta } from '#shared/pack'
import { type FontSet, fontOf } from '../fonts/font-set'
import { MM, type TextLook, type Theme } from '../theme'
import { ARTIFACT, type Frame, type TagIndex, type TextFrame } from '../types'
import type { Logo } from './front'
import type { Geometry } from './geometry'

/** What a page says about its place. */
export interface PageFacts {
  readonly index: number
  readonly label: string
  /** `Page 3 of 12`; empty on the title page. */
  readonly number: string
  readonly section: string
  /** The title page carries markings and nothing else. */
  readonly bare: boolean
  /** Printed in the middle of a page without content. */
  readonly blank: boolean
  /** Tags under which the lines of the marking at the top are said; empty where they aren't. */
  readonly said: readonly TagIndex[]
}

/** Lines of the marking: level, caveat, training rider. */
export function markingLines(meta: PackMeta): string[] {
  const { marking } = meta
  return [bannerText(marking), marking.caveat.trim(), marking.trainingRider ? TRAINING_RIDER : ''].filter(
    (line) => line !== '',
  )
}

const EDGE = 9 * MM
const HEAD_GAP = 10
const BLANK = 'This page is intentionally blank'

/** What furniture is set with. */
export interface FurnitureInput {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly meta: PackMeta
  readonly geometry: Geometry
  /** Left edge of the text and of the column for notes, whichever is further left. */
  readonly left: number
  /** Stands before the running head; null for none. */
  readonly logo: Logo | null
}

/** Frames of a page's furniture. */
export function furnish(
  { fonts, theme, meta, geometry, left, logo }: FurnitureInput,
  page: PageFacts,
): Frame[] {
  const lines = markingLines(meta)
  const { leading } = theme.marking.text
  const width = geometry.measure + geometry.notes
  const right = left + width
  const frames: Frame[] = lines.flatMap((line, index) => {
    const look =
      index === 0
        ? theme.marking.text
        : { ...theme.marking.text, size: theme.marking.text.size * 0.86, bold: false }
    const top = EDGE + index * leading + theme.marking.text.size * 0.8
    const bottom = geometry.height - EDGE - (lines.length - 1 - index) * leading
    return [top, bottom].map((y, end) => ({
      ...setLine(fonts, line, look, { y, at: geometry.width / 2, align: 0.5 }),
      tag: (end === 0 ? page.said[index] : undefined) ?? ARTIFACT,
    }))
  })
  if (page.blank)
    frames.push(
      setLine(fonts, BLANK, theme.furniture, {
        y: geometry.height / 2,
        at: left + width / 2,
        align: 0.5,
      }),
    )
  if (page.bare) return frames
  const head = geometry.top - HEAD_GAP - 4
  const foot = geometry.height - geometry.bottom + theme.furniture.leading + HEAD_GAP
  const rule = (y: number): Frame => ({
    kind: 'rule',
    x: left,
    y,
    x2: right,
    y2: y,
    width: 0.5,
    colour: theme.colours.rule,
  })
  const mark = logo ? runningLogo(logo, left, head) : null
  const indent = mark ? mark.width + LOGO_GAP : 0
  const widthOf = (text: string): number => lineWidth(fonts, text, theme.furniture)
  const shares = shareLine(widthOf(meta.title) + indent, widthOf(page.section), width)
  return [
    ...frames,
    ...(mark ? [mark] : []),
    setLine(fonts, meta.title, theme.furniture, {
      y: head - 4,
      at: left + indent,
      align: 0,
      room: shares.left - indent,
    }),
    setLine(fonts, page.section, theme.furniture, { y: head - 4, at: right, align: 1, room: shares.right }),
    rule(head),
    setLine(fonts, meta.reference, theme.furniture, { y: foot, at: left, align: 0, room: width * HALF }),
    setLine(fonts, page.number, theme.furniture, { y: foot, at: right, align: 1, room: width * HALF }),
  ]
}

/** Share of a line that its left and its right words may take at least. */
const HALF = 0.48

/** Divides a line: where both ends want more than there is, the shorter one leaves to the other what it doesn't need. */
function shareLine(left: number, right: number, width: number): { left: number; right: number } {
  const half = width * HALF
  const both = half * 2
  return {
    left: Math.max(half, both - right),
    right: Math.max(half, both - left),
  }
}

const LOGO_SIZE = { height: 13, width: 48 }
const LOGO_GAP = 6

function runningLogo(
  { asset, width, height }: Logo,
  x: number,
  head: number,
): Extract<Frame, { kind: 'image' }> {
  const scale = Math.min(LOGO_SIZE.height / height, LOGO_SIZE.width / width)
  const size = { width: width * scale, height: height * scale }
  return { kind: 'image', x, y: head - 3 - size.height, ...size, asset, tag: -1 }
}

interface LinePlace {
  readonly y: number
  readonly at: number
  /** 0 starts at `at`, 1 ends there. */
  readonly align: number
  readonly room?: number
}

function lineWidth(fonts: FontSet, text: string, look: TextLook): number {
  return (fonts.shape(fontOf(look.family, look.bold, look.italic), text).width * look.size) / 1000
}

/** Least share of the text with room for it that a cut behind a word must leave. */
const LEAST_CUT = 0.6

/** Text that ends with an ellipsis where it is too long: behind a word, or inside one that is very long. */
function cutLine(fonts: FontSet, text: string, look: TextLook, room: number): string {
  const fits = (words: string): boolean => lineWidth(fonts, words, look) <= room
  if (fits(text)) return text
  let shown = text
  while (shown !== '' && !fits(`${shown}…`)) shown = shown.slice(0, -1).trimEnd()
  const end = text[shown.length] === ' ' ? shown.length : shown.lastIndexOf(' ')
  const words = shown.slice(0, Math.max(end, 0)).replace(/[\s,;:–—-]+$/, '')
  return `${words.length > shown.length * LEAST_CUT ? words : shown}…`
}

/** One line of text without a place in the structure, cut with an ellipsis where it is too long. */
export function setLine(fonts: FontSet, text: string, look: TextLook, place: LinePlace): TextFrame {
  const shown = place.room === undefined ? text : cutLine(fonts, text, look, place.room)
  const shaped = fonts.shape(fontOf(look.family, look.bold, look.italic), shown)
  const width = (shaped.width * look.size) / 1000
  return {
    kind: 'text',
    x: place.at - width * place.align,
    y: place.y,
    words: shaped.words,
    size: look.size,
    colour: look.colour,
    stretch: 0,
    tag: -1,
  }
}
