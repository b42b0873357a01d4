// Circles in a graph, such as files that import each other.

/**
 * Groups of nodes that can all be reached from each other, each sorted, in order of their first node; a node alone is none. Tarjan's
 * algorithm (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
 */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  /** The earliest node on the stack that is reached from `node`. */
  const visit = (node: string): number => {
    const own = order.size
    order.set(node, own)
    stack.push(node)
    let lowest = own
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next))
      else if (stack.includes(next)) lowest = Math.min(lowest, order.get(next) ?? own)
    }
    if (lowest === own) found.push(stack.splice(stack.indexOf(node)).sort())
    return lowest
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return found
    .filter((group) => group.length > 1)
    .sort((one, other) => (String(one) < String(other) ? -1 : 1))
}
