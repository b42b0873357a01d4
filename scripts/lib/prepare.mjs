// All set-up steps in order. Each is skipped when it is already done.
import { ensureBuild } from './build.mjs'
import { ensureLibraries } from './debian.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { SetupError } from './log.mjs'
import { ensureRuntime } from './runtime.mjs'
import { ensureSqlite } from './sqlite.mjs'

/** The oldest Node that the build tools run on. */
const oldestNode = [20, 19]

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new SetupError(
    `Node ${process.versions.node} is too old.`,
    `Install Node ${oldestNode.join('.')} or newer.`,
  )
}

/** Installs only the packages, which is enough for types and lint: no runtime and no build. */
export async function preparePackages() {
  checkNode()
  await ensureDependencies()
}

/**
 * Makes the checkout ready to run: packages, runtime, its libraries and better-sqlite3; then the build.
 * @param {{build?: boolean, quiet?: boolean}} [options] `build: false` leaves the build out; `quiet` says only what
 *   is being done, not what was found.
 * @returns {Promise<import('./runtime.mjs').Runtime>} The Electron to run.
 */
export async function prepare({ build = true, quiet = false } = {}) {
  await preparePackages()
  const runtime = await ensureRuntime({ quiet })
  await ensureLibraries(runtime)
  await ensureSqlite(runtime)
  if (build) await ensureBuild()
  return runtime
}
