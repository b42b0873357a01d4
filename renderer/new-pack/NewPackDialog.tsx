// A new pack on one page: the blueprints on the left, what the chosen one asks for on the right.
import { useState } from 'react'
import type { Settings } from '#shared/ipc'
import type { Pack } from '#shared/pack'
import type { Library } from '#shared/template'
import { call, messageOf } from '../bridge'
import { newId } from '../editor/new-id'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { BlueprintList } from './BlueprintList'
import { Contents } from './Contents'
import { type Draft, firstDraft, withBlueprint, withValue } from './draft'
import { FieldsForm } from './FieldsForm'
import { MetaForm } from './MetaForm'

interface Props {
  readonly library: Library
  readonly settings: Settings
  onClose(): void
  onCreated(pack: Pack): void
}

/** Nothing is stored before 'Create'. */
export function NewPackDialog({ library, settings, onClose, onCreated }: Props) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(library, settings, today(), newId))
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const create = async () => {
    if (busy) return
    if (draft.meta.title.trim() === '') {
      setFault('Give the pack a title: it stands on the first page and in your library.')
      document.querySelector<HTMLInputElement>('#new-pack-title')?.focus()
      return
    }
    setBusy(true)
    try {
      const { meta, fields, sections } = draft
      onCreated(await call('packs.create', { meta: { ...meta, title: meta.title.trim() }, fields, sections }))
    } catch (error) {
      setBusy(false)
      setFault(messageOf(error))
    }
  }
  const footer = (
    <>
      {fault !== null && (
        <span className="form-fault dialog-fault" role="alert">
          {fault}
        </span>
      )}
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" disabled={busy}>
        Create pack
      </Button>
    </>
  )
  return (
    <Dialog title="New pack" size="wide" footer={footer} onClose={onClose} onSubmit={() => void create()}>
      <div className="new-pack">
        <BlueprintList
          library={library}
          chosen={draft.blueprint}
          onChoose={(blueprint) => setDraft(withBlueprint(draft, blueprint, library, newId))}
        />
        <div className="new-pack-form">
          <MetaForm
            meta={draft.meta}
            onChange={(meta) => {
              setFault(null)
              setDraft({ ...draft, meta })
            }}
          />
          <FieldsForm fields={draft.fields} onChange={(name, value) => setDraft(withValue(draft, name, value))} />
        </div>
        <Contents draft={draft} library={library} />
      </div>
    </Dialog>
  )
}

/** Today where the user is, as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
