// The choice between kinds of files that a pack is exported to.
import type { ExportFile } from '#shared/exported'
import { ChoiceRow } from '../ui/form'

const FILES: readonly (readonly [ExportFile, string])[] = [
  ['pdf', 'PDF'],
  ['docx', 'Word document'],
]

interface FileRowProps {
  readonly file: ExportFile
  onChange(file: ExportFile): void
}

/** The kind of file. */
export function FileRow({ file, onChange }: FileRowProps) {
  const hint = file === 'docx' ? 'Word divides the pages itself' : undefined
  return (
    <div className="form-grid">
      <ChoiceRow label="File" value={file} choices={FILES} hint={hint} onChange={onChange} />
    </div>
  )
}
