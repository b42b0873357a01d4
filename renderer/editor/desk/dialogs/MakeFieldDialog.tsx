// Converts the selected words to a field: names it, fills it with them, and replaces them with its chip.
import { useState } from 'react'
import type { FieldSpec } from '#shared/pack'
import { countryNames } from '../../../fields/countries'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { CheckRow, ChoiceRow, TextRow } from '../../../ui/form'
import { occurrencesOf, putField, typeOfWords, wordsForField } from '../../text/commands/make-field'
import { useSession } from '../hooks'
import { fieldNameFrom } from '../panel/field-name'
import type { DialogProps } from './props'

/** Value in the list of fields for a new one. */
const NEW = ''

/** The dialog. */
export function MakeFieldDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const { store } = session
  const [words] = useState(() => wordsForField(session.state))
  const [places] = useState(() => (words ? occurrencesOf(session.state, words.text) : []))
  // A field with the same value, or an empty one.
  const [fits] = useState(() =>
    store.fields.get().filter(({ value }) => value === '' || value === words?.text),
  )
  const [name, setName] = useState(() => fits.find(({ value }) => value !== '')?.name ?? NEW)
  const [label, setLabel] = useState('')
  const [everywhere, setEverywhere] = useState(true)
  if (!words) return null
  const ready = name !== NEW || label.trim() !== ''
  const make = () => {
    if (!ready) return
    const spec = name === NEW ? newSpec(label.trim(), words.text, takenNames(store)) : store.field(name)
    if (!spec) return
    onDone(() => {
      store.addField(spec)
      store.setValue(spec.name, words.text)
      session.run(putField(spec.name, everywhere ? places : [words]))
    })
  }
  return (
    <Dialog
      title="Convert to field"
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!ready}>
            Convert
          </Button>
        </>
      }
    >
      <p className="field-words">
        “{words.text}” becomes the value of a field. When you change it in Details, it changes everywhere.
      </p>
      {fits.length > 0 && (
        <ChoiceRow
          label="Field"
          value={name}
          choices={[[NEW, 'New field'], ...fits.map((field) => [field.name, field.label] as const)]}
          onChange={setName}
        />
      )}
      {name === NEW && (
        <TextRow
          label="Label"
          value={label}
          placeholder="Host nation, Head of delegation…"
          onChange={setLabel}
        />
      )}
      {places.length > 1 && (
        <CheckRow
          label={`Replace all ${places.length} occurrences in the pack`}
          checked={everywhere}
          onChange={setEverywhere}
        />
      )}
    </Dialog>
  )
}

function takenNames(store: ReturnType<typeof useSession>['store']): string[] {
  return [...store.fields.get(), ...store.unused()].map((field) => field.name)
}

function newSpec(label: string, words: string, taken: readonly string[]): FieldSpec {
  return {
    name: fieldNameFrom(label, taken),
    label,
    prompt: '',
    type: typeOfWords(words, countryNames()),
    example: '',
    default: '',
    choices: [],
  }
}
