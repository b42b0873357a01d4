// Installs the Debian packages that the runtime and the tests need, or says which ones are missing.
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

/** Installs the packages of the programs that are missing; `wanted` gives the package of each program. */
async function ensurePrograms(reason, wanted) {
  const missing = []
  for (const [program, name] of Object.entries(wanted)) if (!(await hasProgram(program))) missing.push(name)
  if (missing.length > 0) await install(reason, missing)
}

/** Makes sure that there is an Xvfb. */
export async function ensureXvfb() {
  await ensurePrograms('There is no display, and the tests need Xvfb.', { Xvfb: 'xvfb' })
}

/** Makes sure that exported PDFs can be read back with programs other than our own. */
export async function ensurePdfTools() {
  const wanted = { pdftotext: 'poppler-utils', qpdf: 'qpdf' }
  await ensurePrograms('The tests read PDFs back with programs that are missing.', wanted)
}

/** Makes sure that there is a LibreOffice, which opens Word files. */
export async function ensureOffice() {
  await ensurePrograms('The check needs LibreOffice, which takes a few minutes to install.', {
    soffice: 'libreoffice-writer',
  })
}

/** Makes sure that there is a Chromium to test in. */
export async function ensureChromium() {
  await ensurePrograms('The tests need Chromium.', { chromium: 'chromium' })
}

/** Makes sure that native code can be compiled. */
export async function ensureCompiler() {
  const wanted = { python3: 'python3', make: 'make', 'g++': 'g++' }
  await ensurePrograms('better-sqlite3 must be compiled here.', wanted)
}
