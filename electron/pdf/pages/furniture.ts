// Furniture: markings, running head and page number around the text of each page. All of it artifacts.

import type { PackMeta } from '#shared/pack'
import { printWords } from '#shared/print-words'
import type { Logo } from '../collect/front-matter'
import type { FontSet } from '../fonts/font-set'
import { remember } from '../remember'
import { fittedLine, type OneLine, oneLine } from '../text/one-line'
import type { TextLook, Theme } from '../theme'
import { ARTIFACT, type Frame, type TagIndex, type TextFrame } from '../types'
import { EDGE, FOOT_GAP, type Geometry, HEAD_LIFT, HEAD_RULE } from './geometry'

/** What furniture needs to know about its page. */
export interface PageFacts {
  /** `Page 3 of 12`; empty on the title page. */
  readonly number: string
  readonly section: string
  /** The title page has nothing but markings. */
  readonly bare: boolean
  /** Printed in the middle of a page without content. */
  readonly blank: boolean
  /** Tags that announce the parts of the marking at the top; empty where they are artifacts. */
  readonly announced: readonly TagIndex[]
}

/** Tools for typesetting furniture. */
export interface FurnitureInput {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly meta: PackMeta
  readonly geometry: Geometry
  /** Left edge of the text or the notes column, whichever is further left. */
  readonly left: number
  /** Placed before the running head; null for none. */
  readonly logo: Logo | null
  /** Lines that were fitted on other pages, by width and text. */
  readonly fitted: Map<string, OneLine>
}

/** Frames of a page's furniture. */
export function furnish(input: FurnitureInput, page: PageFacts): Frame[] {
  const { fonts, theme, geometry, left } = input
  const frames = bannerFrames(geometry, page.announced)
  const width = geometry.measure + geometry.notes
  if (page.blank)
    frames.push(
      lineFrame(
        oneLine(fonts, printWords(input.meta.language).page.blank, theme.furniture, geometry.rightToLeft),
        theme.furniture,
        {
          y: geometry.height / 2,
          at: left + width / 2,
          align: 0.5,
        },
      ),
    )
  return page.bare
    ? frames
    : [...frames, ...headFrames(input, page, width), ...footFrames(input, page, width)]
}

/** The marking at the top, which may be announced, and at the bottom. */
function bannerFrames({ banner, width, height, edge }: Geometry, announced: readonly TagIndex[]): Frame[] {
  const top = EDGE + banner.ascent
  const bottom = height - EDGE - banner.height
  const ends = edge === undefined ? [top, bottom] : [edge + banner.ascent]
  return ends.flatMap((y, end) =>
    banner.lines.map(({ part, look, below, ...line }) => ({
      ...lineFrame(line, look, { y: y + below, at: width / 2, align: 0.5 }),
      tag: (end === 0 ? announced[part] : undefined) ?? ARTIFACT,
    })),
  )
}

/** Logo, title and section above a rule. */
function headFrames(input: FurnitureInput, page: PageFacts, width: number): Frame[] {
  const { theme, meta, geometry, left, logo } = input
  const head = geometry.top - HEAD_RULE
  const rule: Frame = {
    kind: 'rule',
    x: left,
    y: head,
    x2: left + width,
    y2: head,
    width: 0.5,
    colour: theme.colours.rule,
  }
  const { rightToLeft } = geometry
  const logoAt = logo ? runningLogo(logo, left, head) : null
  const mark = logoAt && rightToLeft ? { ...logoAt, x: left + width - logoAt.width } : logoAt
  const indent = mark ? mark.width + LOGO_GAP : 0
  const ends = sharedLine(input, meta.title, page.section, {
    left: rightToLeft ? left : left + indent,
    y: head - HEAD_LIFT,
    width: width - indent,
  })
  return [...(mark ? [mark] : []), ...ends, rule]
}

/** Reference and page number. */
function footFrames(input: FurnitureInput, page: PageFacts, width: number): Frame[] {
  const { theme, meta, geometry, left } = input
  const y = geometry.height - geometry.bottom + theme.furniture.leading + FOOT_GAP
  return sharedLine(input, meta.reference, page.number, { left, y, width })
}

/** Words at both ends of a line, from where lines of the pack begin. */
function sharedLine(
  { fonts, theme, fitted, geometry: { rightToLeft } }: FurnitureInput,
  start: string,
  end: string,
  { left, y, width }: { readonly left: number; readonly y: number; readonly width: number },
): Frame[] {
  const look = theme.furniture
  const cut = (text: string, available: number): OneLine =>
    remember(fitted, `${available} ${text}`, () => fittedLine(fonts, text, look, available, rightToLeft))
  const from = rightToLeft ? 1 : 0
  // The width of each on its own.
  const shares = shareLine(cut(start, width).width, cut(end, width).width, width)
  return [
    lineFrame(cut(start, shares.left), look, { y, at: left + width * from, align: from }),
    lineFrame(cut(end, shares.right), look, { y, at: left + width * (1 - from), align: 1 - from }),
  ]
}

/** Minimum share of a line for the text at each end. */
const HALF = 0.48

/** Divides a line between its two ends: if they don't fit, the shorter one leaves the other what it doesn't need. */
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

interface LinePosition {
  readonly y: number
  readonly at: number
  /** 0 starts at `at`, 1 ends there. */
  readonly align: number
}

/** A line that is not in the structure tree. */
export function lineFrame(line: OneLine, look: TextLook, { y, at, align }: LinePosition): TextFrame {
  return {
    kind: 'text',
    x: at - line.width * align,
    y,
    words: line.words,
    size: look.size,
    colour: look.colour,
    stretch: 0,
    ...(line.track !== undefined && { track: line.track }),
    tag: -1,
  }
}
