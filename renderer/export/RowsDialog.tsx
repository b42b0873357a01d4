// The dialog for an export for each row of a table: the table, its columns, what is made of its rows and options; then progress and the report.
import { useState } from 'react'
import type { ExportOptions, Pack, PackId, Problem } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { RowsReport, TogetherReport } from '#shared/table-calls'
import { call } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { decided, EditionRow } from './EditionRow'
import { Choices, useSavedPack, usualOptions } from './ExportDialog'
import { ExportProgress } from './ExportProgress'
import { PlanRows } from './PlanRows'
import type { ShowFirstPages } from './RowPicture'
import { RowsDone } from './RowsDone'
import { TableChoice } from './TableChoice'
import { TogetherDone } from './TogetherDone'
import { useJob } from './use-job'
import { faultOf, noteSheet, type Plan, togetherOf, useRowsPlan } from './use-rows-plan'

const TITLE = 'Export for each row of a table'

interface Props {
  readonly packId: PackId
  readonly firstPages: ShowFirstPages
  onClose(): void
  /** Goes to a problem; closes the dialog. */
  onJump(problem: Problem): void
  /** Shows the pack's editions and readers; closes the dialog. */
  onReaders(): void
}

/** One dialog for all steps; closing it cancels a running export, whose finished files stay. */
export function RowsDialog({ packId, firstPages, onClose, onJump, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const [hasFault, setFault] = useState(false)
  const { plan, setPlan, refusal, choose, readAgain } = useRowsPlan(pack)
  const { state, start, cancel } = useJob<RowsReport | TogetherReport>()
  const options = chosen ?? (pack && usualOptions(pack))
  if (state.phase === 'running')
    return <ExportProgress title={TITLE} progress={state.progress} onCancel={cancel} onClose={onClose} />
  if (state.phase === 'done')
    return 'saved' in state.report ? (
      <RowsDone report={state.report} onClose={onClose} />
    ) : (
      <TogetherDone report={state.report} pack={pack} onClose={onClose} onJump={onJump} />
    )
  const failure = (state.phase === 'failed' ? state.message : null) ?? refusal ?? fault
  // Where pages were chosen that there are not; other faults of a row keep only this row out.
  const hasPages = plan?.output === 'each' || plan?.output === 'copies'
  const isStopped = hasFault && hasPages && (options?.pages ?? '') !== ''
  const isReady = options !== null && plan !== null && faultOf(plan) === null && !isStopped
  const submit = () => {
    if (isReady && decided(pack, options)) void start((jobId) => order(packId, jobId, options, plan))
  }
  return (
    <Dialog
      title={TITLE}
      size="large"
      onClose={onClose}
      ready={pack !== null}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady || state.phase === 'asking'}>
            {plan?.output === 'each' ? buttonLabel(plan.table.rows.length) : 'Export…'}
          </Button>
        </>
      }
    >
      <FaultBox fault={failure} />
      {pack && <p className="export-pack">{packTitle(pack.meta.title)}</p>}
      {pack && <TableChoice pack={pack} table={plan?.table ?? null} onChoose={choose} />}
      {pack && options && plan && (
        <>
          <PlanRows
            {...{ pack, options, plan, firstPages }}
            onChange={setPlan}
            onFault={setFault}
            onRead={readAgain}
          />
          <PrintRows {...{ pack, options, plan, onReaders }} onChange={setChosen} />
        </>
      )}
    </Dialog>
  )
}

function order(id: PackId, jobId: string, options: ExportOptions, plan: Plan) {
  const together = togetherOf(plan)
  const { table, matches, pattern } = plan
  const request = { id, jobId, options, tableId: table.tableId, matches }
  if (together === null) return call('export.rows', { ...request, pattern })
  if (together.kind === 'labels') noteSheet(plan.sheet)
  return call('export.allRows', { ...request, together })
}

interface PrintRowsProps {
  readonly pack: Pack
  readonly options: ExportOptions
  readonly plan: Plan
  onChange(options: ExportOptions): void
  onReaders(): void
}

/** Options of print: labels have only readers. */
function PrintRows({ plan, onChange, ...props }: PrintRowsProps) {
  if (plan.output !== 'labels') return <Choices {...props} onChange={onChange} />
  return (
    <div className="form-grid">
      <EditionRow {...props} onChange={(edition) => onChange({ ...props.options, edition })} />
    </div>
  )
}

const buttonLabel = (rows: number): string => (rows === 1 ? 'Export 1 PDF…' : `Export ${rows} PDFs…`)
