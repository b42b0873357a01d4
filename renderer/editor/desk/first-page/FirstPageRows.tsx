// The first page of the paper in the panel: the convention, its lines in its order, and the references.
import { useContext, useId } from 'react'
import type { ConventionLine } from '#shared/convention-lines'
import { conventionOf, conventions } from '#shared/conventions'
import { LINE_NAMES } from '#shared/first-page'
import {
  EMPTY_FIRST_PAGE,
  FIRST_PAGE_VALUES,
  type FirstPage,
  type FirstPageValue,
} from '#shared/first-page-values'
import { MAX_TEXT } from '#shared/limits'
import { DateTimeGroupInput } from '../../../fields/DateTimeGroupInput'
import { ChoiceRow, FormRow, ReadOnlyForm } from '../../../ui/form'
import { useSession, useSignal } from '../hooks'
import { ReferencesList } from './ReferencesList'
import { useSuggestions } from './use-suggestions'

/** The group of rows. */
export function FirstPageRows() {
  const { store } = useSession()
  const meta = useSignal(store.meta)
  const page = meta.firstPage ?? EMPTY_FIRST_PAGE
  const suggestions = useSuggestions()
  const change = (part: Partial<FirstPage>) => store.setMeta({ firstPage: { ...page, ...part } })
  const lines = conventionOf(meta).rows.flatMap(({ right, ...row }) => (right ? [row, right] : [row]))
  const ofTheme = conventionOf({ theme: meta.theme }).name
  return (
    <section className="panel-group" aria-labelledby="first-page-heading">
      <h3 className="panel-heading" id="first-page-heading">
        First page
      </h3>
      <ChoiceRow
        label="Convention"
        value={page.convention ?? ''}
        choices={[
          ['', `Theme default (${ofTheme})`],
          ...conventions.map(({ id, name }) => [id, name] as const),
        ]}
        hint="Sets which lines are printed, and in which order. No first page is printed while all lines are empty."
        onChange={(id) => change({ convention: id === '' ? undefined : id })}
      />
      {lines.map((spec) => {
        const value = storedAs(spec)
        if (value === null) return null
        return (
          <div key={value} data-line={spec.line}>
            <LineRow
              spec={spec}
              value={page.values[value] ?? ''}
              fallback={value === 'subject' ? meta.title : ''}
              suggestions={suggestions[value] ?? []}
              onChange={(text) => change({ values: { ...page.values, [value]: text } })}
            />
          </div>
        )
      })}
      <ReferencesList references={page.references} onChange={(references) => change({ references })} />
    </section>
  )
}

/** The value that a line prints; null for a line that the pack fills in. */
function storedAs({ line }: ConventionLine): FirstPageValue | null {
  if (line === 'date') return 'dateTimeGroup'
  return FIRST_PAGE_VALUES.find((value) => value === line) ?? null
}

interface LineProps {
  readonly spec: ConventionLine
  readonly value: string
  /** Shown while the line is empty. */
  readonly fallback: string
  readonly suggestions: readonly string[]
  onChange(text: string): void
}

function LineRow({ spec, value, fallback, suggestions, onChange }: LineProps) {
  const readOnly = useContext(ReadOnlyForm)
  const listId = useId()
  const { line, needed } = spec
  const isList = line === 'action' || line === 'information'
  const common = {
    className: 'input',
    value,
    readOnly,
    maxLength: MAX_TEXT,
    spellCheck: false,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  if (line === 'date') {
    return (
      <FormRow label="Date-time group" hint="Printed instead of the date.">
        {(id) => <DateTimeGroupInput common={{ ...common, id }} onChange={onChange} />}
      </FormRow>
    )
  }
  if (isList) {
    return (
      <FormRow label={LINE_NAMES[line]} hint="One addressee per line.">
        {(id) => <textarea {...common} id={id} rows={Math.min(8, Math.max(2, value.split('\n').length))} />}
      </FormRow>
    )
  }
  return (
    <FormRow label={LINE_NAMES[line]}>
      {(id) => (
        <>
          <input
            {...common}
            id={id}
            list={suggestions.length > 0 ? listId : undefined}
            placeholder={fallback || (needed ? 'Needed' : '')}
          />
          <datalist id={listId}>
            {suggestions.map((text) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        </>
      )}
    </FormRow>
  )
}
