// `npm test`: sets up, then runs types, lint, unit and end-to-end tests, and ends with one line of totals.
import { withDisplay } from './lib/display.mjs'
import { runMain } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runCheck, runSuite } from './lib/suites.mjs'

await runMain(async () => {
  const runtime = await prepare()
  const env = { ATTACHE_ELECTRON: runtime.executable, ATTACHE_ELECTRON_VERSION: runtime.version }
  const results = [
    await runCheck('Types', inRoot('node_modules', 'typescript', 'bin', 'tsc'), ['-b']),
    await runCheck('Lint', inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), [
      'ci',
      '--error-on-warnings',
      '.',
    ]),
    await runSuite('unit', 'Unit tests', env),
    await withDisplay(() => runSuite('e2e', 'End-to-end tests in Electron', env)),
  ]
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  return sum('failed') === 0 ? 0 : 1
})
