// The folders last used for opening and saving, by kind, kept in the profile.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logError } from './log'

const FILE = 'folders.json'

/** Returns the folder last used for a kind; `otherwise` when there is none or it no longer exists. */
export function lastFolder(profile: string, kind: string, otherwise: string): string {
  const folder = stored(profile)[kind]
  return typeof folder === 'string' && isFolder(folder) ? folder : otherwise
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

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
