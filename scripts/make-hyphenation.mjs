// `node scripts/make-hyphenation.mjs`: writes the hyphenation patterns of the languages on offer to `resources/hyphenation/`, as
// the npm package `hyphen` has them. English is part of the program.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { importSource } from './lib/import-source.mjs'
import { inRoot } from './lib/paths.mjs'

const require = createRequire(import.meta.url)
const { HYPHENATION_FILES } = await importSource('electron', 'pdf', 'resource-list.ts')
for (const file of HYPHENATION_FILES) {
  const patterns = require(`hyphen/patterns/${file === 'de.json' ? 'de-1996' : file.slice(0, 2)}.js`)
  writeFileSync(inRoot('resources', 'hyphenation', file), `${JSON.stringify(patterns)}\n`)
}
