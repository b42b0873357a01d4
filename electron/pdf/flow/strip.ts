// A strip: content side by side across a page. No page break divides it, unless it shows table rows.
import type { ProblemFix } from '#shared/pack'
import type { Note, ParagraphBlock } from '../collect/blocks'
import type { FontSet } from '../fonts/font-set'
import type { Hyphenate } from '../text/hyphenate'
import type { Ties } from '../text/ties'
import type { Tokens } from '../text/token'
import type { Theme } from '../theme'
import type { Colour, DraftFrame, Frame, TagIndex } from '../types'

/** A line of text, a table row, an image. `y` of its frames counts from its top. */
export interface Strip {
  readonly height: number
  /** Space above; between two strips the larger of both applies. Dropped at the top of a page. */
  readonly before: number
  readonly after: number
  readonly frames: readonly DraftFrame[]
  /** Notes that its text refers to. */
  readonly notes: readonly TypesetNote[]
  /** What stands at the foot of its page, below all notes. */
  readonly foot?: readonly Strip[] | undefined
  /** Must stand on the same page as the next strip. */
  readonly keep: boolean
  /** Is kept with the next one only while that doesn't leave much of a page empty. */
  readonly loose: boolean
  /** Backgrounds that it is on, outermost first. */
  readonly grounds: readonly Ground[]
  readonly breakBefore: boolean
  /** Left out if the strips that it is kept with then fit on the page. */
  readonly droppable: boolean
  /** Left out with the strips that it is kept with if they would have a page to themselves. */
  readonly optional: boolean
  /** Table rows that it shows, to divide it where it is too tall; null if it is never divided. */
  readonly rows: TableRows | null
  /** What is repeated when a page break falls before this strip. */
  readonly repeat: Repeat | null
  /** A repeated header row as content, for a page that is printed without the one where its table begins. */
  readonly announced?: readonly DraftFrame[] | undefined
}

/** Header rows of a table, set as artifacts, to print again at the top of the next page. */
export interface Repeat {
  readonly strips: readonly Strip[]
  /** Tag of the table, which identifies its rows within the unit. */
  readonly table: TagIndex
}

/** A cell with its content laid out. */
export interface TypesetCell {
  readonly tag: TagIndex
  readonly column: number
  readonly x: number
  readonly width: number
  /** Between its left edge and its content. */
  readonly padding: number
  /** The rule below it leaves its neighbours' free. */
  readonly spanner: boolean
  readonly rows: number
  readonly fill: Colour | null
  readonly strips: readonly Strip[]
  /** Moves the content to the right, to bring decimal points under each other. */
  readonly shift: number
}

export interface TypesetRow {
  readonly tag: TagIndex
  /** Kept on the same page as the row below it. */
  readonly group: boolean
  readonly cells: readonly TypesetCell[]
}

/** What rows share besides their cells. */
export interface RowStyle {
  readonly x: number
  readonly rule: Theme['table']['rule']
  readonly lines: Theme['table']['lines']
  readonly repeat: Repeat | null
  /** Frames at the top: the line above the first row, anchors. */
  readonly top: readonly Frame[]
}

/** Rows that a strip shows. */
export interface TableRows {
  readonly rows: readonly TypesetRow[]
  readonly heights: readonly number[]
  readonly style: RowStyle
  /** The strip has the rows' frames: see `drawnStrip`. */
  readonly drawn: boolean
}

/** A coloured background of several strips, drawn on each page that has some of them. Compared by identity. */
export interface Ground {
  readonly x: number
  readonly width: number
  readonly fill: Colour | null
  readonly bar: Colour | null
  /** The bar is at the right. */
  readonly mirrored: boolean
}

/** A note, set in lines. */
export interface TypesetNote {
  readonly note: Note
  readonly strips: readonly Strip[]
  readonly height: number
  /** Width that it is set to. */
  readonly measure: number
  /** Height of the line that is printed where an earlier note on the page has named the source. */
  readonly repeatedHeight: number
}

/** What typesetting needs besides the blocks. */
export interface TypesetContext {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly hyphenate: Hyphenate
  /** Words that stay on one line. */
  readonly ties: Ties
  /** Tokens of paragraphs that were measured before being laid out. */
  readonly tokens: WeakMap<ParagraphBlock, Tokens>
  /** Width and height of the text area of the section's pages. */
  readonly measure: number
  readonly pageHeight: number
  /** Between the whole and the broken part of a number. */
  readonly decimal: '.' | ','
  /** The pack runs from right to left: its layout is mirrored. */
  readonly rightToLeft: boolean
  /** Called with characters that no font has. */
  readonly missing: (chars: string) => void
  /** Called with a warning, the id of its block and a fix. */
  readonly warn: (message: string, target: string | null, fix?: ProblemFix) => void
}

