// V8's settings for a conversion, which is over in less than a second.
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Work that a WebAssembly function does before V8 optimises it; usually 1.8 million. */
const WASM_BUDGET = 100_000_000
/** Memory that a thread may fill before V8 looks through all of it for what can go, in MB; usually about 10. */
const HEAP = 128

/**
 * The flags that make V8 optimise JavaScript later, under the names that a version of V8 knows. An unknown flag is no
 * error to V8: it prints two lines on stderr and goes on.
 * @param version As in `process.versions.v8`, for example `13.6.233.17-node.63`.
 */
export function lateOptimisationFlags(version: string): readonly string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  // Until V8 11.3 the work was counted in bytes of code (usually 66 to 132 thousand), since then in calls.
  if (major < 11 || (major === 11 && minor < 4)) return ['--interrupt-budget=400000']
  return ['--invocation-count-for-turbofan=14400', '--invocation-count-for-maglev=2400']
}

/** Every flag that is set while the process lives, but those for the start of a thread. */
const shortRunFlags = (version: string): readonly string[] => [
  ...lateOptimisationFlags(version),
  `--wasm-tiering-budget=${WASM_BUDGET}`,
]

/**
 * Makes V8 wait longer before it optimises a function. In a short document, optimising early takes processor time from
 * the conversion and does not pay back. Holds for the whole process from then on.
 */
export function preferShortRuns(): void {
  for (const flag of shortRunFlags(process.versions.v8)) setFlagsFromString(flag)
}

/**
 * Starts a thread for one conversion. It compiles its code whole while it loads, which takes some 10 ms from a first
 * conversion, and is not held up by the search of its memory. The thread says something when it has loaded: until then
 * the settings hold for all code that the process loads.
 */
export function startShortRun(file: string, workerData: unknown): Worker {
  preferShortRuns()
  setFlagsFromString('--no-lazy')
  setFlagsFromString(`--initial-old-space-size=${HEAP}`)
  const thread = new Worker(file, { workerData })
  const loaded = (): void => {
    setFlagsFromString('--lazy')
    setFlagsFromString('--initial-old-space-size=0')
  }
  thread.once('message', loaded).once('exit', loaded)
  return thread
}
