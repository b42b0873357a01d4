// `npm test`: sets up, then runs types, lint, unit and end-to-end tests, and ends with one line of totals.
// `npm test -- unit pdf` runs the named parts (types, lint, unit, e2e), with only the test files that match the rest;
// `--runtime chromium` runs them in the Node and the Chromium that the shipped Electron is made of.
import { readFileSync } from 'node:fs'
import { ensurePdfTools } from './lib/debian.mjs'
import { withDisplay } from './lib/display.mjs'
import { runMain, SetupError } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare, preparePackages } from './lib/prepare.mjs'
import { ensureShippedNode, ensureStandIn, prebuiltSqlite } from './lib/shipped-runtime.mjs'
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

/** The same on the parts of the shipped Electron. */
const shippedParts = {
  unit: async (filters) => {
    const env = { NODE_OPTIONS: `--require "${prebuiltSqlite}"` }
    const node = await ensureShippedNode()
    return runSuite('unit', 'Unit tests on the Node of the shipped Electron', filters, { node, env })
  },
  e2e: async (filters) => {
    const env = { ATTACHE_ELECTRON: await ensureStandIn() }
    const known = inRoot('tests', 'harness', 'chromium', 'known-differences.json')
    const differences = JSON.parse(readFileSync(known, 'utf8'))
    return withDisplay(() => runSuite('e2e', 'End-to-end tests in Chromium', filters, { env, differences }))
  },
}

/** The parts for the runtime that the command line names, and the other words on it. */
function chooseParts(args) {
  const at = args.indexOf('--runtime')
  if (at < 0) return { chosen: parts, words: args }
  if (args[at + 1] !== 'chromium')
    throw new SetupError(`There is no runtime ${args[at + 1] ?? ''}.`, 'Write --runtime chromium.')
  return { chosen: shippedParts, words: args.toSpliced(at, 2) }
}

/** Prepares what unit and end-to-end tests need: the built app, its runtime, and programs that read PDFs. */
async function prepareTests() {
  const runtime = await prepare()
  await ensurePdfTools()
  process.env.ATTACHE_ELECTRON = runtime.executable
}

await runMain(async () => {
  const { chosen, words } = chooseParts(process.argv.slice(2))
  const named = Object.keys(chosen).filter((name) => words.includes(name))
  const filters = words.filter((word) => !(word in parts))
  const names = named.length > 0 ? named : Object.keys(chosen)
  if (names.some((name) => name === 'unit' || name === 'e2e')) await prepareTests()
  else await preparePackages()
  const totals = { passed: 0, failed: 0 }
  for (const name of names) {
    const { passed, failed } = await chosen[name](filters)
    totals.passed += passed
    totals.failed += failed
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
  return totals.failed === 0 ? 0 : 1
})
