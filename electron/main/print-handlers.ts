// Print: the PDF of the engine in a temporary file, sent to a printer or opened in the system's viewer.
import { shell } from 'electron'
import type { PrintOrder } from '#shared/ipc'
import { AppError } from '#shared/result'
import { summaryOf } from '../storage/packs'
import type { Handlers } from './answer'
import type { Office } from './handlers'
import { lpArguments, printersOf, sendToPrinter } from './printing'
import { exportForWindow } from './window-export'

/** The handlers of printing. */
export function printHandlers(office: Office): Pick<Handlers, 'print.printers' | 'print.start'> {
  return {
    'print.printers': () => printersOf(office.window),
    'print.start': (order) => print(office, order),
  }
}

/** Gives the number of pages. The file goes at once when the printing system has it, at the end when a viewer does. */
async function print(office: Office, order: PrintOrder): Promise<number> {
  const { window, db, scratch } = office
  const { id, options, ways } = order
  const known = ways === null || (await printersOf(window)).some(({ name }) => name === ways.printer)
  if (!known)
    throw new AppError(
      'print/failed',
      `The printer ${ways.printer} is not there any more. Choose another one.`,
    )
  const { title } = summaryOf(db, id)
  const target = scratch.place(title, 'pdf')
  try {
    const { pages } = await exportForWindow(office, order, target)
    if (ways === null) await openInViewer(target)
    else {
      await sendToPrinter(lpArguments(target, title, ways, options.paper), ways.printer)
      await scratch.remove(target)
    }
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
      `No program for PDFs could be opened (${problem}). Export the pack, and print the file from another program.`,
    )
}
