// The rooms: which part of the program may import which, and the only file that may import each library.
import { describe, expect, it } from 'vitest'
import { circlesOf } from './harness/circles'
import { type Import, importsOf, readSource, sourceFiles } from './harness/imports'

interface Room {
  /** Other rooms (folders) or single files that it may import; all of them are above it in the table. */
  readonly rooms: readonly string[]
  /** Packages that it may import; `node:` stands for all of Node. */
  readonly packages: readonly RegExp[]
  /** The files that may use Node where `packages` doesn't allow it to the whole room. */
  readonly nodeOnlyIn?: RegExp
  /** Single files that may also import another room. */
  readonly alsoIn?: Readonly<Record<string, string>>
}

const node = /^node:/
const react = /^react(-dom)?$/
const tiptap = /^@tiptap\//
const shared = 'electron/shared'
const libraries = [
  ...['electron/pdf', 'electron/storage', 'electron/templates', 'electron/exchange'],
  ...['electron/word', 'electron/word-in'],
]
const [base, ui, palette] = ['renderer/base', 'renderer/ui', 'renderer/palette']
const text = 'renderer/editor/text'
const session = 'renderer/editor/session'
const actions = 'renderer/editor/actions'

/**
 * From the ground up: a room imports only rooms above it in this list. Siblings don't know each other: pdf, storage,
 * templates and exchange meet only in app, main and cli.
 */
const rooms: Readonly<Record<string, Room>> = {
  [shared]: {
    rooms: [],
    alsoIn: {
      'electron/shared/marking-schemes.ts': 'resources/markings',
      'electron/shared/conventions.ts': 'resources/conventions',
    },
    packages: [/^prosemirror-model$/, /^fflate$/],
  },
  'electron/pdf': { rooms: [shared], packages: [/^pdf-lib$/, /^bidi-js$/, /^hyphen$/] },
  'electron/storage': { rooms: [shared], packages: [/^better-sqlite3$/, node] },
  'electron/templates': {
    rooms: [shared],
    packages: [/^markdown-it/, /^yaml$/, /^zod$/],
    nodeOnlyIn: /\/load\.ts$/,
  },
  'electron/exchange': {
    rooms: [shared],
    packages: [/^numfmt$/, /^yauzl$/, /^yazl$/, /^zod$/, node],
  },
  // Writes what the page engine collected, and knows nothing else of it.
  'electron/word': {
    rooms: [
      shared,
      'electron/pdf/collect',
      'electron/pdf/fonts/font-style.ts',
      'electron/pdf/theme.ts',
      'electron/pdf/types.ts',
    ],
    packages: [/^fflate$/],
  },
  // Reads the parts of a Word file that `electron/exchange` unpacked.
  'electron/word-in': { rooms: [shared], packages: [] },
  'electron/app': { rooms: [shared, ...libraries], packages: [/^zod$/, node] },
  'electron/cli': { rooms: [shared, ...libraries, 'electron/app'], packages: [/^zod$/, node] },
  'electron/main': {
    rooms: [shared, ...libraries, 'electron/app', 'electron/cli'],
    packages: [/^electron$/, /^zod$/, node],
  },
  'electron/preload': { rooms: ['electron/shared/ipc.ts'], packages: [/^electron$/] },

  // The window: rooms that every other may use, and those that need no editor.
  [base]: { rooms: [shared], packages: [] },
  [ui]: { rooms: [shared, base], packages: [react] },
  'renderer/pictures': { rooms: [shared, base], packages: [] },
  'renderer/enclosed': {
    rooms: [shared, base, 'renderer/pictures/read-picture.ts'],
    packages: [/^pdfjs-dist$/],
  },
  'renderer/fields': { rooms: [shared, base, ui], packages: [react] },
  'renderer/spelling': { rooms: [shared, base, 'renderer/fields/countries.ts'], packages: [/^nspell$/] },
  'renderer/export': { rooms: [shared, base, ui], packages: [react] },
  'renderer/word-import': { rooms: [shared, base, ui], packages: [react] },
  'renderer/new-pack': { rooms: [shared, base, ui, 'renderer/fields'], packages: [react] },

  // The editor, floor by floor: only the desk knows React, and nobody below knows the desk.
  [text]: {
    rooms: [shared, base, 'renderer/pictures', 'renderer/enclosed', 'renderer/spelling'],
    packages: [tiptap],
  },
  'renderer/templates': {
    rooms: [shared, base, ui, text, 'renderer/new-pack/draft.ts'],
    packages: [react, tiptap],
  },
  'renderer/history': {
    rooms: [
      ...[shared, base, ui, 'renderer/templates'],
      ...['renderer/export/use-job.ts', 'renderer/export/ExportProgress.tsx'],
    ],
    packages: [react],
  },
  [session]: {
    rooms: [shared, base, 'renderer/spelling', text, 'renderer/templates/save-text.ts'],
    packages: [tiptap],
  },
  'renderer/pages': {
    rooms: [
      ...[shared, base, 'renderer/pictures', 'renderer/enclosed', 'renderer/export/print-choices.ts'],
      ...[text, session],
    ],
    packages: [tiptap],
    // The layout thread runs the engine itself, so that it shows what is printed.
    alsoIn: { 'renderer/pages/layout-worker.ts': 'electron/pdf/view' },
  },
  [actions]: {
    rooms: [
      ...[shared, base, ui, 'renderer/spelling', text, 'renderer/templates', session],
      ...['renderer/pages/view-mode.ts', 'renderer/history/show-history.ts'],
    ],
    packages: [tiptap],
  },
  [palette]: { rooms: [shared, base, ui, actions], packages: [react] },
  'renderer/tour': { rooms: [shared, base, ui, actions], packages: [react] },
  'renderer/editor/desk': {
    rooms: [
      ...[shared, base, ui, palette, 'renderer/fields', 'renderer/spelling', 'renderer/export'],
      ...[text, 'renderer/templates', session, 'renderer/pages', actions],
      'renderer/history/open-pack.ts',
    ],
    packages: [react, tiptap],
  },

  // The screens around it, and the window that shows them.
  'renderer/library': {
    rooms: [
      ...[shared, base, ui, palette, 'renderer/tour', 'renderer/templates', actions],
      ...['show-history', 'open-pack', 'restore-version'].map((file) => `renderer/history/${file}.ts`),
    ],
    packages: [react],
  },
  'renderer/settings': {
    rooms: [shared, base, ui, 'renderer/fields', 'renderer/spelling', actions],
    packages: [react],
  },
  'renderer/menu': { rooms: [shared, base, 'renderer/ui/held-keys.ts', actions], packages: [react] },
  'renderer/window': {
    rooms: [
      ...[shared, base, ui, palette, 'renderer/export', 'renderer/new-pack', 'renderer/tour'],
      'renderer/word-import',
      'renderer/fields/country-store.ts',
      ...['renderer/templates', 'renderer/history', session, actions, 'renderer/editor/desk'],
      ...['renderer/library', 'renderer/settings', 'renderer/menu'],
      ...['renderer/pages/page-counter.ts', 'renderer/pages/first-page-pictures.ts'],
    ],
    packages: [react],
  },
  // The page's entry and the list of all style sheets.
  renderer: { rooms: [], packages: [react] },
}

