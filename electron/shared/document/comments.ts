// Queries about the comments of a document, and text without them; pure.
import type { BriefingDocument, CommentThread, DocumentNode, Mark } from './nodes'

/** Returns the node without comment marks and threads; the same object when there are none. */
export function withoutComments<T extends DocumentNode>(node: T): T {
  const changed: Record<string, unknown> = {}
  if ('marks' in node && node.marks?.some(isComment)) {
    const marks = node.marks.filter((mark) => !isComment(mark))
    changed.marks = marks.length > 0 ? marks : undefined
  }
  if (node.type === 'section' && node.attrs.comments.length > 0)
    changed.attrs = { ...node.attrs, comments: [] }
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (content) {
    const bare = content.map(withoutComments)
    if (bare.some((child, index) => child !== content[index])) changed.content = bare
  }
  return Object.keys(changed).length === 0 ? node : { ...node, ...changed }
}

/** Counts the comments of a document. */
export function countComments(doc: BriefingDocument): { readonly open: number; readonly resolved: number } {
  const threads: readonly CommentThread[] = doc.content.flatMap(({ attrs }) => attrs.comments)
  const resolved = threads.filter((thread) => thread.resolved).length
  return { open: threads.length - resolved, resolved }
}

function isComment(mark: Mark): boolean {
  return mark.type === 'comment'
}
