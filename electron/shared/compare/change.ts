// The sign of a text in a comparison that is printed: it was added or removed.
import type { DocumentNode } from '../document/nodes'

export type Change = 'added' | 'removed'

/** Not a name, so that no stored text and no file can have it. */
const CHANGE = Symbol('change')

/** Returns a node with the sign. */
export const withChange = <N extends DocumentNode>(node: N, change: Change): N => ({
  ...node,
  [CHANGE]: change,
})

/** Returns the sign of a node. */
export const changeOf = (node: DocumentNode): Change | undefined =>
  (node as { readonly [CHANGE]?: Change })[CHANGE]
