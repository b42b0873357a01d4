// V8 settings for an export, which takes less than a second.
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Work that a WebAssembly function does before V8 optimises it; the default is 1.8 million. */
const WASM_BUDGET = 100_000_000
/** Heap size up to which a thread runs without a full garbage collection, in MB; the default is about 10. */
const HEAP = 128

/**
 * Returns the flags that make V8 optimise JavaScript later, under the names known to a version of V8. Unknown flags are
 * not an error: V8 prints two lines on stderr and continues.
 * @param version As in `process.versions.v8`, for example `13.6.233.17-node.63`.
 */
export function lateOptimisationFlags(version: string): readonly string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  // Until V8 11.3 the budget was counted in bytes of code (by default 66 to 132 thousand), since then in calls.
  if (major < 11 || (major === 11 && minor < 4)) return ['--interrupt-budget=400000']
  return ['--invocation-count-for-turbofan=14400', '--invocation-count-for-maglev=2400']
}

/** Flags that apply to the whole process, except those for starting a thread. */
const shortRunFlags = (version: string): readonly string[] => [
  ...lateOptimisationFlags(version),
  `--wasm-tiering-budget=${WASM_BUDGET}`,
]

/** Flags while a thread loads. */
const LOADING = ['--no-lazy', `--initial-old-space-size=${HEAP}`]
/** Flags once it is loaded. */
const LOADED = ['--lazy', '--initial-old-space-size=0']

/** Returns every flag that the program sets in a version of V8, in the order in which it sets them. */
export const allFlags = (version: string): readonly string[] => [
  ...shortRunFlags(version),
  ...LOADING,
  ...LOADED,
]

/**
 * Makes V8 optimise functions later. In a short document, early optimisation takes processor time from the export and
 * does not pay off. Applies to the whole process from then on.
 */
export function preferShortRuns(): void {
  for (const flag of shortRunFlags(process.versions.v8)) setFlagsFromString(flag)
}

/**
 * Starts a thread for one export. It compiles all code while loading, which saves some 10 ms in the first export, and
 * is not held up by a full garbage collection. The settings apply to all code that the process loads until the thread
 * sends its first message.
 */
export function startShortRun(file: string, workerData: unknown): Worker {
  preferShortRuns()
  for (const flag of LOADING) setFlagsFromString(flag)
  const thread = new Worker(file, { workerData })
  const loaded = (): void => {
    for (const flag of LOADED) setFlagsFromString(flag)
  }
  thread.once('message', loaded).once('exit', loaded)
  return thread
}
