// The dialog for an export for each row of a table: the table, its columns, names of files and options; then progress and the report.
import { useState } from 'react'
import type { ExportReport } from '#shared/exported'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { RowsReport } from '#shared/table-calls'
import { call } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { decided } from './EditionRow'
import { Choices, useSavedPack, usualOptions } from './ExportDialog'
import { ExportDone } from './ExportDone'
import { ExportProgress } from './ExportProgress'
import { PlanRows } from './PlanRows'
import { RowsDone } from './RowsDone'
import { TableChoice } from './TableChoice'
import { useJob } from './use-job'
import { faultOf, useRowsPlan } from './use-rows-plan'

const TITLE = 'Export for each row of a table'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** Goes to a problem; closes the dialog. */
  onJump(problem: Problem): void
  /** Shows the pack's editions and readers; closes the dialog. */
  onReaders(): void
}

/** One dialog for all steps; closing it cancels a running export, whose finished files stay. */
export function RowsDialog({ packId, onClose, onJump, onReaders }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<ExportOptions | null>(null)
  const { plan, setPlan, refusal, choose, readAgain } = useRowsPlan(pack)
  const { state, start, cancel } = useJob<RowsReport | ExportReport>()
  const options = chosen ?? (pack && usualOptions(pack))
  if (state.phase === 'running')
    return <ExportProgress title={TITLE} progress={state.progress} onCancel={cancel} onClose={onClose} />
  if (state.phase === 'done')
    return 'saved' in state.report ? (
      <RowsDone report={state.report} onClose={onClose} />
    ) : (
      <ExportDone report={state.report} file="pdf" pack={pack} onClose={onClose} onJump={onJump} />
    )
  const failure = (state.phase === 'failed' ? state.message : null) ?? refusal ?? fault
  const isReady = options !== null && plan !== null && faultOf(plan) === null
  const submit = () => {
    if (!isReady || !decided(pack, options)) return
    const { table, matches, pattern, oneFile } = plan
    const request = { id: packId, options, tableId: table.tableId, matches }
    void start((jobId) =>
      oneFile
        ? call('export.allRows', { ...request, jobId, together: { kind: 'list' } })
        : call('export.rows', { ...request, jobId, pattern }),
    )
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
            {buttonLabel(plan === null || plan.oneFile ? null : plan.table.rows.length)}
          </Button>
        </>
      }
    >
      <FaultBox fault={failure} />
      {pack && <p className="export-pack">{packTitle(pack.meta.title)}</p>}
      {pack && <TableChoice pack={pack} table={plan?.table ?? null} onChoose={choose} />}
      {pack && options && plan && (
        <>
          <PlanRows pack={pack} plan={plan} onChange={setPlan} onRead={readAgain} />
          <Choices pack={pack} options={options} onChange={setChosen} onReaders={onReaders} />
        </>
      )}
    </Dialog>
  )
}

const buttonLabel = (rows: number | null): string =>
  rows === null ? 'Export…' : rows === 1 ? 'Export 1 PDF…' : `Export ${rows} PDFs…`
