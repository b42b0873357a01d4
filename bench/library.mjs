// `npm run bench:library [-- PACKS SECTIONS]`: a library of 10,000 packs and 100,000 sections, without a window and in one.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDisplay } from '../scripts/lib/display.mjs'
import { runMain, step } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { prepare } from '../scripts/lib/prepare.mjs'
import { bundle } from './bundle.mjs'
import { measureList } from './library-window.mjs'
import { measureStart } from './start.mjs'

await runMain(async () => {
  const [packs = 10_000, sections = 100_000] = process.argv.slice(2).map(Number)
  const { executable } = await prepare()
  const { makeLibrary, measureLibrary } = await import(await bundle('library'))
  const home = mkdtempSync(join(tmpdir(), 'attache-bench-'))
  try {
    const file = join(home, 'library.db')
    step(`Making a library of ${packs} packs and ${sections} sections`)
    makeLibrary(file, packs, sections, inRoot('renderer', 'spelling', 'dictionaries', 'en-GB.dic'))
    step('Measuring it')
    console.table(measureLibrary(file))
    process.stdout.write(`The library takes ${Math.round(statSync(file).size / 1e6)} MB.\n`)
    step('Measuring the window')
    console.table(await withDisplay(() => measureList(home, executable)))
    console.table(await withDisplay(() => measureStart(home, executable)))
    return 0
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
