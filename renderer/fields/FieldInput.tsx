// The input for the value of a field, depending on its type.
import { useContext, useId, useSyncExternalStore } from 'react'
import { MAX_TEXT } from '#shared/limits'
import { capitalised } from '#shared/noun-phrases'
import { listedCountries, namingAdvice, needsAdvice } from '#shared/own-countries'
import type { PackField } from '#shared/pack'
import { ReadOnlyForm } from '../ui/form'
import { ownCountries } from './countries'
import { DateInput } from './DateInput'
import { DateRangeInput } from './DateRangeInput'
import { DateTimeGroupInput } from './DateTimeGroupInput'
import { type InputAttributes, SuggestedInput } from './SuggestedInput'

interface Props {
  readonly field: PackField
  /** Id for the label of the row. */
  readonly id: string
  /** Id of the prompt. */
  readonly describedBy: string | undefined
  /** The pack's language. */
  readonly language: string
  onChange(value: string): void
}

/** An input, a text area, a list or a date picker. */
export function FieldInput({ field, id, describedBy, language, onChange }: Props) {
  const common = {
    readOnly: useContext(ReadOnlyForm),
    id,
    className: 'input',
    value: field.value,
    spellCheck: false,
    maxLength: MAX_TEXT,
    'aria-describedby': describedBy,
    'data-field-input': field.name,
    placeholder: field.example ? `e.g. ${field.example}` : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  }
  switch (field.type) {
    case 'longText':
      return <textarea {...common} rows={3} />
    case 'date':
      return <DateInput common={common} language={language} onChange={onChange} />
    case 'dateRange':
      return <DateRangeInput common={common} language={language} onChange={onChange} />
    case 'dtg':
      return <DateTimeGroupInput common={common} onChange={onChange} />
    case 'number':
      return <SuggestedInput common={common} name={field.name} inputMode="decimal" onTake={onChange} />
    case 'choice':
      return <ChoiceInput common={common} choices={field.choices} />
    case 'country':
      return <CountryInput common={common} field={field} />
    default:
      return <SuggestedInput common={common} name={field.name} onTake={onChange} />
  }
}

function ChoiceInput({
  common,
  choices,
}: {
  readonly common: InputAttributes
  readonly choices: readonly string[]
}) {
  const known = common.value === '' || choices.includes(common.value)
  return (
    <select {...common} disabled={common.readOnly === true}>
      <option value="">None selected</option>
      {!known && <option>{common.value}</option>}
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  )
}

function CountryInput({ common, field }: { readonly common: InputAttributes; readonly field: PackField }) {
  const list = useId()
  const own = useSyncExternalStore(ownCountries.subscribe, ownCountries.get)
  return (
    <>
      <input {...common} list={list} />
      <datalist id={list}>
        {listedCountries(own)
          .filter(({ hidden }) => !hidden)
          .map(({ name, disputed }) => (
            <option key={name} value={name} label={disputed ? `${name} (disputed name)` : undefined} />
          ))}
      </datalist>
      {needsAdvice(field) && (
        <p className="form-hint" role="status">
          {capitalised(namingAdvice(field.value))}. You can save the answer in Settings {'>'} Countries.
        </p>
      )}
    </>
  )
}
