// The built-in templates, as the build has read them: reading their Markdown takes too long for a start.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '#shared/template'

/** Written by `scripts/lib/built-in-templates.mjs`, beside the scripts. */
const FILE = 'templates.json'

let loaded: Library | undefined

/** Returns the built-in library. */
export function builtInLibrary(): Library {
  loaded ??= JSON.parse(readFileSync(join(__dirname, FILE), 'utf8')) as Library
  return loaded
}
