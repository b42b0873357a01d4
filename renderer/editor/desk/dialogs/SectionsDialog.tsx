// Adds a section from the template library, or an empty one.
import { useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import { sectionFromTemplate } from '#shared/template'
import { newId } from '../../../base/new-id'
import { useLibrary } from '../../../templates/library'
import { TemplateBrowser } from '../../../templates/TemplateBrowser'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import type { OutlineActions } from '../../actions/outline'
import { useSession } from '../hooks'
import type { DialogProps } from './props'

/** The dialog. New sections go after the one with the cursor. */
export function SectionsDialog({
  actions,
  onClose,
  onDone,
}: DialogProps & { readonly actions: OutlineActions }) {
  const session = useSession()
  const { templates } = useLibrary().library
  const [id, setId] = useState<string | null>(templates[0]?.id ?? null)
  const template = templates.find((one) => one.id === id) ?? null
  const [variant, setVariant] = useState<TemplateVariant>('full')
  const [present] = useState(
    () => new Set(session.state.doc.children.map((section) => String(section.attrs.templateId))),
  )
  /** A template that is already in the pack and was chosen nevertheless. */
  const [asked, setAsked] = useState<string | null>(null)
  const twice = template !== null && asked === template.id
  const insert = () => {
    if (!template) return
    if (present.has(template.id) && !template.repeatable && !twice) {
      setAsked(template.id)
      return
    }
    const length = template.short.length === 0 ? 'full' : variant
    onDone(() => actions.add([sectionFromTemplate(template, length, newId, session.store.meta.get().kind)]))
  }
  return (
    <Dialog
      title="Add a section"
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className="foot-words" role="status">
            {twice && `“${template.title}” is already in this pack.`}
          </span>
          <Button onClick={() => onDone(actions.addEmpty)}>Empty section</Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!template} onClick={insert}>
            {twice ? 'Insert again' : 'Insert after this section'}
          </Button>
        </>
      }
    >
      <TemplateBrowser
        present={present}
        selected={template}
        variant={variant}
        onSelect={setId}
        onVariant={setVariant}
        onInsert={insert}
      />
    </Dialog>
  )
}
