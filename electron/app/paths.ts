// Paths, for a checkout and the packaged program alike: given the folder that holds templates and resources.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '#shared/result'

/** File name of the library in its folder. */
const LIBRARY_FILE = 'library.db'

/** Returns the folder of templates and blueprints. */
export function templatesFolder(contentRoot: string): string {
  return join(contentRoot, 'templates')
}

/** Returns the folder of fonts, themes, WebAssembly and samples. */
export function resourcesFolder(contentRoot: string): string {
  return join(contentRoot, 'resources')
}

/**
 * Returns the library's file: after `--db` on the command line, else in the folder named by `ATTACHE_HOME`, else in
 * `home`. Throws `usage` when nothing follows `--db`, and for a name that the database can't open.
 */
export function libraryFile(args: readonly string[], env: NodeJS.ProcessEnv, home: string): string {
  const at = args.findIndex((arg) => arg === '--db' || arg.startsWith('--db='))
  if (at >= 0) {
    const file = args[at]?.startsWith('--db=') ? args[at].slice('--db='.length) : args[at + 1]
    if (!file || file.startsWith('-')) throw new AppError('usage', '--db needs a file name.')
    return possibleLibrary(resolve(file))
  }
  return possibleLibrary(join(env.ATTACHE_HOME ? resolve(env.ATTACHE_HOME) : home, LIBRARY_FILE))
}

/** SQLite allows paths of 512 bytes including the suffix of its log; better-sqlite3 trims spaces. */
const MOST_BYTES = 500

/** Returns the path; throws `usage` for one that the database can't open. */
export function possibleLibrary(file: string): string {
  if (file.trim() !== file)
    throw new AppError('usage', `The name of a library can’t end with a space: “${file}”. Rename the file.`)
  const bytes = Buffer.byteLength(file)
  if (bytes <= MOST_BYTES) return file
  throw new AppError(
    'usage',
    `The path of the library is too long (${bytes} bytes; the limit is ${MOST_BYTES}). Move the library to a folder with a shorter path: ${file}`,
  )
}

/** Returns the user's folder for the program in plain Node; the same that Electron gives the window. */
export function defaultHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'attache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'attache')
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'attache')
}

/**
 * Returns the folder of the program's own files: a profile per library, the log, notes of partial files. It is never
 * the folder of a library that the user named. `ATTACHE_PROFILE` overrides it.
 */
export function programFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.ATTACHE_PROFILE) return resolve(env.ATTACHE_PROFILE)
  // A roaming profile would be copied at each logon.
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'attache')
  return defaultHome(env, platform)
}
