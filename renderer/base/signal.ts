// An observable value, for both node views and React.

/** A value with listeners; setting the same value again does not notify them. */
export class Signal<T> {
  private current: T
  private readonly listeners = new Set<() => void>()

  constructor(initial: T) {
    this.current = initial
  }

  /** Returns the value; bound, so that it can be passed on. */
  readonly get = (): T => this.current

  set(value: T): void {
    if (Object.is(value, this.current)) return
    this.current = value
    for (const listener of [...this.listeners]) listener()
  }

  /** Calls `listener` after each change; returns a function that removes it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
