// What can be done with a file that was written: open it, show it in its folder; and why that failed.
import { useState } from 'react'
import { call, messageOf } from '../base/bridge'

/** The actions. */
export interface WrittenFile {
  /** Why the last one failed; null if it didn't. */
  readonly fault: string | null
  reveal(exportId: string): void
  open(exportId: string): void
}

/** Starts without a fault. */
export function useWrittenFile(): WrittenFile {
  const [fault, setFault] = useState<string | null>(null)
  const run = (channel: 'export.reveal' | 'export.open') => (exportId: string) => {
    setFault(null)
    call(channel, { exportId }).catch((error: unknown) => setFault(messageOf(error)))
  }
  return { fault, reveal: run('export.reveal'), open: run('export.open') }
}
