// Deleted packs, sections of packs, own templates, marking schemes and images, to restore, save or delete permanently.
import { useMemo, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { TextRow } from '../ui/form'
import { type DeletedRow, matchingRows } from './deleted-rows'
import { canBePutBack, useDeleted } from './use-deleted'
import type { Packs } from './use-packs'

/** The dialog; nothing is deleted permanently before the user confirms. */
export function DeletedDialog({ packs, onClose }: { readonly packs: Packs; onClose(): void }) {
  const deleted = useDeleted(packs)
  const { rows, isReading } = deleted
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(packs.deleted.slice(0, 1).map(({ id }) => id)),
  )
  const [asking, setAsking] = useState(false)
  const close = useRef<HTMLButtonElement>(null)
  const [words, setWords] = useState('')
  const shown = useMemo(() => matchingRows(rows, words), [rows, words])
  const wanted = shown.filter(({ id }) => chosen.has(id))
  const images = wanted.filter(({ image }) => image !== null).length
  const canRestore = wanted.some(({ image }) => image === null || canBePutBack(image))
  const leaveAnd = (run: (rows: readonly DeletedRow[]) => Promise<void>) => () => {
    // Nothing is chosen afterwards, and a button that is greyed loses the focus.
    close.current?.focus()
    void run(wanted)
  }
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Dialog
      title="Deleted packs, sections, templates, marking schemes and images"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button disabled={wanted.length === 0} onClick={() => setAsking(true)}>
            Delete permanently…
          </Button>
          {images > 0 && (
            <Button onClick={() => void deleted.saveImages(wanted)}>
              {images === 1 ? 'Save image as…' : `Save ${images} images…`}
            </Button>
          )}
          <Button ref={close} onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" disabled={!canRestore} onClick={leaveAnd(deleted.restore)}>
            {wanted.length > 0 && images === wanted.length ? 'Put back' : 'Restore'}
          </Button>
        </>
      }
    >
      {isReading && <p role="status">Reading the deleted sections… More may appear.</p>}
      {rows.length === 0 && !isReading && (
        <EmptyState
          title="Nothing is deleted"
          text="Packs, templates and marking schemes that you delete are kept here, and images that you take out of packs. Settings say for how long. Sections that you delete are here while a version of their pack has them."
        />
      )}
      {rows.length > 0 && (
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
      {asking && (
        <ForEverDialog
          rows={wanted}
          onClose={() => setAsking(false)}
          onDelete={leaveAnd(deleted.deleteForever)}
        />
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

/** Rows that are drawn at first, and more each time. */
const FIRST = 200

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
  const [count, setCount] = useState(FIRST)
  const left = rows.length - count
  return (
    <>
      <table className="deleted-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={left > 0 ? `Select all ${rows.length.toLocaleString('en-GB')}` : 'Select all'}
                title={left > 0 ? `Select all ${rows.length.toLocaleString('en-GB')}` : undefined}
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
          {rows.slice(0, count).map(({ id, title, about, when, date, kept, image }) => (
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
      {left > 0 && (
        <p className="notice-more">
          {count.toLocaleString('en-GB')} of {rows.length.toLocaleString('en-GB')} items are shown.{' '}
          <Button onClick={() => setCount(count + FIRST)}>Show more</Button>
        </p>
      )}
    </>
  )
}

interface ForEverProps {
  readonly rows: readonly DeletedRow[]
  onClose(): void
  onDelete(): void
}

function ForEverDialog({ rows, onClose, onDelete }: ForEverProps) {
  const [first] = rows
  const what =
    rows.length === 1 && first ? `“${first.title}”` : `these ${rows.length.toLocaleString('en-GB')} items`
  const isInVersions = rows.some(({ image }) => image !== null && image.packs.length > 0)
  const hasSections = rows.some(({ section }) => section !== null)
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
      {isInVersions && ' Earlier versions of packs show a gap in place of an image.'}
      {hasSections && ' Sections go from all earlier versions of their packs, too, also from named ones.'}{' '}
      Exported PDFs, shared files and other copies of the library are not affected.
    </ConfirmDialog>
  )
}
