// What the text of a Word file is made of while it is read: lines, tables and images in order, not yet sections and lists.
import type { Inline, Mark, NodeId } from '#shared/document/nodes'
import type { ListNumber } from './numbering'
import type { Style } from './styles'

/** A place that references lead to; it gets an id when it becomes something that can be referred to. */
export interface Anchor {
  id: NodeId | null
  /** The id that the node has in a file that this program wrote. */
  own: NodeId | null
  /** In such a file: a heading within a section, not the title of one. */
  heading: boolean
  type: 'section' | 'heading' | 'numberedParagraph' | 'table' | 'image' | null
}

/** A reference that can be resolved only when everything was read. */
export interface PendingReference {
  readonly type: 'pending'
  readonly bookmark: string
  readonly show: 'number' | 'title' | 'page'
  /** What Word shows for it. */
  readonly result: readonly Piece[]
  readonly marks?: readonly Mark[]
}

/** A part of a line. */
export type Piece = Inline | PendingReference

/** A paragraph. */
export interface Line {
  readonly kind: 'line'
  readonly pieces: readonly Piece[]
  readonly style: Style
  /** Level of a heading, from 1; null for text. */
  readonly heading: number | null
  readonly number: ListNumber | null
  /** Indented without a number, as what belongs to the item above it. */
  readonly indented: boolean
  readonly align: 'left' | 'center' | 'right' | 'justify' | null
  readonly anchor: Anchor
  /** Has a field that counts tables, figures and the like: the name of what is counted. */
  readonly counts: string | null
  readonly page: Page
  /** Marks about the end of the paragraph: proposed changes. */
  readonly end: readonly Mark[]
}

/** A part that is a node already. */
export interface Whole {
  readonly kind: 'table' | 'image' | 'box' | 'rule' | 'break'
  readonly node: BlockNode
  readonly anchor: Anchor
  readonly page: Page
}

/** A node as JSON, whose words may have pending references. */
export interface BlockNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly (BlockNode | Piece)[]
  readonly marks?: readonly Mark[]
  readonly text?: string
}

export type Item = Line | Whole

/** The pages that a part is on. */
export interface Page {
  readonly landscape: boolean
  /** Width of the text in twips. */
  readonly width: number
}

export const newAnchor = (): Anchor => ({ id: null, own: null, heading: false, type: null })

/** Names of bookmarks with the ids of nodes: `_att_`, or `_ath_` for headings, and the id, in which `__` stands for a hyphen. */
const OWN_ID = /^_at[th]_([A-Za-z0-9_]{1,35})$/

/** The id of a node in the name of a bookmark; null in others. */
export const ownIdIn = (bookmark: string): NodeId | null =>
  OWN_ID.exec(bookmark)?.[1]?.replaceAll('__', '-') ?? null

/** The id of a table in the name of a bookmark in its first cell; null in others. */
export const tableIdIn = (bookmark: string): NodeId | null =>
  /^_atb_([A-Za-z0-9_]{1,35})$/.exec(bookmark)?.[1]?.replaceAll('__', '-') ?? null

/** The words of some pieces. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'text') return piece.text
      if (piece.type === 'hardBreak') return '\n'
      return piece.type === 'pending' ? wordsOf(piece.result) : ''
    })
    .join('')
}

/** The words of a title on one line, without those that are proposed to be deleted. */
export const titleWords = (pieces: readonly Piece[]): string =>
  wordsOf(pieces.filter(({ marks }) => !marks?.some(({ type }) => type === 'deleted')))
    .replace(/\s+/g, ' ')
    .trim()

/** Whether there is nothing to see in some pieces. */
export const isBlank = (pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => piece.type === 'hardBreak' || (piece.type === 'text' && piece.text.trim() === ''))

/** Pieces with adjacent texts joined, and without white space at both ends. */
export function tidied(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (piece.type === 'text' && last?.type === 'text' && sameMarks(piece.marks, last.marks))
      out[out.length - 1] = { ...last, text: last.text + piece.text }
    else if (piece.type !== 'text' || piece.text !== '') out.push(piece)
  }
  return trimmed(out)
}

const sameMarks = (one: readonly Mark[] = [], other: readonly Mark[] = []): boolean =>
  one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other))

function trimmed(pieces: Piece[]): Piece[] {
  for (;;) {
    const first = pieces[0]
    if (first?.type === 'hardBreak') pieces.shift()
    else if (first?.type === 'text' && /^[ \t]/.test(first.text)) {
      const text = first.text.replace(/^[ \t]+/, '')
      if (text === '') pieces.shift()
      else pieces[0] = { ...first, text }
    } else break
  }
  for (;;) {
    const last = pieces.at(-1)
    if (last?.type === 'hardBreak') pieces.pop()
    else if (last?.type === 'text' && /[ \t]$/.test(last.text)) {
      const text = last.text.replace(/[ \t]+$/, '')
      if (text === '') pieces.pop()
      else pieces[pieces.length - 1] = { ...last, text }
    } else break
  }
  return pieces
}

/** Pieces without the first letters, such as a typed number. */
export function withoutStart(pieces: readonly Piece[], letters: number): Piece[] {
  let left = letters
  const out: Piece[] = []
  for (const piece of pieces) {
    if (left <= 0 || piece.type !== 'text') {
      out.push(piece)
      continue
    }
    const cut = Math.min(left, piece.text.length)
    left -= cut
    if (cut < piece.text.length) out.push({ ...piece, text: piece.text.slice(cut) })
  }
  return tidied(out)
}
