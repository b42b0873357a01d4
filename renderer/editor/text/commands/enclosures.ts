// Commands on enclosures: put in, change, replace the file. Each is one step of undo.
import { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state'
import { hasPages, pageCount } from '#shared/document/enclosures'
import type { AssetId, Enclosure, Section } from '#shared/document/nodes'
import { readPageRanges } from '#shared/document/page-ranges'
import type { EnclosedFile } from '#shared/enclosed-file'
import { higherMarking } from '#shared/portions'
import { emptySection } from '#shared/template'
import { branchEnd, type OutlineItem, outlineOf, sectionIndexAt } from '../state/outline'
import { insertBefore } from './sections'

/**
 * Where an enclosure is put in: before the section of that index, below a section that is there already, or as the last annex
 * (null).
 */
export type Place = { readonly before: number } | { readonly after: string } | null

/** Returns a section with an enclosure, an annex. */
export function enclosureSection(title: string, attrs: Enclosure['attrs'], newId: () => string): Section {
  const section = emptySection(title, newId)
  return {
    ...section,
    attrs: { ...section.attrs, annex: true },
    content: [section.content[0], { type: 'enclosure', attrs }],
  }
}

/** Puts a section in at a place, where it has the level of its neighbours. */
export function insertEnclosure(section: Section, place: Place): Command {
  return (state, dispatch) => {
    const rows = outlineOf(state.doc)
    const at = indexOf(rows, place)
    const neighbour = place === null ? undefined : (rows[at - 1] ?? rows[at])
    const attrs = neighbour
      ? { ...section.attrs, annex: neighbour.annex, level: neighbour.level }
      : section.attrs
    const node = Node.fromJSON(state.schema, { ...section, attrs })
    return insertBefore(at, [node])(state, dispatch)
  }
}

/** Returns the place below the section at a position, and below those that belong to it. */
export function placeBelow(doc: Node, pos: number): Place {
  return { before: branchEnd(outlineOf(doc), sectionIndexAt(doc, pos)) }
}

function indexOf(rows: readonly OutlineItem[], place: Place): number {
  if (place === null) return rows.length
  if ('before' in place) return Math.min(place.before, rows.length)
  const found = rows.findIndex(({ id }) => id === place.after)
  return found < 0 ? rows.length : found + 1
}

/** An enclosure in the text. */
export interface PlacedEnclosure {
  readonly pos: number
  readonly attrs: Enclosure['attrs']
  readonly row: OutlineItem
}

/** Returns the enclosure of a section; null for a section with text. */
export function enclosureIn(row: OutlineItem | undefined): PlacedEnclosure | null {
  const title = row?.node.firstChild
  const block = row?.node.maybeChild(1)
  if (!row || !title || block?.type.name !== 'enclosure') return null
  return { pos: row.pos + 1 + title.nodeSize, attrs: block.attrs as Enclosure['attrs'], row }
}

/** Returns the enclosure of the section with the cursor; null in a section with text. */
export const enclosureAt = ({ doc, selection }: EditorState): PlacedEnclosure | null =>
  enclosureIn(outlineOf(doc)[sectionIndexAt(doc, selection.from)])

/** Returns the enclosure of the section with that id. */
export const enclosureOfSection = ({ doc }: EditorState, id: string): PlacedEnclosure | null =>
  enclosureIn(outlineOf(doc).find((row) => row.id === id))

/** Changes the enclosure at a position. */
export function changeEnclosure(pos: number, change: Partial<Enclosure['attrs']>): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (node?.type.name !== 'enclosure') return false
    const entries = Object.entries(change).filter(([name, value]) => node.attrs[name] !== value)
    if (entries.length === 0) return false
    const { tr } = state
    const selected = state.selection instanceof NodeSelection && state.selection.from === pos
    for (const [name, value] of entries) tr.setNodeAttribute(pos, name, value)
    dispatch?.(selected ? tr.setSelection(NodeSelection.create(tr.doc, pos)) : tr)
    return true
  }
}

/**
 * Puts another file in place of that of a section. Its pages are given as before, as far as it has them; the section is never marked
 * lower than `marking`.
 */
export function replaceFile(
  section: string,
  { asset, sheets }: Pick<EnclosedFile, 'asset' | 'sheets'>,
  marking: string | null,
): Command {
  return (state, dispatch) => {
    const there = enclosureOfSection(state, section)
    if (!there) return false
    const kept = readPageRanges(there.attrs.pages, pageCount({ sheets }))
    const pages = 'pages' in kept ? kept.pages : ''
    const form = hasPages({ asset, form: there.attrs.form }) ? there.attrs.form : 'pages'
    const mark = (tr: Transaction) =>
      dispatch?.(
        tr.setNodeAttribute(there.row.pos, 'marking', higherMarking(there.row.node.attrs.marking, marking)),
      )
    return changeEnclosure(there.pos, { asset, sheets, pages, form })(state, dispatch && mark)
  }
}

/** Sets the marking of an enclosure's section, and notes that the user has stated it for its file. */
export function stateMarking(section: string, asset: AssetId, marking: string | null): Command {
  return (state, dispatch) => {
    const there = enclosureOfSection(state, section)
    if (!there) return false
    const { pos, row } = there
    dispatch?.(state.tr.setNodeAttribute(pos, 'stated', asset).setNodeAttribute(row.pos, 'marking', marking))
    return true
  }
}
