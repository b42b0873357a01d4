// The template of the section with the cursor: version, length, and comparing.

import type { Node } from '@tiptap/pm/model'
import { useDeferredValue, useMemo } from 'react'
import { compareTexts, differences, takeRows } from '#shared/compare/rows'
import type { Section, TemplateVariant } from '#shared/document/nodes'
import type { PackKind } from '#shared/pack'
import type { Template } from '#shared/template'
import { orderedFor } from '#shared/trainer-order'
import { newId } from '../../../base/new-id'
import { bodyOf, templateBody } from '../../../templates/bodies'
import { useLibrary } from '../../../templates/library'
import { isBehind, switchState, templateOf } from '../../../templates/template-state'
import { Button } from '../../../ui/Button'
import { ChoiceRow } from '../../../ui/form'
import { setSectionText } from '../../text/commands/templates'
import { sectionIndexAt } from '../../text/state/outline'
import { useSession, useText } from '../hooks'

const lengths = [
  ['full', 'Full'],
  ['short', 'Short'],
] as const

/** This part of the tab. */
export function TemplatePart() {
  const { library } = useLibrary()
  const session = useSession()
  const current = useText<Node | null>(
    (state) => state.doc.maybeChild(sectionIndexAt(state.doc, state.selection.from)),
    Object.is,
  )
  // Comparing a long section takes a moment: not after each letter.
  const section = useDeferredValue(current)
  if (!section) return null
  const attrs = section.attrs as Section['attrs']
  const template = templateOf(library, attrs)
  if (attrs.templateId === null) return <p className="form-hint">Not based on a template.</p>
  if (!template) return <p className="form-hint">Its template is not in your library.</p>
  const behind = isBehind(library, attrs)
  return (
    <>
      <p className="form-hint">
        Based on the template “{template.title}”, {attrs.templateVariant} text, version{' '}
        {attrs.templateVersion}.{behind && <strong> The library has version {template.version}.</strong>}
      </p>
      <LengthRow section={section} template={template} />
      <Button
        size="small"
        variant={behind ? 'primary' : 'default'}
        onClick={() => session.ui.templateWork.set({ kind: 'compare', section: attrs.id })}
      >
        Compare with template…
      </Button>
    </>
  )
}

function LengthRow({ section, template }: { readonly section: Node; readonly template: Template }) {
  const session = useSession()
  const state = useMemo(() => switchState(section, template), [section, template])
  if ('reason' in state) return <p className="form-hint">{state.reason}</p>
  return (
    <ChoiceRow
      label="Length"
      value={state.variant}
      choices={lengths}
      hint="Can be changed until the text is edited."
      onChange={(variant) =>
        session.run(switchLength(section, template, variant, session.store.meta.get().kind), false)
      }
    />
  )
}

/** Content common to both lengths keeps its ids, so that references to it stay valid. */
function switchLength(section: Node, template: Template, variant: TemplateVariant, kind: PackKind) {
  const mine = bodyOf(section.toJSON() as Section)
  const rows = compareTexts(mine, templateBody(template, variant, newId))
  return setSectionText(section.attrs.id, orderedFor(kind, takeRows(rows, new Set(differences(rows)))), {
    templateId: template.id,
    templateVersion: template.version,
    templateVariant: variant,
  })
}
