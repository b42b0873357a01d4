// Two versions side by side: what differs, section by section and word by word.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ChangedValue } from '#shared/compare/particulars'
import { type ComparedSection, compareVersions, type SectionState } from '#shared/compare/versions'
import type { NodeId } from '#shared/document/nodes'
import { CompareRows, type RowWords } from '../templates/CompareRows'
import { markDifferences } from '../templates/word-marks'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import type { Pair } from './use-history'

const WORDS: RowWords = {
  same: ['', ''],
  changed: ['≠', 'Changed'],
  mine: ['−', 'Removed'],
  theirs: ['+', 'Added'],
}

/** The same where single rows can be restored. */
const CHOICES: RowWords = {
  same: ['', ''],
  changed: ['≠', 'Changed', 'Restore'],
  mine: ['−', 'Removed', 'Restore'],
  theirs: ['+', 'Added', 'Remove'],
}

const STATES: Readonly<Record<SectionState, string>> = {
  same: '',
  changed: 'changed',
  moved: 'moved',
  added: 'added',
  removed: 'removed',
}

interface Props {
  readonly pair: Pair
  /** Only this section; null for all. */
  readonly section: NodeId | null
  /** A section to scroll to. */
  readonly wanted: NodeId | null
  readonly onlyChanges: boolean
  /** Ids of the sections that can be restored. */
  readonly restorable: ReadonlySet<NodeId>
  onRestore(section: ComparedSection): void
  /** Restores the rows of a section with these indexes; absent where the later version is not the present text. */
  onRestoreRows?: ((section: ComparedSection, rows: ReadonlySet<number>) => void) | undefined
}

/** The comparison. */
export function VersionCompare(props: Props) {
  const { pair, section, wanted, onlyChanges, restorable, onRestore, onRestoreRows } = props
  const { particulars, sections } = useMemo(() => compareVersions(pair.before, pair.after), [pair])
  const shown = sections.filter(
    ({ id, state }) => (section === null || id === section) && (!onlyChanges || state !== 'same'),
  )
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wanted) place.current?.querySelector(`[data-section="${wanted}"]`)?.scrollIntoView()
  }, [wanted])
  const lost = pair.before.lost + pair.after.lost
  const values = section === null ? particulars : []
  return (
    <div ref={place} className="version-compare" tabIndex={-1}>
      {lost > 0 && (
        <p className="fault-box" role="alert">
          {lost === 1 ? 'One section' : `${lost} sections`} can’t be read in these versions: part of the
          history is damaged.
        </p>
      )}
      {shown.length === 0 && values.length === 0 && (
        <EmptyState
          title="No differences"
          text={`${section === null ? 'The two versions are' : 'The section is'} the same; only comments may differ.`}
        />
      )}
      {values.length > 0 && (
        <section className="version-section">
          <h3>Details and fields</h3>
          <Values values={values} />
        </section>
      )}
      {shown.map((one) => (
        <Compared
          key={one.id}
          section={one}
          onlyChanges={onlyChanges}
          onRestore={restorable.has(one.id) ? onRestore : undefined}
          onRestoreRows={restorable.has(one.id) && one.state !== 'removed' ? onRestoreRows : undefined}
        />
      ))}
    </div>
  )
}

interface ComparedProps extends Pick<Props, 'onlyChanges' | 'onRestoreRows'> {
  readonly section: ComparedSection
  readonly onRestore: Props['onRestore'] | undefined
}

/** A section of the two versions; its rows can be chosen to restore only those. */
function Compared({ section, onlyChanges, onRestore, onRestoreRows }: ComparedProps) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (index: number) => {
    const next = new Set(chosen)
    if (!next.delete(index)) next.add(index)
    setChosen(next)
  }
  const { id, title, state, settings, rows } = section
  return (
    <section className="version-section" data-section={id} data-state={state}>
      <h3>
        <span>{title || 'Untitled section'}</span>
        {STATES[state] && <span className="version-state">{STATES[state]}</span>}
        {onRestore && (
          <Button size="small" onClick={() => onRestore(section)}>
            Restore section
          </Button>
        )}
        {onRestoreRows && chosen.size > 0 && (
          <Button size="small" onClick={() => onRestoreRows(section, chosen)}>
            Restore selected ({chosen.size})
          </Button>
        )}
      </h3>
      <Values values={settings} />
      <CompareRows
        rows={rows}
        words={onRestoreRows ? CHOICES : WORDS}
        onlyDifferent={onlyChanges}
        notesInText
        {...(onRestoreRows ? { choosing: { chosen, onToggle: toggle } } : {})}
      />
    </section>
  )
}

/** Values that differ, with the differing words marked. */
function Values({ values }: { readonly values: readonly ChangedValue[] }) {
  return values.map((value) => <Value key={value.label} value={value} />)
}

function Value({ value: { label, before, after } }: { readonly value: ChangedValue }) {
  const old = useRef<HTMLDivElement>(null)
  const late = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks are made of the words shown
  useEffect(() => {
    if (old.current && late.current) return markDifferences(old.current, late.current)
    return undefined
  }, [before, after])
  return (
    <div className="compare-row version-value" data-kind="changed">
      <div className="compare-mark">{label}</div>
      <div ref={old} data-side="mine">
        {before}
      </div>
      <div ref={late} data-side="theirs">
        {after}
      </div>
    </div>
  )
}
