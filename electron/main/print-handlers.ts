// Printing: the engine's PDF in a temporary file, sent to a printer or opened in the system's viewer.
import { shell } from 'electron'
import type { PrintRequest } from '#shared/printing'
import { AppError } from '#shared/result'
import { checkPrinting, isPrinterAllowed } from '../app/policy/policy'
import type { AppContext } from './app-context'
import { keepCopy } from './keep-copy'
import type { MainHandlers } from './library-thread'
import { lpArguments, printersOf, sendToPrinter } from './printing'
import { exportForWindow } from './window-export'

/** Returns the handlers of printing. */
export function printHandlers(context: AppContext): Pick<MainHandlers, 'print.printers' | 'print.start'> {
  return {
    'print.printers': async () =>
      (await printersOf(context.window)).filter(({ name }) => isPrinterAllowed(name)),
    'print.start': (request) => print(context, request),
  }
}

/**
 * Returns the number of pages. The file is deleted once the printing system has it, or at exit when a viewer is using
 * it.
 */
async function print(context: AppContext, request: PrintRequest): Promise<number> {
  const { window, library, scratch } = context
  const { id, jobId, options, printerOptions } = request
  checkPrinting(printerOptions?.printer ?? null)
  const known =
    printerOptions === null || (await printersOf(window)).some(({ name }) => name === printerOptions.printer)
  if (!known)
    throw new AppError(
      'print/failed',
      `The printer ${printerOptions.printer} is no longer available. Choose another one.`,
    )
  const { title, note } = await library.call('exportName', request)
  const target = scratch.newFile(title, 'pdf', note)
  try {
    const { pages } = await exportForWindow(context, { id, jobId, what: { options } }, target)
    if (printerOptions === null) await openInViewer(target)
    else {
      await sendToPrinter(lpArguments(target, title, printerOptions, options), printerOptions.printer)
      await scratch.remove(target)
    }
    await keepCopy(context, id, { cause: 'printed', about: note })
    return pages
  } catch (error) {
    await scratch.remove(target)
    throw error
  }
}

async function openInViewer(file: string): Promise<void> {
  const problem = await shell.openPath(file)
  if (problem)
    throw new AppError(
      'print/failed',
      `No PDF viewer could be opened (${problem}). Export the pack and print the PDF from another program.`,
    )
}
