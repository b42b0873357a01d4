// Installs the Debian packages that Electron, Xvfb and the compiler need, or says which ones are missing.
import { SetupError, step } from './log.mjs'
import { hasProgram, run, tail } from './run.mjs'

/** What Electron links against, beyond what a Debian server installation has. */
const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libxss1',
]

/** Installs packages with apt-get as root; else throws SetupError with the command to give. */
async function install(reason, packages) {
  const list = packages.join(' ')
  const apt = await hasProgram('apt-get')
  if (!apt || process.getuid?.() !== 0) {
    const remedy = apt
      ? `Run: sudo apt-get install ${list}`
      : `Install what your system calls these Debian packages: ${list}`
    throw new SetupError(reason, remedy)
  }
  step(`${reason} Installing: ${list}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const script = `apt-get install -y --no-install-recommends ${list} || { apt-get update && apt-get install -y --no-install-recommends ${list}; }`
  const result = await run('sh', ['-c', script], { env })
  if (result.code === 0) return
  throw new SetupError(
    `The packages could not be installed.\n${tail(result.output)}`,
    `Run: apt-get update && apt-get install ${list}`,
  )
}

/**
 * Makes sure that all shared libraries of the runtime are there.
 * @param {import('./runtime.mjs').Runtime} runtime The Electron to look at.
 */
export async function ensureLibraries(runtime) {
  if (process.platform !== 'linux' || !(await hasProgram('ldd'))) return
  const { stdout } = await run('ldd', [runtime.executable])
  const missing = stdout.split('\n').filter((line) => line.includes('not found'))
  if (missing.length === 0) return
  const first = missing[0].trim().split(' ')[0]
  await install(`Electron lacks ${missing.length} shared libraries (${first}, …).`, electronPackages)
}

/** Makes sure that there is an Xvfb. */
export async function ensureXvfb() {
  if (await hasProgram('Xvfb')) return
  await install('There is no display, and the tests need Xvfb.', ['xvfb'])
}

/** Makes sure that native code can be compiled. */
export async function ensureCompiler() {
  const wanted = { python3: 'python3', make: 'make', 'g++': 'g++' }
  const missing = []
  for (const [program, name] of Object.entries(wanted)) if (!(await hasProgram(program))) missing.push(name)
  if (missing.length > 0) await install('better-sqlite3 must be compiled here.', missing)
}
