// Installs the packages of the lock file when they are not the ones that are installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError, step } from './log.mjs'
import { inRoot, modulesDir } from './paths.mjs'
import { head, run } from './run.mjs'

/** The packages of a lock file by their place, without the project itself. */
function readPackages(file) {
  try {
    const { '': _project, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages
    return packages
  } catch {
    return {}
  }
}

/**
 * Whether node_modules matches the lock file. npm records what it installed in another lock file inside node_modules;
 * packages for other platforms are missing there.
 */
export function dependenciesMatch() {
  const wanted = readPackages(inRoot('package-lock.json'))
  const installed = readPackages(join(modulesDir, '.package-lock.json'))
  const same = (place) => wanted[place].version === installed[place]?.version && existsSync(inRoot(place))
  const missing = Object.keys(wanted).some((place) => !wanted[place].optional && !same(place))
  return !missing && Object.keys(installed).every((place) => place in wanted)
}

/** Runs `npm ci` when needed. Throws SetupError when it fails. */
export async function ensureDependencies() {
  if (dependenciesMatch()) return
  step('Installing the packages of package-lock.json (npm ci)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = await run(npm, ['ci', '--loglevel=error', '--no-audit', '--no-fund'])
  if (result.code === 0 && dependenciesMatch()) return
  throw new SetupError(
    `The packages could not be installed.\n${head(result.output)}`,
    'When the registry was not reached, check it with `npm ping`, then try again.',
  )
}
