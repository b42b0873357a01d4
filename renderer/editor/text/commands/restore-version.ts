// Restores sections, details and fields of a version as one step of the text's history, so that undo reverts all of it.
import { Node } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import type { NodeId, Section } from '#shared/document/nodes'
import type { PackField, PackMeta } from '#shared/pack'
import { asOwnStep } from './history'
import { PackStep } from './pack-step'
import { arrangeSections } from './sections'

/** What a pack has besides its text. */
export interface Particulars {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
}

const STEP_ID = 'particulars'

class ParticularsStep extends PackStep<Particulars> {
  protected readonly id = STEP_ID

  protected between(before: Particulars, after: Particulars): ParticularsStep {
    return new ParticularsStep(before, after)
  }

  static override fromJSON(
    _schema: unknown,
    json: { before: Particulars; after: Particulars },
  ): ParticularsStep {
    return new ParticularsStep(json.before, json.after)
  }
}

Step.jsonID(STEP_ID, ParticularsStep)

/** What is restored. */
export interface Restoring {
  readonly sections: readonly Section[]
  /** Ids of all sections afterwards, in order. */
  readonly order: readonly NodeId[]
  readonly before: Particulars
  readonly after: Particulars
}

/** Replaces the text by sections of a version and those that stay. */
export function restoreVersion({ sections, order, before, after }: Restoring): Command {
  return (state, dispatch) => {
    const restored = new Map(sections.map((one) => [one.attrs.id, Node.fromJSON(state.schema, one)]))
    const present = new Map(state.doc.children.map((node) => [node.attrs.id as NodeId, node]))
    const { tr } = state
    const isOther = before.meta !== after.meta || before.fields !== after.fields
    if (isOther) tr.step(new ParticularsStep(before, after))
    const arranged = order.flatMap((id) => restored.get(id) ?? present.get(id) ?? [])
    if (!arrangeSections(tr, arranged) && !isOther) return false
    dispatch?.(asOwnStep(tr).scrollIntoView())
    return true
  }
}

/** Returns the particulars set by a transaction; null when it sets none. */
export function particularsIn(tr: Transaction): Particulars | null {
  const step = tr.steps.findLast((each) => each instanceof ParticularsStep)
  return step instanceof ParticularsStep ? step.after : null
}
