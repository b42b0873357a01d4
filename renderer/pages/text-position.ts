// Converts between editor positions and text positions of the pages: section, block and letters.
import type { Node } from '@tiptap/pm/model'
import type { FieldUse } from '#shared/document/nodes'
import type { PrintedBy } from '#shared/document/only-if'
import { TO_CONFIRM } from '#shared/document/to-confirm'
import type { ClickedPosition, TextPosition } from '#shared/page-positions'
import { startsWithSecondStop } from '../editor/text/plugins/second-stops'
import { isUnmet, textConditions } from '../editor/text/state/conditions'
import { isSuggested } from '../editor/text/state/suggestions'

/** Decides what a text prints. */
export interface Printed {
  /** What a field prints. */
  readonly value: (use: FieldUse) => string
  /** What is left out. */
  readonly by: PrintedBy
}

const BETWEEN = /[\s\u00ad\u2010\u2011-]/gu
const lettersOf = (text: string): string => text.replace(BETWEEN, '')

/** Converts an editor position; null in a document without sections. */
export function toTextPosition(doc: Node, pos: number, printed: Printed): TextPosition | null {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  const section = doc.maybeChild(Math.min($pos.index(0), doc.childCount - 1))
  if (!section) return null
  const block = $pos.depth > 0 ? Math.min($pos.index(1), section.childCount - 1) : 0
  const start = $pos.depth > 1 ? $pos.posAtIndex($pos.index(1), 1) : null
  const { positions } =
    start === null ? { positions: [] } : lettersWithPositions(section.child(block), start, printed)
  return { section: section.attrs.id, block, letters: positions.filter((at) => at < $pos.pos).length }
}

const leafText =
  (value: Printed['value']) =>
  (leaf: Node): string =>
    leaf.type.name === 'field' ? value(leaf.attrs as FieldUse) : ''

/** Numbers of letters on either side to search for, longest first. */
const CONTEXTS = [24, 12, 6, 3]

/** Converts a clicked position to an editor position; null when its section no longer exists. */
export function toDocPosition(doc: Node, place: ClickedPosition, printed: Printed): number | null {
  let start = 0
  for (const section of doc.children) {
    if (section.attrs.id === place.section) return inSection(section, start + 1, place, printed)
    start += section.nodeSize
  }
  return null
}

function inSection(section: Node, start: number, place: ClickedPosition, printed: Printed): number {
  const index = Math.min(place.block, section.childCount - 1)
  const block = section.child(index)
  const at = section.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, start)
  const { text, positions } = lettersWithPositions(block, at, printed)
  const found = nearestMatch(text, place)
  return positions[found] ?? (positions.at(-1) ?? at) + 1
}

/** The letters of a block, and the position before each. */
function lettersWithPositions(block: Node, at: number, { value, by }: Printed) {
  let text = ''
  const positions: number[] = []
  if (textConditions.isLeftOut(block, by)) return { text, positions }
  block.descendants((node, pos, parent, index) => {
    if (textConditions.isLeftOut(node, by)) return false
    const from = at + 1 + pos
    const suggested = isSuggested(node)
    const before = suggested
      ? parent?.children.slice(0, index).findLast((one) => !isUnmet(one, by.filled))
      : null
    const blank = before && isSuggested(before) ? '' : TO_CONFIRM
    const words = suggested ? blank : node.isText ? (node.text ?? '') : leafText(value)(node)
    const start = !suggested && startsWithSecondStop(node, parent, index, by.filled, value) ? 1 : 0
    for (let i = start; i < words.length; i++) {
      const letter = lettersOf(words.charAt(i))
      text += letter
      if (letter !== '') positions.push(node.isText && !suggested ? from + i : from)
    }
    // Footnotes are printed at the foot of the page.
    return node.type.name !== 'footnote'
  })
  return { text, positions }
}

/** Index of the clicked letter: where the letters around it match, nearest to the count. */
function nearestMatch(text: string, { before, after, letters }: ClickedPosition): number {
  for (const length of CONTEXTS) {
    const head = before.slice(-length)
    const around = head + after.slice(0, length)
    if (around === '') continue
    let best = -1
    for (let at = text.indexOf(around); at >= 0; at = text.indexOf(around, at + 1)) {
      const index = at + head.length
      if (best < 0 || Math.abs(index - letters) < Math.abs(best - letters)) best = index
    }
    if (best >= 0) return best
  }
  return Math.min(letters, text.length)
}
