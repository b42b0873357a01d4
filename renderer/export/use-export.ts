// One export from the window's side: started, told of its progress, cancelled, done or failed.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress, ExportReport } from '#shared/ipc'
import type { ExportOptions } from '#shared/pack'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../bridge'
import { flushAll } from '../session'

export type ExportState =
  | { readonly phase: 'ready' }
  /** The system's dialog asks where to write. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'done'; readonly report: ExportReport }
  | { readonly phase: 'failed'; readonly message: string }

/** Runs exports of one pack. `start` saves what is pending first, and asks where to write. */
export function useExport(packId: string) {
  const [state, setState] = useState<ExportState>({ phase: 'ready' })
  const job = useRef('')
  useEffect(
    () =>
      on('export.progress', (progress) => {
        if (progress.jobId === job.current) setState({ phase: 'running', progress })
      }),
    [],
  )
  const start = useCallback(
    async (options: ExportOptions) => {
      job.current = crypto.randomUUID()
      setState({ phase: 'asking' })
      try {
        await flushAll()
        const report = await call('export.start', { id: packId, jobId: job.current, options })
        setState(report ? { phase: 'done', report } : { phase: 'ready' })
      } catch (error) {
        const cancelled = error instanceof AppError && error.code === 'export/cancelled'
        setState(cancelled ? { phase: 'ready' } : { phase: 'failed', message: messageOf(error) })
      } finally {
        job.current = ''
      }
    },
    [packId],
  )
  const cancel = useCallback(() => void call('export.cancel', { jobId: job.current }), [])
  return { state, start, cancel }
}
