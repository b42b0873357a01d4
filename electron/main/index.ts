// The program's entry point; with a command on its command line it runs without a window.
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app } from 'electron'
import { AppError } from '#shared/result'
import { placeOf } from '../app/moving/place'
import { allowedLibrary, applyPolicy } from '../app/policy/policy'
import { isCommand } from '../cli/names'
import { claimProfile } from './claim-profile'
import type { CommandWorkerData } from './command-worker'
import { logError } from './log'
import { filesIn, openFiles } from './opened-files'
import { builtFile, contentRoot, defaultHome, devServer } from './paths'
import { keepBeside } from './portable'
import { declareSchemes } from './protocol'
import { forbidNetwork } from './security'
import { startWindow } from './start'

/** The user's arguments: everything after the app's path when running from a bare Electron. */
const args = process.argv.slice(
  app.isPackaged ? 1 : process.argv.findIndex((arg) => resolve(arg) === app.getAppPath()) + 1,
)

// Who is subject to a policy must not choose another.
if (app.isPackaged) delete process.env.ATTACHE_POLICY
keepBeside()
if (isCommand(args)) runWithoutWindow()
else runWindow()

/**
 * Runs the command in a thread and waits for it before Chromium starts: that would fail without a display, and a
 * command needs none.
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
  // Each library has its own profile and lock.
  const profile = claimProfile(typeof database === 'string' ? database : undefined)
  if (profile === undefined) {
    app.quit()
    return
  }
  // From now on, as a second start hands its files over and ends.
  app.on('second-instance', (_event, line, folder) => openFiles(filesIn(line, folder)))
  void startWindow(database, profile)
}

/** The library named on the command line, or the error in how it was named. */
function askedLibrary(): string | AppError {
  try {
    applyPolicy(process.env, process.platform)
    return placeOf(allowedLibrary(args, defaultHome()))
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
