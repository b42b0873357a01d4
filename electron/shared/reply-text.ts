// The reply to a call as it crosses between threads and processes: JSON, written where the reply is made and read in the window.
import type { Result } from './result'

/** A reply that is JSON already. */
export class ReplyText {
  constructor(readonly json: string) {}
}

/** Returns a result as JSON; a reply that is text already is put in as it is. */
export function resultText(result: Result<unknown>): string {
  if (!result.ok || !(result.value instanceof ReplyText)) return JSON.stringify(result)
  return `{"ok":true,"value":${result.value.json}}`
}
