// The date input: typed as people write dates, or chosen from a calendar.
import { useContext, useId, useRef, useState } from 'react'
import { LAST_DAY } from '#shared/limits'
import { FormRow, ReadOnlyForm } from '../ui/form'
import { IconButton } from '../ui/IconButton'
import { EXAMPLE_DAY, isWhole, readDay, shortDay } from './day'

interface Props {
  /** Attributes of the text input; `value` is the stored date, or other text. */
  readonly common: Readonly<Record<string, unknown>> & { readonly value: string }
  /** The pack's language, which decides whether day or month comes first. */
  readonly language: string
  onChange(day: string): void
}

/** Longer texts are no dates. */
const MOST = 40

/**
 * Only valid dates are stored; an invalid one stays in the input with an explanation, and the previous date stays in
 * effect.
 */
export function DateInput({ common, language, onChange }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const faultId = useId()
  /** The text being typed; null while the stored date is shown. */
  const [typed, setTyped] = useState<string | null>(null)
  const [leftAt, setLeftAt] = useState<string | null>(null)
  const before = useRef(common.value)
  const shown = shortDay(common.value)
  const text = typed ?? shown
  const reading = readDay(text, language)
  const fault = 'fault' in reading && leftAt === text ? reading.fault : null
  const take = (words: string) => {
    setTyped(words)
    const next = readDay(words, language)
    if ('day' in next && isWhole(words)) onChange(next.day)
  }
  const leave = () => {
    if (typed === null) return
    setLeftAt(typed)
    if ('fault' in reading) onChange(before.current)
    else {
      onChange(reading.day)
      setTyped(null)
    }
  }
  const enter = () => {
    if (fault === null) before.current = common.value
  }
  return (
    <div className="date-input">
      <div className="input-with-button">
        <input
          {...common}
          value={text}
          placeholder={EXAMPLE_DAY}
          maxLength={MOST}
          autoComplete="off"
          aria-invalid={fault !== null}
          aria-describedby={[common['aria-describedby'], faultId].filter(Boolean).join(' ')}
          onFocus={enter}
          onChange={({ target }) => take(target.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            if ('fault' in reading) event.preventDefault()
            leave()
          }}
        />
        <span className="moment-picker">
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-label="Calendar"
            max={LAST_DAY}
            value={'day' in reading ? reading.day : ''}
            onChange={({ target }) => {
              if (target.value === '') return
              setTyped(null)
              onChange(target.value)
            }}
          />
          <IconButton
            icon="calendar"
            label="Choose a date"
            disabled={common.readOnly === true}
            onClick={() => picker.current?.showPicker()}
          />
        </span>
      </div>
      <p id={faultId} className="input-fault" role="alert">
        {fault !== null && `${fault} ${formattedDay(before.current)}`}
      </p>
    </div>
  )
}

const formattedDay = (day: string): string =>
  day === '' ? 'No date is saved.' : `The date remains ${shortDay(day)}.`

/** A label and the input below it. */
export function DateRow(props: {
  readonly label: string
  readonly value: string
  readonly language: string
  onChange(day: string): void
}) {
  const { label, value, language, onChange } = props
  const readOnly = useContext(ReadOnlyForm)
  return (
    <FormRow label={label}>
      {(id) => (
        <DateInput
          common={{ id, className: 'input', value, readOnly, spellCheck: false }}
          language={language}
          onChange={onChange}
        />
      )}
    </FormRow>
  )
}
