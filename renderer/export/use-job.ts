// One export or print from the window's side: started, told of its progress, cancelled, done or failed.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress } from '#shared/ipc'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../base/bridge'
import { flushAll, registerFlush } from '../base/pending'

export type JobState<Report> =
  | { readonly phase: 'ready' }
  /** It was begun; the system's dialog may ask where to write. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'done'; readonly report: Report }
  | { readonly phase: 'failed'; readonly message: string }

/**
 * Runs one job after the other; the one that runs when its dialog goes is cancelled, and a window that closes waits for
 * it. `start` saves what is pending first; `begin` gives null when the user cancelled.
 */
export function useJob<Report>() {
  const [state, setState] = useState<JobState<Report>>({ phase: 'ready' })
  const job = useRef('')
  /** Whether the job has told of its progress: nobody is asked anything any more. */
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
      // The dialog may be gone by now.
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
