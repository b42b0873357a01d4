// Two versions of the blocks of a section as one text, with the signs of what was added and removed.
import { type Change, changeOf, withChange } from '#shared/compare/change'
import { compareTexts, type Row } from '#shared/compare/rows'
import type { Block, DocumentNode, Inline, Paragraph, Table, TableRow } from '#shared/document/nodes'
import { attributesOf } from '#shared/document/printed'
import { inlinesOf, walk } from '#shared/document/query'
import { portionText } from '#shared/portions'
import { changedInline, earlierId, mergedLine } from './merge-line'

/** What has no words by which its change could be seen. */
const OBJECTS: Readonly<Record<string, string>> = {
  image: 'Image',
  table: 'Table',
  horizontalRule: 'Line',
  pageBreak: 'Page break',
}
/** Settings of a block that are named when they change. */
const SETTINGS: Readonly<Record<string, string>> = {
  marking: 'Marking',
  audience: 'Readers',
  level: 'Level',
  kind: 'Kind',
  caption: 'Caption',
  alt: 'Description',
  textAlign: 'Alignment',
  checked: 'Done',
  start: 'First number',
}

/** Returns the blocks of both versions; the rows' `mine` is the earlier one. */
export function mergedRows(rows: readonly Row[]): Block[] {
  return rows.flatMap((row): readonly Block[] => {
    if (row.kind === 'same') return [row.theirs]
    if (row.kind === 'mine') return wholly(row.mine, 'removed')
    if (row.kind === 'theirs') return wholly(row.theirs, 'added')
    const merged = mergedNode(row.mine, row.theirs)
    if (!merged) return [...wholly(row.mine, 'removed'), ...wholly(row.theirs, 'added')]
    return withNote(settingsNote(row.mine, row.theirs, merged), merged as Block)
  })
}

/** Returns a node with the changes inside it; null when the two have too little in common. */
export function mergedNode(mine: DocumentNode, theirs: DocumentNode): DocumentNode | null {
  if (mine.type !== theirs.type) return null
  const lines = inlinesOf(theirs)
  if (lines || inlinesOf(mine))
    return { ...theirs, content: mergedLine(inlinesOf(mine), lines) } as DocumentNode
  if (mine.type === 'table' && theirs.type === 'table') return mergedTable(mine, theirs)
  const [before, after] = [childrenOf(mine), childrenOf(theirs)]
  if (!before || !after) return mine.type in OBJECTS ? null : theirs
  return { ...theirs, content: mergedRows(compareTexts(before as Block[], after as Block[])) } as DocumentNode
}

const childrenOf = (node: DocumentNode): readonly DocumentNode[] | undefined =>
  'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined

/** Cell by cell where rows have the same cells; other tables are shown twice. */
function mergedTable(mine: Table, theirs: Table): Table | null {
  const shapes = new Set([...mine.content, ...theirs.content].map(shapeOf))
  const isSimple = shapes.size === 1 && !/[^1 ]/.test([...shapes][0] ?? '')
  const sameShape = mine.content.map(shapeOf).join('|') === theirs.content.map(shapeOf).join('|')
  if (!isSimple && !sameShape) return null
  const rows = isSimple
    ? compareTexts(mine.content as unknown as Block[], theirs.content as unknown as Block[]).flatMap(
        (row): TableRow[] => {
          const [before, after] = [row.mine, row.theirs] as unknown as (TableRow | null)[]
          if (before && after) return [mergedCells(before, after)]
          return [changedNode((before ?? after) as TableRow, before ? 'removed' : 'added')]
        },
      )
    : theirs.content.map((row, at) => mergedCells(mine.content[at] as TableRow, row))
  return { ...theirs, content: rows }
}

const shapeOf = ({ content }: TableRow): string =>
  content.map(({ attrs }) => `${attrs.colspan}${attrs.rowspan === 1 ? '' : `x${attrs.rowspan}`}`).join(' ')

function mergedCells(mine: TableRow, theirs: TableRow): TableRow {
  const content = theirs.content.map((cell, at) => {
    const before = (mine.content[at]?.content ?? []) as readonly Block[]
    return { ...cell, content: mergedRows(compareTexts(before, cell.content)) } as typeof cell
  })
  return { ...theirs, content }
}

/** All of a block as added or removed, after a line that says so where it has no words of its own. */
function wholly(block: Block, change: Change): Block[] {
  const what = OBJECTS[block.type]
  const { alt, caption } = attributesOf(block) as { readonly alt?: string; readonly caption?: string }
  const name = caption || alt
  const label = what ? [noteLine(`${what} ${change}${name ? `: ${name}` : ''}`, change)] : []
  return [...label, changedNode(block, change)]
}

/** Returns a node with the sign on all of its words. */
export function changedNode<N extends DocumentNode>(node: N, change: Change): N {
  const { id } = attributesOf(node) as { readonly id?: string }
  const attrs =
    id !== undefined && change === 'removed' ? { attrs: { ...attributesOf(node), id: earlierId(id) } } : {}
  const lines = inlinesOf(node)
  if (lines) return { ...node, ...attrs, content: lines.map((inline) => changedInline(inline, change)) }
  const children = childrenOf(node)
  return children
    ? { ...node, ...attrs, content: children.map((child) => changedNode(child, change)) }
    : { ...node, ...attrs }
}

/** A note stands before its block, or in front of the text of an item of a list. */
function withNote(note: readonly Block[], block: Block): Block[] {
  const { type } = block as DocumentNode
  if (type !== 'listItem' && type !== 'taskItem') return [...note, block]
  return [{ ...block, content: [...note, ...(childrenOf(block) ?? [])] } as Block]
}

/** Names the settings that changed, or says that only the format did. */
function settingsNote(mine: Block, theirs: Block, merged: DocumentNode): Block[] {
  const [before, after] = [attributesOf(mine), attributesOf(theirs)]
  const changed = Object.entries(SETTINGS).flatMap(([key, label]) =>
    JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null)
      ? []
      : [`${label}: ${valueWords(key, before[key])} → ${valueWords(key, after[key])}`],
  )
  if (changed.length > 0) return [noteLine(changed.join('; '), 'added')]
  return hasChange(merged) ? [] : [noteLine('Format changed', 'added')]
}

function valueWords(key: string, value: unknown): string {
  const words = key === 'marking' ? portionText(value as string | null) : String(value ?? '')
  return words === '' ? 'none' : words
}

function hasChange(node: DocumentNode): boolean {
  let found = false
  walk(node, (inner) => {
    found ||= changeOf(inner) !== undefined
    return !found
  })
  return found
}

/** A line of its own about what follows, in square brackets. */
export function noteLine(words: string, change: Change): Paragraph {
  const text: Inline = { type: 'text', text: `[${words}]`, marks: [{ type: 'italic' }] }
  return {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: [withChange(text, change)],
  }
}
