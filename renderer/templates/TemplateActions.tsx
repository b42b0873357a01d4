// Actions on one template: own ones are edited, copied, exported and deleted; built-in ones only copied.
import { useState } from 'react'
import type { Template } from '#shared/template'
import { Button } from '../ui/Button'
import { PropertiesDialog } from './PropertiesDialog'
import type { TemplateDeeds } from './use-template-deeds'

interface Props {
  readonly template: Template
  readonly deeds: TemplateDeeds
  onMade(id: string): void
  onEditText?: ((template: Template) => void) | undefined
}

/** Origin and version, tags, and the buttons. */
export function TemplateActions({ template, deeds, onMade, onEditText }: Props) {
  const [editing, setEditing] = useState(false)
  const own = template.origin === 'own'
  const copy = () => void deeds.copy(template).then((id) => id !== null && onMade(id))
  return (
    <div className="browser-actions">
      <span className="browser-note">
        <span className="template-origin" data-origin={template.origin}>
          {own ? 'My template' : 'Built-in'}
        </span>{' '}
        Version {template.version}
        {template.tags.length > 0 && ` · ${template.tags.join(', ')}`}
      </span>
      {own && onEditText && (
        <Button size="small" onClick={() => onEditText(template)}>
          Edit text
        </Button>
      )}
      {own && (
        <Button size="small" onClick={() => setEditing(true)}>
          Properties…
        </Button>
      )}
      <Button
        size="small"
        title={own ? undefined : 'Copies it to My templates, where you can edit it'}
        onClick={copy}
      >
        {own ? 'Duplicate' : 'Customise'}
      </Button>
      {own && (
        <>
          <Button size="small" onClick={() => void deeds.exportFile([template])}>
            Export…
          </Button>
          <Button size="small" onClick={() => void deeds.remove(template)}>
            Delete
          </Button>
        </>
      )}
      {editing && (
        <PropertiesDialog
          template={template}
          onClose={() => setEditing(false)}
          onSave={(particulars) => {
            setEditing(false)
            void deeds.describe(template, particulars)
          }}
        />
      )}
    </div>
  )
}
