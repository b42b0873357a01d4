// Deleted packs, own templates, marking schemes and images, to restore, save or delete permanently.
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { TextRow } from '../ui/form'
import { type DeletedRow, deletedRows, matchingRows } from './deleted-rows'
import type { Packs } from './use-packs'
import { useRemovedImages } from './use-removed-images'

/** The dialog; nothing is deleted permanently before the user confirms. */
export function DeletedDialog({ packs, onClose }: { readonly packs: Packs; onClose(): void }) {
  // Templates and schemes are deleted elsewhere.
  const { refresh, deleted } = packs
  useEffect(() => refresh(), [refresh])
  const removed = useRemovedImages()
  const rows = deletedRows(deleted, removed.images, Date.now())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(deleted.slice(0, 1).map(({ id }) => id)),
  )
  const [asking, setAsking] = useState(false)
  const close = useRef<HTMLButtonElement>(null)
  const [words, setWords] = useState('')
  const shown = matchingRows(rows, words)
  const wanted = shown.filter(({ id }) => chosen.has(id))
  const items = wanted.flatMap(({ item }) => item ?? [])
  const images = wanted.flatMap(({ image }) => image ?? [])
  // Nothing is chosen afterwards, and a button that is greyed loses the focus.
  const leave = () => close.current?.focus()
  const restore = () => {
    leave()
    void packs.restore(items)
  }
  const deleteForever = async () => {
    leave()
    if (images.length > 0) await removed.deleteForever(images)
    if (items.length > 0) await packs.deleteForever(items)
  }
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Dialog
      title="Deleted packs, templates, marking schemes and images"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button disabled={wanted.length === 0} onClick={() => setAsking(true)}>
            Delete permanently…
          </Button>
          {images.length > 0 && (
            <Button onClick={() => void removed.save(images)}>
              {images.length === 1 ? 'Save image as…' : `Save ${images.length} images…`}
            </Button>
          )}
          <Button ref={close} onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" disabled={items.length === 0} onClick={restore}>
            Restore
          </Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing is deleted"
          text="Packs, templates and marking schemes that you delete are kept here, and images that you take out of packs. Settings say for how long."
        />
      ) : (
        <Found
          rows={shown}
          hasSearch={rows.length > MANY}
          words={words}
          onWords={setWords}
          chosen={chosen}
          onChoose={choose}
          onAll={(ids) => setChosen(new Set(ids))}
        />
      )}
      <p className="form-hint">Sections that you delete are in the version history of their pack.</p>
      {asking && (
        <ForEverDialog rows={wanted} onClose={() => setAsking(false)} onDelete={() => void deleteForever()} />
      )}
    </Dialog>
  )
}

interface TableProps {
  readonly rows: readonly DeletedRow[]
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
  const search = useRef<HTMLDivElement>(null)
  const clear = () => {
    search.current?.querySelector('input')?.focus()
    onWords('')
  }
  return (
    <>
      <div ref={search}>
        {hasSearch && <TextRow label="Search in deleted items" value={words} onChange={onWords} />}
      </div>
      {table.rows.length > 0 ? (
        <DeletedTable {...table} />
      ) : (
        <EmptyState title="No results" text="No deleted item has these words in its title.">
          <Button onClick={clear}>Clear search</Button>
        </EmptyState>
      )}
    </>
  )
}

function DeletedTable({ rows, chosen, onChoose, onAll }: TableProps) {
  const all = rows.every(({ id }) => chosen.has(id))
  return (
    <table className="deleted-table">
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label="Select all"
              checked={all}
              onChange={() => onAll(all ? [] : rows.map(({ id }) => id))}
            />
          </th>
          <th scope="col">Title</th>
          <th scope="col">Deleted</th>
          <th scope="col">Kept for</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, about, when, date, kept, image }) => (
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
                {image && image.mime !== 'application/pdf' && (
                  <img className="deleted-picture" src={`attache-asset://${id}`} alt="" loading="lazy" />
                )}
                <bdi>{title}</bdi>
                {about !== '' && <span className="deleted-kind"> {about}</span>}
              </label>
            </td>
            <td title={date}>{when}</td>
            <td>{kept}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ForEverProps {
  readonly rows: readonly DeletedRow[]
  onClose(): void
  onDelete(): void
}

function ForEverDialog({ rows, onClose, onDelete }: ForEverProps) {
  const [first] = rows
  const what = rows.length === 1 && first ? `“${first.title}”` : `these ${rows.length} items`
  const isInVersions = rows.some(({ image }) => image !== null && image.packs.length > 0)
  return (
    <ConfirmDialog
      title="Delete permanently"
      action="Delete permanently"
      danger
      onConfirm={onDelete}
      onClose={onClose}
    >
      Delete {what} permanently? This can’t be undone. The next backup, within an hour of use, removes{' '}
      {rows.length === 1 ? 'it' : 'them'} from the backups too.
      {isInVersions && ' Earlier versions of packs show a gap in place of an image.'} Exported PDFs, shared
      files and other copies of the library are not affected.
    </ConfirmDialog>
  )
}
