// Notes that a start is under way: one that never got through doesn't open the same pack again.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'starting'

/** Notes the start; true when the one before got through. */
export function beginStart(profile: string): boolean {
  const note = join(profile, FILE)
  const gotThrough = !existsSync(note)
  try {
    writeFileSync(note, '', { mode: 0o600 })
  } catch {
    // Where nothing can be kept, each start is a first one.
  }
  return gotThrough
}

/** The window shows what it should. */
export function endStart(profile: string): void {
  rmSync(join(profile, FILE), { force: true })
}
