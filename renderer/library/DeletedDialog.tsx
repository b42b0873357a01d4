// Deleted packs, own templates and marking schemes, to restore or delete permanently.
import { useEffect, useRef, useState } from 'react'
import { dateWords } from '#shared/date-words'
import { fold } from '#shared/fold'
import type { DeletedItem } from '#shared/pack'
import { searchWords } from '../base/search'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { TextRow } from '../ui/form'
import { agoWords } from './packs-view'
import type { Packs } from './use-packs'

/** The dialog; nothing is deleted permanently before the user confirms. */
export function DeletedDialog({ packs, onClose }: { readonly packs: Packs; onClose(): void }) {
  const items = packs.deleted
  // Templates and schemes are deleted elsewhere.
  const { refresh } = packs
  useEffect(() => refresh(), [refresh])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(items.slice(0, 1).map(({ id }) => id)),
  )
  const [asking, setAsking] = useState(false)
  const close = useRef<HTMLButtonElement>(null)
  // Nothing is chosen afterwards, and a button that is greyed loses the focus.
  const restore = () => {
    close.current?.focus()
    void packs.restore(wanted)
  }
  const [words, setWords] = useState('')
  const shown = matching(items, words)
  const wanted = shown.filter(({ id }) => chosen.has(id))
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Dialog
      title="Deleted packs, templates and marking schemes"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button disabled={wanted.length === 0} onClick={() => setAsking(true)}>
            Delete permanently…
          </Button>
          <Button ref={close} onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" disabled={wanted.length === 0} onClick={restore}>
            Restore
          </Button>
        </>
      }
    >
      {items.length === 0 ? (
        <EmptyState
          title="Nothing is deleted"
          text="Packs, templates and marking schemes that you delete are kept here. Settings say for how long."
        />
      ) : (
        <Found
          items={shown}
          hasSearch={items.length > MANY}
          words={words}
          onWords={setWords}
          chosen={chosen}
          onChoose={choose}
          onAll={(ids) => setChosen(new Set(ids))}
        />
      )}
      {asking && (
        <ForEverDialog
          items={wanted}
          onClose={() => setAsking(false)}
          onDelete={() => {
            close.current?.focus()
            void packs.deleteForever(wanted)
          }}
        />
      )}
    </Dialog>
  )
}

interface TableProps {
  readonly items: readonly DeletedItem[]
  readonly chosen: ReadonlySet<string>
  onChoose(id: string, on: boolean): void
  onAll(ids: readonly string[]): void
}

/** From this number of items on, there is a search. */
const MANY = 10

interface FoundProps extends TableProps {
  /** There are enough items for a search. */
  readonly hasSearch: boolean
  readonly words: string
  onWords(words: string): void
}

function Found({ hasSearch, words, onWords, ...table }: FoundProps) {
  return (
    <>
      {hasSearch && <TextRow label="Search in deleted items" value={words} onChange={onWords} />}
      {table.items.length > 0 ? (
        <DeletedTable {...table} />
      ) : (
        <EmptyState title="No results" text="No deleted item has these words in its title.">
          <Button onClick={() => onWords('')}>Clear search</Button>
        </EmptyState>
      )}
    </>
  )
}

function matching(items: readonly DeletedItem[], words: string): readonly DeletedItem[] {
  const wanted = searchWords(words)
  return items.filter(({ kind, title }) =>
    wanted.every((word) => fold(`${title} ${KINDS[kind]}`).includes(word)),
  )
}

/** Shown after the title; nothing for a pack. */
const KINDS: Readonly<Record<DeletedItem['kind'], string>> = {
  pack: '',
  template: 'Template',
  scheme: 'Marking scheme',
}

function keptWords(days: number | null): string {
  if (days === null) return 'Until you delete it'
  return days === 1 ? '1 day of use' : `${days} days of use`
}

function DeletedTable({ items, chosen, onChoose, onAll }: TableProps) {
  const all = items.every(({ id }) => chosen.has(id))
  const now = Date.now()
  return (
    <table className="deleted-table">
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label="Select all"
              checked={all}
              onChange={() => onAll(all ? [] : items.map(({ id }) => id))}
            />
          </th>
          <th scope="col">Title</th>
          <th scope="col">Deleted</th>
          <th scope="col">Kept for</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, kind, title, deleted, daysLeft }) => (
          <tr key={id}>
            <td>
              <input
                id={`deleted-${id}`}
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) => onChoose(id, event.target.checked)}
              />
            </td>
            <td>
              <label htmlFor={`deleted-${id}`}>
                {title || 'Untitled pack'}
                {KINDS[kind] !== '' && <span className="deleted-kind"> {KINDS[kind]}</span>}
              </label>
            </td>
            <td title={dateWords(deleted)}>{agoWords(deleted, now)}</td>
            <td>{keptWords(daysLeft)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ForEverProps {
  readonly items: readonly DeletedItem[]
  onClose(): void
  onDelete(): void
}

function ForEverDialog({ items, onClose, onDelete }: ForEverProps) {
  const [first] = items
  const what =
    items.length === 1 && first ? `“${first.title || 'Untitled pack'}”` : `these ${items.length} items`
  return (
    <ConfirmDialog
      title="Delete permanently"
      action="Delete permanently"
      danger
      onConfirm={onDelete}
      onClose={onClose}
    >
      Delete {what} permanently? This can’t be undone. The next backup, within an hour of use, removes{' '}
      {items.length === 1 ? 'it' : 'them'} from the backups too. Exported PDFs, shared files and other copies
      of the library are not affected.
    </ConfirmDialog>
  )
}
