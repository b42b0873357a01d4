// Failures of the page that nobody catches, and those of its threads: all of them get into the log.
import type { FailureLocation } from '#shared/ipc'
import { traceOf } from '#shared/trace'
import { call } from './bridge'

/** So many are noted at most until the page is loaded again: what fails at each key would fill the log. */
const MOST = 200
let noted = 0

/** Notes a failure in the log, without its words. */
export function noteFailure(where: FailureLocation, error: unknown): void {
  noted += 1
  if (noted > MOST) return
  // Main is gone when the window closes: there is nobody left to tell.
  call('app.failed', { where, trace: traceOf(error) }).catch(() => undefined)
}

/** Notes what nobody catches from now on. */
export function watchFailures(): void {
  window.addEventListener('error', ({ error, message }) => noteFailure('page', error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => noteFailure('page', reason))
}
