// The system's clipboard through the main process, for both Electron versions that the tests run on.
import type { ElectronApplication } from 'playwright-core'

/** What is on the clipboard; an empty string for what is not. */
export interface ClipboardText {
  readonly html: string
  readonly text: string
  readonly rtf?: string
}

/** Electron's older clipboard API. */
interface FormerClipboard {
  write(data: Partial<ClipboardText>): void
  readHTML?(): string
  readText(): string
}

/** Puts text on the clipboard as another program would, with HTML beside it if there is any. */
export async function writeClipboard(app: ElectronApplication, data: ClipboardText): Promise<void> {
  await app.evaluate(async (electron, { html, text, rtf }) => {
    const Item = Reflect.get(electron, 'ClipboardItem') as unknown
    if (typeof Item !== 'function') {
      const former = electron.clipboard as unknown as FormerClipboard
      former.write(html ? { html, text, ...(rtf ? { rtf } : {}) } : { text })
      return
    }
    const parts = {
      'text/plain': text,
      ...(html ? { 'text/html': html } : {}),
      ...(rtf ? { 'text/rtf': rtf } : {}),
    }
    const blobs = Object.entries(parts).map(([type, words]) => [type, new Blob([words], { type })])
    await electron.clipboard.write([new electron.ClipboardItem(Object.fromEntries(blobs))])
  }, data)
}

/** What another program would find on the clipboard. */
export function readClipboard(app: ElectronApplication): Promise<ClipboardText> {
  return app.evaluate(async (electron) => {
    const former = electron.clipboard as unknown as FormerClipboard
    if (former.readHTML) return { html: former.readHTML(), text: former.readText() }
    const [item] = await electron.clipboard.read()
    const part = async (type: string): Promise<string> => {
      const blob = await item?.getType(type)
      return blob instanceof Blob ? blob.text() : ''
    }
    return { html: await part('text/html'), text: await part('text/plain') }
  })
}
