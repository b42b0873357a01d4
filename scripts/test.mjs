// `npm test`: sets up, then runs types, lint, unit and end-to-end tests, and ends with one line of totals.
// `npm test -- unit pdf` runs the named parts (types, lint, unit, e2e), with only the test files that match the rest;
// `--runtime chromium` runs them in the Node and the Chromium that the shipped Electron is made of, `--runtime both` in
// Electron and, beside the end-to-end tests, in those.
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensurePdfTools, ensureXvfb } from './lib/debian.mjs'
import { withDisplay, withOwnDisplay } from './lib/display.mjs'
import { runMain, SetupError, step } from './lib/log.mjs'
import { cacheDir, inRoot, root } from './lib/paths.mjs'
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

/** The same on the parts of the shipped Electron; the output goes to ours unless there is an open file for it. */
const shippedParts = {
  unit: async (filters, output) => {
    const env = { NODE_OPTIONS: `--require "${prebuiltSqlite}"` }
    const options = { runtime: 'chromium', node: await ensureShippedNode(), env, output }
    return runSuite('unit', 'Unit tests on the Node of the shipped Electron', filters, options)
  },
  e2e: async (filters, output) => {
    const executable = await ensureStandIn()
    const known = inRoot('tests', 'harness', 'chromium', 'known-differences.json')
    const differences = JSON.parse(readFileSync(known, 'utf8'))
    return withOwnDisplay((display) => {
      const env = { ATTACHE_ELECTRON: executable, DISPLAY: display }
      const options = { runtime: 'chromium', env, differences, output }
      return runSuite('e2e', 'End-to-end tests in Chromium', filters, options)
    })
  },
}

/** What `--runtime` can name: each runs the wanted parts and gives their totals. */
const runtimes = {
  electron: (wanted, filters) => runParts(parts, wanted, filters),
  chromium: (wanted, filters) => runParts(shippedParts, wanted, filters),
  both: runBoth,
}

/** Runs the wanted ones of some parts, one after the other. */
async function runParts(some, wanted, filters, output) {
  const totals = []
  for (const [name, part] of Object.entries(some))
    if (wanted.includes(name)) totals.push(await part(filters, output))
  return totals
}

/** Runs the end-to-end tests in Electron, and beside them all of the shipped runtime, whose output comes last. */
async function runBoth(wanted, filters) {
  // Packages are installed before, never by two at a time.
  await ensureXvfb()
  await ensureStandIn()
  const { e2e, ...first } = parts
  const totals = await runParts(first, wanted, filters)
  mkdirSync(cacheDir, { recursive: true })
  const kept = join(cacheDir, 'chromium-output.txt')
  step(
    `What follows runs in Electron and in Chromium at once; the output of Chromium is in ${relative(root, kept)}`,
  )
  const output = openSync(kept, 'w')
  try {
    const both = [runParts({ e2e }, wanted, filters), runParts(shippedParts, wanted, filters, output)]
    totals.push(...(await Promise.all(both)).flat())
  } finally {
    closeSync(output)
    step('Output of the tests on the shipped runtime')
    process.stdout.write(readFileSync(kept))
  }
  return totals
}

/** Splits the command line into the runtime, the wanted parts and the filters for test files. */
function readArguments(args) {
  const at = args.indexOf('--runtime')
  const words = at < 0 ? args : args.toSpliced(at, 2)
  const run = at < 0 ? runtimes.electron : runtimes[args[at + 1]]
  if (!run)
    throw new SetupError(`There is no runtime ${args[at + 1] ?? ''}.`, 'Write --runtime chromium or both.')
  const named = words.filter((word) => word in parts)
  const wanted = named.length > 0 ? named : Object.keys(parts)
  return { run, wanted, filters: words.filter((word) => !(word in parts)) }
}

/** Prepares what unit and end-to-end tests need: the built app, its runtime, and programs that read PDFs. */
async function prepareTests() {
  const runtime = await prepare()
  await ensurePdfTools()
  process.env.ATTACHE_ELECTRON = runtime.executable
}

await runMain(async () => {
  const { run, wanted, filters } = readArguments(process.argv.slice(2))
  if (wanted.includes('unit') || wanted.includes('e2e')) await prepareTests()
  else await preparePackages()
  const totals = await run(wanted, filters)
  for (const note of totals.flatMap(({ notes = [] }) => notes)) process.stdout.write(`${note}\n`)
  const sum = (key) => totals.reduce((all, one) => all + one[key], 0)
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  return sum('failed') === 0 ? 0 : 1
})
