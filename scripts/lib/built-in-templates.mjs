// A Vite plugin: writes the built-in templates as data beside the scripts that were built, so that no start has to read Markdown.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'

/** The entry of the build that reads them, by name and file. */
export const readerEntry = { 'read-templates': 'electron/templates/load.ts' }

/** The plugin, for the build of the main process. It reads them with what was just built. */
export const builtInTemplates = () => ({
  name: 'built-in-templates',
  writeBundle({ dir }) {
    const script = join(dir, 'read-templates.js')
    const require = createRequire(script)
    delete require.cache[script]
    const { loadLibrary } = require(script)
    writeFileSync(join(dir, 'templates.json'), JSON.stringify(loadLibrary(inRoot('templates'))))
  },
})
