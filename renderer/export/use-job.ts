// An export or print on the window's side: started, in progress, cancelled, done or failed.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress } from '#shared/exported'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../base/bridge'
import { flushAll, registerFlush } from '../base/pending'

export type JobState<Report> =
  | { readonly phase: 'ready' }
  /** Started; the system's dialog may be asking where to save. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'done'; readonly report: Report }
  | { readonly phase: 'failed'; readonly message: string }

/**
 * Runs one job at a time; a running job is cancelled when its dialog is closed, and a closing window waits for it.
 * `start` saves pending changes first; `begin` returns null when the user cancelled.
 */
export function useJob<Report>() {
  const [state, setState] = useState<JobState<Report>>({ phase: 'ready' })
  const job = useRef('')
  /** Whether the job has reported progress: no dialog will ask anything from now on. */
  const begun = useRef(false)
  const cancel = useCallback(() => {
    if (job.current !== '') void call('export.cancel', { jobId: job.current })
  }, [])
  useEffect(() => {
    const stop = on('export.progress', (progress) => {
      if (progress.jobId !== job.current) return
      begun.current = true
      setState({ phase: 'running', progress })
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
    begun.current = false
    setState({ phase: 'asking' })
    let unregister = () => undefined as unknown
    try {
      await flushAll()
      // The dialog may be closed by now.
      const work = job.current === jobId ? begin(jobId) : Promise.resolve(null)
      unregister = registerFlush(async () => {
        if (begun.current) await work.catch(unlessCancelled)
      })
      const report = await work
      setState(report === null ? { phase: 'ready' } : { phase: 'done', report })
    } catch (error) {
      setState(isCancelled(error) ? { phase: 'ready' } : { phase: 'failed', message: messageOf(error) })
    } finally {
      unregister()
      job.current = ''
    }
  }, [])
  return { state, start, cancel }
}

const isCancelled = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'export/cancelled'

function unlessCancelled(error: unknown): void {
  if (!isCancelled(error)) throw error
}
