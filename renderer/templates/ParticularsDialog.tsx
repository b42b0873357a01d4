// Changes what is said of an own template; its text and version stay.
import { useState } from 'react'
import type { TemplateParticulars } from '#shared/own-template'
import type { Template } from '#shared/template'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { draftParticulars, keptParticulars, ParticularsForm } from './ParticularsForm'

/** The dialog. */
export function ParticularsDialog(props: {
  readonly template: Template
  onClose(): void
  onSave(particulars: TemplateParticulars): void
}) {
  const [draft, setDraft] = useState(() => draftParticulars(props.template))
  const kept = keptParticulars(draft)
  const save = () => kept.title !== '' && props.onSave(kept)
  return (
    <Dialog
      title="Particulars of the template"
      onClose={props.onClose}
      onSubmit={save}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={kept.title === ''}>
            Save
          </Button>
        </>
      }
    >
      <ParticularsForm draft={draft} onChange={setDraft} />
    </Dialog>
  )
}
