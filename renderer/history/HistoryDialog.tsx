// The versions of a pack: a list by day, the comparison of two of them, and restoring.
import { useState } from 'react'
import type { ComparedSection } from '#shared/compare/versions'
import type { NodeId } from '#shared/document/nodes'
import type { DeletedSection, PackHistory, VersionEntry } from '#shared/history'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { FaultBox } from '../ui/FaultBox'
import { CheckRow } from '../ui/form'
import { ExportComparison } from './ExportComparison'
import { NameDialog } from './NameDialog'
import { withBlocks } from './restore-blocks'
import { type History, type Other, pairOf, useHistory } from './use-history'
import { VersionCompare } from './VersionCompare'
import { DeletedSections, VersionList } from './VersionList'
import { dayWords, markWords, timeWords } from './words'

interface Props {
  readonly id: PackId
  /** The section that the history was asked for. */
  readonly section: NodeId | null
  readonly readOnly: boolean
  onClose(): void
}

/** The dialog. */
export function HistoryDialog({ id, section, readOnly, onClose }: Props) {
  const state = useHistory(id, onClose)
  const { history, selected, pair, fault, restore } = state
  const [isNaming, setNaming] = useState(false)
  const chosen = history?.entries.find(({ number }) => number === selected)
  const canRestore = !readOnly && selected !== null && chosen !== undefined
  const isWhole = pair !== null && versionIn(pair, selected)?.lost === 0
  return (
    <Dialog
      title={history ? `Version history of “${packTitle(history.title)}”` : 'Version history'}
      size="full"
      onClose={onClose}
      footer={
        <>
          <ExportComparison id={id} pair={pair} />
          <Button disabled={readOnly || chosen === undefined} onClick={() => setNaming(true)}>
            {chosen?.name ? 'Rename version…' : 'Name this version…'}
          </Button>
          <Button disabled={!canRestore || !isWhole} onClick={() => restore(null, 'The pack was')}>
            Restore pack
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <FaultBox fault={fault} />
      {history === null && fault === null && <p role="status">Reading the versions…</p>}
      {history !== null && history.entries.length === 1 && <NoVersions />}
      {history !== null && history.entries.length > 1 && (
        <Versions {...{ history, section, state, canRestore }} canClear={!readOnly} />
      )}
      {isNaming && chosen && (
        <NameDialog
          id={id}
          number={chosen.number}
          name={chosen.name}
          onClose={() => setNaming(false)}
          onNamed={state.reload}
        />
      )}
    </Dialog>
  )
}

const versionIn = ({ before, after }: NonNullable<History['pair']>, number: number | null) =>
  [before, after].find((one) => one.number === number)

function NoVersions() {
  return (
    <EmptyState
      title="No versions yet"
      text="While you work on the pack, its text is kept every few minutes, before something is removed, and when you export or send it. You can name the present text to keep it for good."
    />
  )
}

interface VersionsProps {
  readonly history: PackHistory
  readonly section: NodeId | null
  readonly state: History
  readonly canRestore: boolean
  readonly canClear: boolean
}

function Versions({ history, section, state, canRestore, canClear }: VersionsProps) {
  const { selected, other, pair, select, compareWith, restore } = state
  const [onlySection, setOnlySection] = useState(section !== null)
  const [onlyChanges, setOnlyChanges] = useState(true)
  const [wanted, setWanted] = useState<NodeId | null>(null)
  const [isClearing, setClearing] = useState(false)
  const only = onlySection ? section : null
  const entries = only === null ? history.entries : entriesOf(history, only, selected)
  const show = ({ id, number }: DeletedSection) => {
    setOnlySection(false)
    compareWith('present')
    select(number)
    setWanted(id)
  }
  const version = pair && versionIn(pair, selected)
  const restorable = new Set(canRestore && version ? version.sections.map(({ attrs }) => attrs.id) : [])
  const restoreOne = ({ id, title }: ComparedSection) => restore([id], `“${title || 'Untitled section'}” was`)
  const restoreRows = ({ id, title, rows }: ComparedSection, chosen: ReadonlySet<number>) => {
    const [then, now] = [pair?.before, pair?.after].map((one) =>
      one?.sections.find(({ attrs }) => attrs.id === id),
    )
    if (then && now)
      state.restoreSection(
        withBlocks(then, now, rows, chosen),
        `Parts of “${title || 'Untitled section'}” were`,
      )
  }
  return (
    <div className="version-panes">
      <div className="version-side">
        {section !== null && (
          <CheckRow
            label={`Only changes of “${titleOf(history, section)}”`}
            checked={onlySection}
            onChange={setOnlySection}
          />
        )}
        <VersionList entries={entries} selected={selected} onSelect={select} />
        <DeletedSections sections={history.deleted} onShow={show} />
        {canClear && (
          <Button size="small" variant="quiet" onClick={() => setClearing(true)}>
            Delete all versions…
          </Button>
        )}
        {isClearing && (
          <ConfirmDialog
            title="Delete all versions"
            action="Delete versions"
            danger
            onConfirm={state.clear}
            onClose={() => setClearing(false)}
          >
            All earlier versions of this pack are deleted permanently, named ones too. The present text stays.
            Backups keep what they have until their turn is over.
          </ConfirmDialog>
        )}
      </div>
      <div className="version-main">
        <div className="version-head">
          <OtherRow history={history} selected={selected} other={other} onChange={compareWith} />
          <CheckRow label="Changes only" checked={onlyChanges} onChange={setOnlyChanges} />
        </div>
        <PairHead history={history} selected={selected} other={other} />
        {pair ? (
          <VersionCompare
            pair={pair}
            section={only}
            wanted={wanted}
            onlyChanges={onlyChanges}
            restorable={restorable}
            onRestore={restoreOne}
            onRestoreRows={canRestore && pair.after.number === null ? restoreRows : undefined}
          />
        ) : (
          <p role="status">
            {pairOf(history, selected, other) ? 'Comparing…' : 'There is no earlier version.'}
          </p>
        )}
      </div>
    </div>
  )
}

/** The versions that changed a section, and the chosen one. */
function entriesOf({ entries }: PackHistory, section: NodeId, selected: number | null): VersionEntry[] {
  return entries.filter(
    ({ number, changes }, at) =>
      number === selected ||
      at === 0 ||
      changes === null ||
      changes.sections.some(({ id }) => id === section) ||
      entries[at - 1]?.changes?.sections.some(({ id }) => id === section),
  )
}

function titleOf({ entries }: PackHistory, section: NodeId): string {
  const named = entries.flatMap(({ changes }) => changes?.sections ?? []).find(({ id }) => id === section)
  return named?.title || 'this section'
}

interface OtherProps {
  readonly history: PackHistory
  readonly selected: number | null
  readonly other: Other
}

function OtherRow({ history, selected, other, onChange }: OtherProps & { onChange(other: Other): void }) {
  const value = other === 'present' && selected === null ? 'previous' : String(other)
  return (
    <label className="version-other">
      Compare with
      <select
        className="input"
        value={value}
        onChange={({ target }) =>
          onChange(
            target.value === 'present' || target.value === 'previous' ? target.value : Number(target.value),
          )
        }
      >
        {selected !== null && <option value="present">Present text</option>}
        <option value="previous">Version before it</option>
        {history.entries.map(
          (entry) =>
            entry.number !== null &&
            entry.number !== selected && (
              <option key={entry.number} value={entry.number}>
                {entryWords(entry)}
              </option>
            ),
        )}
      </select>
    </label>
  )
}

/** Says which version is on which side. */
function PairHead({ history, selected, other }: OtherProps) {
  const numbers = pairOf(history, selected, other)
  if (!numbers) return null
  const [then, now] = numbers.map((number) => history.entries.find((entry) => entry.number === number))
  return (
    <div className="compare-head">
      <span />
      <span>{then && entryWords(then)}</span>
      <span>{now && entryWords(now)}</span>
    </div>
  )
}

function entryWords(entry: VersionEntry): string {
  const when = `${dayWords(entry.time, Date.now())}, ${timeWords(entry.time)}`
  const mark = markWords(entry)
  return mark === '' ? when : entry.number === null ? mark : `${mark} (${when})`
}
