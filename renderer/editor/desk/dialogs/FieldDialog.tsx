// Inserts a field: one of the pack, one of the library, or a new one.
import { useState } from 'react'
import { MAX_CHOICES } from '#shared/limits'
import { FIELD_TYPES, type FieldSpec, type FieldType } from '#shared/pack'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { CheckRow, ChoiceRow, TextRow } from '../../../ui/form'
import { insertField } from '../../text/commands/inline'
import { useSession, useSignal } from '../hooks'
import { fieldNameFrom } from '../panel/field-name'
import type { DialogProps } from './props'

const typeLabels: Readonly<Record<FieldType, string>> = {
  text: 'Single line of text',
  longText: 'Multiple lines of text',
  date: 'Date',
  dateRange: 'First and last date',
  dtg: 'Date-time group',
  number: 'Number',
  choice: 'Drop-down list',
  country: 'Country',
  person: 'Person',
}
const types = FIELD_TYPES.map((type) => [type, typeLabels[type]] as const)

/** The dialog. */
export function FieldDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const fields = useSignal(session.store.fields)
  const [words, setWords] = useState('')
  const [draft, setDraft] = useState<FieldSpec | null>(null)
  const insert = (spec: FieldSpec) => {
    session.store.addField(spec)
    onDone(() => session.run(insertField(spec.name)))
  }
  const matches = (spec: FieldSpec) =>
    `${spec.label} ${spec.name} ${spec.prompt}`.toLowerCase().includes(words.toLowerCase())
  const inPack = fields.filter(matches)
  const inLibrary = session.store.unused().filter(matches)
  const first = inPack[0] ?? inLibrary[0]
  if (draft) return <NewFieldForm draft={draft} onChange={setDraft} onInsert={insert} onClose={onClose} />
  return (
    <Dialog
      title="Insert field"
      onClose={onClose}
      onSubmit={() => first && insert(first)}
      footer={
        <>
          <Button onClick={() => setDraft(newField(words))}>New field…</Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <TextRow label="Search fields" value={words} placeholder="Label or name" onChange={setWords} />
      <div className="choice-list">
        <FieldList title="In this pack" fields={inPack} onChoose={insert} />
        <FieldList title="In the library" fields={inLibrary} onChoose={insert} />
        {!first && <p className="browser-empty">No matching fields.</p>}
      </div>
    </Dialog>
  )
}

function FieldList(props: {
  readonly title: string
  readonly fields: readonly FieldSpec[]
  onChoose(field: FieldSpec): void
}) {
  if (props.fields.length === 0) return null
  return (
    <section>
      <h3 className="panel-heading">{props.title}</h3>
      {props.fields.map((field) => (
        <button key={field.name} type="button" className="choice-row" onClick={() => props.onChoose(field)}>
          <span>{field.label}</span>
          <span className="browser-note">{field.prompt}</span>
        </button>
      ))}
    </section>
  )
}

function NewFieldForm(props: {
  readonly draft: FieldSpec
  onChange(draft: FieldSpec): void
  onInsert(draft: FieldSpec): void
  onClose(): void
}) {
  const { store } = useSession()
  const { draft, onChange } = props
  const taken = [...store.fields.get(), ...store.unused()].map((field) => field.name)
  const name = fieldNameFrom(draft.label, taken)
  const [list, setList] = useState('')
  const choices =
    draft.type === 'choice'
      ? list
          .split(';')
          .map((choice) => choice.trim())
          .filter(Boolean)
          .slice(0, MAX_CHOICES)
      : []
  const ready = draft.label.trim() !== '' && (draft.type !== 'choice' || choices.length > 0)
  return (
    <Dialog
      title="New field"
      onClose={props.onClose}
      onSubmit={() => ready && props.onInsert({ ...draft, name, choices })}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!ready}>
            Create and insert
          </Button>
        </>
      }
    >
      <TextRow label="Label" value={draft.label} onChange={(label) => onChange({ ...draft, label })} />
      <ChoiceRow
        label="Type"
        value={draft.type}
        choices={types}
        onChange={(type) => onChange({ ...draft, type })}
      />
      {draft.type === 'choice' && (
        <TextRow label="Choices, separated by semicolons" value={list} onChange={setList} />
      )}
      <TextRow label="Prompt" value={draft.prompt} onChange={(prompt) => onChange({ ...draft, prompt })} />
      <CheckRow
        label="Optional: prints nothing in a table while it is empty"
        checked={draft.optional ?? false}
        onChange={(optional) => onChange({ ...draft, optional: optional || undefined })}
      />
    </Dialog>
  )
}

function newField(label: string): FieldSpec {
  return { name: '', label, prompt: '', type: 'text', example: '', default: '', choices: [] }
}
