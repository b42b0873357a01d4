// The list of marking schemes: built-in and own ones, imported from a file, saved as a file, deleted.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { markingSchemes } from '#shared/markings'
import { call, messageOf } from '../base/bridge'
import { offerSchemes, ownSchemes } from '../base/own-schemes'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

/** What was done last, and how it is undone. */
interface Done {
  readonly words: string
  undo?(): Promise<unknown>
}

/** Each change is stored at once; the last one can be undone. */
export function SchemesDialog({ onClose }: { onClose(): void }) {
  const own = useSyncExternalStore(ownSchemes.subscribe, ownSchemes.get)
  const [done, setDone] = useState<Done | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (work: () => Promise<Done | null>) => {
    setFault(null)
    setDone(null)
    try {
      const result = await work()
      offerSchemes(await call('schemes.list', null))
      setDone(result)
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  useEffect(() => {
    // How many packs use them may have changed.
    call('schemes.list', null).then(offerSchemes, (error) => setFault(messageOf(error)))
  }, [])
  const save = (id: string) => () =>
    void run(async () => {
      const path = await call('schemes.export', { id })
      return path === null ? null : { words: `Saved as ${path}` }
    })
  return (
    <Dialog
      title="Marking schemes"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void run(importScheme)}>Import…</Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className="form-hint">
        Your own schemes are YAML files. To make one, save a built-in scheme as a file and change it: its
        comments explain the keys. Packs carry the scheme that they use, and keep it even if it is replaced or
        deleted here.
      </p>
      {fault !== null && (
        <p className="fault-box" role="alert" dir="auto">
          {fault}
        </p>
      )}
      <p className="own-words-note" role="status">
        {done?.words}{' '}
        {done?.undo && (
          <button type="button" className="text-button" onClick={() => void run(undone(done))}>
            Undo
          </button>
        )}
      </p>
      <h3 className="form-heading">My schemes</h3>
      {own.length === 0 && <p className="form-hint">None yet. Import a file to add one.</p>}
      <ul className="schemes" aria-label="My schemes">
        {own.map(({ id, definition, packs }) => (
          <SchemeRow key={id} name={definition.name} note={noteOf(definition.id, packs)} onSave={save(id)}>
            <Button
              size="small"
              aria-label={`Delete ${definition.name}`}
              onClick={() => void run(() => deleteScheme(id, definition.name))}
            >
              Delete
            </Button>
          </SchemeRow>
        ))}
      </ul>
      <h3 className="form-heading">Built-in schemes</h3>
      <ul className="schemes" aria-label="Built-in schemes">
        {markingSchemes
          .filter(({ id }) => id !== 'none')
          .map(({ id, name }) => (
            <SchemeRow key={id} name={name} note={id} onSave={save(id)} />
          ))}
      </ul>
    </Dialog>
  )
}

const undone =
  ({ undo }: Done) =>
  async () => {
    await undo?.()
    return null
  }

async function importScheme(): Promise<Done | null> {
  const added = await call('schemes.import', null)
  if (added === null) return null
  const { id, name, replaced } = added
  return replaced === null
    ? { words: `“${name}” was added.`, undo: () => call('schemes.delete', { id }) }
    : {
        words: `“${name}” was replaced. Packs that use the earlier one keep it.`,
        undo: () => call('schemes.restore', { id: replaced }),
      }
}

async function deleteScheme(id: string, name: string): Promise<Done> {
  await call('schemes.delete', { id })
  return { words: `“${name}” was deleted.`, undo: () => call('schemes.restore', { id }) }
}

function noteOf(id: string, packs: number): string {
  if (packs === 0) return `${id} · not used by any pack`
  return packs === 1 ? `${id} · used by 1 pack` : `${id} · used by ${packs} packs`
}

interface RowProps {
  readonly name: string
  readonly note: string
  readonly children?: ReactNode
  onSave(): void
}

function SchemeRow({ name, note, children, onSave }: RowProps) {
  return (
    <li>
      <span className="scheme-name" dir="auto">
        {name}
      </span>
      <span className="form-hint">{note}</span>
      <span className="scheme-buttons">
        <Button size="small" aria-label={`Save ${name} as a file`} onClick={onSave}>
          Save as file…
        </Button>
        {children}
      </span>
    </li>
  )
}
