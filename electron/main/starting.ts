// Marks a start as unfinished, so that a pack that crashes the window is not opened again.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'starting'

/** Marks the start; returns true when the previous one finished. */
export function beginStart(profile: string): boolean {
  const note = join(profile, FILE)
  const gotThrough = !existsSync(note)
  try {
    writeFileSync(note, '', { mode: 0o600 })
  } catch {
    // Where nothing can be written, each start counts as the first.
  }
  return gotThrough
}

/** The window has finished loading. */
export function endStart(profile: string): void {
  rmSync(join(profile, FILE), { force: true })
}
