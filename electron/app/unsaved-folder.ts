// Where what was typed and not saved is kept: a folder of the profile.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'unsaved'

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
