// Actions on one template: own ones are edited, copied, exported and deleted; built-in ones only copied.
import { useState } from 'react'
import type { Template } from '#shared/template'
import { Button } from '../ui/Button'
import { PropertiesDialog } from './PropertiesDialog'
import type { TemplateCommands } from './use-template-commands'

interface Props {
  readonly template: Template
  readonly commands: TemplateCommands
  onMade(id: string): void
  onEditText?: ((template: Template) => void) | undefined
  /** Shows the packs that use it. */
  onFindUses?: ((template: Template) => void) | undefined
}

/** Origin and version, tags, and the buttons. */
export function TemplateActions({ template, commands, onMade, onEditText, onFindUses }: Props) {
  const [editing, setEditing] = useState(false)
  const own = template.origin === 'own'
  const copy = () => void commands.copy(template).then((id) => id !== null && onMade(id))
  return (
    <div className="browser-actions">
      <span className="browser-note">
        <span className="template-origin" data-origin={template.origin}>
          {own ? 'My template' : 'Built-in'}
        </span>{' '}
        Version {template.version}
        {template.tags.length > 0 && ` · ${template.tags.join(', ')}`}
      </span>
      {onFindUses && (
        <Button size="small" onClick={() => onFindUses(template)}>
          Find packs
        </Button>
      )}
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
          <Button size="small" onClick={() => void commands.exportFile([template])}>
            Export…
          </Button>
          <Button size="small" onClick={() => void commands.remove(template)}>
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
            void commands.describe(template, particulars)
          }}
        />
      )}
    </div>
  )
}
