// The input for a date-time group: typed, chosen from a calendar with a clock, or the current time.
import { useRef } from 'react'
import { dateTimeGroup, momentOf } from '#shared/date-time-group'
import { IconButton } from '../ui/IconButton'

interface Props {
  /** Attributes of the text input. */
  readonly common: Readonly<Record<string, unknown>> & { readonly value: string }
  onChange(value: string): void
}

/** Length of an ISO time to the minute: `2026-11-22T14:30`. */
const TO_MINUTES = 16

/** All times are in zone Z, as in the group. */
export function DateTimeGroupInput({ common, onChange }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const shown = (momentOf(common.value) ?? new Date()).toISOString().slice(0, TO_MINUTES)
  return (
    <div className="input-with-button">
      <input {...common} placeholder="221430Z NOV 26" />
      <span className="moment-picker">
        <input
          ref={picker}
          type="datetime-local"
          tabIndex={-1}
          aria-label="Date and time in UTC"
          min="2000-01-01T00:00"
          max="2099-12-31T23:59"
          value={shown}
          onChange={({ target }) => target.value && onChange(dateTimeGroup(new Date(`${target.value}Z`)))}
        />
        <IconButton
          icon="calendar"
          label="Choose date and time (UTC)"
          disabled={common.readOnly === true}
          onClick={() => picker.current?.showPicker()}
        />
      </span>
      <button
        type="button"
        className="text-button"
        disabled={common.readOnly === true}
        onClick={() => onChange(dateTimeGroup(new Date()))}
      >
        Now
      </button>
    </div>
  )
}
