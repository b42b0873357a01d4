// The proposed changes of a text: which parts each is made of, where they are, what they say.
import type { Mark, Node } from '@tiptap/pm/model'
import type { Change, Proposed } from '#shared/document/nodes'
import { LINES } from '#shared/document/proposed-breaks'

export type ChangeKind = Change['type']

/** What a part is: words and other inline nodes, the end of a paragraph, or a whole block. */
export type PartOf = 'words' | 'end' | 'block'

/** A part of a change. */
export interface ChangePart {
  readonly kind: ChangeKind
  readonly of: PartOf
  readonly mark: Mark
  /** Of words, where they are; of an end and a block, where its node is. */
  readonly from: number
  readonly to: number
}

/** A proposed change with its parts in reading order. */
export interface PlacedChange extends Proposed {
  readonly parts: readonly ChangePart[]
}

/** Whether a mark is that of a proposed change. */
export const isChangeMark = ({ type }: Mark): boolean => type.name === 'inserted' || type.name === 'deleted'

/** Whether a mark on a node is about its end alone. */
export const isLine = (node: Node): boolean => LINES.includes(node.type.name)

const cache = new WeakMap<Node, readonly ChangePart[]>()

/** The parts of a section, relative to its position; cheap for sections that did not change. */
function partsOf(section: Node): readonly ChangePart[] {
  const known = cache.get(section)
  if (known) return known
  const parts: ChangePart[] = []
  const visit = (node: Node, pos: number): void => {
    for (const mark of node.marks) if (isChangeMark(mark)) note(parts, node, pos, mark)
    node.forEach((child, offset) => {
      visit(child, pos + 1 + offset)
    })
  }
  visit(section, 0)
  const sorted = parts.sort((one, other) => placeOf(one) - placeOf(other))
  cache.set(section, sorted)
  return sorted
}

/** An end is after the words of its block. */
const placeOf = ({ of, from, to }: ChangePart): number => (of === 'end' ? to - 1 : from)

function note(parts: ChangePart[], node: Node, from: number, mark: Mark): void {
  const kind = mark.type.name as ChangeKind
  const of = node.isInline ? 'words' : isLine(node) ? 'end' : 'block'
  const before = parts.findLast((part) => part.kind === kind)
  if (of === 'words' && before?.of === 'words' && before.to === from && before.mark.eq(mark))
    parts[parts.indexOf(before)] = { ...before, to: from + node.nodeSize }
  else parts.push({ kind, of, mark, from, to: from + node.nodeSize })
}

/** Returns the parts of all changes in text order. */
export function changeParts(doc: Node): ChangePart[] {
  const found: ChangePart[] = []
  doc.forEach((section, pos) => {
    for (const part of partsOf(section)) found.push({ ...part, from: part.from + pos, to: part.to + pos })
  })
  return found
}

/** Whether a text has proposed changes. */
export const hasChanges = ({ doc }: { readonly doc: Node }): boolean =>
  doc.children.some((section) => partsOf(section).length > 0)

/** Returns the proposed changes in text order. */
export function placedChanges(doc: Node): PlacedChange[] {
  const byId = new Map<string, ChangePart[]>()
  for (const part of changeParts(doc)) {
    const { id } = part.mark.attrs
    const known = byId.get(id)
    if (known) known.push(part)
    else byId.set(id, [part])
  }
  return [...byId.values()].map((parts) => {
    const { id, author, time } = (parts[0] as ChangePart).mark.attrs as Proposed
    return { id, author, time, parts }
  })
}

/** Where a part is shown: an end at the end of its block. */
export const shownAt = (part: ChangePart): { readonly from: number; readonly to: number } =>
  part.of === 'end' ? { from: part.to - 1, to: part.to - 1 } : { from: part.from, to: part.to }

/** Returns the changes that a range overlaps, or that are around or beside a cursor. */
export function changesIn(doc: Node, from: number, to: number): PlacedChange[] {
  return placedChanges(doc).filter(({ parts }) =>
    parts.some((part) => {
      const shown = shownAt(part)
      if (from === to) return shown.from <= to && shown.to >= from
      return part.of === 'end' ? shown.from >= from && shown.from < to : shown.from < to && shown.to > from
    }),
  )
}

const BLOCKS: Readonly<Record<string, string>> = {
  section: 'section',
  table: 'table',
  tableRow: 'row of a table',
  image: 'image',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'checklist',
  listItem: 'item of a list',
  taskItem: 'item of a checklist',
  horizontalRule: 'line',
  pageBreak: 'page break',
  codeBlock: 'code',
}

/** The words of a change of one kind: text, and in brackets what has none. */
export function changedWords(
  doc: Node,
  { parts }: PlacedChange,
  kind: ChangeKind,
  leafWords: (leaf: Node) => string,
): string {
  const words = parts.flatMap((part): string[] => {
    if (part.kind !== kind) return []
    if (part.of === 'end') return ['¶']
    if (part.of === 'words') return [doc.textBetween(part.from, part.to, ' ', leafWords)]
    const node = doc.nodeAt(part.from)
    const text = node?.textBetween(0, node.content.size, ' ', leafWords).trim() ?? ''
    return [`[${BLOCKS[node?.type.name ?? ''] ?? 'box'}] ${text}`.trim()]
  })
  // The end of a paragraph of which all goes says nothing more.
  return words.every((word) => word === '¶')
    ? words.join('')
    : words.filter((word) => word !== '¶').join(' … ')
}
