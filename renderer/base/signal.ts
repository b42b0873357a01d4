// A value that can be watched: the smallest thing that both node views and React can read.

/** A value with listeners; setting the same value again tells nobody. */
export class Signal<T> {
  private current: T
  private readonly listeners = new Set<() => void>()

  constructor(initial: T) {
    this.current = initial
  }

  /** The value now; bound, so that it can be handed on. */
  readonly get = (): T => this.current

  set(value: T): void {
    if (Object.is(value, this.current)) return
    this.current = value
    for (const listener of [...this.listeners]) listener()
  }

  /** Calls `listener` after each change; gives a function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
