// Queries on a document: plain text, fields, assets, words; pure.
import { joinedLine, type LinePart } from '../isolates'
import { fullEdition, type Pack } from '../pack'
import type { AssetId, CrossReference, DocumentNode, FieldUse, Inline } from './nodes'
import { conditionIn } from './only-if'
import { isNodePrinted } from './printed'
import { isUnknownPart, unknownFacts } from './unknown/part'

/**
 * Calls `visit` for a node and all its descendants, in reading order; `visit` returns false to skip a node's children.
 */
export function walk(node: DocumentNode, visit: (node: DocumentNode) => unknown): void {
  if (visit(node) === false) return
  const content = 'content' in node ? node.content : undefined
  for (const child of content ?? []) walk(child as DocumentNode, visit)
}

/**
 * Returns the names of the fields that a node shows or depends on, each once, in order of first use. Includes guidance.
 */
export function fieldNames(node: DocumentNode): string[] {
  const names = new Set<string>()
  walk(node, (child) => {
    const condition = conditionIn('marks' in child ? child.marks : undefined)
    if (condition) names.add(condition.field)
    if (child.type === 'field') names.add(child.attrs.name)
  })
  return [...names]
}

/** Returns the ids of the images that a node shows and of the files enclosed in it, each once. */
export function assetIds(node: DocumentNode): string[] {
  const ids = new Set<string>()
  walk(node, (child) => {
    if (child.type === 'image') ids.add(child.attrs.asset)
    if (child.type === 'enclosure' && child.attrs.asset !== null) ids.add(child.attrs.asset)
  })
  return [...ids]
}

/** Returns what may be the ids of images and files in parts of another version, each once. */
export function unknownAssetIds(node: DocumentNode): string[] {
  const ids = new Set<string>()
  walk(node, (child) => {
    if (isUnknownPart(child)) for (const id of unknownFacts(child.attrs.json).assets) ids.add(id)
  })
  return [...ids]
}

/** Ids of the images and enclosed files that a pack shows, each once: those of its text and the logo. */
export function shownAssetIds({ meta, doc }: Pick<Pack, 'meta' | 'doc'>): AssetId[] {
  return [...new Set([...assetIds(doc), ...(meta.logo ? [meta.logo] : [])])]
}

/** The same, with those that parts of another version may need, of which some may be no ids at all. */
export function packAssetIds(pack: Pick<Pack, 'meta' | 'doc'>): AssetId[] {
  return [...new Set([...shownAssetIds(pack), ...unknownAssetIds(pack.doc)])]
}

/**
 * Returns the words of inline content; a field contributes its value, or its name in brackets while empty, a reference
 * nothing. In a line with both directions they are isolated, as on the page.
 */
export function inlineText(
  content: readonly Inline[] | undefined,
  value: (field: FieldUse) => string = () => '',
  referenceText: (reference: CrossReference) => string = () => '',
): string {
  const [first] = content ?? []
  if (content?.length === 1 && first?.type === 'text') return first.text
  const parts = (content ?? []).map((inline): LinePart => {
    if (inline.type === 'text') return { text: inline.text, isValue: false }
    if (inline.type === 'field')
      return { text: value(inline.attrs) || `[${inline.attrs.name}]`, isValue: true }
    if (inline.type === 'unknownInline')
      return { text: unknownFacts(inline.attrs.json).lines.join(' '), isValue: false }
    if (inline.type === 'crossReference') return { text: referenceText(inline), isValue: true }
    return { text: inline.type === 'hardBreak' ? ' ' : '', isValue: false }
  })
  return joinedLine(parts)
}

/** Everything that at least one reader gets. */
const EVERYTHING = fullEdition('handout')

/** Returns the inline content of a node that holds text directly; undefined for all others. */
export function inlinesOf(node: DocumentNode): readonly Inline[] | undefined {
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  const first = content?.[0]?.type
  const isText =
    first === 'text' ||
    first === 'hardBreak' ||
    first === 'field' ||
    first === 'footnote' ||
    first === 'crossReference' ||
    first === 'tickBox' ||
    first === 'unknownInline'
  return isText ? (content as readonly Inline[]) : undefined
}

/** Returns the words of a node, blocks separated by line breaks, without notes and guidance. */
export function plainText(node: DocumentNode, value: (field: FieldUse) => string = () => ''): string {
  const lines: string[] = []
  walk(node, (child) => {
    if (!isNodePrinted(child, EVERYTHING)) return false
    if (child.type === 'unknownBlock') lines.push(...unknownFacts(child.attrs.json).lines)
    const inlines = inlinesOf(child)
    if (inlines === undefined) return true
    lines.push(inlineText(inlines, value))
    return false
  })
  return lines.join('\n')
}
