// Pastes whole sections as sections: between sections, splitting the one with the cursor. The part after them keeps the marking and page orientation of that section.
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Selection, type Transaction } from '@tiptap/pm/state'
import { newId } from '../../../base/new-id'
import { arrangeSections } from '../commands/sections'
import { outlineOf } from '../state/outline'
import { sectionInfo } from '../state/section-info'
import { putSlice } from './put-slice'

/** The titled sections of a slice, when it is more than part of one section; empty for text. */
export function sectionsIn({ content, openStart, openEnd }: Slice): readonly Node[] {
  const titled = content.content.filter(({ firstChild }) => firstChild?.type.name === 'sectionTitle')
  const whole = openStart === 0 && openEnd === 0
  return titled.length > 1 || (titled.length === 1 && (whole || content.childCount > 1)) ? titled : []
}

/** Whether sections can be pasted at a position: in a title or in the text of a section, not in a cell or box. */
export function takesSections($at: ResolvedPos): boolean {
  const block = $at.depth < 2 ? null : $at.node(2)
  return block === null || block.isTextblock || /List$/.test(block.type.name)
}

/** Inserts a slice with sections: first the text before its first title, then its sections. */
export function putSections(tr: Transaction, slice: Slice): void {
  const lead = slice.content.firstChild
  const text = lead?.firstChild?.type.name === 'sectionTitle' ? null : lead
  if (text) putSlice(tr, new Slice(text.content, Math.max(0, slice.openStart - 1), 0))
  const taken = new Set(tr.doc.children.flatMap((section) => sectionInfo(section).ids))
  const added = sectionsIn(slice).map((section) => complete(section, taken))
  const { $from: $at } = tr.selection
  const index = $at.index(0)
  const sections = tr.doc.children
  arrangeSections(tr, [
    ...sections.slice(0, index),
    ...around(tr.doc.child(index), $at, added),
    ...sections.slice(index + 1),
  ])
  const row = outlineOf(tr.doc).find(({ id }) => id === added.at(-1)?.attrs.id)
  if (row) tr.setSelection(Selection.near(tr.doc.resolve(row.pos + row.node.nodeSize), -1))
}

/** The section with a unique id, and with at least one block below its title. */
function complete(section: Node, taken: ReadonlySet<string>): Node {
  const { paragraph } = section.type.schema.nodes
  const { id } = section.attrs
  const attrs = { ...section.attrs, id: id === '' || taken.has(id) ? newId() : id }
  const blocks = section.childCount > 1 || !paragraph ? [] : [paragraph.create()]
  return section.type.create(attrs, section.content.append(Fragment.from(blocks)))
}

/** The new sections, with the parts of the surrounding section before and after the cursor. */
function around(home: Node, $at: ResolvedPos, added: readonly Node[]): Node[] {
  if (isBlank(home)) return [...added]
  const place = $at.index(1)
  if (place === 0) return $at.parentOffset === 0 ? [...added, home] : [home, ...added]
  const { before, behind } = parted(home, $at, place)
  const { paragraph } = home.type.schema.nodes
  const title = home.child(0)
  if (!paragraph) return [home, ...added]
  if (!behind.some(hasContent)) return [home.copy(Fragment.from([title, ...before, ...behind])), ...added]
  const start = before.length > 0 ? before : [paragraph.create()]
  const attrs = {
    ...home.attrs,
    id: newId(),
    comments: [],
    templateId: null,
    templateVersion: null,
    templateVariant: null,
  }
  const end = home.type.create(attrs, [title.copy(Fragment.empty), ...behind])
  return [home.copy(Fragment.from([title, ...start])), ...added, end]
}

function parted(home: Node, $at: ResolvedPos, place: number): { before: Node[]; behind: Node[] } {
  const before = home.children.slice(1, place)
  const behind = home.children.slice(place + 1)
  const block = home.child(place)
  if (!block.isTextblock || $at.parentOffset === block.content.size)
    return { before: [...before, block], behind }
  if ($at.parentOffset === 0) return { before, behind: [block, ...behind] }
  const rest = block.cut($at.parentOffset)
  const fresh = 'id' in rest.attrs ? rest.type.create({ ...rest.attrs, id: '' }, rest.content) : rest
  return { before: [...before, block.cut(0, $at.parentOffset)], behind: [fresh, ...behind] }
}

const isBlank = (section: Node): boolean => section.childCount === 2 && !section.children.some(hasContent)

/** Whether a block has visible content. */
function hasContent(node: Node): boolean {
  return !['sectionTitle', 'paragraph'].includes(node.type.name) || node.content.size > 0
}
