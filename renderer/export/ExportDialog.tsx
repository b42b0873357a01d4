// The export dialog: options and problems first, then progress with cancel, then the file.
import { useEffect, useState } from 'react'
import { kindChoices, paperChoices } from '#shared/choices'
import type { ExportFile, ExportReport } from '#shared/exported'
import type { ExportOptions, Pack, PackId, Problem } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { call, messageOf } from '../base/bridge'
import { flushAll } from '../base/pending'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { ChoiceRow, TextRow } from '../ui/form'
import { Check } from './Check'
import { decided, EditionRow } from './EditionRow'
import { ExportDone } from './ExportDone'
import { ExportProgress } from './ExportProgress'
import { FileRow } from './FileRow'
import { PrintChoices } from './PrintChoices'
import { PrintOptions } from './PrintOptions'
import { ProposalsRow } from './ProposalsRow'
import { optionsFor, storedPrint } from './print-choices'
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

/** One dialog for all steps; closing it cancels a running export. */
export function ExportDialog({ packId, onClose, onJump, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const [file, setFile] = useState<ExportFile>('pdf')
  const [isStopped, setStopped] = useState(false)
  const { state, start, cancel } = useJob<ExportReport>()
  const title = file === 'docx' ? 'Export as Word' : 'Export as PDF'
  const wanted = chosen ?? (pack && usualOptions(pack))
  const options = wanted && optionsFor(file, wanted)
  if (state.phase === 'running') {
    return <ExportProgress title={title} progress={state.progress} onCancel={cancel} onClose={onClose} />
  }
  if (state.phase === 'done') {
    return <ExportDone report={state.report} file={file} pack={pack} onClose={onClose} onJump={onJump} />
  }
  const failure = state.phase === 'failed' ? state.message : fault
  return (
    <Dialog
      title={title}
      onClose={onClose}
      ready={options !== null}
      onSubmit={() =>
        options &&
        decided(pack, options) &&
        void start((jobId) => call('export.start', { id: packId, jobId, options, file }))
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={!options || isStopped || state.phase === 'asking'}
          >
            {state.phase === 'failed' ? 'Try again…' : 'Export…'}
          </Button>
        </>
      }
    >
      <FaultBox fault={failure} />
      {pack && options && (
        <>
          <p className="export-pack">{packTitle(pack.meta.title)}</p>
          <FileRow file={file} onChange={setFile} />
          <Choices
            pack={pack}
            options={options}
            file={file}
            pages={file === 'pdf'}
            onChange={setChosen}
            onReaders={onReaders}
          />
          <Check
            pack={pack}
            options={options}
            file={file}
            titles={sectionTitles(pack)}
            onJump={onJump}
            onStopped={setStopped}
          />
        </>
      )}
    </Dialog>
  )
}

/** The pack's own paper and kind, with the options last used for that kind. */
export const usualOptions = ({ meta: { paper, kind } }: Pack): ExportOptions => ({
  paper,
  ...storedPrint(kind),
})

/** Reads the pack from the library after saving pending changes. */
export function useSavedPack(id: PackId): { readonly pack: Pack | null; readonly fault: string | null } {
  const [pack, setPack] = useState<Pack | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    const read = async () => {
      await flushAll()
      return call('packs.read', { id })
    }
    read().then(setPack, (error: unknown) => setFault(messageOf(error)))
  }, [id])
  return { pack, fault }
}

interface ChoicesProps {
  readonly pack: Pack
  readonly file?: ExportFile
  readonly options: ExportOptions
  /** A range of pages can be chosen. */
  readonly pages?: boolean
  onChange(options: ExportOptions): void
  onReaders(): void
}

/** Paper, kind and print options. */
export function Choices({ pack, file = 'pdf', options, pages = false, onChange, onReaders }: ChoicesProps) {
  return (
    <div className="form-grid">
      <ChoiceRow
        label="Paper"
        value={options.paper}
        choices={paperChoices}
        onChange={(paper) => onChange({ ...options, paper })}
      />
      <ChoiceRow
        label="Kind"
        value={options.kind}
        choices={kindChoices}
        hint={options.kind === 'handout' ? 'With trainer material' : 'Without trainer material'}
        onChange={(kind) => onChange({ paper: options.paper, pages: options.pages, ...storedPrint(kind) })}
      />
      {pages && (
        <TextRow
          label="Pages"
          value={options.pages ?? ''}
          placeholder="All"
          hint="By the numbers on the pages: 3-7, A-1"
          maxLength={200}
          onChange={(range) => onChange({ ...options, pages: range })}
        />
      )}
      <EditionRow
        pack={pack}
        options={options}
        onChange={(edition) => onChange({ ...options, edition })}
        onReaders={onReaders}
      />
      <ProposalsRow
        pack={pack}
        options={options}
        onChange={(proposals) => onChange({ ...options, proposals })}
      />
      <PrintChoices chosen={options} file={file} onChange={(chosen) => onChange({ ...options, ...chosen })} />
      <PrintOptions
        kind={options.kind}
        file={file}
        flags={options}
        onChange={(flags) => onChange({ ...options, ...flags })}
      />
    </div>
  )
}
