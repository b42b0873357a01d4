// A finished or cancelled export for each row of a table: how many files, and the rows that failed.
import { useId } from 'react'
import type { RowsReport } from '#shared/table-calls'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { Icon } from '../ui/icons'
import { useWrittenFile } from './use-written-file'

interface Props {
  readonly report: RowsReport
  onClose(): void
}

/** Stays until it is closed. */
export function RowsDone({ report, onClose }: Props) {
  const { fault, reveal } = useWrittenFile()
  const { exportId, folder, saved, of, cancelled, failed, empty } = report
  return (
    <Dialog
      title={titleOf(report)}
      onClose={onClose}
      footer={
        <>
          {exportId !== null && <Button onClick={() => reveal(exportId)}>Show in folder</Button>}
          <Button variant="primary" data-first onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="export-file">
        <Icon name="document" />
        <div>
          <p className="export-name" role="status">
            {saved === 1 ? '1 PDF' : `${saved} PDFs`} of {of === 1 ? '1 row' : `${of} rows`}
            {cancelled && ', then cancelled. What is finished stays.'}
          </p>
          <p className="export-path">{folder}</p>
        </div>
      </div>
      <FaultBox fault={fault} />
      <RowList title="Rows that were not exported" rows={failed.map(({ line, why }) => [line, why])} />
      <RowList
        title="Rows with empty cells, printed as blanks"
        rows={empty.map(({ line, labels }) => [line, labels.join(', ')])}
      />
    </Dialog>
  )
}

const titleOf = ({ cancelled, failed, saved }: RowsReport): string => {
  if (cancelled) return 'The export was cancelled'
  if (failed.length === 0) return 'The PDFs are ready'
  return saved === 0 ? 'No PDF was saved' : 'Some rows were not exported'
}

interface ListProps {
  readonly title: string
  readonly rows: readonly (readonly [line: number, words: string])[]
}

/** Renders nothing without rows. Rows have the number that they have in the file. */
function RowList({ title, rows }: ListProps) {
  const heading = useId()
  if (rows.length === 0) return null
  return (
    <section className="problems" aria-labelledby={heading}>
      <h3 id={heading}>
        {title} <span className="problem-count">{rows.length}</span>
      </h3>
      <ul className="rows-list">
        {rows.map(([line, words]) => (
          <li key={line}>
            Row {line}: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}
