// Printers, and sending a PDF to one: the file itself is printed, never a picture of it.
import { execFile } from 'node:child_process'
import type { BrowserWindow } from 'electron'
import type { ExportOptions, Paper } from '#shared/pack'
import type { Printer, PrinterOptions } from '#shared/printing'
import { AppError } from '#shared/result'

/** Printers that accept a PDF directly; none on Windows, where printing goes through a viewer. */
export async function printersOf({ webContents }: BrowserWindow): Promise<Printer[]> {
  if (process.platform === 'win32') return []
  try {
    const found = await webContents.getPrintersAsync()
    return found.map((printer) => ({
      name: printer.name,
      label: printer.displayName || printer.name,
    }))
  } catch {
    // No printing system is running: the same as no printer.
    return []
  }
}

const MEDIA: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'Letter', a5: 'A5' }

/** Returns the arguments for `lp`, the command of CUPS, which Linux and macOS print with. */
export function lpArguments(
  file: string,
  title: string,
  { printer, copies, twoSided }: PrinterOptions,
  { paper, booklet = false, twoPerSheet = false }: Pick<ExportOptions, 'paper' | 'booklet' | 'twoPerSheet'>,
) {
  const edge = booklet || twoPerSheet ? 'short' : 'long'
  return [
    '-d',
    printer,
    '-n',
    String(copies),
    '-t',
    title,
    '-o',
    `media=${paper === 'a5' && (booklet || twoPerSheet) ? MEDIA.a4 : MEDIA[paper]}`,
    '-o',
    // Pages side by side are turned over the short edge; a booklet of single sides would be none.
    `sides=${twoSided || booklet ? `two-sided-${edge}-edge` : 'one-sided'}`,
    '--',
    file,
  ]
}

/** Sends a PDF to the printing system, which keeps a copy. Throws `print/failed` with the system's message. */
export function sendToPrinter(args: readonly string[], printer: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('lp', args, { timeout: 60_000 }, (error, _out, complaint) => {
      if (!error) return resolve()
      const said = complaint.trim().split('\n').at(-1) || 'the printing system gave no reason'
      const why = error.code === 'ENOENT' ? 'this computer has no printing system (CUPS)' : said
      reject(
        new AppError(
          'print/failed',
          `The pack could not be sent to ${printer}: ${why}. Open it in the PDF viewer and print it there.`,
          { cause: error },
        ),
      )
    })
  })
}
