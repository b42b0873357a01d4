// `npm run torture [-- damage|kills|faults [COUNT [SEED]]]`: long campaigns against the library; prints a table of damage and what became of it.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMain, step } from './lib/log.mjs'
import { cacheDir, inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runInForeground } from './lib/run.mjs'

const [which, count, seed = '1'] = process.argv.slice(2)
const COUNTS = { damage: 300, kills: 100, faults: 1000 }
const VARIABLES = { damage: 'ATTACHE_DAMAGES', kills: 'ATTACHE_KILLS', faults: 'ATTACHE_FAULTS' }
const report = join(cacheDir, 'damage.txt')

async function campaign(name) {
  const rounds = count ?? String(COUNTS[name])
  step(`${rounds} rounds of ${name}, seed ${seed}`)
  process.env.ATTACHE_SEED = seed
  process.env[VARIABLES[name]] = rounds
  process.env.ATTACHE_REPORT = report
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const code = await runInForeground(process.execPath, [
    vitest,
    'run',
    '--project',
    'unit',
    `tests/torture/${name}`,
  ])
  if (name === 'damage')
    process.stdout.write(`${readFileSync(report, 'utf8').split('\n\n')[0]}\n\nEach one: ${report}\n`)
  return code
}

await runMain(async () => {
  await prepare({ quiet: true })
  mkdirSync(cacheDir, { recursive: true })
  const names = which === undefined ? Object.keys(COUNTS) : [which]
  let worst = 0
  for (const name of names) worst = Math.max(worst, await campaign(name))
  return worst
})
