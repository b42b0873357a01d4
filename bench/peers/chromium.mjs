// Chromium, as Electron programs print with it: the document in a separate hidden window. Chromium is already running.
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { edited, writeHtml } from './html.mjs'

/** Starts Chromium; returns the conversions. The peak memory is that of all its processes. */
export async function prepare(document, places) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: process.env.ATTACHE_ELECTRON,
    args: [...sandbox, join(import.meta.dirname, 'chromium-window.cjs')],
  })
  await app.firstWindow()
  const convert = async (given) => {
    const file = writeHtml(given, places)
    return app.evaluate(async ({ app: main, BrowserWindow }, page) => {
      const window = new BrowserWindow({ show: false })
      await window.loadFile(page)
      const pdf = await window.webContents.printToPDF({
        preferCSSPageSize: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: '<span class="pageNumber" style="font-size: 8pt"></span>',
      })
      const peaks = main.getAppMetrics().map(({ memory }) => memory.peakWorkingSetSize)
      window.destroy()
      return { bytes: pdf.length, memoryMb: peaks.reduce((sum, peak) => sum + peak, 0) / 1024 }
    }, file)
  }
  return {
    convert: () => convert(document),
    again: () => convert(edited(document)),
    close: () => app.close(),
  }
}
