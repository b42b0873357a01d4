// Runs the parts of `npm test` and counts what passed and failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './log.mjs'
import { cacheDir, inRoot } from './paths.mjs'
import { runInForeground } from './run.mjs'

/**
 * How a part of the tests ended, with what should be said about it.
 * @typedef {{passed: number, failed: number, notes?: string[]}} Totals
 */

/**
 * Tests that are known to fail in a runtime, with the reason of each, and files that can't be run there.
 * @typedef {{tests: Record<string, string>, files: Record<string, string>}} Differences
 */

/**
 * Runs a check that passes or fails as a whole.
 * @param {string} title What it checks.
 * @param {string} script The path of a program for Node.
 * @param {string[]} args Its arguments.
 * @returns {Promise<Totals>}
 */
export async function runCheck(title, script, args) {
  step(title)
  const code = await runInForeground(process.execPath, [script, ...args])
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Counts the tests of a report; a file that could not be loaded or an error outside a test is one failure. */
function countReport(report, code, { tests }) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const all = report.testResults.flatMap((file) => file.assertionResults)
  const known = all.filter(({ fullName }) => fullName in tests)
  const excused = known.filter(({ status }) => status === 'failed').length
  const notes = known.map(({ fullName, status }) =>
    status === 'passed'
      ? `known difference that passes: ${fullName}`
      : `known difference: ${fullName} (${tests[fullName]})`,
  )
  const failed = report.numFailedTests - excused + brokenFiles.length
  const outside = failed === 0 && excused === 0 && code !== 0 ? 1 : 0
  return { passed: report.numPassedTests, failed: failed + outside, notes }
}

/**
 * Runs one project of vitest.config.mts.
 * @param {string} project Its name there.
 * @param {string} title What to call it.
 * @param {string[]} filters Parts of the names of the test files to run; none means all.
 * @param {{runtime?: string, node?: string, env?: Record<string, string>, differences?: Differences, output?: number}} [options]
 *   The runtime that the report is named after, another Node to run the tests with, its environment, what is known to
 *   differ, and an open file for the output.
 * @returns {Promise<Totals>} A run that leaves no report counts as one failure.
 */
export async function runSuite(project, title, filters, options = {}) {
  const { runtime = 'electron', node = process.execPath, env, output } = options
  const { differences = { tests: {}, files: {} } } = options
  step(title)
  mkdirSync(cacheDir, { recursive: true })
  const file = join(cacheDir, `${project}-${runtime}-report.json`)
  rmSync(file, { force: true })
  // End-to-end tests are slow enough to name each as it ends.
  const shown = project === 'e2e' ? 'verbose' : 'dot'
  const reporters = [`--reporter=${shown}`, '--reporter=json', `--outputFile.json=${file}`]
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const left = Object.keys(differences.files).map((name) => `--exclude=${name}`)
  const args = [vitest, 'run', '--project', project, '--passWithNoTests', ...reporters, ...left, ...filters]
  const code = await runInForeground(node, args, env, output)
  try {
    return countReport(JSON.parse(readFileSync(file, 'utf8')), code, differences)
  } catch {
    return { passed: 0, failed: 1 }
  }
}
