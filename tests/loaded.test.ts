// What each process and thread loads when it starts: what few need, or what takes long, is loaded only where it is used.
import { describe, expect, it } from 'vitest'
import { importsOf, sourceFiles } from './harness/imports'

/** Everything that is loaded with a file: files of the checkout, and packages. */
function loadedWith(entry: string): ReadonlySet<string> {
  const seen = new Set([entry])
  // A set may grow during iteration: everything reached is visited once.
  for (const file of seen) {
    if (!/\.tsx?$/.test(file)) continue
    for (const found of importsOf(file).filter(({ typeOnly, late }) => !typeOnly && !late))
      if (!found.file?.endsWith('.css')) seen.add(found.file ?? found.package ?? '')
  }
  return seen
}

/** Those of `names` that are loaded with a file; a name that ends in a slash stands for a folder. */
const among = (entry: string, names: readonly string[]): string[] => {
  const loaded = [...loadedWith(entry)]
  return names.filter((name) =>
    loaded.some((one) => one === name || (name.endsWith('/') && one.startsWith(name))),
  )
}

const PARSER = ['electron/pdf/enclose/open.ts', 'electron/pdf/enclose/parse.ts']
const threads = sourceFiles('electron/main').filter((file) => file.endsWith('-worker.ts'))

describe('the parser of PDFs', () => {
  it('is found where it is used, so that this test can fail', () => {
    expect(among('electron/main/enclosure-worker.ts', PARSER)).toEqual(PARSER)
    expect(among('electron/main/enclosure-worker.ts', ['pdf-lib'])).toEqual(['pdf-lib'])
  })

  it.each([
    ...['electron/main/index.ts', 'electron/main/serve-window.ts', 'electron/cli/index.ts'],
    // One reads a file that is to be enclosed, the other makes one of a pack.
    ...threads.filter((file) => !/\/(enclosure|pack-pages)-worker/.test(file)),
    ...['electron/app/export-pdf.ts', 'electron/app/export-word.ts', 'electron/app/resources.ts'],
    ...['renderer/main.tsx', 'renderer/window/parts.ts', 'renderer/pages/layout-worker.ts'],
  ])('is not loaded with %s', (entry) => {
    expect(among(entry, PARSER)).toEqual([])
  })

  it('is loaded late by one file alone: the one that opens the enclosed files of an export', () => {
    const late = ['electron', 'renderer']
      .flatMap(sourceFiles)
      .flatMap(importsOf)
      .filter((found) => found.late && PARSER.includes(found.file ?? ''))
    expect(late.map(({ from }) => from)).toEqual(['electron/pdf/enclose/opened.ts'])
  })

  it.each([
    ...['electron/main/index.ts', 'electron/main/serve-window.ts'],
    ...['electron/main/first-look-worker.ts', 'electron/main/library-worker.ts'],
  ])('leaves nothing of its library to %s', (entry) => {
    expect(among(entry, ['pdf-lib'])).toEqual([])
  })
})

/** What takes long to load. */
const HEAVY = [
  ...['better-sqlite3', 'zod', 'yaml', 'markdown-it', 'numfmt', 'papaparse', 'yauzl', 'yazl'],
  ...['prosemirror-model', 'pdf-lib', 'electron/cli/run.ts', 'electron/pdf/layout.ts'],
]

describe('the start', () => {
  it('of main loads no reader of files and no database before the window is made', () => {
    expect(among('electron/main/index.ts', HEAVY)).toEqual([])
    expect(among('electron/main/serve-window.ts', HEAVY)).toEqual(['zod', 'prosemirror-model'])
  })

  it('of the first look loads the database alone', () => {
    expect(among('electron/main/first-look-worker.ts', HEAVY)).toEqual(['better-sqlite3'])
  })

  it('of the page loads the list, and neither the editor nor the dialogs of the window', () => {
    const parts = ['renderer/editor/text/', 'renderer/editor/desk/', '@tiptap/core', '@tiptap/pm']
    expect(among('renderer/main.tsx', ['renderer/library/LibraryScreen.tsx', ...parts])).toEqual([
      'renderer/library/LibraryScreen.tsx',
    ])
    expect(among('renderer/window/parts.ts', parts)).toEqual(parts)
    expect(
      among('renderer/main.tsx', ['renderer/settings/', 'renderer/new-pack/', 'renderer/pages/']),
    ).toEqual([])
  })
})
