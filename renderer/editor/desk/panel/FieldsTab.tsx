// The fields of the pack: every value once, by group, filled everywhere at once; empty ones are counted and easy to jump to.

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { hasValue } from '#shared/document/only-if'
import { groupedFields } from '#shared/field-groups'
import type { FieldSentences, FieldSentence as Sentence } from '#shared/field-sentences'
import { withOwnCountry } from '#shared/own-countries'
import { fullEdition, type PackField } from '#shared/pack'
import { ownCountries } from '../../../fields/countries'
import { FieldGroups } from '../../../fields/FieldGroups'
import { FieldInput } from '../../../fields/FieldInput'
import { FieldSentence } from '../../../fields/FieldSentence'
import { useLibrary } from '../../../templates/library'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { useToast } from '../../../ui/Toast'
import { insertField } from '../../text/commands/inline'
import { nextPosition } from '../../text/state/field-positions'
import { textSentences } from '../../text/state/field-sentences'
import { usedFields } from '../../text/state/outline'
import { useDebounced, useSession, useSignal, useText } from '../hooks'
import { ScenarioPart } from './ScenarioPart'

/** The tab. */
export function FieldsTab({ onNew }: { onNew(): void }) {
  const session = useSession()
  const { groups } = useLibrary().library
  const fields = useSignal(session.store.fields)
  const used = useText((state) => usedFields(state.doc))
  const wanted = useSignal(session.ui.wantedField)
  const list = useRef<HTMLDivElement>(null)
  const [onlyEmpty, setOnlyEmpty] = useState(false)
  const inText = used.flatMap((name) => fields.filter((field) => field.name === name))
  const aside = fields.filter((field) => !used.includes(field.name))
  const needed = groupedFields(inText, groups).flatMap((group) => group.needed)
  const empty = inText.filter((field) => !hasValue(field))
  // A field that is being filled stays in the list until the filter is chosen anew.
  const [kept, setKept] = useState<readonly string[]>([])
  const shown = onlyEmpty ? inText.filter((field) => !hasValue(field) || kept.includes(field.name)) : inText
  const sentences = useSentences()

  const last = useRef('')
  const goToNextEmpty = () => {
    const inOrder = groupedFields(inText, groups)
    const first = inOrder.flatMap((group) => group.needed)
    const later = inOrder.flatMap((group) => group.optional)
    last.current = nextEmpty(first, last.current) ?? nextEmpty(later, last.current) ?? ''
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
        <span role="status">{summary(needed, inText.length - needed.length)}</span>
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
      {fields.length > 0 && <ScenarioPart />}
      <FieldGroups groups={groupedFields(shown, groups)} heading="h3">
        {(field) => <FieldRow key={field.name} field={field} sentence={sentences.get(field.name)} />}
      </FieldGroups>
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

function summary(needed: readonly PackField[], optional: number): string {
  const empty = needed.filter((field) => !hasValue(field)).length
  const what = optional > 0 ? 'needed fields' : 'fields'
  if (needed.length === 0) return optional > 0 ? 'All fields are optional' : 'No fields in the text'
  if (needed.length === 1) return `1 ${what.slice(0, -1)}, ${empty === 0 ? 'filled in' : 'empty'}`
  return empty === 0 ? `All ${needed.length} ${what} filled in` : `${empty} of ${needed.length} ${what} empty`
}

/** The first sentence of each field, a moment after the last change of the text. */
function useSentences(): FieldSentences {
  const session = useSession()
  const found = useDebounced(() => {
    const edition = fullEdition(session.store.meta.get().kind)
    return [...textSentences(session.state.doc, edition)]
  }, [])
  return useMemo(() => new Map(found), [found])
}

interface RowProps {
  readonly field: PackField
  readonly sentence: Sentence | undefined
}

function FieldRow({ field, sentence }: RowProps) {
  const { store, editor, goTo } = useFieldPositions()
  const { language } = useSignal(store.meta)
  const id = useId()
  const prompt = useId()
  const below = useId()
  const describedBy = [field.prompt && prompt, sentence && below].filter(Boolean).join(' ')
  return (
    <div className="form-row" data-empty={!hasValue(field) || undefined}>
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
        describedBy={describedBy || undefined}
        language={language}
        onChange={(value) => store.replaceField(withOwnCountry({ ...field, value }, ownCountries.get()))}
      />
      {field.prompt && (
        <p className="form-hint" id={prompt}>
          {field.prompt}
        </p>
      )}
      {sentence && (
        <FieldSentence
          id={below}
          sentence={sentence}
          name={field.name}
          printed={store.printedField}
          filled={store.numbering.get().filled ?? []}
        />
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
  const folded = input?.closest('details')
  if (folded) folded.open = true
  input?.focus()
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select()
  input?.scrollIntoView({ block: 'center' })
}

/** The name of the first empty field after `last`, round and round; undefined when none is empty. */
function nextEmpty(fields: readonly PackField[], last: string): string | undefined {
  const start = fields.findIndex((field) => field.name === last) + 1
  const round = [...fields.slice(start), ...fields.slice(0, start)]
  return round.find((field) => !hasValue(field))?.name
}
