// A finished export of one file, with its warnings.
import type { ExportFile, ExportReport } from '#shared/exported'
import type { Pack, Problem } from '#shared/pack'
import { pageWords } from '#shared/page-words'
import { DoneDialog } from './DoneDialog'
import { ProblemList } from './ProblemList'
import { sectionTitles } from './section-titles'

interface Props {
  readonly report: ExportReport
  readonly file: ExportFile
  /** As it was exported. */
  readonly pack: Pack | null
  onClose(): void
  onJump(problem: Problem): void
}

/** Stays until it is closed. */
export function ExportDone({ report, file, pack, onClose, onJump }: Props) {
  // Empty fields were listed before the export: their number is enough now.
  const fields = new Set(pack?.fields.map((field) => field.name))
  const others = report.warnings.filter(({ target }) => target === null || !fields.has(target))
  const blanks = report.warnings.length - others.length
  const titles = pack ? sectionTitles(pack) : new Map<string, string>()
  return (
    <DoneDialog
      title={file === 'docx' ? 'The Word document is ready' : 'The PDF is ready'}
      exportId={report.exportId}
      opens
      name={fileName(report.path)}
      path={report.path}
      status={
        <>
          {file === 'docx' ? '' : `${pageWords(report.pages)}, `}
          {sizeWords(report.bytes)}
          {blanks > 0 && `, ${blanks === 1 ? '1 empty field' : `${blanks} empty fields`} printed as blanks`}
        </>
      }
      onClose={onClose}
    >
      <ProblemList title="Problems found during export" problems={others} titles={titles} onJump={onJump} />
    </DoneDialog>
  )
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

/** `12 KB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
