// A change of the pack's marking as a step of the text's history, so that undo takes it back in its turn.
import type { Node, Schema } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { Step, StepResult } from '@tiptap/pm/transform'
import type { PackMarking } from '#shared/markings'
import { asOwnStep } from '../commands/history'

/** What such a step sets; the caveat is typed and has its own undo. */
export type MarkingChoice = Pick<PackMarking, 'scheme' | 'level' | 'trainingRider'>

/** The step. The document stays as it is; who holds the pack's meta reads `after`. */
class PackMarkingStep extends Step {
  constructor(
    readonly before: MarkingChoice,
    readonly after: MarkingChoice,
  ) {
    super()
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): PackMarkingStep {
    return new PackMarkingStep(this.after, this.before)
  }

  override map(): PackMarkingStep {
    return this
  }

  override toJSON(): { stepType: string; before: MarkingChoice; after: MarkingChoice } {
    return { stepType: STEP_ID, before: this.before, after: this.after }
  }

  static override fromJSON(
    _schema: Schema,
    json: { before: MarkingChoice; after: MarkingChoice },
  ): PackMarkingStep {
    return new PackMarkingStep(json.before, json.after)
  }
}

const STEP_ID = 'packMarking'
Step.jsonID(STEP_ID, PackMarkingStep)

/** Changes the pack's marking from one choice to another, as a step of its own for undo. */
export function changePackMarking(before: MarkingChoice, after: MarkingChoice): Command {
  return (state, dispatch) => {
    dispatch?.(asOwnStep(state.tr.step(new PackMarkingStep(before, after))))
    return true
  }
}

/** The marking that a transaction gives to the pack; null when it is about something else. */
export function markingIn(tr: Transaction): MarkingChoice | null {
  const step = tr.steps.findLast((each) => each instanceof PackMarkingStep)
  return step instanceof PackMarkingStep ? step.after : null
}
