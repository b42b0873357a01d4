// One total map: channel -> what to do. Here the rooms meet.
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, nativeTheme, shell } from 'electron'
import type { AppInfo, Settings } from '#shared/ipc'
import { AppError } from '#shared/result'
import type { Library } from '#shared/template'
import { importPackFile } from '../app/pack-file'
import { whenFree } from '../app/patience'
import { addAsset } from '../storage/assets'
import type { Database } from '../storage/database'
import { addWord, readWords, removeWord } from '../storage/dictionary'
import {
  createPack,
  deletePack,
  listPacks,
  readPack,
  recordExport,
  renamePack,
  savePack,
  summaryOf,
} from '../storage/packs'
import { readSettings, writeSettings } from '../storage/settings'
import type { Handlers } from './answer'
import { binHandlers } from './bin-handlers'
import { askForTarget, type FileKind } from './choose-file'
import type { Closing } from './closing'
import { cancelExport } from './export-jobs'
import { checkInThread } from './export-thread'
import { fileHandlers } from './file-handlers'
import { openLink } from './links'
import { logTrace } from './log'
import type { ShowMenu } from './menu'
import { printHandlers } from './print-handlers'
import type { Scratch } from './scratch'
import { templateHandlers } from './template-handlers'
import { exportForWindow } from './window-export'
import { windowHandlers } from './window-handlers'

const PDF_FILE: FileKind = { name: 'PDF document', extensions: ['pdf'] }

/** What the handlers work on. */
export interface Office {
  readonly window: BrowserWindow
  readonly db: Database
  /** File of `db`: a worker opens its own connection. */
  readonly databasePath: string
  /** Nothing can be changed in the library. */
  readonly readOnly: boolean
  /** Whether the window may open with the last pack. */
  withLastPack(): boolean
  /** To be called when the window shows what it should. */
  hasStarted(): void
  readonly contentRoot: string
  /** The built-in library. */
  readonly library: Library
  readonly runtimeWarning: string
  readonly firstStart: boolean
  /** What the user should know of how the library was found. */
  readonly notice: AppInfo['notice']
  /** Ends or stops the closing of the window. */
  readonly closing: Closing
  readonly showMenu: ShowMenu
  /** For files that other programs are given. */
  readonly scratch: Scratch
}

/** The handler of each channel. */
export function createHandlers(office: Office): Handlers {
  const { db, window } = office
  /** Files written since the start, by export id: the window can show and open these and no others. */
  const exported = new Map<string, string>()
  return {
    'app.info': () => appInfo(office),
    'app.closed': () => done(office.closing.close()),
    'app.keepOpen': () => done(office.closing.keepOpen()),
    'app.failed': ({ where, trace: [kind, ...places] }) =>
      done(logTrace([`the window failed (${where}): ${kind}`, ...places])),
    'settings.read': () => withName(readSettings(db)),
    'settings.write': (settings) => {
      writeSettings(db, settings)
      applyAppearance(settings)
      return null
    },
    'dictionary.read': () => readWords(db),
    'dictionary.add': ({ word }) => addWord(db, word),
    'dictionary.remove': ({ word }) => removeWord(db, word),
    ...templateHandlers(office),
    ...windowHandlers(office),
    ...printHandlers(office),
    'packs.list': () => listPacks(db),
    'packs.create': (request) => createPack(db, request),
    'packs.read': ({ id }) => readPack(db, id),
    'packs.save': (change) => savePack(db, change),
    'packs.rename': ({ id, title }) => done(renamePack(db, id, title)),
    'packs.delete': ({ id }) => done(deletePack(db, id)),
    ...binHandlers(office),
    ...fileHandlers(office, exported),
    'packs.sample': () => importPackFile(db, join(office.contentRoot, 'resources', 'sample.bpack')),
    'assets.add': (image) => addAsset(db, image),
    // The check is what the window asks for when it shows an export.
    'export.check': ({ id, options }) =>
      checkInThread(office.contentRoot, { database: office.databasePath, packId: id, options }),
    'export.start': async (request) => {
      const { id } = request
      const target = await askForTarget(window, summaryOf(db, id).title, PDF_FILE)
      if (target === undefined) return null
      const report = await exportForWindow(office, request, target)
      if (!office.readOnly) await whenFree(() => recordExport(db, id, report.pages))
      const exportId = randomUUID()
      exported.set(exportId, target)
      return { exportId, path: target, pages: report.pages, bytes: report.bytes, warnings: report.warnings }
    },
    'export.cancel': ({ jobId }) => done(cancelExport(jobId)),
    'export.reveal': ({ exportId }) => done(shell.showItemInFolder(pathOf(exported, exportId))),
    'export.open': async ({ exportId }) => {
      const problem = await shell.openPath(pathOf(exported, exportId))
      if (problem) throw new AppError('export/failed', `The PDF could not be opened: ${problem}`)
      return null
    },
    'links.open': ({ href }) => openLink(window, href),
  }
}

/** Comments need a name: the author of new packs, or the one that the system knows the user by. */
function withName(settings: Settings): Settings {
  return { ...settings, name: settings.name || settings.author || systemName() || 'Author' }
}

function systemName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list.
    return ''
  }
}

/** Lets the window chrome and `prefers-color-scheme` follow the user's choice. */
export function applyAppearance(settings: Settings): void {
  nativeTheme.themeSource = settings.appearance
}

function done(_result: unknown): null {
  return null
}

function appInfo(office: Office): AppInfo {
  const { runtimeWarning, firstStart, readOnly, notice } = office
  return {
    version: app.getVersion(),
    platform: process.platform as AppInfo['platform'],
    runtimeWarning,
    firstStart,
    readOnly,
    notice,
    withLastPack: office.withLastPack(),
  }
}

function pathOf(exported: ReadonlyMap<string, string>, exportId: string): string {
  const path = exported.get(exportId)
  if (path === undefined)
    throw new AppError('storage/not-found', 'That file was not written since the program started.')
  return path
}
