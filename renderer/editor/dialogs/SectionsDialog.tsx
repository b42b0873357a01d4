// Adds a section from the template library, or an empty one.
import { useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import { sectionFromTemplate, type Template } from '#shared/template'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SectionBrowser } from '../library/SectionBrowser'
import { newId } from '../new-id'
import type { OutlineActions } from '../outline/actions'
import { useSession } from '../state/hooks'
import type { DialogProps } from './props'

/** The dialog. New sections go after the one with the cursor. */
export function SectionsDialog({
  actions,
  onClose,
  onDone,
}: DialogProps & { readonly actions: OutlineActions }) {
  const session = useSession()
  const [template, setTemplate] = useState<Template | null>(session.library.templates[0] ?? null)
  const [variant, setVariant] = useState<TemplateVariant>('full')
  const [present] = useState(
    () => new Set(session.state.doc.children.map((section) => String(section.attrs.templateId))),
  )
  const insert = () => {
    if (template) onDone(() => actions.add([sectionFromTemplate(template, variant, newId)]))
  }
  return (
    <Dialog
      title="Add a section"
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => onDone(actions.addEmpty)}>Empty section</Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!template} onClick={insert}>
            Insert after this section
          </Button>
        </>
      }
    >
      <SectionBrowser
        present={present}
        selected={template}
        variant={variant}
        onSelect={setTemplate}
        onVariant={setVariant}
        onInsert={insert}
      />
    </Dialog>
  )
}
