// Every runtime accepts the V8 flags without complaint.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { allFlags, lateOptimisationFlags } from './short-runs'

/** The runtimes in `.runtime`: the Electron for tests, and the Node of the shipped one. */
const unpacked = (existsSync('.runtime') ? readdirSync('.runtime') : [])
  .flatMap((home) => ['electron', 'node'].map((name) => resolve('.runtime', home, name)))
  .filter((file) => existsSync(file))
/** The runtimes at hand: the Node of the tests too, and the Electron that the tests were given. */
const runtimes = [
  ...new Set([process.execPath, process.env.ATTACHE_ELECTRON ?? process.execPath, ...unpacked]),
]

/** Runs a runtime with the flags for its own V8; complaints about unknown flags go to stderr. */
function complaints(runtime: string): { readonly flags: string; readonly said: string } {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const run = (script: string) => spawnSync(runtime, ['-e', script], { env, encoding: 'utf8' })
  const version = run('process.stdout.write(process.versions.v8)').stdout
  const flags = allFlags(version)
  const script = flags.map((flag) => `require('node:v8').setFlagsFromString('${flag}')`).join(';')
  return { flags: flags.join(' '), said: run(script).stderr }
}

it.each(runtimes)('%s prints nothing', (runtime) => {
  const { flags, said } = complaints(runtime)
  expect(said, flags).toBe('')
})

it('chooses flags by the version of V8', () => {
  expect(lateOptimisationFlags('11.3.244.8-node.38')).toEqual(['--interrupt-budget=400000'])
  for (const version of ['11.4.183.19-electron.0', '13.6.233.17-node.63', '15.6.12'])
    expect(lateOptimisationFlags(version)[0]).toMatch(/^--invocation-count-for-turbofan=/)
})
