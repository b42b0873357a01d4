// The template library outside of a pack, for managing the user's own templates.
import { useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useLibrary } from './library'
import { TemplateBrowser } from './TemplateBrowser'

const NONE: ReadonlySet<string> = new Set()

/** The dialog. `onEditText` opens the text of an own template as a separate pack, `onFindUses` shows the packs that use one. */
export function ManageTemplates(props: {
  onClose(): void
  onEditText(template: Template): void
  onFindUses(template: Template): void
}) {
  const { templates } = useLibrary().library
  const [id, setId] = useState<string | null>(templates[0]?.id ?? null)
  const [variant, setVariant] = useState<TemplateVariant>('full')
  return (
    <Dialog
      title="Templates"
      size="wide"
      onClose={props.onClose}
      footer={
        <Button variant="primary" onClick={props.onClose}>
          Close
        </Button>
      }
    >
      <TemplateBrowser
        present={NONE}
        selected={templates.find((template) => template.id === id) ?? null}
        variant={variant}
        onSelect={setId}
        onVariant={setVariant}
        onEditText={props.onEditText}
        onFindUses={props.onFindUses}
      />
    </Dialog>
  )
}
