// A change of the pack besides its text as a step in the text's history, so that undo takes it back in its turn.
import type { Node } from '@tiptap/pm/model'
import { Step, StepResult } from '@tiptap/pm/transform'

/** The step. The document is unchanged; the owner of the pack's metadata reads `after`. */
export abstract class PackStep<T> extends Step {
  constructor(
    readonly before: T,
    readonly after: T,
  ) {
    super()
  }

  /** Name of the step in JSON. */
  protected abstract readonly id: string
  /** Returns a step of the same kind from one value to another. */
  protected abstract between(before: T, after: T): PackStep<T>

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): PackStep<T> {
    return this.between(this.after, this.before)
  }

  override map(): this {
    return this
  }

  override toJSON(): { stepType: string; before: T; after: T } {
    return { stepType: this.id, before: this.before, after: this.after }
  }
}
