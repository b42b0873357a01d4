// The folders of the checkout that the scripts work in.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Joins a path below the root. */
export const inRoot = (...parts) => join(root, ...parts)

/** The cache of the set-up: compiled binaries, stamps, test reports. */
export const cacheDir = inRoot('.cache')

/** Where the fallback Electron is unpacked. */
export const runtimeDir = inRoot('.runtime')

/** The packages of the lock file. */
export const modulesDir = inRoot('node_modules')
