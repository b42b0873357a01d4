// Two versions of the blocks of a section as one text, with the signs of what was added and removed.
import { type Change, changeOf, withChange } from '#shared/compare/change'
import { compareTexts, type Row } from '#shared/compare/rows'
import { audienceOf, type Readers } from '#shared/document/audiences'
import type { Block, DocumentNode, Inline, Paragraph } from '#shared/document/nodes'
import { attributesOf } from '#shared/document/printed'
import { inlinesOf, walk } from '#shared/document/query'
import { audienceName } from '#shared/editions'
import { portionText } from '#shared/portions'
import { changedInline, earlierId, mergedLine } from './merge-line'
import { mergedTable } from './merge-tables'

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
  widthPercent: 'Width',
  decorative: 'Decorative',
  textAlign: 'Alignment',
  checked: 'Done',
  start: 'First number',
}

/** Returns the blocks of both versions; the rows' `mine` is the earlier one. `readers` are those of the pack. */
export function mergedRows(rows: readonly Row[], readers: Readers | undefined): Block[] {
  return rows.flatMap((row): readonly Block[] => {
    if (row.kind === 'same') return [row.theirs]
    if (row.kind === 'mine') return wholly(row.mine, 'removed')
    if (row.kind === 'theirs') return wholly(row.theirs, 'added')
    const merged = mergedNode(row.mine, row.theirs, readers)
    if (!merged) return [...wholly(row.mine, 'removed'), ...wholly(row.theirs, 'added')]
    return withNote(settingsNote(row.mine, row.theirs, merged, readers), merged as Block)
  })
}

/** Returns a node with the changes inside it; null when the two have too little in common. */
export function mergedNode(
  mine: DocumentNode,
  theirs: DocumentNode,
  readers: Readers | undefined,
): DocumentNode | null {
  const blocks = (before: readonly Block[], after: readonly Block[]) =>
    mergedRows(compareTexts(before, after), readers)
  if (mine.type !== theirs.type) return null
  const lines = inlinesOf(theirs)
  if (lines || inlinesOf(mine))
    return { ...theirs, content: mergedLine(inlinesOf(mine), lines) } as DocumentNode
  if (mine.type === 'table' && theirs.type === 'table')
    return mergedTable(mine, theirs, { blocks, changed: changedNode })
  // The same picture with other words or of another size stands there once.
  if (mine.type === 'image' && theirs.type === 'image')
    return mine.attrs.asset === theirs.attrs.asset ? theirs : null
  const [before, after] = [childrenOf(mine), childrenOf(theirs)]
  if (!before || !after) return mine.type in OBJECTS ? null : theirs
  return { ...theirs, content: blocks(before as Block[], after as Block[]) } as DocumentNode
}

const childrenOf = (node: DocumentNode): readonly DocumentNode[] | undefined =>
  'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined

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
function settingsNote(
  mine: Block,
  theirs: Block,
  merged: DocumentNode,
  readers: Readers | undefined,
): Block[] {
  const changed = Object.entries(SETTINGS).flatMap(([key, label]) => {
    const [before, after] = [settingWords(key, mine, readers), settingWords(key, theirs, readers)]
    return before === after ? [] : [`${label}: ${before} → ${after}`]
  })
  if (changed.length > 0) return [noteLine(changed.join('; '), 'added')]
  return hasChange(merged) ? [] : [noteLine('Format changed', 'added')]
}

/** The value of a setting, as a user would say it. */
function settingWords(key: string, block: Block, readers: Readers | undefined): string {
  const attrs = attributesOf(block)
  const value = attrs[key] ?? null
  if (key === 'marking') return portionText(value as string | null) || 'none'
  if (key === 'audience') return audienceName(audienceOf(block.type, attrs), readers)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (key === 'widthPercent') return `${value}%`
  if (value === null || value === '') return key === 'textAlign' ? 'default' : 'none'
  // The names of kinds, such as `keyJudgement`.
  const isName = key === 'kind' || key === 'textAlign'
  return isName ? String(value).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : String(value)
}

function hasChange(node: DocumentNode): boolean {
  let found = false
  walk(node, (inner) => {
    found ||= changeOf(inner) !== undefined
    return !found
  })
  return found
}

/** A line of its own about what follows, in square brackets. Its sign keeps it on the page of that. */
export function noteLine(words: string, change: Change): Paragraph {
  const text: Inline = { type: 'text', text: `[${words}]`, marks: [{ type: 'italic' }] }
  const line: Paragraph = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: [withChange(text, change)],
  }
  return withChange(line, change)
}
