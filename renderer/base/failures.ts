// Sends uncaught failures of the page, and those of its threads, to the log.
import type { FailureLocation } from '#shared/ipc'
import { traceOf } from '#shared/trace'
import { call } from './bridge'

/** Maximum number of failures logged until the page is reloaded: one that recurs with each key would fill the log. */
const MOST = 200
let noted = 0

/** Logs a failure, without its message. */
export function noteFailure(where: FailureLocation, error: unknown): void {
  noted += 1
  if (noted > MOST) return
  // The main process is gone when the window closes: nobody is left to tell.
  call('app.failed', { where, trace: traceOf(error) }).catch(() => undefined)
}

/** Logs uncaught failures from now on. */
export function watchFailures(): void {
  window.addEventListener('error', ({ error, message }) => noteFailure('page', error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => noteFailure('page', reason))
}
