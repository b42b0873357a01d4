// The input for the value of a field, depending on its type.
import { useContext, useId, useState, useSyncExternalStore } from 'react'
import { MAX_TEXT } from '#shared/limits'
import { capitalised } from '#shared/noun-phrases'
import { listedCountries, namingAdvice, needsAdvice } from '#shared/own-countries'
import type { PackField } from '#shared/pack'
import { call } from '../base/bridge'
import { ReadOnlyForm } from '../ui/form'
import { ownCountries } from './countries'
import { DateInput } from './DateInput'
import { DateRangeInput } from './DateRangeInput'
import { DateTimeGroupInput } from './DateTimeGroupInput'

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
      return <UsedInput common={common} name={field.name} inputMode="decimal" />
    case 'choice':
      return <ChoiceInput common={common} choices={field.choices} />
    case 'country':
      return <CountryInput common={common} field={field} />
    default:
      return <UsedInput common={common} name={field.name} />
  }
}

type Common = Readonly<Record<string, unknown>> & { readonly value: string }

interface UsedProps {
  readonly common: Common
  /** Name of the field. */
  readonly name: string
  readonly inputMode?: 'decimal'
}

/** An input that suggests what the field is in other packs. They are read when it gets the focus. */
function UsedInput({ common, name, inputMode }: UsedProps) {
  const list = useId()
  const [used, setUsed] = useState<readonly string[]>([])
  const read = () => void call('fields.used', { name }).then(setUsed, () => undefined)
  const others = used.filter((value) => value !== common.value)
  // With a list it is a combo box to a screen reader: only where there is something to choose.
  const hasOthers = others.length > 0
  return (
    <>
      <input {...common} inputMode={inputMode} list={hasOthers ? list : undefined} onFocus={read} />
      {hasOthers && (
        <datalist id={list}>
          {others.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </>
  )
}

function ChoiceInput({ common, choices }: { readonly common: Common; readonly choices: readonly string[] }) {
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

function CountryInput({ common, field }: { readonly common: Common; readonly field: PackField }) {
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
