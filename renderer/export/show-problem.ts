// Going to the place of a problem: the editor registers how, the lists of problems ask for it.
import type { Problem } from '#shared/pack'

type Show = (problem: Problem) => void

let show: Show | null = null
/** Asked for while no pack was open: shown when one is. */
let waiting: Problem | null = null

/** Says how to show a place; gives a function that takes it back. A place that was asked for before is shown now. */
export function onShowProblem(how: Show): () => void {
  show = how
  if (waiting) how(waiting)
  waiting = null
  return () => {
    if (show === how) show = null
  }
}

/** Shows the place of a problem, now or when its pack is open. */
export function showProblem(problem: Problem): void {
  if (show) show(problem)
  else waiting = problem
}
