// Layouts of actions: lists of ids and groups, so that a new action of a group appears without being listed.
import type { Group } from './action'
import type { ActionId } from './table'

/** An id stands for one action, a group for all of its actions that the layout doesn't name. */
export type Ref = ActionId | Group

/** An item of a layout. */
interface Placeable {
  readonly id: string
  readonly group: string
}

/** Returns a function that picks the items that a list names, in the list's order; no item is picked twice. */
export function placing<T extends Placeable>(
  all: readonly T[],
  named: ReadonlySet<unknown>,
): (refs: readonly Ref[]) => T[] {
  const left = new Set(all)
  return (refs) =>
    refs.flatMap((ref) => {
      const taken = [...left].filter(({ id, group }) => id === ref || (group === ref && !named.has(id)))
      for (const one of taken) left.delete(one)
      return taken
    })
}

/** Joins parts with separators; empty parts get none. */
export function withRules<T>(parts: readonly (readonly T[])[]): (T | 'rule')[] {
  return parts
    .filter((items) => items.length > 0)
    .flatMap((items, index): (T | 'rule')[] => (index === 0 ? [...items] : ['rule', ...items]))
}
