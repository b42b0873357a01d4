// What all parts of the reader share: the file's parts, and what was found in it so far.
import type { CommentThread, Mark, NodeId } from '#shared/document/nodes'
import type { Asset } from '#shared/pack'
import type { Chunk } from './chunk'
import type { CommentBook } from './comments'
import type { OpenField } from './fields'
import { type Anchor, newAnchor, ownIdIn, type Page } from './lines'
import type { NoteBook } from './note-book'
import type { Numbering } from './numbering'
import type { WordPackage } from './package'
import type { Report } from './report'
import type { Styles } from './styles'
import type { El } from './tree'

/** What a reader needs from outside. */
export interface WordReader {
  /** A new id for a node. */
  newId(): NodeId
  /** The id of bytes, and what they are; throws when they can't be used as an image. */
  asset(name: string, bytes: Uint8Array): Pick<Asset, 'id' | 'mime'>
  /** Called often, with the fraction done. */
  onProgress(done: number): void
}

/** A part of the file that is read from begin to end: its body, a note, a text box. */
export interface Story {
  /** Name of the part that relationships are about. */
  readonly part: string
  readonly kind: 'body' | 'cell' | 'note' | 'box'
  readonly fields: OpenField[]
  /** Numbers of comments whose words these are. */
  readonly comments: Set<string>
  /** Bookmarks before the next line. */
  readonly waiting: Anchor[]
  /** The large first letter of the next paragraph. */
  readonly dropCap: Chunk[]
  page: Page
}

/** A file while it is read. */
export interface Reading {
  readonly word: WordPackage
  readonly reader: WordReader
  readonly styles: Styles
  readonly numbering: Numbering
  readonly notes: NoteBook
  readonly comments: CommentBook
  readonly report: Report
  /** Says that the reader goes on, at the place that it told last. */
  readonly goesOn: () => void
  /** Colours that words have from the theme of a pack. */
  readonly colours: ReadonlySet<string>
  readonly assets: Map<string, Asset>
  /** Ids of nodes so far. */
  readonly ids: Set<NodeId>
  /** Places by the name of their bookmark. */
  readonly bookmarks: Map<string, Anchor>
  /** Begins of fields that have an end: only these may hide what follows. */
  readonly endedFields: ReadonlySet<El>
  /** Proposed changes beside each other, by author and minute. */
  readonly changes: Map<string, NodeId>
  /** Threads by id, of which words were seen. */
  readonly threads: Map<NodeId, CommentThread>
}

export const newStory = (part: string, kind: Story['kind'], page: Page): Story => ({
  part,
  kind,
  fields: [],
  comments: new Set(),
  waiting: [],
  dropCap: [],
  page,
})

/** Gives the node at a place its id: the one that it has in a file of this program, else a new one. */
export function nameNode(
  { reader, ids }: Reading,
  anchor: Anchor,
  type: NonNullable<Anchor['type']>,
): NodeId {
  const id = anchor.own !== null && !ids.has(anchor.own) ? anchor.own : reader.newId()
  ids.add(id)
  Object.assign(anchor, { id, type })
  return id
}

/** Notes the name of a bookmark at a place. */
export function noteBookmark({ bookmarks }: Reading, name: string, anchor: Anchor): void {
  if (name === '' || bookmarks.has(name)) return
  bookmarks.set(name, anchor)
  anchor.own ??= ownIdIn(name)
  if (name.startsWith('_ath_')) anchor.heading = true
}

/** The place of the next line, with the bookmarks that wait for it. */
export function anchorFor(reading: Reading, story: Story): Anchor {
  const waiting = story.waiting.splice(0)
  const [first] = waiting
  if (!first) return newAnchor()
  first.own ??= waiting.find(({ own }) => own !== null)?.own ?? null
  for (const [name, anchor] of reading.bookmarks)
    if (waiting.includes(anchor)) reading.bookmarks.set(name, first)
  return first
}

/** Marks of the words of a run besides its looks. */
export interface Around {
  readonly link: string | null
  readonly change: readonly Mark[]
}
