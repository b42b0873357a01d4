// Marks ranges of a transaction's document as proposed: to be inserted, or to be deleted.
import type { Attrs, Mark, MarkType, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { type ChangeKind, isChangeMark, isLine } from './changes'

/** Who makes a change now. */
export interface Tracker {
  readonly author: string
  readonly time: string
  /** The key that was pressed last. */
  readonly key: string
  /** Makes an id for a change. */
  newId(): string
}

const typeOf = (doc: Node, kind: ChangeKind): MarkType => {
  const type = doc.type.schema.marks[kind]
  if (!type) throw new Error(`The schema has no mark ${kind}`)
  return type
}

const markOf = (node: Node, kind: ChangeKind): Mark | undefined =>
  node.marks.find(({ type }) => type.name === kind)

/** Whether a node was proposed by the same author: deleting it takes the proposal back. */
export const isOwn = (node: Node, { author }: Pick<Tracker, 'author'>): boolean =>
  markOf(node, 'inserted')?.attrs.author === author

/** Returns the mark of a change beside a position that goes on there, or a new one. */
export function goingOn(doc: Node, positions: readonly number[], kind: ChangeKind, by: Tracker): Mark {
  for (const pos of positions) {
    const $pos = doc.resolve(pos)
    // At its beginning, a line goes on after the end of the one before.
    const above =
      $pos.parentOffset === 0 && isLine($pos.parent) ? doc.resolve($pos.before()).nodeBefore : null
    for (const node of [$pos.nodeBefore, $pos.nodeAfter, above]) {
      const mark = node && markOf(node, kind)
      if (mark?.attrs.author === by.author) return mark
    }
  }
  return typeOf(doc, kind).create({ id: by.newId(), author: by.author, time: by.time } satisfies Attrs)
}

/** A block in a range, and whether the range has all of it. */
type Visit = (node: Node, pos: number, isWhole: boolean, endIsIn: boolean) => boolean

function visitRange(doc: Node, from: number, to: number, visit: Visit): void {
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize
    return visit(node, pos, pos >= from && end <= to, end - 1 >= from && end <= to)
  })
}

/** Whether a part can be marked as a whole where it is. */
export function canMark(doc: Node, pos: number, kind: ChangeKind): boolean {
  const { parent } = doc.resolve(pos)
  return parent.type.allowsMarkType(typeOf(doc, kind)) && doc.nodeAt(pos)?.type.name !== 'enclosure'
}

/** Whether each part of a range can be marked; cells and enclosures can't. */
export function canMarkRange(doc: Node, from: number, to: number, kind: ChangeKind): boolean {
  let can = true
  visitRange(doc, from, to, (node, pos, isWhole) => {
    if (node.isInline || isLine(node) || node.type.name === 'sectionTitle') return false
    if (!isWhole) return true
    can &&= canMark(doc, pos, kind)
    return false
  })
  return can
}

const ITEMS: readonly string[] = ['listItem', 'taskItem']

/** Whether a range ends a part that began before it: a section, list or box that was divided. Lines and items may be. */
export function divides(doc: Node, from: number, to: number): boolean {
  let found = false
  visitRange(doc, from, to, (node, _pos, isWhole, endIsIn) => {
    if (node.isInline || isLine(node)) return false
    found ||= endIsIn && !isWhole && !ITEMS.includes(node.type.name)
    return !isWhole
  })
  return found
}

/** Marks what is in a range as inserted; the last line's end is that of the text before. */
export function markInserted(tr: Transaction, from: number, to: number, mark: Mark): void {
  const { deleted } = tr.doc.type.schema.marks
  visitRange(tr.doc, from, to, (node, pos, isWhole, endIsIn) => {
    const end = pos + node.nodeSize
    if (node.isInline) {
      const [first, last] = [Math.max(pos, from), Math.min(end, to)]
      if (deleted) tr.removeMark(first, last, deleted)
      tr.addMark(first, last, mark)
      return false
    }
    if (isLine(node)) {
      if (endIsIn) setEnd(tr, pos, [mark])
      return true
    }
    if (!isWhole || node.type.name === 'sectionTitle') return true
    tr.addNodeMark(pos, mark)
    return false
  })
}

/** Gives a line these changes of its end and no others. */
export function setEnd(tr: Transaction, pos: number, marks: readonly Mark[]): void {
  const line = tr.doc.nodeAt(pos)
  if (!line || !isLine(line)) return
  for (const mark of line.marks) if (isChangeMark(mark) && !mark.isInSet(marks)) tr.removeNodeMark(pos, mark)
  for (const mark of marks) if (!mark.isInSet(line.marks)) tr.addNodeMark(pos, mark)
}

/** Marks what is in a range as deleted. What the author proposed to insert is taken out. */
export function markDeleted(tr: Transaction, from: number, to: number, mark: Mark, by: Tracker): void {
  const out: { from: number; to: number }[] = []
  visitRange(tr.doc, from, to, (node, pos, isWhole, endIsIn) => {
    const end = pos + node.nodeSize
    if (node.isInline) {
      const part = { from: Math.max(pos, from), to: Math.min(end, to) }
      if (isOwn(node, by)) out.push(part)
      else if (!markOf(node, 'deleted')) tr.addMark(part.from, part.to, mark)
      return false
    }
    if (isLine(node)) {
      if (isWhole && isAllOwn(node, by) && tr.doc.resolve(pos).parent.childCount > 1) {
        out.push({ from: pos, to: end })
        return false
      }
      if (endIsIn && !markOf(node, 'deleted') && !isOnlyInCell(tr.doc, pos)) tr.addNodeMark(pos, mark)
      return true
    }
    if (!isWhole || node.type.name === 'sectionTitle') return true
    if (isOwn(node, by)) out.push({ from: pos, to: end })
    else if (!markOf(node, 'deleted')) tr.addNodeMark(pos, mark)
    return false
  })
  for (const part of out.reverse()) tr.delete(part.from, part.to)
}

const isAllOwn = (line: Node, by: Tracker): boolean =>
  isOwn(line, by) && line.children.every((inline) => isOwn(inline, by))

/** A cell keeps its last paragraph, so that nothing becomes of its end. */
function isOnlyInCell(doc: Node, pos: number): boolean {
  const { parent } = doc.resolve(pos)
  return parent.childCount === 1 && ['tableCell', 'tableHeader'].includes(parent.type.name)
}

/** Whether all of a range is the author's own proposal. */
export function isOwnRange(doc: Node, from: number, to: number, by: Tracker): boolean {
  let own = true
  visitRange(doc, from, to, (node, _pos, isWhole, endIsIn) => {
    if (node.isInline) own &&= isOwn(node, by)
    else if (isLine(node)) own &&= !endIsIn || isOwn(node, by)
    else if (isWhole) {
      own &&= isOwn(node, by)
      return false
    }
    return !node.isInline
  })
  return own
}
