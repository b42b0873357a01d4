// The command line inside the desktop program: runs in a thread while the main thread blocks.
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { appendToLog, logFile, logLines } from '../app/log-file'
import type { CliEnvironment } from '../cli/command'
import { runCli } from '../cli/run'

/** Data for the thread. `verdict` holds [ended, exit code]. */
export interface CommandWorkerData {
  readonly args: readonly string[]
  readonly environment: CliEnvironment
  readonly verdict: Int32Array
}

const { args, environment, verdict } = workerData as CommandWorkerData

/** Bypasses Node's streams: in a worker they are served by the main thread, which is blocked. */
async function write(descriptor: 1 | 2, text: string): Promise<void> {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (error) {
      // EAGAIN: the pipe is full and its reader slow, so try again. Any other failure means that nobody reads.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return
    }
  }
}

function end(code: number): void {
  Atomics.store(verdict, 1, code)
  Atomics.store(verdict, 0, 1)
  Atomics.notify(verdict, 0)
}

process.on('uncaughtException', (error) => {
  appendToLog(logLines('a command failed', error))
  void write(2, `attache: something went wrong in Attaché; details are in ${logFile()}\n`)
  end(1)
})
void runCli(args, environment, { out: (text) => write(1, text), err: (text) => write(2, text) }).then(end)
