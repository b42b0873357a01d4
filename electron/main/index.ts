// The program's entry, read top to bottom; with a command on its line it works without a window.
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app } from 'electron'
import { AppError } from '#shared/result'
import { libraryFile } from '../app/paths'
import { isCommand } from '../cli/run'
import { claimProfile } from './claim-profile'
import type { CommandWorkerData } from './command-worker'
import { logError } from './log'
import { filesIn, openFiles } from './opened-files'
import { builtFile, contentRoot, defaultHome, devServer } from './paths'
import { declareSchemes } from './protocol'
import { forbidNetwork } from './security'
import { startWindow } from './start'

/** What the user wrote behind the program: all after the app's own path when a bare runtime was given that. */
const args = process.argv.slice(
  app.isPackaged ? 1 : process.argv.findIndex((arg) => resolve(arg) === app.getAppPath()) + 1,
)

if (isCommand(args)) runWithoutWindow()
else runWindow()

/**
 * Runs the command in a thread and waits for it before the browser starts: that would end the program where there is no
 * display, and a command needs none.
 */
function runWithoutWindow(): void {
  const verdict = new Int32Array(new SharedArrayBuffer(8))
  const environment = { contentRoot: contentRoot(), defaultHome: defaultHome(), version: app.getVersion() }
  const workerData: CommandWorkerData = { args, environment, verdict }
  new Worker(builtFile('main', 'command-worker.js'), { workerData })
  Atomics.wait(verdict, 0, 0)
  process.exit(verdict[1])
}

function runWindow(): void {
  process.on('uncaughtException', (error) => logError('an unexpected failure', error))
  process.on('unhandledRejection', (reason) => logError('an unexpected failure', reason))
  declareSchemes()
  forbidNetwork(devServer())
  app.on('window-all-closed', () => app.quit())
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openFiles([file])
  })
  openFiles(filesIn(args, process.cwd()))
  const database = askedLibrary()
  // Each library has a profile and a lock of its own.
  const profile = claimProfile(typeof database === 'string' ? database : undefined)
  if (profile === undefined) app.quit()
  else void startWindow(database, profile)
}

/** The library that the command line asks for, or why it asks for none. */
function askedLibrary(): string | AppError {
  try {
    return libraryFile(args, process.env, defaultHome())
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
