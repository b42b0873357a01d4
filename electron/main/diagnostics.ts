// Diagnostics for a bug report, without names, paths or text of the user.
import { arch, release } from 'node:os'
import { app, clipboard, shell } from 'electron'
import { lastLogLines, logFile } from '../app/log-file'
import type { LibraryThread } from './library-thread'
import { logError } from './log'

/** Number of log lines to include. */
const LOG_LINES = 200

/** Opens the log in the system's viewer, or shows it in its folder when there is no viewer. */
export async function showLog(): Promise<void> {
  const problem = await shell.openPath(logFile())
  if (problem) shell.showItemInFolder(logFile())
}

/** Copies the diagnostics to the clipboard. */
export async function copyDiagnostics(library: LibraryThread): Promise<void> {
  const [sqlite, about] = await library.call('describe').catch((error: unknown) => {
    logError('the library could not be described', error)
    return ['SQLite unknown', 'Library unknown'] as const
  })
  const lines = [
    startLine(),
    `Language ${app.getLocale()}, ${sqlite}`,
    `${about}${library.opened.readOnly ? ', read-only' : ''}`,
  ]
  clipboard.writeText([...lines, '', ...lastLogLines(LOG_LINES), ''].join('\n'))
}

/** Returns one line that names the program and system versions. */
export function startLine(): string {
  const { electron, chrome, node } = process.versions
  const program = `${app.getVersion()}${app.isPackaged ? '' : ' (not packaged)'}`
  return `Attaché ${program}, Electron ${electron}, Chromium ${chrome}, Node ${node}, ${process.platform} ${release()} ${arch()}`
}
