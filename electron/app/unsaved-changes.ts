// What is typed while the library does not answer is kept in a folder of the profile. Apart from what saves it: main keeps it, and needs no
// database for that.
import { readdirSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import type { PackChange, PackId } from '#shared/pack'

const FOLDER = 'unsaved'
/** The end of the names of its files. */
export const END = '.json'

/** Returns the folder. */
export const unsavedFolder = (profile: string): string => join(profile, FOLDER)

/** Whether something is kept there. */
export function hasUnsaved(profile: string): boolean {
  try {
    return readdirSync(unsavedFolder(profile)).length > 0
  } catch {
    // Nothing was ever kept.
    return false
  }
}

/** A change as it is kept. */
export interface Kept {
  readonly version: number
  /** When it was typed, in milliseconds since 1970. */
  readonly time: number
  readonly change: PackChange
  /** Was sent to be saved; whether it was is not known. */
  readonly sent: PackChange | null
}

/** Keeps changes of packs until they are saved. */
export class UnsavedChanges {
  private turn: Promise<void> = Promise.resolve()
  private readonly ids = new Set<PackId>()

  /** `profile` is where they are kept; undefined for one that is not kept itself. */
  constructor(private readonly profile: string | undefined) {}

  /** Whether something is kept. */
  get hasAny(): boolean {
    return this.ids.size > 0
  }

  /** Everything that is kept was put into the library. */
  forget(): void {
    this.ids.clear()
  }

  /** Keeps a change in place of the one before; null forgets it, as it was saved. On disk when this resolves. */
  keep(id: PackId, change: PackChange | null, sent: PackChange | null, now: number): Promise<void> {
    if (change === null) this.ids.delete(id)
    else this.ids.add(id)
    this.turn = this.turn.catch(() => undefined).then(() => this.write(id, change, sent, now))
    return this.turn
  }

  private async write(
    id: PackId,
    change: PackChange | null,
    sent: PackChange | null,
    now: number,
  ): Promise<void> {
    if (this.profile === undefined) return
    const file = join(unsavedFolder(this.profile), id + END)
    if (change === null) return rm(file, { force: true })
    await mkdir(unsavedFolder(this.profile), { recursive: true, mode: 0o700 })
    const handle = await open(`${file}.part`, 'w', 0o600)
    try {
      await handle.writeFile(
        JSON.stringify({ version: DOCUMENT_VERSION, time: now, change, sent } satisfies Kept),
      )
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.part`, file)
  }
}
