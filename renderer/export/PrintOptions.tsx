// Check boxes for print options; the choice is remembered for each kind of pack.
import type { ExportFile } from '#shared/exported'
import type { PackKind, PrintFlag, PrintFlags } from '#shared/pack'
import { CheckRow } from '../ui/form'
import { flagsOf, storeFlags } from './print-choices'

const WORDS: Readonly<Record<PrintFlag, string>> = {
  draft: 'DRAFT watermark',
  lineNumbers: 'Line numbers',
  notesColumn: 'Notes column',
  twoPerSheet: '2 pages per sheet',
  mirrored: 'Mirror margins for binding',
  linkNotes: 'Print web addresses in notes',
  comments: 'Comments (review copy)',
  annexList: 'List of annexes',
  twoSided: 'Blank pages for two-sided print',
  booklet: 'Booklet (fold in the middle)',
  cropMarks: 'Crop marks (for a print shop)',
}

/** Pages are paired in one way only. */
function without(flag: PrintFlag): PrintFlags {
  if (flag === 'booklet') return { twoPerSheet: false }
  return flag === 'twoPerSheet' ? { booklet: false } : {}
}

interface Props {
  readonly kind: PackKind
  readonly file: ExportFile
  readonly flags: PrintFlags
  onChange(flags: PrintFlags): void
}

/** A group of check boxes; the notes column is offered for handouts, and what is about pages not for Word. */
export function PrintOptions({ kind, file, flags, onChange }: Props) {
  return (
    <fieldset className="print-options">
      <legend className="form-label">Options</legend>
      <div className="form-grid">
        {flagsOf(kind, file).map((flag) => (
          <CheckRow
            key={flag}
            label={WORDS[flag]}
            checked={flags[flag] === true}
            onChange={(checked) => {
              const changed = { ...flags, ...(checked && without(flag)), [flag]: checked }
              storeFlags(kind, changed)
              onChange(changed)
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}
