// The clock of the window.
import type { Clock } from './autosave'

/** Real time; what it starts is stopped by what it gives. */
export const windowClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = window.setTimeout(run, ms)
    return () => window.clearTimeout(timer)
  },
}
