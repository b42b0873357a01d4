// Compares a section with its template; nothing changes until the user applies selected differences.

import { useMemo, useState } from 'react'
import { compareTexts, differences, takeRows } from '#shared/compare/rows'
import type { NodeId, Section } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { orderedFor } from '#shared/trainer-order'
import { newId } from '../../../base/new-id'
import { bodyOf, templateBody } from '../../../templates/bodies'
import { CompareRows, type RowWords } from '../../../templates/CompareRows'
import { useLibrary } from '../../../templates/library'
import { templateOf } from '../../../templates/template-state'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { CheckRow } from '../../../ui/form'
import { setOrigin, setSectionText } from '../../text/commands/templates'
import { outlineOf } from '../../text/state/outline'
import { useSession } from '../hooks'
import type { DialogProps } from './props'

const WORDS: RowWords = {
  same: ['=', 'Same'],
  changed: ['≠', 'Changed', 'Use template'],
  mine: ['+', 'Only in your text', 'Remove'],
  theirs: ['−', 'Only in template', 'Add'],
}

/** The dialog; renders nothing when the section or its template no longer exists. */
export function CompareDialog({ section, ...ways }: DialogProps & { readonly section: NodeId }) {
  const session = useSession()
  const { library } = useLibrary()
  const [json] = useState(
    () =>
      outlineOf(session.state.doc)
        .find(({ id }) => id === section)
        ?.node.toJSON() as Section | undefined,
  )
  const template = json && templateOf(library, json.attrs)
  return json && template ? <Comparison section={json} template={template} {...ways} /> : null
}

function Comparison(props: DialogProps & { readonly section: Section; readonly template: Template }) {
  const { section, template, onClose, onDone } = props
  const session = useSession()
  const variant = template.short.length === 0 ? 'full' : (section.attrs.templateVariant ?? 'full')
  const rows = useMemo(
    () => compareTexts(bodyOf(section), templateBody(template, variant, newId)),
    [section, template, variant],
  )
  const different = differences(rows)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const origin = { templateId: template.id, templateVersion: template.version, templateVariant: variant }
  const take = (indexes: ReadonlySet<number>) =>
    onDone(() =>
      session.run(
        setSectionText(
          section.attrs.id,
          orderedFor(session.store.meta.get().kind, takeRows(rows, indexes)),
          origin,
        ),
      ),
    )
  const toggle = (index: number) => {
    const next = new Set(chosen)
    if (!next.delete(index)) next.add(index)
    setChosen(next)
  }
  const keep = () => onDone(() => session.run(setOrigin(section.attrs.id, origin)))
  const behind = section.attrs.templateVersion !== template.version
  const sources = behind
    ? `your edits, and changes to the template since version ${section.attrs.templateVersion}.`
    : 'your edits.'
  const words = different.length === 1 ? '1 difference' : `${different.length} differences`
  return (
    <Dialog
      title={`Compare with “${template.title}”`}
      size="full"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={keep}>Keep my text</Button>
          <Button disabled={chosen.size === 0} onClick={() => take(chosen)}>
            Apply selected {chosen.size > 0 && `(${chosen.size})`}
          </Button>
          <Button
            variant="primary"
            disabled={different.length === 0}
            onClick={() => take(new Set(different))}
          >
            {behind ? 'Use new text' : 'Use template text'}
          </Button>
        </>
      }
    >
      <div className="compare-intro">
        <span>
          {different.length === 0
            ? 'The section is identical to the template.'
            : `${words}: ${sources} Nothing changes until you apply it.`}
        </span>
        {different.length > 0 && (
          <CheckRow label="Differences only" checked={onlyDifferent} onChange={setOnlyDifferent} />
        )}
      </div>
      <div className="compare-head">
        <span />
        <span>Your text</span>
        <span>
          Template, {variant} text, version {template.version}
        </span>
      </div>
      <CompareRows
        rows={rows}
        words={WORDS}
        onlyDifferent={onlyDifferent}
        choosing={{ chosen, onToggle: toggle }}
      />
    </Dialog>
  )
}
