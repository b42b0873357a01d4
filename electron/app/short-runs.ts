// V8's settings for a conversion, which is over in less than a second.
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Work that a function does before V8 optimises it, in bytes of its code; usually 66 to 132 thousand. */
const BUDGET = 400_000
/** The same for WebAssembly; usually 1.8 million. */
const WASM_BUDGET = 100_000_000
/** Memory that a thread may fill before V8 looks through all of it for what can go, in MB; usually about 10. */
const HEAP = 128

/**
 * Lets V8 wait longer before it optimises a function. Most of what it optimises at once in a short document is used up
 * before that has paid, and it takes the processor from the conversion meanwhile: 10 to 200 pages are made in some 60 %
 * of the time, 1000 pages in the same. Holds for the whole process from then on.
 */
export function preferShortRuns(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`)
  setFlagsFromString(`--wasm-tiering-budget=${WASM_BUDGET}`)
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
