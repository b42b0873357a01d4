// The clock of the window.
import type { Clock } from './autosave'

/** Real time; timers are cancelled by the returned function. */
export const windowClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = window.setTimeout(run, ms)
    return () => window.clearTimeout(timer)
  },
}
