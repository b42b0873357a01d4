// Whether two documents are the same without their proposals: what holds before and after each change that is tracked.
import type { Node } from '@tiptap/pm/model'
import { undecided } from '../state/proposals'

/** Ids don't count: what was taken out and put back may have others. */
const plain = (section: Node): string =>
  JSON.stringify(section.toJSON(), (name, value) => (name === 'id' ? undefined : value))

/** Whether nothing but proposals differs; cheap for sections that are in both. */
export function isSameWithout(before: Node, after: Node): boolean {
  const [old, now] = [before, after].map((doc) => doc.children.flatMap((section) => undecided(section) ?? []))
  if (!old || !now || old.length !== now.length) return false
  return old.every((section, at) => section === now[at] || plain(section) === plain(now[at] as Node))
}
