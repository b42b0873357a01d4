// Changes the kind of the pack, and puts the trainer material of all sections where the new kind has it.
import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import type { Block } from '#shared/document/nodes'
import type { PackKind } from '#shared/pack'
import { orderedFor } from '#shared/trainer-order'
import { asOwnStep } from './history'
import { PackStep } from './pack-step'

const STEP_ID = 'packKind'

class PackKindStep extends PackStep<PackKind> {
  protected readonly id = STEP_ID

  protected between(before: PackKind, after: PackKind): PackKindStep {
    return new PackKindStep(before, after)
  }

  static override fromJSON(_schema: Schema, json: { before: PackKind; after: PackKind }): PackKindStep {
    return new PackKindStep(json.before, json.after)
  }
}

Step.jsonID(STEP_ID, PackKindStep)

/** Changes the kind of the pack and the order of trainer material in one step of undo. */
export const changeKind =
  (before: PackKind, after: PackKind): Command =>
  (state, dispatch) => {
    if (before === after) return false
    dispatch?.(asOwnStep(withTrainerIn(after, state.tr.step(new PackKindStep(before, after)))))
    return true
  }

/** Returns the kind of pack set by a transaction; null when it sets none. */
export function kindIn(tr: Transaction): PackKind | null {
  const step = tr.steps.findLast((each) => each instanceof PackKindStep)
  return step instanceof PackKindStep ? step.after : null
}

/** Moves trainer material that is not where a kind of pack has it. */
function withTrainerIn(kind: PackKind, tr: Transaction): Transaction {
  const moved: { readonly from: number; readonly to: number; readonly blocks: readonly Node[] }[] = []
  tr.doc.forEach((section, offset) => {
    const [title, ...blocks] = section.children
    const ordered = inOrder(kind, blocks)
    const from = offset + 1 + (title?.nodeSize ?? 0)
    if (ordered.some((block, index) => block !== blocks[index]))
      moved.push({ from, to: offset + section.nodeSize - 1, blocks: ordered })
  })
  for (const { from, to, blocks } of moved.toReversed()) tr.replaceWith(from, to, Fragment.from(blocks))
  return tr
}

/** The rule reads types and kinds alone. */
function inOrder(kind: PackKind, blocks: readonly Node[]): readonly Node[] {
  const byBlock = new Map(
    blocks.map((node) => [{ type: node.type.name, attrs: node.attrs } as unknown as Block, node]),
  )
  return orderedFor(kind, [...byBlock.keys()]).flatMap((block) => byBlock.get(block) ?? [])
}
