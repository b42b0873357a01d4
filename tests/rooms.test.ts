// The rooms of the house: which part of the program may import which, and which file alone may touch a library.
import { describe, expect, it } from 'vitest'
import { type Import, importsOf, readSource, sourceFiles } from './harness/imports'

interface Room {
  /** Other rooms (folders) or single files that it may import. */
  readonly rooms: readonly string[]
  /** Packages that it may import; `node:` stands for all of Node. */
  readonly packages: readonly RegExp[]
  /** The files that may use Node where `packages` doesn't allow it to the whole room. */
  readonly nodeOnlyIn?: RegExp
  /** Single files that may import another room, too. */
  readonly alsoIn?: Readonly<Record<string, string>>
}

const node = /^node:/
const shared = 'electron/shared'
const libraries = ['electron/pdf', 'electron/storage', 'electron/templates', 'electron/exchange']

/** Siblings don't know each other: pdf, storage, templates and exchange meet only in app, main and cli. */
const rooms: Readonly<Record<string, Room>> = {
  [shared]: { rooms: [], packages: [/^prosemirror-model$/, /^fflate$/] },
  'electron/pdf': { rooms: [shared], packages: [/^pdf-lib$/, /^bidi-js$/, /^hyphen$/] },
  'electron/storage': { rooms: [shared], packages: [/^better-sqlite3$/, node] },
  'electron/templates': {
    rooms: [shared],
    packages: [/^markdown-it/, /^yaml$/, /^zod$/, node],
  },
  'electron/exchange': { rooms: [shared], packages: [/^yauzl$/, /^yazl$/, /^zod$/, node] },
  'electron/app': { rooms: [shared, ...libraries], packages: [/^zod$/, node] },
  'electron/cli': { rooms: [shared, ...libraries, 'electron/app'], packages: [/^zod$/, node] },
  'electron/main': {
    rooms: [shared, ...libraries, 'electron/app', 'electron/cli'],
    packages: [/^electron$/, /^zod$/, node],
  },
  'electron/preload': { rooms: ['electron/shared/ipc.ts'], packages: [/^electron$/] },
  renderer: {
    rooms: [shared],
    packages: [/^react(-dom)?$/, /^@tiptap\//, /^prosemirror-model$/, /^nspell$/],
    // The thread that sets the pages runs the engine itself: what it shows is what is printed.
    alsoIn: { 'renderer/pages/layout-worker.ts': 'electron/pdf/view' },
  },
}

/** Each foreign library has one door: it is replaced by rewriting the files behind it. */
const doors: readonly { readonly what: string; readonly use: RegExp; readonly door: RegExp }[] = [
  { what: 'pdf-lib', use: /from 'pdf-lib'/, door: /^electron\/pdf\/(.*\/)?paint[^/]*(\/.*)?$/ },
  { what: 'WebAssembly (HarfBuzz)', use: /\bWebAssembly\b/, door: /^electron\/pdf\/fonts\// },
  { what: 'better-sqlite3', use: /from 'better-sqlite3'/, door: /^electron\/storage\// },
  { what: 'yauzl and yazl', use: /from 'ya(u)?zl'/, door: /^electron\/exchange\// },
  { what: 'fflate', use: /from 'fflate'/, door: /^electron\/shared\/png\.ts$/ },
  { what: 'markdown-it', use: /from 'markdown-it/, door: /^electron\/templates\/markdown[^/]*\.ts$/ },
  { what: 'nspell', use: /from 'nspell'/, door: /^renderer\/spelling\/checker\.ts$/ },
  { what: 'yaml', use: /from 'yaml'/, door: /^electron\/templates\/yaml\.ts$/ },
  { what: 'ipcMain', use: /\bipcMain\b/, door: /^electron\/main\/ipc\.ts$/ },
  { what: 'ipcRenderer', use: /\bipcRenderer\b/, door: /^electron\/preload\/index\.ts$/ },
  { what: 'window.attache', use: /\bwindow\.attache\b/, door: /^renderer\/base\/bridge\.ts$/ },
  { what: 'app.getPath', use: /\bapp\.getPath\b/, door: /^electron\/main\/paths\.ts$/ },
  {
    // Same input, same bytes: what the page engine depends on is handed to it.
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

/** Source text without comments, so that a comment may name what it explains. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

describe('rooms', () => {
  it('covers every source file', () => {
    expect(files.filter((file) => !(roomOf(file) in rooms))).toEqual([])
    expect(files.length).toBeGreaterThan(10)
  })

  it.each(Object.entries(rooms))('%s imports only what it may', (name, room) => {
    const wrong = files
      .filter((file) => roomOf(file) === name)
      .flatMap(importsOf)
      .filter((found) => !isAllowed(room, name, found))
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([])
  })

  it('keeps Electron out of what the command line reaches in plain Node', () => {
    const seen = new Set(files.filter((file) => /^electron\/(cli|main\/export-worker)/.test(file)))
    const wrong: string[] = []
    // A set grows while it is walked: everything reached is visited once.
    for (const file of seen) {
      for (const found of importsOf(file).filter((one) => !one.typeOnly)) {
        if (found.package === 'electron') wrong.push(file)
        if (found.file?.endsWith('.ts')) seen.add(found.file)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('doors', () => {
  it.each(doors)('$what is used only behind its door', ({ use, door }) => {
    expect(files.filter((file) => use.test(withoutComments(readSource(file))) && !door.test(file))).toEqual(
      [],
    )
  })
})
