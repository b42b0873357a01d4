// The print dialog: what to print and where, then progress with cancel; the pages are those of the PDF.

import { useEffect, useState } from 'react'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { pageWords } from '#shared/page-words'
import type { Printer, PrinterOptions } from '#shared/printing'
import { call } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { CheckRow, ChoiceRow, FormRow } from '../ui/form'
import { useToast } from '../ui/Toast'
import { Check } from './Check'
import { decided } from './EditionRow'
import { Choices, useSavedPack, usualOptions } from './ExportDialog'
import { ExportProgress } from './ExportProgress'
import { sectionTitles } from './section-titles'
import { useJob } from './use-job'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** Goes to a problem; closes the dialog. */
  onJump(problem: Problem): void
  /** Shows the pack's editions and readers; closes the dialog. */
  onReaders(): void
}

/** Value of the system's PDF viewer in the list of printers. */
const VIEWER = ''
/** Value while no printer is chosen: a name that no printer has. */
const UNCHOSEN = '\0'
/** Key of the last printer used. */
const LAST_PRINTER = 'print.printer'
const MOST_COPIES = 99

/** One dialog for all steps; closing it cancels while the pages are being made. */
export function PrintDialog({ packId, onClose, onJump, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const printers = usePrinters()
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const [isStopped, setStopped] = useState(false)
  const [chosenPrinter, setChosenPrinter] = useState<PrinterOptions | null>(null)
  const { state, start, cancel } = useJob<number>()
  const options = chosen ?? (pack && usualOptions(pack))
  const target = chosenPrinter ?? usualPrinter(printers)
  useDone(state.phase === 'done' ? state.report : null, target, printers, onClose)
  if (state.phase === 'running') {
    return <ExportProgress title="Print" progress={state.progress} onCancel={cancel} onClose={onClose} />
  }
  const failure = state.phase === 'failed' ? state.message : fault
  const toViewer = target.printer === VIEWER
  const unchosen = target.printer === UNCHOSEN
  const print = (order: ExportOptions) =>
    void start((jobId) =>
      call('print.start', { id: packId, jobId, options: order, printerOptions: toViewer ? null : target }),
    )
  return (
    <Dialog
      title="Print"
      onClose={onClose}
      ready={options !== null && printers !== null}
      onSubmit={() => options && printers && !unchosen && decided(pack, options) && print(options)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={!options || !printers || unchosen || isStopped || state.phase === 'asking'}
          >
            {toViewer ? 'Open in PDF viewer' : 'Print'}
          </Button>
        </>
      }
    >
      <FaultBox fault={failure} />
      {pack && options && printers && (
        <>
          <p className="export-pack">{packTitle(pack.meta.title)}</p>
          <PrinterRows printers={printers} chosen={target} onChange={setChosenPrinter} />
          <Choices pack={pack} options={options} pages onChange={setChosen} onReaders={onReaders} />
          <Check
            pack={pack}
            options={options}
            file="pdf"
            titles={sectionTitles(pack)}
            onJump={onJump}
            onStopped={setStopped}
          />
        </>
      )}
    </Dialog>
  )
}

/** Returns the system's printers; null while loading. */
function usePrinters(): readonly Printer[] | null {
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null)
  useEffect(() => {
    call('print.printers', null).then(setPrinters, () => setPrinters([]))
  }, [])
  return printers
}

/**
 * The printer used last, else none: a pack must not go to a printer that nobody chose. Without any printer, the viewer.
 */
function usualPrinter(printers: readonly Printer[] | null): PrinterOptions {
  const last = localStorage.getItem(LAST_PRINTER)
  const known = printers?.find(({ name }) => name === last)?.name
  return { printer: known ?? (printers?.length === 0 ? VIEWER : UNCHOSEN), copies: 1, twoSided: false }
}

/** Reports success and closes the dialog. */
function useDone(
  pages: number | null,
  { printer }: PrinterOptions,
  printers: readonly Printer[] | null,
  onClose: () => void,
): void {
  const toast = useToast()
  useEffect(() => {
    if (pages === null) return
    const words = pageWords(pages)
    const label = printers?.find(({ name }) => name === printer)?.label ?? printer
    if (printer !== VIEWER) localStorage.setItem(LAST_PRINTER, printer)
    toast({
      message:
        printer === VIEWER
          ? `${words} opened in the PDF viewer, where you can print`
          : `${words} sent to ${label}`,
    })
    onClose()
  }, [pages, printer, printers, toast, onClose])
}

function PrinterRows(props: {
  readonly printers: readonly Printer[]
  readonly chosen: PrinterOptions
  onChange(chosen: PrinterOptions): void
}) {
  const { printers, chosen, onChange } = props
  const choices = [
    ...(chosen.printer === UNCHOSEN ? [[UNCHOSEN, 'Choose a printer'] as const] : []),
    ...printers.map(({ name, label }) => [name, label] as const),
    [VIEWER, 'Open in PDF viewer'] as const,
  ]
  const none =
    'No printer is set up on this computer. The pages open in the PDF viewer, where you can print them.'
  return (
    <div className="form-grid printer-rows">
      <ChoiceRow
        label="Printer"
        value={chosen.printer}
        choices={choices}
        {...(printers.length === 0 ? { hint: none } : {})}
        onChange={(printer) => onChange({ ...chosen, printer })}
      />
      {chosen.printer !== VIEWER && chosen.printer !== UNCHOSEN && (
        <>
          <FormRow label="Copies">
            {(id) => (
              <input
                id={id}
                className="input"
                type="number"
                min={1}
                max={MOST_COPIES}
                value={chosen.copies}
                onChange={({ target }) => onChange({ ...chosen, copies: copiesOf(target.valueAsNumber) })}
              />
            )}
          </FormRow>
          <CheckRow
            label="Print on both sides"
            checked={chosen.twoSided}
            onChange={(twoSided) => onChange({ ...chosen, twoSided })}
          />
        </>
      )}
    </div>
  )
}

function copiesOf(value: number): number {
  return Number.isNaN(value) ? 1 : Math.max(1, Math.min(MOST_COPIES, Math.round(value)))
}
