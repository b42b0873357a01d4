// Comments of a file as comments of the pack: those that the pack knows get their new answers.
import type { CommentEntry, CommentThread, NodeId, Section } from '../document/nodes'

const keyOf = ({ author, text }: CommentEntry): string => `${author}\n${text.trim()}`

/** The threads of the pack with what the file adds. */
export interface TakenThreads {
  /** By the id of a thread of the file: the thread of the pack. */
  readonly ids: ReadonlyMap<NodeId, NodeId>
  /** Threads that are new, or have new answers, by their id in the pack. */
  readonly changed: ReadonlyMap<NodeId, CommentThread>
  readonly fresh: number
}

/** Finds the threads of a file among those of the pack, by their first entries. */
export function takenThreads(present: readonly Section[], file: readonly Section[]): TakenThreads {
  const known = new Map(
    present.flatMap(({ attrs }) =>
      attrs.comments.flatMap((thread) =>
        thread.entries[0] ? [[keyOf(thread.entries[0]), thread] as const] : [],
      ),
    ),
  )
  const ids = new Map<NodeId, NodeId>()
  const changed = new Map<NodeId, CommentThread>()
  let fresh = 0
  for (const thread of file.flatMap(({ attrs }) => attrs.comments)) {
    const [first, ...answers] = thread.entries
    const own = first && known.get(keyOf(first))
    ids.set(thread.id, own?.id ?? thread.id)
    if (!own) {
      changed.set(thread.id, thread)
      fresh += 1
      continue
    }
    const there = new Set(own.entries.map(keyOf))
    const added = answers.filter((entry) => !there.has(keyOf(entry)))
    const resolved = own.resolved || thread.resolved
    if (added.length === 0 && resolved === own.resolved) continue
    changed.set(own.id, { ...own, resolved, entries: [...own.entries, ...added] })
    fresh += added.length
  }
  return { ids, changed, fresh }
}
