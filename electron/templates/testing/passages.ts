// The passages of a template, as the tests of its content need them: the words, and whether they are sourced.
import type { Block, DocumentNode, Inline, ListItem, Trainer, TrainerKind } from '#shared/document/nodes'
import { inlineText, walk } from '#shared/document/query'
import type { Template } from '#shared/template'
import { wordsOf } from './prose'

/** A paragraph, list item or row of a table. */
export interface Passage {
  readonly kind: 'text' | 'row'
  readonly words: string
  /** Whether it contains a source note, or for a row, the header of its table does. */
  readonly sourced: boolean
}

/** Replaces a field, so that sentences stay complete. */
const FIELD_WORDS = 'Example'

/** Returns the passages of printed blocks in reading order, without guidance. */
export function passagesOf(blocks: readonly Block[]): Passage[] {
  return blocks.flatMap(passagesIn)
}

function passagesIn(node: DocumentNode): Passage[] {
  if (node.type === 'guidance') return []
  if (node.type === 'table') {
    const [header, ...rows] = node.content
    return [header, ...rows].flatMap((row) =>
      row
        ? [
            {
              kind: 'row',
              words: wordsIn(row),
              sourced: hasSource(row) || (header ? hasSource(header) : false),
            },
          ]
        : [],
    )
  }
  if (node.type === 'paragraph' || node.type === 'numberedParagraph') {
    return [{ kind: 'text', words: textOf(node.content), sourced: hasSource(node) }]
  }
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  return content?.flatMap(passagesIn) ?? []
}

function textOf(content: readonly Inline[] | undefined): string {
  return inlineText(content, () => FIELD_WORDS)
}

function wordsIn(node: DocumentNode): string {
  const words: string[] = []
  walk(node, (child) => {
    if (child.type === 'paragraph') words.push(textOf(child.content))
  })
  return words.join(' | ')
}

function hasSource(node: DocumentNode): boolean {
  let found = false
  walk(node, (child) => {
    if (child.type === 'footnote' && child.attrs.kind === 'source') found = true
  })
  return found
}

/** Counts the words that print: paragraphs, tables, headings and captions, without notes; a field counts as one. */
export function countWords(blocks: readonly Block[]): number {
  const headings = nodesOf(blocks, 'heading').map((heading) => textOf(heading.content))
  const captions = nodesOf(blocks, 'table').map((table) => table.attrs.caption)
  const places = passagesOf(blocks).map((place) => place.words)
  return [...headings, ...captions, ...places].flatMap(wordsOf).length
}

/** All nodes of a type in some blocks. */
export function nodesOf<T extends DocumentNode['type']>(
  blocks: readonly Block[],
  type: T,
): Extract<DocumentNode, { type: T }>[] {
  const found: Extract<DocumentNode, { type: T }>[] = []
  for (const block of blocks) {
    walk(block, (node) => {
      if (node.type === type) found.push(node as Extract<DocumentNode, { type: T }>)
    })
  }
  return found
}

/** The items of the lists directly in a trainer block; nested ones count as part of their item. */
export function itemsOf(template: Template, kind: TrainerKind): ListItem[] {
  return template.trainer
    .filter((block): block is Trainer => block.type === 'trainer' && block.attrs.kind === kind)
    .flatMap((block) => block.content)
    .flatMap((list) => (list.type === 'orderedList' || list.type === 'bulletList' ? list.content : []))
}