/** The only allowed circles: files that are recursive because the document is. */
const recursions: readonly { readonly files: readonly string[]; readonly why: string }[] = [
  {
    files: ['lists', 'panels', 'section', 'table'].map((name) => `electron/pdf/collect/${name}.ts`),
    why: 'blocks of a section are lists, panels and tables, and all of these hold blocks',
  },
  {
    files: ['electron/pdf/flow/flow.ts', 'electron/pdf/table/table.ts'],
    why: 'a table flows with the text, and its cells hold blocks that flow',
  },
  {
    files: ['boxes', 'items', 'line-reader', 'notes', 'tables'].map((name) => `electron/word-in/${name}.ts`),
    why: 'a paragraph of Word holds notes and text boxes, and these and cells hold paragraphs',
  },
]

/** Each library has one door, so that replacing it means rewriting only those files. */
const doors: readonly { readonly what: string; readonly use: RegExp; readonly door: RegExp }[] = [
  { what: 'pdf-lib', use: /from 'pdf-lib'/, door: /^electron\/pdf\/(enclose\/|(.*\/)?paint[^/]*(\/.*)?$)/ },
  { what: 'WebAssembly (HarfBuzz)', use: /\bWebAssembly\b/, door: /^electron\/pdf\/fonts\// },
  { what: 'better-sqlite3', use: /from 'better-sqlite3'/, door: /^electron\/storage\// },
  { what: 'yauzl and yazl', use: /from 'ya(u)?zl'/, door: /^electron\/exchange\// },
  { what: 'fflate', use: /from 'fflate'/, door: /^electron\/(shared\/(png|inflate)|word\/package)\.ts$/ },
  { what: 'numfmt', use: /from 'numfmt'/, door: /^electron\/exchange\/table\/number-format\.ts$/ },
  { what: 'markdown-it', use: /from 'markdown-it/, door: /^electron\/templates\/markdown[^/]*\.ts$/ },
  { what: 'pdf.js', use: /from 'pdfjs-dist|import 'pdfjs-dist/, door: /^renderer\/enclosed\/pdf-pages\.ts$/ },
  { what: 'nspell', use: /from 'nspell'/, door: /^renderer\/spelling\/checker\.ts$/ },
  { what: 'yaml', use: /from 'yaml'/, door: /^electron\/templates\/yaml\.ts$/ },
  { what: 'ipcMain', use: /\bipcMain\b/, door: /^electron\/main\/ipc\.ts$/ },
  { what: 'ipcRenderer', use: /\bipcRenderer\b/, door: /^electron\/preload\/index\.ts$/ },
  { what: 'window.attache', use: /\bwindow\.attache\b/, door: /^renderer\/base\/bridge\.ts$/ },
  { what: 'app.getPath', use: /\bapp\.getPath\b/, door: /^electron\/main\/paths\.ts$/ },
  {
    // Same input, same bytes: the page engine receives everything that it depends on.
    what: 'a clock or chance',
    use: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b|\brandomUUID\b/,
    door: /^(?!electron\/(pdf|shared)\/)/,
  },
  {
    what: "a global of Node's",
    use: /\bprocess\.\w|\bBuffer\.\w|\b__dirname\b|\bsetImmediate\(/,
    door: /^electron\/(?!pdf\/|shared\/|preload\/)/,
  },
  { what: 'console', use: /\bconsole\.\w+\(/, door: /^electron\/(main\/log|cli\/.*)\.ts$/ },
]

const files = ['electron', 'renderer'].flatMap(sourceFiles)
const roomOf = (file: string): string =>
  Object.keys(rooms).find((room) => file.startsWith(`${room}/`)) ?? 'no room'

function isAllowed(room: Room, name: string, found: Import): boolean {
  if (found.package?.startsWith('node:') && room.nodeOnlyIn?.test(found.from)) return true
  if (found.package !== undefined) return room.packages.some((pattern) => pattern.test(found.package ?? ''))
  return [name, ...room.rooms, ...(room.alsoIn?.[found.from] ? [room.alsoIn[found.from]] : [])].some(
    (place) => found.file === place || found.file?.startsWith(`${place}/`),
  )
}

/** The rooms with what they may import in words. */
const table = Object.entries(rooms).map(([name, room]) => {
  const packages = room.packages.map(({ source }) => source.replace(/[\^$\\]/g, ''))
  return [name, [...room.rooms, ...packages].join(', '), room] as const
})

/** Source text without comments, so that a comment may name what it explains. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

describe('rooms', () => {
  it('covers every source file', () => {
    expect(files.filter((file) => !(roomOf(file) in rooms))).toEqual([])
    expect(files.length).toBeGreaterThan(10)
  })

  it.each(table)('%s: %s', (name, _may, room) => {
    const wrong = files
      .filter((file) => roomOf(file) === name)
      .flatMap(importsOf)
      .filter((found) => !isAllowed(room, name, found))
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([])
  })

  it('imports only rooms above it', () => {
    const names = Object.keys(rooms)
    const wrong = table.flatMap(([name, _may, room], index) => {
      const above = names.slice(0, index)
      return room.rooms
        .filter((place) => !above.some((other) => `${place}/`.startsWith(`${other}/`)))
        .map((place) => `${name} imports ${place}`)
    })
    expect(wrong).toEqual([])
  })

  it('keeps Electron out of the command line, which runs in plain Node, and out of the threads', () => {
    const seen = new Set(files.filter((file) => /^electron\/(cli|main\/[a-z]+-worker)/.test(file)))
    const wrong: string[] = []
    // A set may grow during iteration: everything reached is visited once.
    for (const file of seen) {
      for (const found of importsOf(file).filter((one) => !one.typeOnly)) {
        if (found.package === 'electron') wrong.push(file)
        if (found.file?.endsWith('.ts')) seen.add(found.file)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('circles', () => {
  const imported = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .flatMap((found) => found.file ?? [])
        .filter((one) => files.includes(one)),
    ]),
  )

  it('has no circular imports, types included, except where the document is recursive', () => {
    expect(circlesOf(imported)).toEqual(recursions.map((one) => one.files))
  })
})

describe('doors', () => {
  it.each(doors)('$what is used only behind its door', ({ use, door }) => {
    expect(files.filter((file) => use.test(withoutComments(readSource(file))) && !door.test(file))).toEqual(
      [],
    )
  })
})
