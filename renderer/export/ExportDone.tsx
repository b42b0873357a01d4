// A finished export: the file, actions on it, and warnings.
import type { ExportFile, ExportReport } from '#shared/exported'
import type { Pack, Problem } from '#shared/pack'
import { pageWords } from '#shared/page-words'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { Icon } from '../ui/icons'
import { ProblemList } from './ProblemList'
import { sectionTitles } from './section-titles'
import { useWrittenFile } from './use-written-file'

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
  const { fault, reveal, open } = useWrittenFile()
  // Empty fields were listed before the export: their number is enough now.
  const fields = new Set(pack?.fields.map((field) => field.name))
  const others = report.warnings.filter(({ target }) => target === null || !fields.has(target))
  const blanks = report.warnings.length - others.length
  const titles = pack ? sectionTitles(pack) : new Map<string, string>()
  return (
    <Dialog
      title={file === 'docx' ? 'The Word document is ready' : 'The PDF is ready'}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => reveal(report.exportId)}>Show in folder</Button>
          <Button onClick={() => open(report.exportId)}>Open</Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="export-file">
        <Icon name="document" />
        <div>
          <p className="export-name">{fileName(report.path)}</p>
          <p className="export-path">{report.path}</p>
          <p role="status">
            {file === 'docx' ? '' : `${pageWords(report.pages)}, `}
            {sizeWords(report.bytes)}
            {blanks > 0 && `, ${blanks === 1 ? '1 empty field' : `${blanks} empty fields`} printed as blanks`}
          </p>
        </div>
      </div>
      <FaultBox fault={fault} />
      <ProblemList title="Problems found during export" problems={others} titles={titles} onJump={onJump} />
    </Dialog>
  )
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
