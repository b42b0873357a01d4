// Commands on comments: each is one undo step.
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import type { CommentEntry, CommentThread } from '#shared/document/nodes'
import { commentInfo, findThread, type TextRange } from './threads'

/** Returns the ranges a comment would be about: the selection, or the word at the cursor; empty without text. */
export function commentRanges(state: EditorState): readonly TextRange[] {
  const { selection, doc } = state
  const $first = selection.$from
  if ($first.depth === 0) return []
  // A thread belongs to one section.
  const end = $first.end(1)
  const ranges = selection.empty
    ? [wordAt(state)]
    : selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: Math.min($to.pos, end) }))
  return ranges.filter(({ from, to }) => from < to && hasWords(doc, from, to))
}

/** Of a longer word only the part around the cursor is used. */
const LONGEST_WORD = 200

function wordAt({ selection: { $from } }: EditorState): TextRange {
  const { parent, parentOffset, pos } = $from
  const nothing = { from: pos, to: pos }
  if (!parent.isTextblock) return nothing
  const text = parent.textBetween(0, parent.content.size, undefined, '\ufffc')
  const before = /[\p{L}\p{N}’'-]*$/u.exec(text.slice(Math.max(0, parentOffset - LONGEST_WORD), parentOffset))
  const after = /^[\p{L}\p{N}’'-]*/u.exec(text.slice(parentOffset, parentOffset + LONGEST_WORD))
  return { from: pos - (before?.[0].length ?? 0), to: pos + (after?.[0].length ?? 0) }
}

/** Whether a comment can be added between two positions. */
function hasWords(doc: Node, from: number, to: number): boolean {
  let found = false
  const type = doc.type.schema.marks.comment
  doc.nodesBetween(from, to, (node, _pos, parent) => {
    if (type && node.isInline && parent?.type.allowsMarkType(type)) found = true
    return !found
  })
  return found
}

/** Adds a comment to ranges of one section. */
export function addComment(ranges: readonly TextRange[], thread: CommentThread): Command {
  return (state, dispatch) => {
    const mark = state.schema.marks.comment?.create({ id: thread.id })
    const [first] = ranges
    if (!mark || !first) return false
    const { tr } = state
    for (const { from, to } of ranges) tr.addMark(from, to, mark)
    const pos = state.doc.resolve(first.from).before(1)
    setThreads(tr, pos, (threads) => [...threads, thread])
    dispatch?.(tr)
    return true
  }
}

/** Adds a reply; reopens a resolved thread. */
export const replyTo = (id: string, entry: CommentEntry): Command =>
  changeThread(id, (thread) => ({ ...thread, resolved: false, entries: [...thread.entries, entry] }))

/** Resolves or reopens a thread. */
export const setResolved = (id: string, resolved: boolean): Command =>
  changeThread(id, (thread) => ({ ...thread, resolved }))

/** Removes a thread and its marks. */
export function deleteComment(id: string): Command {
  return (state, dispatch) => {
    const found = findThread(state.doc, id)
    const section = found && state.doc.nodeAt(found.section)
    const mark = state.schema.marks.comment?.create({ id })
    if (!found || !section || !mark) return false
    const { tr } = state
    for (const { from, to } of commentInfo(section).marked.get(id) ?? [])
      tr.removeMark(found.section + from, found.section + to, mark)
    setThreads(tr, found.section, (threads) => threads.filter((thread) => thread.id !== id))
    dispatch?.(tr)
    return true
  }
}

function changeThread(id: string, change: (thread: CommentThread) => CommentThread): Command {
  return (state, dispatch) => {
    const found = findThread(state.doc, id)
    if (!found) return false
    const { tr } = state
    setThreads(tr, found.section, (threads) =>
      threads.map((thread) => (thread.id === id ? change(thread) : thread)),
    )
    dispatch?.(tr)
    return true
  }
}

/** Replaces the threads of the section at a position. */
export function setThreads(
  tr: Transaction,
  pos: number,
  change: (threads: readonly CommentThread[]) => readonly CommentThread[],
): void {
  const threads: readonly CommentThread[] = tr.doc.nodeAt(pos)?.attrs.comments ?? []
  tr.setNodeAttribute(pos, 'comments', change(threads))
}
