// Going to the place of a problem: the editor registers how, the lists of problems ask for it.
import type { Problem } from '#shared/pack'

type Show = (problem: Problem) => void

let show: Show | null = null

/** Says how to show a place; gives a function that takes it back. */
export function registerShowPlace(how: Show): () => void {
  show = how
  return () => {
    if (show === how) show = null
  }
}

/** Shows the place of a problem; does nothing when no pack is open. */
export function showPlace(problem: Problem): void {
  show?.(problem)
}
