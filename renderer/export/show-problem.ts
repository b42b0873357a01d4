// Navigation to a problem: the editor registers how, lists of problems request it.
import type { Problem } from '#shared/pack'

type Show = (problem: Problem) => void

let show: Show | null = null
/** Requested while no pack was open: shown once one is. */
let waiting: Problem | null = null

/** Registers how to show a problem; returns a function that removes it. A pending request is shown now. */
export function onShowProblem(how: Show): () => void {
  show = how
  if (waiting) how(waiting)
  waiting = null
  return () => {
    if (show === how) show = null
  }
}

/** Shows a problem, now or when its pack is open. */
export function showProblem(problem: Problem): void {
  if (show) show(problem)
  else waiting = problem
}
