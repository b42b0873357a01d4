// The handlers of main: what needs the window, the system's dialogs or other programs. The library's thread has the others.
import { shell } from 'electron'
import { AppError } from '#shared/result'
import { about } from './about'
import type { AppContext } from './app-context'
import { appInfo } from './app-info'
import { applyAppearance } from './appearance'
import { backupHandlers } from './backup-handlers'
import { enclosedPackHandlers } from './enclosed-pack-handlers'
import { enclosureHandlers } from './enclosure-handlers'
import { checkInThread } from './export-thread'
import { fileHandlers } from './file-handlers'
import { leaveHandlers } from './leave-handlers'
import { libraryPlaceHandlers } from './library-place-handlers'
import type { MainHandlers } from './library-thread'
import { openLink } from './links'
import { logTrace } from './log'
import { printHandlers } from './print-handlers'
import { tableHandlers } from './table-handlers'
import { windowHandlers } from './window-handlers'
import { WaitingWords, wordHandlers } from './word-handlers'

/** Returns the handler of each of these channels. */
export function createHandlers(context: AppContext): MainHandlers {
  const { library, unsaved } = context
  const words = new WaitingWords(context.scratch)
  return {
    'app.info': async () => {
      await saveKept(context)
      return appInfo(context)
    },
    'app.about': () => about(library),
    'app.found': async () => {
      // The list is on screen: the check is no longer in its way.
      library.check()
      return (await library.checked).notice
    },
    'app.closed': () => done(context.closing.close()),
    'app.keepOpen': () => done(context.closing.keepOpen()),
    'app.saving': () => done(context.closing.wait()),
    'app.failed': ({ where, trace: [kind, ...places] }) =>
      done(logTrace([`the window failed (${where}): ${kind}`, ...places])),
    'packs.keep': async ({ id, change, sent }) => {
      await unsaved.keep(id, change, sent, Date.now())
      return null
    },
    'settings.write': async (settings) => {
      await library.call('writeSettings', settings)
      applyAppearance(settings)
      return null
    },
    ...windowHandlers(context),
    ...printHandlers(context),
    ...backupHandlers(context),
    ...libraryPlaceHandlers(context),
    ...fileHandlers(context, words),
    ...tableHandlers(context),
    ...wordHandlers(context, words),
    ...enclosureHandlers(context),
    ...enclosedPackHandlers(context),
    // The check is what the window asks for when it shows an export.
    'export.check': ({ id, options, file }) =>
      checkInThread(context.contentRoot, { database: library.opened.file, packId: id, options, file }),
    ...leaveHandlers(context),
    'export.reveal': ({ exportId }) => done(shell.showItemInFolder(pathOf(context, exportId))),
    'export.open': async ({ exportId }) => {
      const problem = await shell.openPath(pathOf(context, exportId))
      if (problem) throw new AppError('export/failed', `The file could not be opened: ${problem}`)
      return null
    },
    'links.open': ({ href }) => openLink(context.window, href),
  }
}

/** A page that crashed or was loaded again has left what it could not save. */
async function saveKept({ library, unsaved }: AppContext): Promise<void> {
  if (!unsaved.hasAny) return
  await library.call('saveUnsaved')
  unsaved.forget()
}

function done(_result: unknown): null {
  return null
}

function pathOf({ written }: AppContext, exportId: string): string {
  const path = written.get(exportId)
  if (path === undefined)
    throw new AppError('storage/not-found', 'That file has not been exported since Attaché was started.')
  return path
}
