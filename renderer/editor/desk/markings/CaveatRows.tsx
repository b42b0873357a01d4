// The caveats of a marking as rows: those that its scheme knows, each with its list, and a line for others.
import { useRef } from 'react'
import { inOrder, namesIn } from '#shared/caveat-faults'
import type { CaveatSpec, MarkingScheme } from '#shared/markings'
import type { CaveatParts } from '#shared/portions'
import { CheckRow, FormRow, TextRow } from '../../../ui/form'

interface Props {
  readonly scheme: MarkingScheme
  /** Id of the level; only caveats that go with it are offered. */
  readonly level: string
  readonly parts: CaveatParts
  /** The pack's own caveats, whose lists portions take; undefined for the pack itself. */
  readonly banner?: CaveatParts
  onChange(parts: CaveatParts): void
}

/** The rows. */
export function CaveatRows({ scheme, level, parts, banner, onChange }: Props) {
  const known = scheme.caveats.known.filter(({ levels }) => levels?.includes(level) !== false)
  const setList = (text: string, list: string | null) => {
    const lists = new Map(parts.lists)
    if (list === null) lists.delete(text)
    else lists.set(text, list)
    onChange({ ...parts, lists })
  }
  return (
    <>
      {known.map((spec) => (
        <div key={spec.text} className="caveat-row">
          <CheckRow
            label={`${spec.text}: ${spec.meaning}`}
            checked={parts.lists.has(spec.text)}
            onChange={(on) => setList(spec.text, on ? '' : null)}
          />
          {spec.list && parts.lists.has(spec.text) && (
            <ListRow
              spec={spec}
              list={parts.lists.get(spec.text) ?? ''}
              {...(banner ? { of: banner.lists.get(spec.text) ?? '' } : {})}
              onChange={(list) => setList(spec.text, list)}
            />
          )}
        </div>
      ))}
      <TextRow
        label="Other caveats"
        value={parts.others}
        maxLength={200}
        onChange={(others) => onChange({ ...parts, others })}
      />
    </>
  )
}

interface ListProps {
  readonly spec: CaveatSpec
  readonly list: string
  /** The pack's list, which stands for an empty one. */
  readonly of?: string
  onChange(list: string): void
}

function ListRow({ spec, list, of, onChange }: ListProps) {
  const names = namesIn(list)
  const right = inOrder(spec, names).join(', ')
  const input = useRef<HTMLInputElement>(null)
  const order = () => {
    // The button goes away: the focus stays in the row.
    input.current?.focus()
    onChange(right)
  }
  const out = names.length > 0 && names.join(', ') !== right
  return (
    <FormRow label={`Countries and organisations after ${spec.text}`} {...hintOf(spec, of)}>
      {(id) => (
        <div className="caveat-list">
          <input
            ref={input}
            id={id}
            className="input"
            value={list}
            maxLength={400}
            placeholder={spec.list?.first ? `${spec.list.first}, …` : 'Names, separated by commas'}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          {out && (
            <button type="button" className="text-button" onClick={order}>
              Put in order
            </button>
          )}
        </div>
      )}
    </FormRow>
  )
}

function hintOf({ text }: CaveatSpec, of: string | undefined): { hint?: string } {
  if (of === undefined) return {}
  if (of === '') return { hint: `The pack’s marking has no list after ${text}.` }
  return { hint: `Empty: as in the pack’s marking (${of}).` }
}
