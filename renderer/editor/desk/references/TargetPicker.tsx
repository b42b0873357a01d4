// A searchable list of the targets of cross-references, by section.
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { searchEntries } from '../../../base/search'
import type { TargetChoice } from '../../text/references/choices'

interface Props {
  readonly choices: readonly TargetChoice[]
  /** Id of the selected target. */
  readonly value: string
  /** Called when arrow keys or the search select a target; with an empty id when nothing is found. */
  onChange(id: string): void
  /** Called for a click, or for Enter outside of a form. */
  onTake?(id: string): void
}

/** The field and the list below it. */
export function TargetPicker({ choices, value, onChange, onTake }: Props) {
  const [query, setQuery] = useState('')
  const id = useId()
  const found = useMemo(() => search(choices, query), [choices, query])
  const at = found.findIndex((choice) => choice.id === value)
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const look = (words: string) => {
    setQuery(words)
    onChange(search(choices, words)[0]?.id ?? '')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onTake && at >= 0) onTake(value)
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = found[Math.max(0, Math.min(found.length - 1, at + by))]
    if (next) onChange(next.id)
  }
  return (
    <div className="target-picker">
      <label htmlFor={`${id}-input`}>Refer to</label>
      <input
        id={`${id}-input`}
        className="input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        placeholder="Search sections, paragraphs, tables and figures"
        value={query}
        spellCheck={false}
        autoComplete="off"
        data-first
        onChange={(event) => look(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={id} className="target-list" role="listbox" aria-label="Targets" tabIndex={-1}>
        {found.map((choice, index) => (
          <Target
            key={choice.id}
            id={`${id}-${index}`}
            choice={choice}
            chosen={index === at}
            heading={choice.group !== found[index - 1]?.group}
            onChoose={() => (onTake ?? onChange)(choice.id)}
          />
        ))}
        {found.length === 0 && <p className="target-none">No results. Try fewer words.</p>}
      </div>
    </div>
  )
}

/** The matching targets, in the order of the pack. */
function search(choices: readonly TargetChoice[], query: string): readonly TargetChoice[] {
  const fitting = new Set(searchEntries(choices, query, { loose: false }))
  return choices.filter((choice) => fitting.has(choice))
}

function Target(props: {
  readonly id: string
  readonly choice: TargetChoice
  readonly chosen: boolean
  /** Whether this is the first target of a section. */
  readonly heading: boolean
  onChoose(): void
}) {
  const { id, choice, chosen, heading, onChoose } = props
  return (
    <>
      {heading && (
        <div className="target-section" aria-hidden="true">
          {choice.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the combobox, which keeps the focus */}
      <div
        id={id}
        role="option"
        className="target-row"
        aria-selected={chosen}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        <span className="target-name">{choice.name}</span>
        <span className="target-title">{choice.title}</span>
      </div>
    </>
  )
}
