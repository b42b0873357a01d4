// `npm test`: sets up, then runs types, lint, unit and end-to-end tests, and ends with one line of totals.
// `npm test -- unit pdf` runs the named parts (types, lint, unit, e2e), with only the test files that match the rest.
import { ensurePdfTools } from './lib/debian.mjs'
import { withDisplay } from './lib/display.mjs'
import { runMain } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runCheck, runSuite } from './lib/suites.mjs'

const tsc = inRoot('node_modules', 'typescript', 'bin', 'tsc')
const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome')

const lintArguments = ['ci', '--error-on-warnings', '--reporter=concise', '--max-diagnostics=50', '.']

/** The parts in order; each takes the filters for test files and gives its totals. */
const parts = {
  types: () => runCheck('Types', tsc, ['-b']),
  lint: () => runCheck('Lint and format', biome, lintArguments),
  unit: (filters) => runSuite('unit', 'Unit tests', filters),
  e2e: (filters) => withDisplay(() => runSuite('e2e', 'End-to-end tests in Electron', filters)),
}

await runMain(async () => {
  const args = process.argv.slice(2)
  const named = Object.keys(parts).filter((name) => args.includes(name))
  const filters = args.filter((arg) => !(arg in parts))
  const runtime = await prepare()
  await ensurePdfTools()
  process.env.ATTACHE_ELECTRON = runtime.executable
  const totals = { passed: 0, failed: 0 }
  for (const name of named.length > 0 ? named : Object.keys(parts)) {
    const { passed, failed } = await parts[name](filters)
    totals.passed += passed
    totals.failed += failed
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
  return totals.failed === 0 ? 0 : 1
})
