// Fields in a form: under their headings, with optional ones folded away.

import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { hasValue } from '#shared/document/only-if'
import type { FieldsOfGroup } from '#shared/field-groups'
import type { PackField } from '#shared/pack'

interface Props {
  readonly groups: readonly FieldsOfGroup[]
  /** The element of the headings, one level below that around the form. */
  readonly heading: 'h3' | 'h4'
  /** One field: label, input, hints. */
  children(field: PackField): ReactNode
}

/** Enter in an input goes on to the next one, and from the last one to the button that submits the form. */
export function FieldGroups({ groups, heading, children }: Props) {
  return (
    <fieldset className="field-groups" onKeyDown={goOn}>
      <legend className="visually-hidden">Values of fields</legend>
      {groups.map((group) => (
        <Group key={group.label} group={group} heading={heading}>
          {children}
        </Group>
      ))}
    </fieldset>
  )
}

function Group(props: Omit<Props, 'groups'> & { readonly group: FieldsOfGroup }) {
  const { group, heading: Heading, children } = props
  const { label, needed, optional } = group
  const headingId = useId()
  return (
    <section className="field-group" aria-labelledby={headingId}>
      <div className="field-group-head">
        <Heading id={headingId}>{label}</Heading>
        {needed.length > 0 && <span className="field-group-count">{neededWords(needed)}</span>}
      </div>
      {needed.map(children)}
      {optional.length > 0 && (
        <details className="optional-fields">
          <summary>{optionalWords(optional)}</summary>
          {optional.map(children)}
        </details>
      )}
    </section>
  )
}

const filledOf = (fields: readonly PackField[]): number => fields.filter(hasValue).length

const neededWords = (fields: readonly PackField[]): string =>
  `${filledOf(fields)} of ${fields.length} filled in`

function optionalWords(fields: readonly PackField[]): string {
  const filled = filledOf(fields)
  const count = fields.length === 1 ? '1 optional field' : `${fields.length} optional fields`
  return filled === 0 ? count : `${count}, ${filled} filled in`
}

const INPUTS = '[data-field-input]'

/** In a text area Enter is a line break. A date that isn't valid has prevented the key: its message is read first. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing
  if (!isPlain || event.defaultPrevented || !(from instanceof HTMLElement)) return
  if (!from.matches(INPUTS) || from instanceof HTMLTextAreaElement) return
  event.preventDefault()
  const shown = [...event.currentTarget.querySelectorAll<HTMLElement>(INPUTS)].filter((one) =>
    one.checkVisibility(),
  )
  const next = event.shiftKey ? shown[shown.indexOf(from) - 1] : shown[shown.indexOf(from) + 1]
  const last = event.shiftKey ? null : from.closest('form')?.querySelector<HTMLElement>('[type="submit"]')
  ;(next ?? last)?.focus()
}
