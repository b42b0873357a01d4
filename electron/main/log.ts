// The only user of console in the main process: one line an event, never a word of the user's text.

/** Writes what happened, for whoever started the program from a terminal. */
export function logInfo(message: string): void {
  console.info(`attache: ${message}`)
}

/** Writes a failure with its stack, so that a bug report can be made of it. */
export function logError(message: string, error: unknown): void {
  console.error(`attache: ${message}:`, error instanceof Error ? (error.stack ?? error.message) : error)
}
