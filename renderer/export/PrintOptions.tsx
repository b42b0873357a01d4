// Check boxes for what is printed besides, or otherwise than usual; the choice is remembered for each kind of pack, but
// for comments: those must not get into the next print unasked.
import { type PackKind, PRINT_FLAGS, type PrintFlag, type PrintFlags } from '#shared/pack'
import { CheckRow } from '../ui/form'

const WORDS: Readonly<Record<PrintFlag, string>> = {
  draft: 'DRAFT across every page',
  lineNumbers: 'Line numbers for review',
  notesColumn: 'Column for notes',
  twoPerSheet: 'Two pages on each sheet',
  mirrored: 'Mirrored margins for binding',
  linkNotes: 'Web addresses in notes',
  comments: 'Comments (review copy)',
}

interface Props {
  readonly kind: PackKind
  readonly flags: PrintFlags
  onChange(flags: PrintFlags): void
}

/** A quiet group; the column for notes is offered for handouts. */
export function PrintOptions({ kind, flags, onChange }: Props) {
  return (
    <fieldset className="print-options">
      <legend className="form-label">Options</legend>
      <div className="form-grid">
        {offered(kind).map((flag) => (
          <CheckRow
            key={flag}
            label={WORDS[flag]}
            checked={flags[flag] === true}
            onChange={(checked) => {
              const changed = { ...flags, [flag]: checked }
              store(kind, changed)
              onChange(changed)
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

const offered = (kind: PackKind): readonly PrintFlag[] =>
  PRINT_FLAGS.filter((flag) => flag !== 'notesColumn' || kind === 'handout')

const keyOf = (kind: PackKind): string => `print.${kind}`

/** What was chosen last for a kind of pack; nothing at first. */
export function storedFlags(kind: PackKind): PrintFlags {
  const words = (localStorage.getItem(keyOf(kind)) ?? '').split(' ')
  return Object.fromEntries(offered(kind).map((flag) => [flag, words.includes(flag)]))
}

function store(kind: PackKind, flags: PrintFlags): void {
  const kept = PRINT_FLAGS.filter((flag) => flags[flag] && flag !== 'comments')
  localStorage.setItem(keyOf(kind), kept.join(' '))
}
