// Lines and other parts in order -> paragraphs, lists, quotes, images: the blocks of a cell, a box or a section.
import { readLabel } from '#shared/list-labels'
import { type BlockNode, type Item, isBlank, type Line, type Piece, withoutStart, wordsOf } from './lines'
import { addToList, type ListEntry, type ListState } from './list-state'
import { nameNode, type Reading } from './reading'

/** What the numbers of a list are: of numbered paragraphs, whose first level has this depth; absent for a list. */
export type NumberedLists = ReadonlyMap<string, number>

const BOX = /^\s*([☐☑☒])[\s\u00a0]*/u

/** Blocks that may be in cells and boxes: no headings, tables, breaks. */
export function toFlow(reading: Reading, items: readonly Item[]): BlockNode[] {
  return toBlocks(
    reading,
    items.filter(({ kind }) => kind !== 'table' && kind !== 'box' && kind !== 'break'),
    new Map(),
  )
}

/** Blocks of a section, except for its headings. */
export function toBlocks(reading: Reading, items: readonly Item[], numbered: NumberedLists): BlockNode[] {
  const blocks: BlockNode[] = []
  let lists: ListState | null = null
  for (const [at, item] of items.entries()) {
    const entry = item.kind === 'line' ? entryOf(reading, item, numbered) : null
    if (entry) {
      lists = addToList(blocks, lists, entry)
      continue
    }
    if (lists && belongsToItem(items, at, numbered, reading)) {
      lists.item.push(...(item.kind === 'line' ? [paragraph(item)] : [item.node]))
      continue
    }
    lists = null
    addBlock(reading, blocks, item, numbered)
  }
  return blocks
}

/** A line as an entry of a list; null when it is none. */
function entryOf(reading: Reading, line: Line, numbered: NumberedLists): ListEntry | null {
  const { number } = line
  if (line.heading !== null) return null
  const box = boxOf(line.pieces)
  const bullets = number === null || number.level.format === 'bullet'
  if (box && bullets)
    return {
      kind: 'taskList',
      depth: number?.depth ?? 0,
      count: 1,
      checked: box.checked,
      node: paragraph({ ...line, pieces: box.rest }),
    }
  if (number === null || numbered.has(number.list) || number.level.format === 'none') return null
  const isBullet = number.level.format === 'bullet' || readLabel(number.label).kind === 'bullet'
  if (!isBullet && readLabel(number.label).kind === 'words') return null
  if (!isBullet && !/^decimal/.test(number.level.format))
    reading.report.about(
      'changed',
      'Lists with letters or Roman numerals: they are numbered 1, 2, 3 in the pack',
    )
  return {
    kind: isBullet ? 'bulletList' : 'orderedList',
    depth: number.depth,
    count: number.count,
    checked: false,
    node: paragraph(line),
  }
}

/** The box to tick with which a line begins. */
function boxOf(pieces: readonly Piece[]): { readonly checked: boolean; readonly rest: Piece[] } | null {
  const [first, ...rest] = pieces
  if (isBlank(rest) && first?.type === 'tickBox') return null
  if (first?.type === 'tickBox') return { checked: first.attrs.checked, rest: withoutStart(rest, 0) }
  const found = first?.type === 'text' ? BOX.exec(first.text) : null
  return found ? { checked: found[1] !== '☐', rest: withoutStart(pieces, found[0].length) } : null
}

/** Whether something after an item of a list is part of it: indented, and the list goes on below. */
function belongsToItem(
  items: readonly Item[],
  at: number,
  numbered: NumberedLists,
  reading: Reading,
): boolean {
  const isPart = (item: Item | undefined): boolean =>
    item !== undefined &&
    (item.kind === 'image' ||
      (item.kind === 'line' && item.indented && item.heading === null && item.number === null))
  for (let next = at; next < items.length && next < at + 6; next += 1) {
    const item = items[next]
    if (item?.kind === 'line' && item.number && entryOf(reading, item, numbered)) return next > at
    if (!isPart(item)) return false
  }
  return false
}

function addBlock(reading: Reading, blocks: BlockNode[], item: Item, numbered: NumberedLists): void {
  if (item.kind !== 'line') {
    blocks.push(item.node)
    return
  }
  const last = blocks.at(-1)
  const { meaning } = item.style
  if (meaning === 'code' && item.number === null) {
    const text = wordsOf(item.pieces)
    const before = last?.type === 'codeBlock' ? wordsOf((last.content ?? []) as Piece[]) : null
    const content = [{ type: 'text' as const, text: before === null ? text : `${before}\n${text}` }]
    blocks.splice(before === null ? blocks.length : blocks.length - 1, 1, { type: 'codeBlock', content })
    return
  }
  if (meaning === 'quote' && item.number === null) {
    if (last?.type === 'blockquote')
      blocks[blocks.length - 1] = { ...last, content: [...(last.content ?? []), paragraph(item)] }
    else blocks.push({ type: 'blockquote', content: [paragraph(item)] })
    return
  }
  blocks.push(numberedParagraph(reading, item, numbered) ?? paragraph(withLabel(item)))
}

/** Words that a list writes before its paragraphs, such as `Step 1.`, are words of the paragraph. */
function withLabel(line: Line): Line {
  const { number } = line
  if (!number || line.heading !== null || readLabel(number.label).kind !== 'words') return line
  return { ...line, pieces: [{ type: 'text', text: `${number.label} ` }, ...line.pieces] }
}

const MOST_LEVELS = 5

function numberedParagraph(reading: Reading, line: Line, numbered: NumberedLists): BlockNode | null {
  const base = line.number && numbered.get(line.number.list)
  if (!line.number || base === null || base === undefined || line.heading !== null) return null
  if (line.number.level.format === 'none') return null
  const level = Math.max(1, line.number.depth - base + 1)
  if (level > MOST_LEVELS)
    reading.report.changed(`A paragraph on level ${level}: it is on level ${MOST_LEVELS}`)
  const id = nameNode(reading, line.anchor, 'numberedParagraph')
  return {
    type: 'numberedParagraph',
    attrs: { id, level: Math.min(MOST_LEVELS, level), marking: null },
    content: line.pieces,
    ...ended(line),
  }
}

/** A line as a paragraph; headings where there can't be any are bold. */
export function paragraph(line: Line): BlockNode {
  const pieces = line.heading === null ? line.pieces : line.pieces.map(bold)
  const content = pieces.length > 0 ? { content: pieces } : {}
  return { type: 'paragraph', attrs: { textAlign: line.align, marking: null }, ...content, ...ended(line) }
}

const ended = ({ end }: Line) => (end.length > 0 ? { marks: end } : {})

function bold(piece: Piece): Piece {
  if (piece.type !== 'text' || piece.marks?.some(({ type }) => type === 'bold')) return piece
  return { ...piece, marks: [...(piece.marks ?? []), { type: 'bold' }] }
}
