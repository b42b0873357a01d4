// Files in and out of the window: chosen or dropped files are imported, packs, templates and schemes are saved, packs dragged out.
import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { nativeImage } from 'electron'
import { LEFT_OF_COPIES } from '#shared/exported'
import type { Imported, ImportedFiles } from '#shared/imported'
import type { ImportedScheme } from '#shared/own-scheme'
import { learnScheme } from '#shared/own-schemes'
import type { TemplateImport } from '#shared/own-template'
import { AppError } from '#shared/result'
import { checkFile } from '../app/policy/policy'
import { isArchive, isWord } from '../app/word-folder'
import { writeFileWhole } from '../app/write-file'
import type { AppContext } from './app-context'
import { askForFile, askForFiles, askForTarget, type FileKind } from './choose-file'
import type { MainHandlers } from './library-thread'
import { nextFile } from './opened-files'
import { watchPointer } from './pointer'
import { readSchemeInThread } from './scheme-thread'
import type { WaitingWords } from './word-handlers'

const TEMPLATE_FILE: FileKind = { name: 'Attaché templates', extensions: ['btemplates', 'json'] }
const SCHEME_FILE: FileKind = { name: 'Marking scheme', extensions: ['yaml', 'yml'] }
const ANY_FILE: FileKind = {
  name: 'Packs, templates, Word and Markdown files',
  extensions: ['bpack', 'btemplates', 'json', 'docx', 'docm', 'md', 'markdown', 'zip'],
}
/** Size of the drag image, in pixels. */
const DRAG_SIZE = 32

type Channel =
  | 'files.choose'
  | 'files.opened'
  | 'files.take'
  | 'packs.drag'
  | 'templates.export'
  | 'templates.import'
  | 'schemes.export'
  | 'schemes.import'

/** Returns the handlers of these channels. */
export function fileHandlers(context: AppContext, words: WaitingWords): Pick<MainHandlers, Channel> {
  const { library, window, scratch } = context
  const pointer = watchPointer(window)
  return {
    'files.choose': async () => {
      const files = await askForFiles(window, 'Import', ANY_FILE)
      return files.length === 0 ? null : importFiles(context, words, files)
    },
    'files.opened': async () => {
      const file = nextFile()
      return file === undefined ? null : library.call('importFile', file)
    },
    'files.take': async ({ name, bytes }) => {
      // The readers need a file, as archives may be too large to hold in memory.
      const ending = extname(name)
      const file = scratch.newFile(basename(name, ending), ending.slice(1))
      try {
        await writeFile(file, bytes, { mode: 0o600 })
        if (isWord(name)) return { kind: 'word', files: [words.add(file, { name, own: true })] }
        if (isArchive(name)) return { kind: 'word', files: await words.addArchive(file, name) }
        return await library.call('importFile', file)
      } finally {
        // A Word file is read later.
        if (!isWord(name)) await scratch.remove(file)
      }
    },
    'packs.drag': async ({ id }) => {
      checkFile('bpack')
      const file = scratch.newFile(await library.call('draggedTitle', id), 'bpack')
      await library.call('sharePack', id, file, null, LEFT_OF_COPIES)
      // Without a pressed button the system would wait for one and block the whole program.
      pointer.drag(() => window.webContents.startDrag({ file, icon: sheet() }))
      return null
    },
    'templates.export': ({ ids }) => exportTemplates(context, ids),
    'templates.import': () => importTemplates(context),
    'schemes.export': ({ id }) => exportScheme(context, id),
    'schemes.import': () => importScheme(context),
  }
}

/** Imports files one by one; one that can't be read doesn't keep the others out. */
async function importFiles(
  { library }: AppContext,
  words: WaitingWords,
  files: readonly string[],
): Promise<ImportedFiles> {
  const imported: Imported[] = []
  const failures: string[] = []
  const waiting = files.filter(isWord).map((file) => words.add(file))
  for (const file of files) {
    if (isWord(file)) continue
    try {
      if (isArchive(file)) waiting.push(...(await words.addArchive(file)))
      else imported.push(await library.call('importFile', file))
    } catch (error) {
      if (files.length === 1 || !(error instanceof AppError)) throw error
      const name = basename(file)
      failures.push(error.message.startsWith(name) ? error.message : `${name}: ${error.message}`)
    }
  }
  if (waiting.length > 0) imported.push({ kind: 'word', files: waiting })
  return { imported, failures }
}

async function exportTemplates(
  { window, library }: AppContext,
  ids: readonly string[],
): Promise<string | null> {
  const [first = '', ...others] = ids
  const title = others.length > 0 ? 'My templates' : await library.call('templateTitle', first)
  const target = await askForTarget(window, title, TEMPLATE_FILE)
  if (target === undefined) return null
  await library.call('exportTemplates', ids, target)
  return target
}

async function importTemplates({ window, library }: AppContext): Promise<TemplateImport | null> {
  const file = await askForFile(window, 'Import templates', TEMPLATE_FILE)
  return file === undefined ? null : library.call('importTemplates', file)
}

async function exportScheme({ window, library }: AppContext, id: string): Promise<string | null> {
  const { title, text } = await library.call('schemeSource', id)
  const target = await askForTarget(window, title, SCHEME_FILE)
  if (target === undefined) return null
  await writeFileWhole(target, Buffer.from(text))
  return target
}

async function importScheme({ window, library }: AppContext): Promise<ImportedScheme | null> {
  const file = await askForFile(window, 'Import a marking scheme', SCHEME_FILE)
  if (file === undefined) return null
  const scheme = await readSchemeInThread(file)
  const replaced = await library.call('keepScheme', scheme)
  learnScheme(scheme.id, scheme.definition)
  return { id: scheme.id, name: scheme.definition.name, replaced }
}

/** A blank sheet as the drag image, which the system requires. */
function sheet(): Electron.NativeImage {
  const pixels = Buffer.alloc(DRAG_SIZE * DRAG_SIZE * 4)
  for (let y = 2; y < DRAG_SIZE - 2; y += 1) {
    for (let x = 6; x < DRAG_SIZE - 6; x += 1) {
      const edge = y === 2 || x === 6 || y === DRAG_SIZE - 3 || x === DRAG_SIZE - 7
      const line = y % 5 === 0 && x > 9 && x < DRAG_SIZE - 10
      const shade = edge || line ? 0x60 : 0xfa
      pixels.set([shade, shade, shade, 0xff], (y * DRAG_SIZE + x) * 4)
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: DRAG_SIZE, height: DRAG_SIZE })
}
