// V8's settings for a conversion, which is over in less than a second.
import { setFlagsFromString } from 'node:v8'

/** Work that a function does before V8 optimises it, in bytes of its code; usually 66 to 132 thousand. */
const BUDGET = 400_000

/**
 * Lets V8 wait longer before it optimises a function. Most of what it optimises at once in a short document is used up
 * before that has paid: 10 to 200 pages are made in some 70 % of the time, 1000 pages in the same. Holds for the whole
 * process from then on.
 */
export function preferShortRuns(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}
