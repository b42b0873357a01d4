// Rows of forms: a label above a control.
import { createContext, type ReactNode, useCallback, useContext, useId, useState } from 'react'
import { MAX_TEXT } from '#shared/limits'
import { anchorBelow, Menu, type MenuAnchor } from './Menu'

/** Whether a form is read-only: nothing typed could be saved. */
export const ReadOnlyForm = createContext(false)

/** A label with any control; `children` gets the id that the label points to. */
export function FormRow(props: {
  readonly label: string
  readonly hint?: string
  children(id: string): ReactNode
}) {
  const id = useId()
  return (
    <div className="form-row">
      <label className="form-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children(id)}
      {props.hint && <p className="form-hint">{props.hint}</p>}
    </div>
  )
}

/** A line of text. */
export function TextRow(props: {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly placeholder?: string
  /** Maximum number of characters. */
  readonly maxLength?: number
  /** Shows dots in place of letters. */
  readonly secret?: boolean
  onChange(value: string): void
}) {
  const { label, hint, value, placeholder, maxLength = MAX_TEXT, secret = false, onChange } = props
  const readOnly = useContext(ReadOnlyForm)
  return (
    <FormRow label={label} {...(hint ? { hint } : {})}>
      {(id) => (
        <input
          id={id}
          className="input"
          {...(secret ? { type: 'password', autoComplete: 'off' } : {})}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          readOnly={readOnly}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  )
}

/** One of several values. */
export function ChoiceRow<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly choices: readonly (readonly [T, string])[]
  readonly hint?: string
  onChange(value: T): void
}) {
  const { label, hint, value, choices, onChange } = props
  const readOnly = useContext(ReadOnlyForm)
  return (
    <FormRow label={label} {...(hint ? { hint } : {})}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={value}
          disabled={readOnly}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FormRow>
  )
}

/** One of several values that no single key may change: they open as a menu, and Enter or a click chooses. */
export function MenuRow(props: {
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, words: string])[]
  readonly hint?: string
  onChange(value: string): void
}) {
  const { label, hint, value, choices, onChange } = props
  const readOnly = useContext(ReadOnlyForm)
  const [at, setAt] = useState<MenuAnchor | null>(null)
  const close = useCallback(() => setAt(null), [])
  const words = choices.find(([choice]) => choice === value)?.[1] ?? value
  return (
    <FormRow label={label} {...(hint ? { hint } : {})}>
      {(id) => (
        <>
          <button
            id={id}
            type="button"
            className="input menu-row"
            disabled={readOnly}
            aria-haspopup="menu"
            aria-expanded={at !== null}
            aria-label={`${label}: ${words}`}
            onClick={(event) => setAt(anchorBelow(event.currentTarget))}
          >
            {words}
          </button>
          {at && (
            <Menu
              label={label}
              at={at}
              onClose={close}
              items={choices.map(([choice, text]) => ({
                id: choice,
                label: text,
                checked: choice === value,
                run: () => choice !== value && onChange(choice),
              }))}
            />
          )}
        </>
      )}
    </FormRow>
  )
}

/** Yes or no. */
export function CheckRow(props: {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  onChange(checked: boolean): void
}) {
  const readOnly = useContext(ReadOnlyForm)
  return (
    <label className="check-row">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={readOnly || props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  )
}
