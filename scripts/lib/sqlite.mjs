// Provides a better-sqlite3 that loads in Node and in the runtime: the prebuilt one, or one compiled for older ones.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ensureCompiler } from './debian.mjs'
import { SetupError, step } from './log.mjs'
import { cacheDir, inRoot, modulesDir } from './paths.mjs'
import { run, tail } from './run.mjs'
import { hashOf, readStamp, writeStamp } from './stamps.mjs'

/** The Node-API of the prebuilt binary. An older Node crashes when it loads it. */
const prebuiltNodeApi = 10

const packageDir = join(modulesDir, 'better-sqlite3')
const header = inRoot('scripts', 'lib', 'node-api-8.h')

/** Where better-sqlite3 looks before it uses the prebuilt binary. */
const compiledBinary = join(packageDir, 'build', 'Release', 'better_sqlite3.node')

/** The Node-API version of an Electron. */
async function nodeApiOf(runtime) {
  const result = await run(runtime.executable, ['-p', 'process.versions.napi'], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  })
  if (result.code === 0) return Number(result.stdout)
  throw new SetupError(
    `The Electron runtime does not start.\n${tail(result.output)}`,
    'Delete .runtime/ and node_modules/electron/dist/, then try again.',
  )
}

/** Compiles the package in its own folder and keeps the binary in the cache. */
async function compile(cached) {
  await ensureCompiler()
  step('Compiling better-sqlite3 for this Node (one to two minutes, once)')
  const prefix = resolve(dirname(process.execPath), '..')
  const headers = existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : []
  const nodeGyp = join(modulesDir, 'node-gyp', 'bin', 'node-gyp.js')
  const result = await run(
    process.execPath,
    [nodeGyp, 'rebuild', '--release', '--force_build=1', '-j', 'max', ...headers],
    {
      cwd: packageDir,
      env: { CXXFLAGS: `-include "${header}"` },
    },
  )
  if (result.code !== 0) {
    throw new SetupError(
      `better-sqlite3 could not be compiled.\n${tail(result.output)}`,
      'Install python3, make and g++ (Debian: apt-get install python3 make g++), or use Node 22.14 or newer with\nthe official Electron runtime, which need no compiling.',
    )
  }
  mkdirSync(dirname(cached), { recursive: true })
  copyFileSync(compiledBinary, cached)
}

/** Makes sure that the package opens a database in Node and in the runtime. */
async function checkLoads(runtime) {
  const script = `new (require(${JSON.stringify(packageDir)}))(':memory:').prepare('select 1').get()`
  for (const program of [process.execPath, runtime.executable]) {
    const result = await run(program, ['-e', script], { env: { ELECTRON_RUN_AS_NODE: '1' } })
    if (result.code === 0) continue
    throw new SetupError(
      `better-sqlite3 does not load in ${program}.\n${tail(result.output)}`,
      'Delete .cache/ and node_modules/, then try again.',
    )
  }
}

/**
 * Puts the right binary in place.
 * @param {import('./runtime.mjs').Runtime} runtime The Electron that will load it beside this Node.
 */
export async function ensureSqlite(runtime) {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
  const key = `better-sqlite3-${version}-${process.platform}-${process.arch}`
  const done = [key, process.version, runtime.version, hashOf(['scripts/lib/node-api-8.h'])].join(' ')
  const stamp = readStamp('sqlite')
  if (stamp === `${done} prebuilt` && !existsSync(compiledBinary)) return
  if (stamp === `${done} compiled` && existsSync(compiledBinary)) return

  const lowest = Math.min(Number(process.versions.napi), await nodeApiOf(runtime))
  const compiled = lowest < prebuiltNodeApi
  rmSync(compiledBinary, { force: true })
  if (compiled) {
    const cached = join(cacheDir, `${key}-napi8-${hashOf(['scripts/lib/node-api-8.h']).slice(0, 12)}.node`)
    if (!existsSync(cached)) await compile(cached)
    mkdirSync(dirname(compiledBinary), { recursive: true })
    copyFileSync(cached, compiledBinary)
  }
  await checkLoads(runtime)
  writeStamp('sqlite', `${done} ${compiled ? 'compiled' : 'prebuilt'}`)
}
