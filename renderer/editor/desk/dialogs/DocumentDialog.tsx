// Inserts a reference to a document of the first page, or to one that is added there.
import { useState } from 'react'
import { markedDocuments } from '#shared/cited-documents'
import type { CrossReferenceForm } from '#shared/document/nodes'
import { EMPTY_FIRST_PAGE } from '#shared/first-page-values'
import { MAX_REFERENCES } from '#shared/limits'
import { newId } from '../../../base/new-id'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextRow } from '../../../ui/form'
import { insertReference } from '../../text/commands/inline'
import { targetChoices } from '../../text/references/choices'
import type { PackStore } from '../../text/state/pack-store'
import { referenceText, sectionIdAt } from '../../text/state/references'
import { useSession } from '../hooks'
import { ShownChoice } from '../references/ShownChoice'
import { TargetPicker } from '../references/TargetPicker'
import type { DialogProps } from './props'

/** The dialog. */
export function DocumentDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const { store } = session
  const { doc, selection } = session.state
  const from = sectionIdAt(doc, selection.from)
  const [choices] = useState(() => {
    const listed = new Set(markedDocuments(store.meta.get()).map(({ id }) => id))
    return targetChoices(doc, store, from).filter(({ id }) => listed.has(id))
  })
  const [target, setTarget] = useState(choices[0]?.id ?? '')
  const [added, setAdded] = useState('')
  const [show, setShow] = useState<CrossReferenceForm>('number')
  const isNew = added.trim() !== ''
  const isFull = (store.meta.get().firstPage?.references.length ?? 0) >= MAX_REFERENCES
  const insert = () => {
    const id = isNew ? addDocument(store, added.trim()) : target
    if (id !== '') onDone(() => session.run(insertReference(id, show)))
  }
  return (
    <Dialog
      title="Reference to a document"
      onClose={onClose}
      onSubmit={insert}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isNew && target === ''}>
            Insert
          </Button>
        </>
      }
    >
      {choices.length > 0 && <TargetPicker choices={choices} value={target} onChange={setTarget} />}
      {!isFull && (
        <TextRow
          label={choices.length > 0 ? 'Or add a document' : 'Document'}
          value={added}
          hint="It is added to the references of the first page."
          onChange={setAdded}
        />
      )}
      {!isNew && target !== '' && (
        <ShownChoice
          value={show}
          words={(form) => referenceText(doc, store, { target, show: form, from })}
          onChange={setShow}
        />
      )}
    </Dialog>
  )
}

/** Adds a document to the first page; returns its id. */
function addDocument(store: PackStore, text: string): string {
  const id = newId()
  const page = store.meta.get().firstPage ?? EMPTY_FIRST_PAGE
  store.setMeta({ firstPage: { ...page, references: [...page.references, { id, text }] } })
  return id
}
