// Placing actions: each place is a list of ids and groups, so that what is added to a group appears without being listed.
import type { Group } from './action'
import type { ActionId } from './table'

/** An id takes one action, a group all of its actions that the place doesn't name. */
export type Ref = ActionId | Group

/** What can be placed. */
interface Placeable {
  readonly id: string
  readonly group: string
}

/** Gives a function that takes what a list names out of `all`, in the order of the list; nothing is taken twice. */
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

/** Parts one below the other with rules between them; empty ones leave no rule. */
export function withRules<T>(parts: readonly (readonly T[])[]): (T | 'rule')[] {
  return parts
    .filter((items) => items.length > 0)
    .flatMap((items, index): (T | 'rule')[] => (index === 0 ? [...items] : ['rule', ...items]))
}
