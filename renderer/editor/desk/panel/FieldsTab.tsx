// The fields of the pack: every value once, filled everywhere at once; empty ones are counted and easy to jump to.
import { useEffect, useId, useRef, useState } from 'react'
import type { PackField } from '#shared/pack'
import { FieldInput } from '../../../fields/FieldInput'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { useToast } from '../../../ui/Toast'
import { insertField } from '../../text/commands/inline'
import { nextPosition } from '../../text/state/field-positions'
import { usedFields } from '../../text/state/outline'
import { useSession, useSignal, useText } from '../hooks'

/** The tab. */
export function FieldsTab({ onNew }: { onNew(): void }) {
  const session = useSession()
  const fields = useSignal(session.store.fields)
  const used = useText((state) => usedFields(state.doc))
  const wanted = useSignal(session.ui.wantedField)
  const list = useRef<HTMLDivElement>(null)
  const [onlyEmpty, setOnlyEmpty] = useState(false)
  const inText = used.flatMap((name) => fields.filter((field) => field.name === name))
  const aside = fields.filter((field) => !used.includes(field.name))
  const empty = inText.filter((field) => field.value === '')
  // A field that is being filled stays in the list until the filter is chosen anew.
  const [kept, setKept] = useState<readonly string[]>([])
  const shown = onlyEmpty ? inText.filter((field) => field.value === '' || kept.includes(field.name)) : inText

  const last = useRef('')
  const goToNextEmpty = () => {
    last.current = nextEmpty(inText, last.current) ?? ''
    focusInput(list.current, last.current)
  }

  useEffect(() => {
    if (!wanted) return
    setOnlyEmpty(false)
    requestAnimationFrame(() => {
      focusInput(list.current, wanted.name)
      session.ui.wantedField.set(null)
    })
  }, [wanted, session])

  return (
    <div className="panel-body" ref={list}>
      <div className="panel-summary">
        <span role="status">{summary(empty.length, inText.length)}</span>
        <Button size="small" disabled={empty.length === 0} onClick={goToNextEmpty}>
          Next empty
        </Button>
      </div>
      <label className="check-row">
        <input
          type="checkbox"
          checked={onlyEmpty}
          onChange={(event) => {
            setOnlyEmpty(event.target.checked)
            setKept(empty.map((field) => field.name))
          }}
        />
        Show empty fields only
      </label>
      {shown.map((field) => (
        <FieldRow key={field.name} field={field} />
      ))}
      <Button size="small" disabled={session.readOnly} onClick={onNew}>
        Insert field…
      </Button>
      {aside.length > 0 && (
        <section className="panel-group">
          <h3 className="panel-heading">Not used in the text</h3>
          {aside.map((field) => (
            <UnusedRow key={field.name} field={field} />
          ))}
        </section>
      )}
    </div>
  )
}

function summary(empty: number, all: number): string {
  if (all === 0) return 'No fields in the text'
  if (all === 1) return empty === 0 ? '1 field, filled in' : '1 field, empty'
  return empty === 0 ? `All ${all} fields filled in` : `${empty} of ${all} fields empty`
}

function FieldRow({ field }: { readonly field: PackField }) {
  const { store, editor, goTo } = useFieldPositions()
  const { language } = useSignal(store.meta)
  const id = useId()
  const prompt = useId()
  return (
    <div className="form-row" data-empty={field.value === '' || undefined}>
      <div className="form-label">
        <label htmlFor={id}>{field.label}</label>
        <IconButton
          icon="arrow-right"
          size="small"
          label={`Show “${field.label}” in the text`}
          onClick={() => goTo(editor, field.name)}
        />
      </div>
      <FieldInput
        field={field}
        id={id}
        describedBy={field.prompt ? prompt : undefined}
        language={language}
        onChange={(value) => store.setValue(field.name, value)}
      />
      {field.prompt && (
        <p className="form-hint" id={prompt}>
          {field.prompt}
        </p>
      )}
    </div>
  )
}

function useFieldPositions() {
  const session = useSession()
  const { store, editor } = session
  const goTo = (from: typeof editor, name: string) => {
    const place = nextPosition(from.state.doc, name, from.state.selection.from)
    if (place !== null) session.goTo(place)
  }
  return { store, editor, goTo }
}

function UnusedRow({ field }: { readonly field: PackField }) {
  const session = useSession()
  const toast = useToast()
  const remove = () => {
    session.store.removeField(field.name)
    const undo = () => session.store.restoreField(field)
    toast({ message: `“${field.label}” removed`, action: { label: 'Undo', run: undo } })
  }
  return (
    <div className="unused-field">
      <span title={field.value}>{field.label}</span>
      <Button size="small" disabled={session.readOnly} onClick={() => session.run(insertField(field.name))}>
        Insert
      </Button>
      <IconButton
        icon="trash"
        size="small"
        label={`Remove the field “${field.label}”`}
        disabled={session.readOnly}
        onClick={remove}
      />
    </div>
  )
}

function focusInput(list: HTMLElement | null, name: string): void {
  const input = list?.querySelector<HTMLElement>(`[data-field-input="${name}"]`)
  input?.focus()
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select()
  input?.scrollIntoView({ block: 'center' })
}

/** The name of the first empty field after `last`, round and round; undefined when none is empty. */
function nextEmpty(fields: readonly PackField[], last: string): string | undefined {
  const start = fields.findIndex((field) => field.name === last) + 1
  const round = [...fields.slice(start), ...fields.slice(0, start)]
  return round.find((field) => field.value === '')?.name
}
