// Two versions side by side: what differs, section by section and word by word.
import { useEffect, useMemo, useRef } from 'react'
import type { NodeId } from '#shared/document/nodes'
import { CompareRows, type RowWords } from '../templates/CompareRows'
import { markDifferences } from '../templates/word-marks'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { type ComparedSection, compareVersions, type SectionState } from './compare-versions'
import type { ChangedValue } from './particulars'
import type { Pair } from './use-history'

const WORDS: RowWords = {
  same: ['', ''],
  changed: ['≠', 'Changed'],
  mine: ['−', 'Removed'],
  theirs: ['+', 'Added'],
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
}

/** The comparison. */
export function VersionCompare({ pair, section, wanted, onlyChanges, restorable, onRestore }: Props) {
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
        <section key={one.id} className="version-section" data-section={one.id} data-state={one.state}>
          <h3>
            <span>{one.title || 'Untitled section'}</span>
            {STATES[one.state] && <span className="version-state">{STATES[one.state]}</span>}
            {restorable.has(one.id) && (
              <Button size="small" onClick={() => onRestore(one)}>
                Restore section
              </Button>
            )}
          </h3>
          <Values values={one.settings} />
          <CompareRows rows={one.rows} words={WORDS} onlyDifferent={onlyChanges} notesInText />
        </section>
      ))}
    </div>
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
