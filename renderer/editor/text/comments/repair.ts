// Keeps marks and threads together: after moves, joins and pastes each thread is in the section of its words, once.
import { type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import type { CommentThread } from '#shared/document/nodes'
import { setThreads } from './commands'
import { commentInfo } from './threads'

/** The plugin; only for the state that is saved. */
export function commentRepair(): Plugin {
  // Threads last seen: those of a section that was cut may return with its words.
  const seen = new Map<string, CommentThread>()
  return new Plugin({
    appendTransaction: (transactions, before, state) =>
      transactions.some((tr) => tr.docChanged) ? repairComments(state, before.doc, seen) : null,
  })
}

interface Placed {
  readonly node: Node
  readonly pos: number
}

/** Returns a transaction that repairs comments; null when nothing is wrong. `before` is the previous document. */
function repairComments(
  state: EditorState,
  before: Node,
  seen: Map<string, CommentThread>,
): Transaction | null {
  const untouched = new Set(before.children)
  const sections: Placed[] = []
  state.doc.forEach((node, pos) => {
    sections.push({ node, pos })
  })
  const commented = ({ node }: Placed) => {
    const { threads, marked } = commentInfo(node)
    return threads.length > 0 || marked.size > 0
  }
  // The same node may occur twice: the second is new. Each stays in the set until it is found.
  const settled = sections.filter(({ node }) => untouched.delete(node))
  const changed = sections.filter((one) => !settled.includes(one) && commented(one))
  for (const left of untouched) for (const thread of commentInfo(left).threads) seen.set(thread.id, thread)
  if (changed.length === 0) return null
  const owners = ownersOf([...settled, ...changed])
  const { tr } = state
  for (const section of changed) {
    dropDoubles(tr, section, owners)
    for (const id of commentInfo(section.node).marked.keys()) repairThread(tr, section, id, owners, seen)
  }
  return tr.docChanged ? tr : null
}

/** The owning section of each thread; the one that had it before takes precedence. */
function ownersOf(sections: readonly Placed[]): Map<string, Placed> {
  const owners = new Map<string, Placed>()
  for (const section of sections) {
    for (const { id } of commentInfo(section.node).threads) if (!owners.has(id)) owners.set(id, section)
  }
  return owners
}

/** A copy of a section has no comments. */
function dropDoubles(tr: Transaction, section: Placed, owners: ReadonlyMap<string, Placed>): void {
  const own = ({ id }: CommentThread) => owners.get(id) === section
  if (!commentInfo(section.node).threads.every(own))
    setThreads(tr, section.pos, (threads) => threads.filter(own))
}

/** The thread follows its words; words without a thread, and copies of words, lose their mark. */
function repairThread(
  tr: Transaction,
  section: Placed,
  id: string,
  owners: Map<string, Placed>,
  seen: ReadonlyMap<string, CommentThread>,
): void {
  const owner = owners.get(id)
  if (owner === section) return
  const there = owner && commentInfo(owner.node)
  const thread = there ? there.threads.find((one) => one.id === id) : seen.get(id)
  if (!thread || there?.marked.has(id)) {
    const { pos, node } = section
    tr.removeMark(pos, pos + node.nodeSize, node.type.schema.marks.comment?.create({ id }))
    return
  }
  if (owner) setThreads(tr, owner.pos, (threads) => threads.filter((one) => one.id !== id))
  setThreads(tr, section.pos, (threads) => [...threads, thread])
  owners.set(id, section)
}

/** Removes comment marks from a slice whose words are still in the document: it is a copy. */
export function withoutCopiedComments(slice: Slice, doc: Node): Slice {
  const there = new Set(doc.children.flatMap((section) => [...commentInfo(section).marked.keys()]))
  const bare = (node: Node): Node => {
    const marks = node.marks.filter(({ type, attrs }) => type.name !== 'comment' || !there.has(attrs.id))
    if (node.isLeaf) return marks.length === node.marks.length ? node : node.mark(marks)
    const children = node.children.map(bare)
    const same = children.every((child, index) => child === node.child(index))
    return same && marks.length === node.marks.length ? node : node.type.create(node.attrs, children, marks)
  }
  let content = slice.content
  slice.content.forEach((node, _offset, index) => {
    content = content.replaceChild(index, bare(node))
  })
  return content === slice.content ? slice : new Slice(content, slice.openStart, slice.openEnd)
}
