// Which parts of a document are portions: text and pictures that have a marking of their own or take that around them.
import type { DocumentNode, Inline, NodeId } from './document/nodes'
import { attributesOf } from './document/printed'
import { inlineText } from './document/query'

/** Returns the marking of a node itself; null when it has none. */
export const markingOf = (node: DocumentNode): string | null =>
  (attributesOf(node).marking as string | null | undefined) ?? null

/** Returns the id of a node; null when it has none. */
export const idOf = (node: DocumentNode): NodeId | null =>
  (attributesOf(node).id as NodeId | undefined) || null

const LINES: readonly string[] = ['paragraph', 'heading', 'numberedParagraph']

/** Whether a node is text or a picture that has a mark of its own. */
export function isPortion(node: DocumentNode): boolean {
  if (node.type === 'image') return true
  const content = ('content' in node && node.content) || []
  return LINES.includes(node.type) && inlineText(content as readonly Inline[]).trim() !== ''
}
