// The export: choices and what to mend first, then progress with cancel, then the file.
import { useEffect, useState } from 'react'
import type { ExportOptions, PackKind, Paper } from '#shared/pack'
import { call, messageOf } from '../bridge'
import { ChoiceRow } from '../ui/form'
import { flushAll } from '../session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ProgressBar } from '../ui/ProgressBar'
import { ProblemList } from './ProblemList'
import { useExport } from './use-export'

interface Props {
  readonly packId: string
  onClose(): void
}

const stageWords = { layout: 'Setting the pages…', painting: 'Painting the pages…', writing: 'Writing the file…' } as const

/** One dialog for the whole way; closing it while an export runs cancels that. */
export function ExportDialog({ packId, onClose }: Props) {
  const [options, setOptions] = useState<ExportOptions | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const { state, start, cancel, again } = useExport(packId)
  useEffect(() => {
    const read = async () => {
      await flushAll()
      const { meta } = await call('packs.read', { id: packId })
      setOptions({ paper: meta.paper, kind: meta.kind })
    }
    read().catch((error: unknown) => setFault(messageOf(error)))
  }, [packId])
  const close = () => {
    if (state.phase === 'running') cancel()
    onClose()
  }
  if (state.phase === 'running') {
    return (
      <Dialog title="Export as PDF" onClose={close} footer={<Button onClick={cancel}>Cancel</Button>}>
        <p className="export-stage" role="status">
          {stageWords[state.progress.stage]}
        </p>
        <ProgressBar value={state.progress.done} label="Export" />
      </Dialog>
    )
  }
  if (state.phase === 'done') {
    const { report } = state
    return (
      <Dialog
        title="The PDF is ready"
        onClose={close}
        footer={
          <>
            <Button onClick={() => void call('export.reveal', { exportId: report.exportId })}>Show in folder</Button>
            <Button onClick={() => call('export.open', { exportId: report.exportId }).catch((error: unknown) => setFault(messageOf(error)))}>
              Open
            </Button>
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </>
        }
      >
        <p role="status">
          {report.pages === 1 ? '1 page' : `${report.pages} pages`}, {sizeWords(report.bytes)}
        </p>
        <p className="export-path">{report.path}</p>
        {fault !== null && <p className="form-fault">{fault}</p>}
        <ProblemList title="Noticed while it was made" problems={report.warnings} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title="Export as PDF"
      onClose={close}
      onSubmit={() => options && void start(options)}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!options}>
            Export…
          </Button>
        </>
      }
    >
      {state.phase === 'failed' && (
        <p className="form-fault" role="alert">
          {state.message}{' '}
          <button type="button" className="text-button" onClick={again}>
            Dismiss
          </button>
        </p>
      )}
      {fault !== null && <p className="form-fault">{fault}</p>}
      {options && <Choices options={options} onChange={setOptions} />}
      {options && <Checked packId={packId} options={options} onJump={onClose} />}
    </Dialog>
  )
}

function Choices({ options, onChange }: { readonly options: ExportOptions; onChange(options: ExportOptions): void }) {
  const papers: readonly (readonly [Paper, string])[] = [
    ['a4', 'A4'],
    ['letter', 'Letter'],
    ['a5', 'A5'],
  ]
  const kinds: readonly (readonly [PackKind, string])[] = [
    ['briefing', 'Briefing'],
    ['handout', 'Handout, with trainer material'],
  ]
  return (
    <div className="form-grid">
      <ChoiceRow label="Paper" value={options.paper} choices={papers} onChange={(paper) => onChange({ ...options, paper })} />
      <ChoiceRow label="Kind" value={options.kind} choices={kinds} onChange={(kind) => onChange({ ...options, kind })} />
    </div>
  )
}

/** What the author can mend before; a line goes to its place. */
function Checked({ packId, options, onJump }: { readonly packId: string; readonly options: ExportOptions; onJump(): void }) {
  const [problems, setProblems] = useState<Awaited<ReturnType<typeof check>> | null>(null)
  useEffect(() => {
    let current = true
    check(packId, options).then(
      (found) => current && setProblems(found),
      () => current && setProblems([]),
    )
    return () => {
      current = false
    }
  }, [packId, options])
  if (problems === null) return null
  if (problems.length === 0) return <p className="form-hint export-clean">Nothing to mend: no empty fields, no missing texts.</p>
  return <ProblemList title="Before you export" problems={problems} onJump={onJump} />
}

function check(id: string, options: ExportOptions) {
  return call('export.check', { id, options })
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
