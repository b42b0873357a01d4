// Puts the trainer material of all sections where a kind of pack has it.
import { Fragment, type Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import type { Block } from '#shared/document/nodes'
import type { PackKind } from '#shared/pack'
import { orderedFor } from '#shared/trainer-order'
import { asOwnStep } from './history'

/** Moves trainer material in one step of undo; false when all of it is in its place. */
export const orderTrainer =
  (kind: PackKind): Command =>
  (state, dispatch) => {
    const { tr } = state
    const moved: { readonly from: number; readonly to: number; readonly blocks: readonly Node[] }[] = []
    state.doc.forEach((section, offset) => {
      const [title, ...blocks] = section.children
      const ordered = inOrder(kind, blocks)
      const from = offset + 1 + (title?.nodeSize ?? 0)
      if (ordered.some((block, index) => block !== blocks[index]))
        moved.push({ from, to: offset + section.nodeSize - 1, blocks: ordered })
    })
    if (moved.length === 0) return false
    for (const { from, to, blocks } of moved.toReversed()) tr.replaceWith(from, to, Fragment.from(blocks))
    dispatch?.(asOwnStep(tr))
    return true
  }

/** The rule reads types and kinds alone. */
function inOrder(kind: PackKind, blocks: readonly Node[]): readonly Node[] {
  const byBlock = new Map(
    blocks.map((node) => [{ type: node.type.name, attrs: node.attrs } as unknown as Block, node]),
  )
  return orderedFor(kind, [...byBlock.keys()]).flatMap((block) => byBlock.get(block) ?? [])
}
