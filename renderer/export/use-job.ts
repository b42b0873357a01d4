// One export or print from the window's side: started, told of its progress, cancelled, done or failed.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress } from '#shared/ipc'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../bridge'
import { flushAll } from '../session'

export type JobState<Report> =
  | { readonly phase: 'ready' }
  /** It was begun; the system's dialog may ask where to write. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'done'; readonly report: Report }
  | { readonly phase: 'failed'; readonly message: string }

/**
 * Runs one job after the other; the one that runs when its dialog goes is cancelled. `start` saves what is pending first;
 * `begin` gives null when the user cancelled.
 */
export function useJob<Report>() {
  const [state, setState] = useState<JobState<Report>>({ phase: 'ready' })
  const job = useRef('')
  const cancel = useCallback(() => {
    if (job.current !== '') void call('export.cancel', { jobId: job.current })
  }, [])
  useEffect(() => {
    const stop = on('export.progress', (progress) => {
      if (progress.jobId === job.current) setState({ phase: 'running', progress })
    })
    return () => {
      stop()
      cancel()
      job.current = ''
    }
  }, [cancel])
  const start = useCallback(async (begin: (jobId: string) => Promise<Report | null>) => {
    const jobId = crypto.randomUUID()
    job.current = jobId
    setState({ phase: 'asking' })
    try {
      await flushAll()
      // The dialog may be gone by now.
      const report = job.current === jobId ? await begin(jobId) : null
      setState(report === null ? { phase: 'ready' } : { phase: 'done', report })
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'export/cancelled'
      setState(cancelled ? { phase: 'ready' } : { phase: 'failed', message: messageOf(error) })
    } finally {
      job.current = ''
    }
  }, [])
  return { state, start, cancel }
}
