// A finished PDF with all rows of a table: what became of the rows, and warnings.
import type { Pack, Problem } from '#shared/pack'
import { pageWords } from '#shared/page-words'
import type { TogetherReport } from '#shared/table-calls'
import { DoneDialog } from './DoneDialog'
import { fileName, sizeWords } from './ExportDone'
import { ProblemList } from './ProblemList'
import { RowLists, rowWords } from './RowLists'
import { sectionTitles } from './section-titles'

interface Props {
  readonly report: TogetherReport
  /** As it was exported. */
  readonly pack: Pack | null
  onClose(): void
  onJump(problem: Problem): void
}

/** Stays until it is closed. */
export function TogetherDone({ report, pack, onClose, onJump }: Props) {
  const { exportId, path, pages, bytes, warnings, rows } = report
  const titles = pack ? sectionTitles(pack) : new Map<string, string>()
  return (
    <DoneDialog
      title={rows.failed.length === 0 ? 'The PDF is ready' : 'The PDF is ready, without some rows'}
      exportId={exportId}
      opens
      name={fileName(path)}
      path={path}
      status={`${rows.saved} of ${rowWords(rows.of)}, ${pageWords(pages)}, ${sizeWords(bytes)}`}
      onClose={onClose}
    >
      <RowLists {...rows} />
      <ProblemList title="Problems found during export" problems={warnings} titles={titles} onJump={onJump} />
    </DoneDialog>
  )
}
