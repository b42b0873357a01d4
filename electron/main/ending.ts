// Waiting for threads at the program's end: not for ever.

/** Waits for a promise, for `patience` milliseconds at most. Returns whether it was settled by then. */
export function endsInTime(ending: Promise<unknown>, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience)
    const ended = (): void => {
      clearTimeout(timer)
      resolve(true)
    }
    ending.then(ended, ended)
  })
}
