// `npm run bench:library [-- PACKS SECTIONS --keep FOLDER]`: a library of 10,000 packs and 100,000 sections, without a window and in
// one. With a folder the library is made once and kept there.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withDisplay } from '../scripts/lib/display.mjs'
import { runMain, step } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { prepare } from '../scripts/lib/prepare.mjs'
import { bundle } from './bundle.mjs'
import { measureList } from './library-window.mjs'
import { measureStart } from './start.mjs'

/** What must be reached, by row and column of the tables. */
const BARS = {
  'saving a section': ['p99', 10],
  'a change to the list, read again, on screen': ['median', 100],
  'a click on a column to the sorted list on screen': ['median', 100],
  'a letter in the search box to its results on screen': ['p95', 50],
  'a double click to the text of a pack of 20 sections': ['median', 200],
  'the same as a share of an empty window': ['median', 1.5],
}

/** Shows a table, and which of its rows miss their bar. */
function show(table) {
  console.table(table)
  for (const [row, times] of Object.entries(table)) {
    const [column, most] = BARS[row] ?? []
    if (times[column] > most) process.stdout.write(`Over the bar of ${most}: ${row} (${times[column]})\n`)
  }
}

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string' } },
  })
  const [packs = 10_000, sections = 100_000] = positionals.map(Number)
  const { executable } = await prepare()
  const { makeLibrary, measureLibrary } = await import(await bundle('library'))
  const home = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'attache-bench-'))
  try {
    const file = join(home, 'library.db')
    mkdirSync(home, { recursive: true })
    if (!existsSync(file)) {
      step(`Making a library of ${packs} packs and ${sections} sections`)
      makeLibrary(file, packs, sections, inRoot('renderer', 'spelling', 'dictionaries', 'en-GB.dic'))
    }
    step('Measuring it')
    show(measureLibrary(file))
    process.stdout.write(`The library takes ${Math.round(statSync(file).size / 1e6)} MB.\n`)
    step('Measuring the window')
    show(await withDisplay(() => measureList(home, executable)))
    show(await withDisplay(() => measureStart(home, executable, false)))
    const cold = await withDisplay(() => measureStart(home, executable, true))
    if (cold) show(cold)
    return 0
  } finally {
    if (!values.keep) rmSync(home, { recursive: true, force: true })
  }
})
