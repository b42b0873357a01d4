// Progress of a running export.
import type { ExportProgress as Progress } from '#shared/exported'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ProgressBar } from '../ui/ProgressBar'

interface Props {
  readonly title: string
  readonly progress: Progress
  onCancel(): void
  /** Cancels and closes. */
  onClose(): void
}

const stageWords = {
  layout: 'Laying out pages…',
  painting: 'Creating file…',
  writing: 'Saving file…',
  rows: 'Rows of the table…',
} as const

/** A bar and the stage in words. */
export function ExportProgress({ title, progress, onCancel, onClose }: Props) {
  return (
    <Dialog title={title} size="small" onClose={onClose} footer={<Button onClick={onCancel}>Cancel</Button>}>
      <p className="export-stage" role="status">
        {progress.rows ? `Row ${progress.rows.done} of ${progress.rows.of}` : stageWords[progress.stage]}
      </p>
      <ProgressBar value={progress.done} label={title} />
    </Dialog>
  )
}
