// Restores packs, or the whole library, from a backup.
import { useState } from 'react'
import type { BackupEntry, BackupPack, RestoreWay } from '#shared/backups'
import { dateWords } from '#shared/date-words'
import { fold } from '#shared/fold'
import type { PackId } from '#shared/pack'
import { searchWords } from '../base/search'
import { sizeWords } from '../base/size-words'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { FaultBox } from '../ui/FaultBox'
import { FormRow, TextRow } from '../ui/form'
import { RestoreTable } from './RestoreTable'
import { type Backups, useBackups } from './use-backups'

interface Props {
  onRestored(id: PackId): void
  onClose(): void
}

const isTemplate = ({ kind }: BackupPack): boolean => kind === 'template'

/** From this number of packs on, there is a search. */
const MANY = 10

/** The dialog; what it restores can be undone. */
export function RestoreDialog({ onRestored, onClose }: Props) {
  const backups = useBackups(onRestored, onClose)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [way, setWay] = useState<RestoreWay>('copy')
  const [asking, setAsking] = useState(false)
  const { all, packs, busy, fault } = backups
  const wanted = (packs ?? []).filter(({ id }) => chosen.has(id))
  const isReady = busy === null && backups.chosen !== null
  return (
    <Dialog
      title="Restore from backup"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button disabled={!isReady} onClick={() => setAsking(true)}>
            Restore whole library…
          </Button>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            disabled={!isReady || wanted.length === 0}
            onClick={() => backups.restore(wanted, way)}
          >
            {wanted.length > 1
              ? `Restore ${wanted.length} ${wanted.some(isTemplate) ? 'items' : 'packs'}`
              : 'Restore'}
          </Button>
        </>
      }
    >
      <FaultBox fault={fault} />
      <p className="restore-busy" role="status">
        {statusWords(backups)}
      </p>
      {all?.length === 0 && <NoBackups backups={backups} />}
      {all !== null && all.length > 0 && (
        <>
          <BackupList backups={backups} all={all} />
          {packs && <Packs packs={packs} chosen={chosen} onChoose={setChosen} />}
          <Ways way={way} onChange={setWay} />
        </>
      )}
      {asking && backups.chosen && (
        <WholeDialog
          backup={backups.chosen}
          onClose={() => setAsking(false)}
          onRestore={backups.restoreAll}
        />
      )}
    </Dialog>
  )
}

function statusWords({ all, chosen, packs, busy, fault }: Backups): string {
  if (busy === 'backup') return 'Backing up…'
  if (busy === 'restore') return 'Restoring…'
  if (fault !== null) return ''
  return all === null || (chosen !== null && packs === null) ? 'Reading the backups…' : ''
}

function NoBackups({ backups }: { readonly backups: Backups }) {
  return (
    <EmptyState
      title="No backups yet"
      text="The first one is made a minute after Attaché is started, then one every hour while you use it."
    >
      <Button disabled={backups.busy !== null} onClick={backups.make}>
        Back up now
      </Button>
    </EmptyState>
  )
}

function BackupList({ backups, all }: { readonly backups: Backups; readonly all: readonly BackupEntry[] }) {
  return (
    <FormRow label="Backup">
      {(id) => (
        <select
          id={id}
          data-first
          className="input restore-list"
          size={Math.min(6, Math.max(2, all.length))}
          value={backups.chosen?.id ?? ''}
          onChange={(event) => backups.choose(event.target.value)}
        >
          {all.map((entry) => (
            <option key={entry.id} value={entry.id} disabled={entry.packs === null}>
              {entryWords(entry)}
            </option>
          ))}
        </select>
      )}
    </FormRow>
  )
}

function entryWords({ time, packs, bytes, place, damaged }: BackupEntry): string {
  const count = packs === null ? 'can’t be read' : packs === 1 ? '1 pack' : `${packs} packs`
  const words = [dateWords(time), count, sizeWords(bytes)]
  if (place === 'other') words.push('second folder')
  if (damaged) words.push('parts of the library were damaged')
  return words.join(' · ')
}

interface PacksProps {
  readonly packs: readonly BackupPack[]
  readonly chosen: ReadonlySet<string>
  onChoose(chosen: ReadonlySet<string>): void
}

function Packs({ packs, chosen, onChoose }: PacksProps) {
  const [words, setWords] = useState('')
  const wanted = searchWords(words)
  const shown = packs.filter(({ title }) => wanted.every((word) => fold(title).includes(word)))
  if (packs.length === 0) return <EmptyState title="No packs" text="There are no packs in this backup." />
  return (
    <>
      {packs.length > MANY && <TextRow label="Search in this backup" value={words} onChange={setWords} />}
      {shown.length > 0 ? (
        <RestoreTable packs={shown} chosen={chosen} onChoose={onChoose} />
      ) : (
        <EmptyState title="No results" text="Nothing in this backup has these words in its title.">
          <Button onClick={() => setWords('')}>Clear search</Button>
        </EmptyState>
      )}
    </>
  )
}

const WAYS: readonly (readonly [RestoreWay, string])[] = [
  ['copy', 'As a copy beside today’s pack or template'],
  ['replace', 'In place of today’s pack or template, which goes to Deleted packs'],
]

function Ways({ way, onChange }: { readonly way: RestoreWay; onChange(way: RestoreWay): void }) {
  return (
    <fieldset className="restore-ways">
      <legend className="form-label">Restore</legend>
      {WAYS.map(([value, label]) => (
        <label key={value} className="check-row">
          <input type="radio" name="restore-way" checked={way === value} onChange={() => onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

interface WholeProps {
  readonly backup: BackupEntry
  onClose(): void
  onRestore(): void
}

function WholeDialog({ backup, onClose, onRestore }: WholeProps) {
  return (
    <ConfirmDialog
      title="Restore whole library"
      action="Restore and restart"
      onConfirm={onRestore}
      onClose={onClose}
    >
      All packs, templates and settings will be as they were on {dateWords(backup.time)}. Today’s library is
      backed up first, so that you can restore it in the same way, and its file is kept under another name.
      Attaché then restarts.
    </ConfirmDialog>
  )
}
