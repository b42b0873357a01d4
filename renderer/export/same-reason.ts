// Packs that were left out for the same reason, put together.

/** A pack that could not be written, and why. */
interface Failure {
  readonly title: string
  readonly message: string
}

/** The reason, and the packs that it kept back. */
export interface SameReason {
  readonly reason: string
  readonly titles: readonly string[]
}

/** What `electron/app/write-file.ts` says between the name of a file and why it could not be written. */
const NOT_SAVED = ' was not saved: '

/** One for each reason, in the order of the packs; names of files in this folder make no difference. */
export function bySameReason(failures: readonly Failure[], folder: string): SameReason[] {
  const found = new Map<string, string[]>()
  for (const { title, message } of failures) {
    const reason = reasonIn(message, folder)
    found.set(reason, [...(found.get(reason) ?? []), title])
  }
  return [...found].map(([reason, titles]) => ({ reason, titles }))
}

function reasonIn(message: string, folder: string): string {
  const at = message.startsWith(folder) ? message.indexOf(NOT_SAVED, folder.length) : -1
  if (at < 0) return message
  const why = message.slice(at + NOT_SAVED.length)
  return why.charAt(0).toUpperCase() + why.slice(1)
}
