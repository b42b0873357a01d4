// A request from one part of the window to another that may not be there yet.

/** A request that is handled now, or once somebody registers for it. */
export class Asked<T> {
  private answer: ((value: T) => void) | null = null
  /** Requested while nobody was registered. */
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
