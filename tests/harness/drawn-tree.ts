// The accessibility tree of the window: texts with the numbers that style sheets count.
import type { Page } from 'playwright-core'

/** A node of the browser's accessibility tree. */
export interface DrawnNode {
  readonly role: string
  readonly name: string
  readonly children: readonly DrawnNode[]
}

interface RawNode {
  readonly nodeId: string
  readonly childIds?: readonly string[]
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
}

/** The tree of the window as it is now. */
export async function drawnTree(window: Page): Promise<DrawnNode> {
  const session = await window.context().newCDPSession(window)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: RawNode[] }
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const nodeOf = (raw: RawNode | undefined): DrawnNode => ({
    role: raw?.role?.value ?? '',
    name: raw?.name?.value ?? '',
    children: (raw?.childIds ?? []).map((id) => nodeOf(byId.get(id))),
  })
  return nodeOf(nodes[0])
}
