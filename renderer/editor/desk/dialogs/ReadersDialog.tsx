// The pack's own audiences and editions: added, renamed and deleted, and which audiences the readers of an edition belong to.
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Readers } from '#shared/document/audiences'
import {
  audiencesOf,
  editionsOf,
  isFor,
  type NamedReader,
  NO_READERS,
  type ReaderKind,
  renamedReader,
  storedReaders,
  withoutReader,
  withReader,
} from '#shared/own-readers'
import { newId } from '../../../base/new-id'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { useSession, useSignal } from '../hooks'
import { EditionTable } from './EditionTable'
import { ReaderNameDialog } from './ReaderNameDialog'
import './readers.css'

/** The item being named: a new audience or edition, or one being renamed. */
interface Naming {
  readonly kind: ReaderKind
  readonly from: NamedReader | null
}

/** A change that can be undone, and its description. */
interface Done {
  readonly words: string
  readonly before: Readers
}

/** The dialog. Each change applies at once; all changes since it was opened can be undone, the last one first. */
export function ReadersDialog({ onClose }: { onClose(): void }) {
  const session = useSession()
  const { store, readOnly } = session
  const readers = useSignal(store.meta).readers ?? NO_READERS
  const [naming, setNaming] = useState<Naming | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
  const note = useFocusKept(done)
  const put = (next: Readers) => store.setMeta({ readers: storedReaders(next) })
  const change = (next: Readers, words: string) => {
    if (session.refusesChange()) return
    put(next)
    setDone([...done, { words, before: readers }])
  }
  const last = done.at(-1)
  const undo = () => {
    if (last) put(last.before)
    setDone(done.slice(0, -1))
  }
  const remove = (kind: ReaderKind, { id, name }: NamedReader) => {
    const parts = kind === 'audience' ? partsFor(session.state.doc, id) : 0
    if (store.shown.get() === id) store.shown.set(null)
    change(withoutReader(readers, id), `“${name}” was deleted.${partsNote(parts)}`)
  }
  const named = (name: string) => {
    setNaming(null)
    if (!naming) return
    const { kind, from } = naming
    const next = from ? renamedReader(readers, from.id, name) : withReader(readers, kind, name, newId())
    change(next, from ? `“${from.name}” is now “${name}”.` : `“${name}” was added.`)
  }
  const list = (kind: ReaderKind, all: readonly NamedReader[]) => (
    <ul className="readers-list">
      {all.map((one) => (
        <ReaderRow
          key={one.id}
          kind={kind}
          reader={one}
          readOnly={readOnly}
          onRename={() => setNaming({ kind, from: one })}
          onDelete={() => remove(kind, one)}
        />
      ))}
    </ul>
  )
  const add = (kind: ReaderKind) => (
    <Button size="small" icon="plus" disabled={readOnly} onClick={() => setNaming({ kind, from: null })}>
      Add {kind}…
    </Button>
  )
  const footer = (
    <Button variant="primary" onClick={onClose}>
      Done
    </Button>
  )
  return (
    <Dialog title="Editions and readers" size="large" footer={footer} onClose={onClose}>
      <p className="form-hint">
        An audience is a group of readers for whom parts of the pack are reserved. An edition is a copy for
        readers who belong to the audiences ticked for it; it also has everything that is for everyone. Own
        side readers see everything except parts for instructors.
      </p>
      <p ref={note} className="readers-note" role="status">
        {last?.words}{' '}
        {last && (
          <button type="button" className="text-button" onClick={undo}>
            Undo
          </button>
        )}
      </p>
      <h3 className="readers-head">Audiences {add('audience')}</h3>
      {list('audience', audiencesOf(readers))}
      {readers.audiences.length === 0 && (
        <p className="form-hint">
          This pack has no audiences of its own. Add one, such as a partner nation, then choose it under
          Format &gt; Readers for what only its members may read.
        </p>
      )}
      <h3 className="readers-head">Editions {add('edition')}</h3>
      {list('edition', editionsOf(readers))}
      <EditionTable readers={readers} readOnly={readOnly} onChange={change} />
      {naming && (
        <ReaderNameDialog {...naming} readers={readers} onClose={() => setNaming(null)} onSave={named} />
      )}
    </Dialog>
  )
}

/** When a change removes the focused button, Undo gets the focus, or if there is none the first button. */
function useFocusKept(changes: unknown): RefObject<HTMLParagraphElement | null> {
  const note = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus can only be lost with a change
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const undo = note.current?.querySelector('button')
    ;(undo ?? note.current?.parentElement?.querySelector<HTMLElement>('.readers-head button'))?.focus()
  }, [changes])
  return note
}

interface RowProps {
  readonly kind: ReaderKind
  readonly reader: NamedReader
  readonly readOnly: boolean
  onRename(): void
  onDelete(): void
}

function ReaderRow({ kind, reader: { name, builtIn }, readOnly, onRename, onDelete }: RowProps) {
  return (
    <li>
      <bdi className="reader-name">{name}</bdi>
      {builtIn ? (
        <span className="form-hint">in every pack</span>
      ) : (
        <span className="reader-buttons">
          <Button size="small" disabled={readOnly} onClick={onRename} aria-label={`Rename ${kind} ${name}`}>
            Rename…
          </Button>
          <Button size="small" disabled={readOnly} onClick={onDelete} aria-label={`Delete ${kind} ${name}`}>
            Delete
          </Button>
        </span>
      )}
    </li>
  )
}

type TextDocument = ReturnType<typeof useSession>['state']['doc']

/** Number of parts of the text for an audience. */
function partsFor(doc: TextDocument, audience: string): number {
  let count = 0
  doc.descendants((node) => {
    if (isFor(node.type.name, node.attrs, audience)) count += 1
    return !node.isTextblock
  })
  return count
}

function partsNote(parts: number): string {
  if (parts === 0) return ''
  return parts === 1
    ? ' The part that was for it is now for own side only.'
    : ` The ${parts} parts that were for it are now for own side only.`
}
