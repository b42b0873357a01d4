// The folders last used for opening and saving, by kind, kept in the profile.
import { readFileSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { logError } from './log'

const FILE = 'folders.json'

/** Returns the folder last used for a kind; `otherwise` when there is none or it no longer exists. */
export async function lastFolder(profile: string, kind: string, otherwise: string): Promise<string> {
  const folder = stored(profile)[kind]
  return typeof folder === 'string' && (await isFolder(folder)) ? folder : otherwise
}

/** Saves the folder of a file. */
export function noteFolder(profile: string, kind: string, folder: string): void {
  try {
    writeFileSync(join(profile, FILE), JSON.stringify({ ...stored(profile), [kind]: folder }), {
      mode: 0o600,
    })
  } catch (error) {
    logError('the last folder could not be saved', error)
  }
}

function stored(profile: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(join(profile, FILE), 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    // No file yet, or a damaged one.
    return {}
  }
}

/** On a disk that no longer answers this takes long. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
