// Every runtime accepts the V8 flags without complaint.
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { lateOptimisationFlags } from './short-runs'

/** The runtimes at hand: the Node of the tests and the Electron that the program runs in. */
const runtimes = [process.execPath, process.env.ATTACHE_ELECTRON ?? process.execPath]

/** Runs a runtime with the flags for its own V8; complaints about unknown flags go to stderr. */
function complaints(runtime: string): { readonly flags: string; readonly said: string } {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const run = (script: string) => spawnSync(runtime, ['-e', script], { env, encoding: 'utf8' })
  const version = run('process.stdout.write(process.versions.v8)').stdout
  const flags = [
    ...lateOptimisationFlags(version),
    '--wasm-tiering-budget=100000000',
    '--no-lazy',
    '--lazy',
    '--initial-old-space-size=128',
  ]
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
