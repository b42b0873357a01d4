// Changes the properties of an own template; its text and version stay.
import { useState } from 'react'
import type { TemplateProperties } from '#shared/own-template'
import type { Template } from '#shared/template'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { draftProperties, PropertiesForm, toProperties } from './PropertiesForm'

/** The dialog. */
export function PropertiesDialog(props: {
  readonly template: Template
  onClose(): void
  onSave(particulars: TemplateProperties): void
}) {
  const [draft, setDraft] = useState(() => draftProperties(props.template))
  const kept = toProperties(draft)
  const save = () => kept.title !== '' && props.onSave(kept)
  return (
    <Dialog
      title="Template properties"
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
      <PropertiesForm draft={draft} onChange={setDraft} />
    </Dialog>
  )
}
