// Requests from the window's dialogs to the editor: go to a problem, show the pack's readers. The editor registers
// handlers.
import type { Problem } from '#shared/pack'
import { Asked } from '../base/asked'

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
