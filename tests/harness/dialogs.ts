// Answers the system's dialogs in place of a user: Playwright can't reach native windows.
import type { ElectronApplication } from 'playwright-core'

/** The next save dialogs return this path; null means that the user cancels. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

/** The next open dialogs return these paths; an empty list means that the user cancels. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths })
    },
    [...paths],
  )
}

/** The next message boxes are answered with the button of this index. */
export async function answerMessageBox(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
  }, button)
}

/** Records what the app hands to the system (`openPath`, `showItemInFolder`, `openExternal`) instead of doing it. */
export async function catchShell(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const calls: string[] = []
    Object.assign(globalThis, { attacheShellCalls: calls })
    shell.openPath = async (path) => {
      calls.push(`openPath ${path}`)
      return ''
    }
    shell.openExternal = async (url) => {
      calls.push(`openExternal ${url}`)
    }
    shell.showItemInFolder = (path) => {
      calls.push(`showItemInFolder ${path}`)
    }
  })
  return () => app.evaluate(() => (globalThis as { attacheShellCalls?: string[] }).attacheShellCalls ?? [])
}
