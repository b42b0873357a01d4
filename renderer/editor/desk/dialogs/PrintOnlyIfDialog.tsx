// Makes words, a block or a row of a table print only if a field is filled in, or only if it is empty.
import { useState } from 'react'
import { quotable } from '#shared/characters'
import type { FieldSpec } from '#shared/pack'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ChoiceRow, FormRow } from '../../../ui/form'
import { dependentParts, likelyPart, setCondition } from '../../text/commands/print-only-if'
import type { PackStore } from '../../text/state/pack-store'
import { useSession, useSignal } from '../hooks'
import type { DialogProps } from './props'

const FILLED = 'filled'
const EMPTY = 'empty'
type FieldState = typeof FILLED | typeof EMPTY
const STATES: readonly (readonly [FieldState, string])[] = [
  [FILLED, 'is filled in'],
  [EMPTY, 'is empty'],
]

/** The dialog. */
export function PrintOnlyIfDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const { store } = session
  const [parts] = useState(() => dependentParts(session.state))
  const [index, setIndex] = useState(() => {
    const likely = likelyPart(session.state, parts)
    return likely ? parts.indexOf(likely) : 0
  })
  const part = parts[index]
  const [chosen, setChosen] = useState<string | null>(null)
  const [state, setState] = useState<FieldState | null>(null)
  const fields = useFields(store)
  // What the words depend on now, else the field that they show.
  const usual = part?.condition?.field ?? part?.field
  const field = [chosen, usual]
    .flatMap((name) => fields.all.find((one) => one.name === name) ?? [])
    .concat(fields.all)[0]
  const filled = state === null ? (part?.condition?.filled ?? true) : state === FILLED
  if (!part || !field) return <NothingToChoose hasWords={part !== undefined} onClose={onClose} />
  const apply = () =>
    onDone(() => {
      if (session.refusesChange()) return
      store.addField(field)
      session.run(setCondition(part.ranges, { field: field.name, filled }))
    })
  return (
    <Dialog
      title="Print only if"
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          {part.condition && (
            <Button onClick={() => onDone(() => session.run(setCondition(part.ranges, null)))}>
              Always print
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            {part.condition ? 'Change' : 'Apply'}
          </Button>
        </>
      }
    >
      <ChoiceRow
        label="Print"
        value={String(index)}
        choices={parts.map(({ label }, at) => [String(at), label] as const)}
        onChange={(at) => setIndex(Number(at))}
      />
      <FieldRow fields={fields} value={field.name} onChange={setChosen} />
      <ChoiceRow<FieldState>
        label="Condition"
        value={filled ? FILLED : EMPTY}
        choices={STATES}
        hint={outcome(store, field, filled)}
        onChange={setState}
      />
    </Dialog>
  )
}

interface Fields {
  readonly inPack: readonly FieldSpec[]
  readonly inLibrary: readonly FieldSpec[]
  readonly all: readonly FieldSpec[]
}

function useFields(store: PackStore): Fields {
  const inPack = useSignal(store.fields)
  const [inLibrary] = useState(() => store.unused())
  return { inPack, inLibrary, all: [...inPack, ...inLibrary] }
}

/** The fields of the pack, then those of the library. */
function FieldRow(props: { readonly fields: Fields; readonly value: string; onChange(name: string): void }) {
  const { inPack, inLibrary } = props.fields
  const groups = [
    ['In this pack', inPack],
    ['In the library', inLibrary],
  ] as const
  return (
    <FormRow label="Only if the field">
      {(id) => (
        <select
          id={id}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {groups.map(
            ([label, list]) =>
              list.length > 0 && (
                <optgroup key={label} label={label}>
                  {list.map((field) => (
                    <option key={field.name} value={field.name}>
                      {field.label}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </select>
      )}
    </FormRow>
  )
}

/** What the choice means now: `“Decision date” is empty: left out for now`. */
function outcome(store: PackStore, { name, label }: FieldSpec, filled: boolean): string {
  const isFilled = store.numbering.get().filled?.includes(name) ?? false
  const now = isFilled ? 'is filled in' : 'is empty'
  return `“${quotable(label)}” ${now}: ${isFilled === filled ? 'printed' : 'left out'} for now.`
}

/** There are no words, or no fields. */
function NothingToChoose({ hasWords, onClose }: { readonly hasWords: boolean; onClose(): void }) {
  return (
    <Dialog title="Print only if" onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
      <p className="browser-empty">
        {hasWords
          ? 'The pack has no fields yet. Insert one first: Insert > Field.'
          : 'Select words, or put the cursor into a paragraph, list or table with words in it.'}
      </p>
    </Dialog>
  )
}
