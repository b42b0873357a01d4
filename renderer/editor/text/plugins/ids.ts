// Keeps ids unique and present: after pasting, splitting or undoing, nodes without an id or with a taken one get a new one.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { newId } from '../../../base/new-id'
import { sectionInfo } from '../state/section-info'

interface IdPosition {
  readonly section: Node
  readonly pos: number
}

/** The plugin; existing ids stay with the nodes that had them. */
export function uniqueIds(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, state) =>
      transactions.some((tr) => tr.docChanged) ? repairIds(state, before.doc, mappingOf(transactions)) : null,
  })
}

/**
 * Returns a transaction that repairs missing and duplicate ids; null when there are none. `before` is the previous
 * document.
 */
function repairIds(state: EditorState, before: Node, mapping: Mapping): Transaction | null {
  const untouched = new Set(before.children)
  const taken = new Set<string>()
  const suspects: IdPosition[] = []
  state.doc.forEach((section, pos) => {
    const settled = untouched.has(section) && claim(sectionInfo(section).ids, taken)
    if (!settled) suspects.push({ section, pos })
  })
  const wrong = suspects.filter(({ section }) => !claim(sectionInfo(section).ids, taken))
  if (wrong.length === 0) return null
  const { tr } = state
  const seen = idsOutside(state.doc, new Set(wrong.map(({ pos }) => pos)))
  const owners = ownersOf(wrong, before, state.doc, mapping)
  for (const { section, pos } of wrong) renumber(tr, section, pos, seen, owners)
  return tr
}

function mappingOf(transactions: readonly Transaction[]): Mapping {
  const mapping = new Mapping()
  for (const tr of transactions) mapping.appendMapping(tr.mapping)
  return mapping
}

/** For duplicate ids, the position of the original node: mapped, or moved unchanged. */
function ownersOf(
  places: readonly IdPosition[],
  before: Node,
  after: Node,
  mapping: Mapping,
): Map<string, number> {
  const doubles = doublesIn(places)
  const owners = new Map<string, number>()
  if (doubles.size === 0) return owners
  before.descendants((node, pos) => {
    const copies = doubles.get(node.attrs.id)
    if (!copies || owners.has(node.attrs.id)) return
    const { pos: now, deletedAfter } = mapping.mapResult(pos)
    const here = deletedAfter ? undefined : copies.find((copy) => copy.pos === now)
    const found = here ?? copies.find((copy) => copy.node === node)
    if (found && after.nodeAt(found.pos)) owners.set(node.attrs.id, found.pos)
  })
  return owners
}

/** The nodes of each duplicate id. */
function doublesIn(
  places: readonly IdPosition[],
): Map<string, { readonly node: Node; readonly pos: number }[]> {
  const all = new Map<string, { readonly node: Node; readonly pos: number }[]>()
  const note = (node: Node, pos: number): void => {
    const { id } = node.attrs
    if (typeof id === 'string' && id !== '') all.set(id, [...(all.get(id) ?? []), { node, pos }])
  }
  for (const { section, pos } of places) {
    note(section, pos)
    section.descendants((node, offset) => note(node, pos + 1 + offset))
  }
  return new Map([...all].filter(([, copies]) => copies.length > 1))
}

/** Claims ids; false, and none claimed, when one is empty, duplicate or already claimed. */
function claim(ids: readonly string[], taken: Set<string>): boolean {
  const fresh = new Set(ids)
  if (fresh.size !== ids.length || ids.some((id) => id === '' || taken.has(id))) return false
  for (const id of ids) taken.add(id)
  return true
}

/**
 * Ids in all sections except those at the given positions. The same node may occur twice, so positions tell them apart.
 */
function idsOutside(doc: Node, positions: ReadonlySet<number>): Set<string> {
  const ids = new Set<string>()
  doc.forEach((section, pos) => {
    if (!positions.has(pos)) for (const id of sectionInfo(section).ids) ids.add(id)
  })
  return ids
}

function renumber(
  tr: Transaction,
  section: Node,
  pos: number,
  seen: Set<string>,
  owners: ReadonlyMap<string, number>,
): void {
  const mend = (node: Node, at: number): void => {
    const { id } = node.attrs
    if (typeof id !== 'string') return
    if (id !== '' && !seen.has(id) && (owners.get(id) ?? at) === at) seen.add(id)
    else {
      const fresh = newId()
      seen.add(fresh)
      tr.setNodeAttribute(at, 'id', fresh)
    }
  }
  mend(section, pos)
  section.descendants((node, offset) => mend(node, pos + 1 + offset))
}
