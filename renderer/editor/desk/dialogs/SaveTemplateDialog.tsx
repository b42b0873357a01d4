// Saves a section or a selection as a template: a new one, or replacing the text of an own one.
import { useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { call, messageOf } from '../../../base/bridge'
import { useLibrary } from '../../../templates/library'
import { draftProperties, PropertiesForm, toProperties } from '../../../templates/PropertiesForm'
import { newDraft, replacingDraft } from '../../../templates/save-text'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ChoiceRow } from '../../../ui/form'
import { useToast } from '../../../ui/Toast'
import type { SaveWork } from '../../session/ui-state'
import { setOrigin } from '../../text/commands/templates'
import { useSession } from '../hooks'
import type { DialogProps } from './props'

const variants = [
  ['full', 'Full text'],
  ['short', 'Short text'],
] as const

/** The dialog. The section is linked to the template afterwards, unless it came from another one. */
export function SaveTemplateDialog({ work, onClose, onDone }: DialogProps & { readonly work: SaveWork }) {
  const session = useSession()
  const { library, reload } = useLibrary()
  const toast = useToast()
  const own = library.templates.filter(({ origin }) => origin === 'own')
  const source = library.templates.find(({ id }) => id === work.section?.templateId)
  const [target, setTarget] = useState(source?.origin === 'own' ? source.id : '')
  const [variant, setVariant] = useState<TemplateVariant>(work.section?.templateVariant ?? 'full')
  const [draft, setDraft] = useState(() => draftProperties(initialProperties(work, source)))
  const [fault, setFault] = useState('')
  const old = own.find(({ id }) => id === target)
  const particulars = toProperties(draft)
  const choose = (id: string) => {
    setTarget(id)
    const chosen = own.find((template) => template.id === id)
    setDraft(draftProperties(chosen ?? initialProperties(work, source)))
  }
  const save = async () => {
    if (particulars.title === '') return
    try {
      const kept = await call('templates.save', {
        id: old?.id ?? null,
        draft: old
          ? replacingDraft(work.text, particulars, old, variant, library.fields)
          : newDraft(work.text, particulars),
      })
      await reload()
      toast({ message: `Saved “${kept.title}” to My templates (version ${kept.version})` })
      onDone(() => link(kept, old ? variant : 'full'))
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const link = ({ id, version }: Template, templateVariant: TemplateVariant) => {
    const from = work.section?.templateId
    if (work.section && (from === null || from === id))
      session.run(setOrigin(work.section.id, { templateId: id, templateVersion: version, templateVariant }))
  }
  return (
    <Dialog
      title={work.section ? 'Save section as template' : 'Save selection as template'}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={particulars.title === ''}>
            {old ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      {own.length > 0 && (
        <ChoiceRow
          label="Save as"
          value={target}
          choices={[['', 'New template'], ...own.map(({ id, title }) => [id, `Replace “${title}”`] as const)]}
          onChange={choose}
        />
      )}
      {old && (
        <ChoiceRow<TemplateVariant>
          label="Length"
          value={variant}
          choices={variants}
          hint="The other length of the template does not change."
          onChange={setVariant}
        />
      )}
      <PropertiesForm draft={draft} onChange={setDraft} />
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}

function initialProperties({ title }: SaveWork, source: Template | undefined) {
  return {
    title,
    purpose: source?.purpose ?? '',
    category: source?.category ?? 'My templates',
    tags: source?.tags ?? [],
  }
}
