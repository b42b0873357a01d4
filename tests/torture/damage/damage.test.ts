// A campaign of damaged libraries: none may be wrong without a word, none may stay closed. `npm run torture` runs more of them.
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCampaign, tableOf } from './campaign'

/** Enough for each kind twice. */
const FEW = 84
const count = Number(process.env.ATTACHE_DAMAGES ?? FEW)
const seed = Number(process.env.ATTACHE_SEED ?? 1)

it('every damaged library opens, and what is lost is named', () => {
  const outcomes = runCampaign(count, seed, process.env.ATTACHE_KIND)
  const bad = outcomes.filter(({ verdict }) => ['false', 'silent', 'refused', 'crash'].includes(verdict))
  const report = process.env.ATTACHE_REPORT
  if (report !== undefined)
    writeFileSync(
      report,
      `${tableOf(outcomes)}\n\n${outcomes.map((one) => JSON.stringify(one)).join('\n')}\n`,
    )
  expect(bad).toEqual([])
}, 3_600_000)
