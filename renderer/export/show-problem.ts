// Requests from the window's dialogs to the editor: go to a problem, show the pack's readers. The editor registers
// handlers.
import type { Problem } from '#shared/pack'

/** A request that is handled now, or once the pack is open. */
class Asked<T> {
  private answer: ((value: T) => void) | null = null
  /** Requested while no pack was open. */
  private waiting: { readonly value: T } | null = null

  /** Registers a handler; returns a function that removes it. A pending request is handled now. */
  on(how: (value: T) => void): () => void {
    this.answer = how
    const { waiting } = this
    this.waiting = null
    if (waiting) how(waiting.value)
    return () => {
      if (this.answer === how) this.answer = null
    }
  }

  ask(value: T): void {
    if (this.answer) this.answer(value)
    else this.waiting = { value }
  }
}

const problems = new Asked<Problem>()
const readers = new Asked<null>()

/** Registers the handler that shows a problem; returns a function that removes it. A pending problem is shown now. */
export const onShowProblem = (how: (problem: Problem) => void): (() => void) => problems.on(how)

/** Shows a problem, now or when its pack is open. */
export const showProblem = (problem: Problem): void => problems.ask(problem)

/** Registers the handler that shows the editions and readers of the open pack; returns a function that removes it. */
export const onShowReaders = (how: () => void): (() => void) => readers.on(how)

/** Shows the editions and readers of a pack, now or when it is open. */
export const showReaders = (): void => readers.ask(null)
