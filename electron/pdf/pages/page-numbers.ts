// Page numbers of the contents: replaces their placeholders in draft pages by leader, number and link.
import { filled } from '#shared/print-words'
import type { FontSet } from '../fonts/font-set'
import { fontOf } from '../fonts/font-style'
import type {
  DraftFrame,
  Frame,
  Group,
  LinkFrame,
  PageNumberFrame,
  PageNumberStyle,
  TextFrame,
  Word,
} from '../types'
import { NUMBER_COLUMN } from './front-matter'
import type { Labels } from './label'

/** A group before page numbers are known. */
export interface DraftGroup extends Omit<Group, 'frames'> {
  readonly frames: readonly DraftFrame[]
}

const isFrame = (frame: DraftFrame): frame is Frame => frame.kind !== 'pageNumber'
function isNumbered(group: DraftGroup): group is Group {
  for (const frame of group.frames) if (!isFrame(frame)) return false
  return true
}

/** Fills in the page numbers of a group; `words` are those of an entry and its page. A group without placeholders is the same object. */
export function withPageNumbers(
  group: DraftGroup,
  fonts: FontSet,
  { ofAnchors }: Labels,
  words: string,
): Group {
  if (isNumbered(group)) return group
  return {
    ...group,
    frames: group.frames.flatMap((frame) =>
      isFrame(frame) ? [frame] : printed(frame, fonts, ofAnchors.get(frame.anchor) ?? '', words),
    ),
  }
}

function printed(frame: PageNumberFrame, fonts: FontSet, page: string, words: string): Frame[] {
  const { x, y, width, height, anchor, name, tag, number } = frame
  const link: LinkFrame = {
    kind: 'link',
    x,
    y,
    width,
    height,
    target: { kind: 'anchor', id: anchor },
    label: filled(words, { name, page }),
    tag,
  }
  return number ? [...numberFrames(frame, number, fonts, page), link] : [link]
}

/** Minimum number of dots of a leader. */
const LEAST_DOTS = 3
/** Minimum gap between the text and the first dot. */
const LEADER_GAP = 6

/** The leader and the number. */
function numberFrames(
  { x, y, width, tag }: PageNumberFrame,
  { from, mirrored, baseline, font, size, colour, leaderColour }: PageNumberStyle,
  fonts: FontSet,
  page: string,
): TextFrame[] {
  const text = { kind: 'text', y: y + baseline, size, stretch: 0 } as const
  const shaped = fonts.shape(font, mirrored ? `${page} ` : ` ${page}`)
  const end = x + width
  // Distance from where lines begin -> left edge of something that is so wide.
  const place = (distance: number, wide: number): number => (mirrored ? end - distance - wide : x + distance)
  const number: TextFrame = {
    ...text,
    x: place(width - (shaped.width * size) / 1000, (shaped.width * size) / 1000),
    words: shaped.words,
    colour,
    tag,
  }
  const dot = fonts.shape(fontOf('sans', false, false), mirrored ? '. ' : ' .')
  const dotWidth = (dot.width * size) / 1000
  // Dots are on a common grid from the numbers, so that they are aligned in all entries.
  const last = width - NUMBER_COLUMN * 0.7
  const count = Math.max(0, Math.floor((last - from - LEADER_GAP) / dotWidth))
  if (count < LEAST_DOTS) return [number]
  const words: Word[] = []
  for (let n = 0; n < count; n++) words.push(...dot.words)
  return [
    { ...text, x: place(last - count * dotWidth, count * dotWidth), words, colour: leaderColour, tag: -1 },
    number,
  ]
}
