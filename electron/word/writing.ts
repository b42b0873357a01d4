// What all parts of a file share while it is written.
import type { WordTemplate } from '#shared/word-template'
import type { Block, Note, ParagraphBlock, Run } from '../pdf/collect/blocks'
import type { CollectedPack } from '../pdf/collect/pack'
import { Bookmarks } from './bookmarks'
import { Changes } from './changes'
import { Comments } from './comments'
import { Media } from './media'
import { Notes } from './notes'
import { Lists } from './numbering'
import { Relations } from './package'
import { type Styles, stylesOf } from './styles'
import { onPagesOf } from './template'

/** The state of a file that is being written. */
export interface Writing {
  readonly template: WordTemplate | null
  readonly pack: CollectedPack
  readonly styles: Styles
  readonly lists: Lists
  readonly bookmarks: Bookmarks
  readonly media: Media
  readonly comments: Comments
  readonly changes: Changes
  readonly footnotes: Notes
  readonly endnotes: Notes
  /** Notes that Word lists at the end of the document, by anchor; empty where the pack lists its notes elsewhere. */
  readonly listed: ReadonlyMap<string, Note>
  /** Relations of the document's own part. */
  readonly relations: Relations
  /** Anchors that something leads to. */
  readonly wanted: ReadonlySet<string>
}

/** Begins a file. */
export function begin(given: CollectedPack, template: WordTemplate | null): Writing {
  const pack = template?.page ? onPagesOf(given, template.page) : given
  const lists = new Lists(pack.numbering, pack.theme.colours.muted)
  const runs = [...runsOf(pack)]
  return {
    pack,
    template,
    lists,
    styles: stylesOf(pack, lists.headings, template),
    bookmarks: new Bookmarks(),
    media: new Media(pack.assets),
    comments: new Comments(
      pack.parts.flatMap(({ unit }) => unit.comments),
      runs,
    ),
    changes: new Changes(),
    footnotes: new Notes('footnote'),
    endnotes: new Notes('endnote'),
    listed: new Map(hasOwnEndnotes(pack) ? pack.endnotes.map((note) => [note.anchor, note]) : []),
    relations: new Relations(),
    wanted: wantedAnchors(pack, runs),
  }
}

/** Whether the list of notes comes last, where Word puts its endnotes. */
export const hasOwnEndnotes = ({ notes, parts }: CollectedPack): boolean =>
  notes === 'list' && parts.at(-1)?.unit.headings[0]?.anchor === 'notes'

function wantedAnchors({ front, parts }: CollectedPack, runs: readonly Run[]): Set<string> {
  const wanted = new Set<string>(front.contents?.entries.map(({ anchor }) => anchor))
  for (const { unit } of parts) for (const { anchor } of unit.headings) wanted.add(anchor)
  for (const { style, note } of runs)
    for (const { link } of [style, ...(note?.runs.map((run) => run.style) ?? [])])
      if (link?.kind === 'anchor') wanted.add(link.id)
  wanted.delete('')
  return wanted
}

/** All runs of the text in order, without those of notes. */
function* runsOf({ front, parts }: CollectedPack): Iterable<Run> {
  for (const one of front.firstPage?.rows ?? []) yield* runsInBlocks(rowBlocks(one))
  for (const { unit } of parts) {
    yield* runsInBlocks(unit.blocks)
    for (const row of unit.rows?.rows ?? []) yield* runsInBlocks(rowBlocks(row))
  }
}

const rowBlocks = ({
  label,
  words,
  right,
}: {
  readonly label: ParagraphBlock | null
  readonly words: readonly ParagraphBlock[]
  readonly right: ParagraphBlock | null
}): readonly Block[] => [...(label ? [label] : []), ...words, ...(right ? [right] : [])]

function* runsInBlocks(blocks: readonly Block[]): Iterable<Run> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      yield* block.label?.runs ?? []
      yield* block.runs
    } else if (block.kind === 'panel') yield* runsInBlocks(block.blocks)
    else if (block.kind === 'image') yield* runsInBlocks(block.caption ? [block.caption] : [])
    else if (block.kind === 'table') {
      if (block.caption) yield* block.caption.runs
      for (const row of block.rows) for (const cell of row.cells) yield* runsInBlocks(cell.blocks)
    }
  }
}
