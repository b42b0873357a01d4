// Diagnostics for a bug report, without names, paths or text of the user.
import { arch, release } from 'node:os'
import { app, clipboard, shell } from 'electron'
import { lastLogLines, logFile } from '../app/log-file'
import type { Database } from '../storage/database'

/** Number of log lines to include. */
const LOG_LINES = 200

/** Opens the log in the system's viewer, or shows it in its folder when there is no viewer. */
export async function showLog(): Promise<void> {
  const problem = await shell.openPath(logFile())
  if (problem) shell.showItemInFolder(logFile())
}

/** Copies the diagnostics to the clipboard. */
export function copyDiagnostics(db: Database, readOnly: boolean): void {
  clipboard.writeText([...systemInfo(db, readOnly), '', ...lastLogLines(LOG_LINES), ''].join('\n'))
}

/** Returns one line that names the program and system versions. */
export function startLine(): string {
  const { electron, chrome, node } = process.versions
  const program = `${app.getVersion()}${app.isPackaged ? '' : ' (not packaged)'}`
  return `Attaché ${program}, Electron ${electron}, Chromium ${chrome}, Node ${node}, ${process.platform} ${release()} ${arch()}`
}

function systemInfo(db: Database, readOnly: boolean): string[] {
  const number = (sql: string) => db.prepare(sql).pluck().get()
  const size =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  return [
    startLine(),
    `Language ${app.getLocale()}, SQLite ${number('SELECT sqlite_version()')}`,
    `Library version ${db.pragma('user_version', { simple: true })}, ${Math.ceil(size / 1024)} KiB, ${number('SELECT count(*) FROM packs')} packs${readOnly ? ', read-only' : ''}`,
  ]
}
