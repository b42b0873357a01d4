// The input for a range of dates: the first day and the last, each typed or chosen from a calendar.
import { useId } from 'react'
import { endsBeforeItBegins, rangeValue, readRange } from '#shared/days'
import { DateInput } from './DateInput'
import { shortDay } from './day'

interface Props {
  /** Attributes of the first text input; `value` is the stored range, or other text. */
  readonly common: Readonly<Record<string, unknown>> & { readonly value: string }
  readonly language: string
  onChange(value: string): void
}

/** Two dates; the last may be left empty for one day. */
export function DateRangeInput({ common, language, onChange }: Props) {
  const faultId = useId()
  const range = readRange(common.value)
  const isBackwards = endsBeforeItBegins(range)
  const describedBy = [common['aria-describedby'], faultId].filter(Boolean).join(' ')
  return (
    <div className="date-range">
      <DateInput
        common={{ ...common, value: range.first, 'aria-describedby': describedBy }}
        language={language}
        onChange={(first) => onChange(rangeValue({ ...range, first }))}
      />
      <span className="date-range-between" aria-hidden="true">
        to
      </span>
      <DateInput
        common={{
          ...common,
          id: `${common.id}-last`,
          value: range.last,
          'aria-label': 'Last day',
          'aria-describedby': describedBy,
        }}
        language={language}
        onChange={(last) => onChange(rangeValue({ ...range, last }))}
      />
      <p id={faultId} className="input-fault date-range-fault" role="alert">
        {isBackwards &&
          `The last day (${shortDay(range.last)}) is before the first (${shortDay(range.first)}).`}
      </p>
    </div>
  )
}