const NOTHING: readonly never[] = []

/** A strip; `rest` overrides the defaults. */
export function strip(height: number, frames: readonly DraftFrame[], rest: Partial<Strip> = {}): Strip {
  // Fields one by one: a spread would cost more than laying out the line.
  return {
    height,
    before: rest.before ?? 0,
    after: rest.after ?? 0,
    frames,
    notes: rest.notes ?? NOTHING,
    keep: rest.keep ?? false,
    loose: rest.loose ?? false,
    grounds: rest.grounds ?? NOTHING,
    breakBefore: rest.breakBefore ?? false,
    droppable: rest.droppable ?? false,
    optional: rest.optional ?? false,
    rows: rest.rows ?? null,
    repeat: rest.repeat ?? null,
  }
}

/** Height of stacked strips with their gaps, without those at the ends. */
export function stackHeight(strips: readonly Strip[]): number {
  let height = 0
  strips.forEach((one, index) => {
    const above = strips[index - 1]
    height += one.height + (above ? Math.max(above.after, one.before) : 0)
  })
  return height
}

/** The same frame elsewhere. */
export function moveFrame<F extends DraftFrame>(frame: F, dx: number, dy: number): F {
  switch (frame.kind) {
    case 'presence':
      return frame
    case 'rule':
      return { ...frame, x: frame.x + dx, y: frame.y + dy, x2: frame.x2 + dx, y2: frame.y2 + dy }
    default:
      return { ...frame, x: frame.x + dx, y: frame.y + dy }
  }
}

/** Stacks strips into one list of frames, backgrounds first. */
export function stackFrames(strips: readonly Strip[], x: number, y: number): DraftFrame[] {
  const frames: DraftFrame[] = []
  const spans = new GroundSpans()
  let top = y
  strips.forEach((one, index) => {
    const above = strips[index - 1]
    if (above) top += Math.max(above.after, one.before)
    spans.add(one, top)
    for (let i = 0; i < one.frames.length; i++) frames.push(moveFrame(one.frames[i] as DraftFrame, x, top))
    top += one.height
  })
  const below = spans.frames(x, 0)
  return below.length > 0 ? [...below, ...frames] : frames
}

/** The extent of each background on a page or in a cell. */
export class GroundSpans {
  private readonly spans: { readonly ground: Ground; readonly top: number; bottom: number }[] = []

  /** Adds a strip at `top`. */
  add({ grounds, height }: Strip, top: number): void {
    for (let i = 0; i < grounds.length; i++) {
      const ground = grounds[i] as Ground
      const span = this.spans.find((one) => one.ground === ground)
      if (span) span.bottom = top + height
      else this.spans.push({ ground, top, bottom: top + height })
    }
  }

  /** The boxes, moved to the right and down. */
  frames(x: number, y: number): Frame[] {
    return this.spans.flatMap(({ ground, top, bottom }) => groundFrames(ground, x, y + top, y + bottom))
  }
}

const BAR_WIDTH = 2.4

/** The boxes of a background between two heights. */
function groundFrames(ground: Ground, x: number, top: number, bottom: number): Frame[] {
  const box = (left: number, width: number, fill: Colour): Frame => ({
    kind: 'box',
    x: x + left,
    y: top,
    width,
    height: bottom - top,
    fill,
    stroke: null,
    strokeWidth: 0,
  })
  return [
    ...(ground.fill === null ? [] : [box(ground.x, ground.width, ground.fill)]),
    ...(ground.bar === null
      ? []
      : [box(ground.mirrored ? ground.x + ground.width - BAR_WIDTH : ground.x, BAR_WIDTH, ground.bar)]),
  ]
}

/** The strips as artifacts: repeated header rows must not be read twice. */
export function asArtifacts(strips: readonly Strip[]): Strip[] {
  return strips.map((one) => ({
    ...one,
    notes: [],
    frames: one.frames.flatMap((frame): Frame[] => {
      if (frame.kind === 'text' || frame.kind === 'image') return [{ ...frame, tag: -1 }]
      return frame.kind === 'box' || frame.kind === 'rule' ? [frame] : []
    }),
  }))
}
