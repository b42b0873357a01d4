// A finished or cancelled export for each row of a table: how many files, and the rows that failed.
import type { RowsReport } from '#shared/table-calls'
import { DoneDialog } from './DoneDialog'
import { RowLists, rowWords } from './RowLists'

interface Props {
  readonly report: RowsReport
  onClose(): void
}

/** Stays until it is closed. */
export function RowsDone({ report, onClose }: Props) {
  const { exportId, folder, saved, of, cancelled, failed, empty } = report
  return (
    <DoneDialog
      title={titleOf(report)}
      exportId={exportId}
      opens={false}
      name={
        <>
          {saved === 1 ? '1 PDF' : `${saved} PDFs`} of {rowWords(of)}
          {cancelled && ', then cancelled. What is finished stays.'}
        </>
      }
      path={folder}
      onClose={onClose}
    >
      <RowLists failed={failed} empty={empty} smaller={[]} />
    </DoneDialog>
  )
}

const titleOf = ({ cancelled, failed, saved }: RowsReport): string => {
  if (cancelled) return 'The export was cancelled'
  if (failed.length === 0) return 'The PDFs are ready'
  return saved === 0 ? 'No PDF was saved' : 'Some rows were not exported'
}
