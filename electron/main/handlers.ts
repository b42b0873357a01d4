// One total map: channel to handler. The rooms meet here.
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { app, nativeTheme, shell } from 'electron'
import type { AppInfo, Settings } from '#shared/ipc'
import { AppError } from '#shared/result'
import { importPackFile } from '../app/pack-file'
import { retryWhileBusy } from '../app/retry-while-busy'
import { addAsset } from '../storage/assets'
import { readCountries, writeCountries } from '../storage/countries'
import { addWord, readWords, removeWord } from '../storage/dictionary'
import {
  createPack,
  deletePack,
  listPacks,
  recordExport,
  renamePack,
  savePack,
  summaryOf,
} from '../storage/packs'
import { readSettings, writeSettings } from '../storage/settings'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { backupHandlers } from './backup-handlers'
import { binHandlers } from './bin-handlers'
import { askForTarget, type FileKind } from './choose-file'
import { cancelExport } from './export-jobs'
import { checkInThread } from './export-thread'
import { fileHandlers } from './file-handlers'
import { historyHandlers } from './history-handlers'
import { openLink } from './links'
import { logTrace } from './log'
import { printHandlers } from './print-handlers'
import { readOrRepair } from './repair'
import { schemeHandlers } from './scheme-handlers'
import { templateHandlers } from './template-handlers'
import { editionNote, exportForWindow } from './window-export'
import { windowHandlers } from './window-handlers'

const PDF_FILE: FileKind = { name: 'PDF document', extensions: ['pdf'] }

/** Returns the handler of each channel. */
export function createHandlers(context: AppContext): Handlers {
  const { db, window } = context
  return {
    'app.info': () => appInfo(context),
    'app.closed': () => done(context.closing.close()),
    'app.keepOpen': () => done(context.closing.keepOpen()),
    'app.saving': () => done(context.closing.wait()),
    'app.failed': ({ where, trace: [kind, ...places] }) =>
      done(logTrace([`the window failed (${where}): ${kind}`, ...places])),
    'settings.read': () => withName(readSettings(db)),
    'settings.write': (settings) => {
      writeSettings(db, settings)
      applyAppearance(settings)
      return null
    },
    'countries.read': () => readCountries(db),
    'countries.write': ({ countries }) => done(writeCountries(db, countries)),
    'dictionary.read': () => readWords(db),
    'dictionary.add': ({ word }) => addWord(db, word),
    'dictionary.remove': ({ word }) => removeWord(db, word),
    ...schemeHandlers(context),
    ...templateHandlers(context),
    ...windowHandlers(context),
    ...printHandlers(context),
    'packs.list': () => listPacks(db),
    'packs.create': (request) => createPack(db, request),
    'packs.read': ({ id }) => readOrRepair(context, id),
    'packs.save': (change) => savePack(db, change),
    'packs.rename': ({ id, title }) => done(renamePack(db, id, title)),
    'packs.delete': ({ id }) => done(deletePack(db, id)),
    ...binHandlers(context),
    ...backupHandlers(context),
    ...historyHandlers(context),
    ...fileHandlers(context),
    'packs.sample': () => importPackFile(db, join(context.contentRoot, 'resources', 'sample.bpack')),
    'assets.add': (image) => addAsset(db, image),
    // The check is what the window asks for when it shows an export.
    'export.check': ({ id, options }) =>
      checkInThread(context.contentRoot, { database: context.databasePath, packId: id, options }),
    'export.start': async (request) => {
      const { id } = request
      const target = await askForTarget(window, summaryOf(db, id).title, PDF_FILE, editionNote(db, request))
      if (target === undefined) return null
      const report = await exportForWindow(context, request, target)
      if (!context.readOnly)
        await retryWhileBusy(() => recordExport(db, id, report.pages, editionNote(db, request)))
      const exportId = randomUUID()
      context.written.set(exportId, target)
      return { exportId, path: target, pages: report.pages, bytes: report.bytes, warnings: report.warnings }
    },
    'export.cancel': ({ jobId }) => done(cancelExport(jobId)),
    'export.reveal': ({ exportId }) => done(shell.showItemInFolder(pathOf(context, exportId))),
    'export.open': async ({ exportId }) => {
      const problem = await shell.openPath(pathOf(context, exportId))
      if (problem) throw new AppError('export/failed', `The PDF could not be opened: ${problem}`)
      return null
    },
    'links.open': ({ href }) => openLink(window, href),
  }
}

/** Comments need a name: the author of new packs, or the system's user name. */
function withName(settings: Settings): Settings {
  return { ...settings, name: settings.name || settings.author || systemName() || 'Author' }
}

function systemName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's user list.
    return ''
  }
}

/** Makes the window frame and `prefers-color-scheme` follow the user's choice. */
export function applyAppearance(settings: Settings): void {
  nativeTheme.themeSource = settings.appearance
}

function done(_result: unknown): null {
  return null
}

function appInfo(context: AppContext): AppInfo {
  const { runtimeWarning, firstStart, readOnly, notice } = context
  return {
    version: app.getVersion(),
    platform: process.platform as AppInfo['platform'],
    runtimeWarning,
    firstStart,
    readOnly,
    notice,
    withLastPack: context.withLastPack(),
  }
}

function pathOf({ written }: AppContext, exportId: string): string {
  const path = written.get(exportId)
  if (path === undefined)
    throw new AppError('storage/not-found', 'That file was not exported since Attaché was started.')
  return path
}
