// Exports several packs, or saves copies of them to send: the readers are asked once, then a folder; a report at the end.
import { Fragment, type ReactNode, useRef, useState } from 'react'
import type { ExportFile } from '#shared/exported'
import type { PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { Leaving } from '../base/leaving'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { NoticeLines } from '../ui/NoticeLines'
import { ProgressBar } from '../ui/ProgressBar'
import { FileRow } from './FileRow'
import { bySameReason } from './same-reason'
import { type SeveralReaders, type SeveralReport, useSeveral } from './use-several'
import { useWrittenFile } from './use-written-file'

interface Props {
  readonly what: Leaving
  readonly packs: readonly PackSummary[]
  onClose(): void
}

const WORDS = {
  export: {
    title: (count: number, file: ExportFile) =>
      `Export ${count} packs as ${file === 'docx' ? 'Word' : 'PDF'}`,
    action: 'Export…',
    each: 'One file for each pack, with its own paper and kind, and the print options last used for that kind.',
    done: 'exported',
  },
  share: {
    title: (count: number) => `Save copies of ${count} packs to send`,
    action: 'Save…',
    each: 'One file (.bpack) for each pack.',
    done: 'saved',
  },
} as const

/** One dialog for all steps; closing it cancels. */
export function SeveralDialog({ what, packs, onClose }: Props) {
  const { state, start, cancel } = useSeveral(what, packs)
  const [readers, setReaders] = useState<SeveralReaders | null>(null)
  const [file, setFile] = useState<ExportFile>('pdf')
  const list = useRef<HTMLFieldSetElement>(null)
  const { title, action, each, done } = WORDS[what]
  const heading = title(packs.length, file)
  if (state.phase === 'reading' || state.phase === 'running')
    return (
      <Dialog
        key={state.phase}
        title={heading}
        size="small"
        onClose={onClose}
        footer={<Button onClick={state.phase === 'reading' ? onClose : cancel}>Cancel</Button>}
      >
        <p className="export-stage" role="status">
          {state.phase === 'reading'
            ? 'Reading the packs…'
            : `${state.number} of ${packs.length}: ${packTitle(state.title)}`}
        </p>
        <ProgressBar value={state.done} label={heading} />
      </Dialog>
    )
  if (state.phase === 'done')
    return <Report report={state.report} total={packs.length} done={done} onClose={onClose} />
  const submit = () => {
    if (!state.asks || readers !== null) return start(readers, file)
    list.current?.setAttribute('data-open', '')
    list.current?.querySelector('input')?.focus()
  }
  return (
    <Dialog
      key="ready"
      title={heading}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            {action}
          </Button>
        </>
      }
    >
      <FaultBox fault={state.fault} />
      {what === 'export' && <FileRow file={file} onChange={setFile} />}
      <p>{each} Files that are already in the folder are kept.</p>
      {what === 'share' && (
        <p className="form-hint">
          {readers === 'everything'
            ? 'With comments, proposed changes, sections that aren’t printed and fields that the text doesn’t use.'
            : 'Without comments, proposed changes, sections that aren’t printed and fields that the text doesn’t use. To choose, save a copy of each pack by itself.'}
        </p>
      )}
      {state.asks && (
        <fieldset ref={list} className="edition-row copy-choice">
          <legend className="form-label">Readers of packs that not everyone may read all of</legend>
          <div>
            {CHOICES.filter(({ id }) => what === 'share' || id !== 'everything').map(({ id, name, note }) => (
              <label key={id} className="check-row">
                <input type="radio" name="readers" checked={readers === id} onChange={() => setReaders(id)} />
                {name}
                <span className="form-hint">{note}</span>
              </label>
            ))}
          </div>
          {readers === null && <p className="form-hint">Choose who will read these files.</p>}
        </fieldset>
      )}
    </Dialog>
  )
}

const CHOICES: readonly { readonly id: SeveralReaders; readonly name: string; readonly note: string }[] = [
  { id: 'own', name: 'Own side', note: 'without parts for instructors only' },
  { id: 'partner', name: 'Partners and students', note: 'without answers and parts for own side only' },
  { id: 'instructor', name: 'Instructors', note: 'handouts only: everything' },
  { id: 'everything', name: 'Everything', note: 'only for readers who may read all of the packs' },
]

/** Titles that are named with one reason. */
const MOST_TITLES = 20

function reasonLines({ failures, folder }: SeveralReport): ReactNode[] {
  return bySameReason(failures, folder).map(({ reason, titles }) => {
    const more = titles.length - MOST_TITLES
    return (
      <span key={reason}>
        {titles.slice(0, MOST_TITLES).map((title, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several packs may have the same title
          <Fragment key={at}>
            {at > 0 && ', '}
            <bdi>{packTitle(title)}</bdi>
          </Fragment>
        ))}
        {more > 0 && ` and ${more.toLocaleString('en-GB')} more`}: {reason}
      </span>
    )
  })
}

interface ReportProps {
  readonly report: SeveralReport
  readonly total: number
  readonly done: string
  onClose(): void
}

function Report({ report, total, done, onClose }: ReportProps) {
  const { folder, written, exportId, failures, untried, wasCancelled } = report
  const { fault, reveal } = useWrittenFile()
  const all = written === total
  return (
    <Dialog
      title={all ? `All packs were ${done}` : `${written} of ${total} packs were ${done}`}
      onClose={onClose}
      footer={
        <>
          {exportId !== null && <Button onClick={() => reveal(exportId)}>Show in folder</Button>}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p role="status">
        {written === 1 ? '1 file was' : `${written} files were`} written to <bdi>{folder}</bdi>.
        {wasCancelled && ' You cancelled before the others.'}
      </p>
      {failures.length > 0 && (
        <>
          <p>{failures.length === 1 ? 'This pack was' : `These ${failures.length} packs were`} left out:</p>
          <NoticeLines lines={reasonLines(report)} />
        </>
      )}
      {untried > 0 && (
        <p>{untried === 1 ? 'The last pack was' : `The other ${untried} packs were`} not tried.</p>
      )}
      <FaultBox fault={fault} />
    </Dialog>
  )
}
