// The app on a library of its own: started, ended with the test, and the library's file opened beside it.
import { join } from 'node:path'
import { type Database, openDatabase } from '../../electron/storage/database'
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch'

const running = new Set<LaunchedApp>()

/** Starts the app and waits for its packs. `killRunning` ends it unless the test does. */
export async function launch(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const app = await launchApp(options)
  running.add(app)
  await app.window.locator('.library, .editor-screen').waitFor()
  return app
}

/** Closes it as the user would; returns its exit code. */
export function close(app: LaunchedApp): Promise<number | null> {
  running.delete(app)
  return app.close()
}

/** Ends it like a power cut. */
export function kill(app: LaunchedApp): Promise<void> {
  running.delete(app)
  return app.killHard()
}

/** Kills what a test has left running; for `afterEach`. */
export async function killRunning(): Promise<void> {
  for (const app of running) await kill(app)
}

/** The file of the library in a folder. */
export const libraryIn = (home: string): string => join(home, 'library.db')

/** Reads or changes the library as another program would, also while the app is running. */
export function beside<T>(home: string, change: (db: Database) => T): T {
  const db = openDatabase(libraryIn(home))
  try {
    return change(db)
  } finally {
    db.close()
  }
}
