// Handlers for the library as a file: where it is, another one in a window of its own, and a copy of all of it.
import { spawn } from 'node:child_process'
import { shell } from 'electron'
import { checkOtherLibraries } from '../app/policy/policy'
import type { AppContext } from './app-context'
import { type RunningJob, runBackupJob } from './backup-thread'
import { askForTarget } from './choose-file'
import type { MainHandlers } from './library-thread'
import { moveLibrary } from './move-library'
import { chooseCopy, copyToLibrary, LIBRARY_FILE } from './open-copy'
import { sendEvent } from './send'
import { argumentsFor, chooseLibrary } from './start-failure'

type Channel =
  | 'library.place'
  | 'library.showPlace'
  | 'library.openAnother'
  | 'library.saveCopy'
  | 'library.cancelCopy'
  | 'library.move'
  | 'library.chooseCopy'
  | 'library.openCopy'

/** Returns the handlers of these channels. */
export function libraryPlaceHandlers({ window, library }: AppContext): Pick<MainHandlers, Channel> {
  const { file } = library.opened
  const running: { job?: RunningJob<null> } = {}
  const copy = async (target: string, password: string | null): Promise<void> => {
    const tell = (done: number): void => sendEvent(window, 'library.copied', done)
    tell(0)
    running.job = runBackupJob('copy', { database: file, target, password }, tell)
    await running.job.result
  }
  return {
    'library.place': () => file,
    'library.showPlace': () => {
      shell.showItemInFolder(file)
      return null
    },
    'library.openAnother': async () => {
      checkOtherLibraries()
      const chosen = await chooseLibrary(window)
      if (chosen === undefined) return null
      openInWindow(chosen)
      return null
    },
    'library.chooseCopy': () => chooseCopy(window),
    'library.openCopy': async ({ copyId, password }) => {
      checkOtherLibraries()
      const made = await copyToLibrary(window, copyId, password)
      if (made !== undefined) openInWindow(made)
      return made ?? null
    },
    'library.move': async () => {
      checkOtherLibraries()
      const target = await askForTarget(window, 'Library', LIBRARY_FILE)
      if (target !== undefined) await moveLibrary({ library }, target, copy)
      return null
    },
    'library.saveCopy': async ({ password }) => {
      const kind = {
        name: 'Copy of a library',
        extensions: [password === null ? 'db' : 'attache-copy'],
      } as const
      const target = await askForTarget(window, 'Library', kind)
      if (target === undefined) return null
      await copy(target, password)
      return target
    },
    'library.cancelCopy': () => {
      running.job?.cancel()
      return null
    },
  }
}

/** Each library has a process of its own, as when it is named on the command line. */
function openInWindow(file: string): void {
  spawn(process.execPath, argumentsFor(file), { detached: true, stdio: 'ignore' }).unref()
}
