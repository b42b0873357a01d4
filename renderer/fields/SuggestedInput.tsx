// An input that offers what a field is in other packs: typing or the down arrow opens the list, Enter takes a value.
import { type ChangeEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { fold } from '#shared/fold'
import { call } from '../base/bridge'

/** Attributes of an input. */
export type InputAttributes = Readonly<Record<string, unknown>> & { readonly value: string }

interface Props {
  /** Its `onChange` hears what is typed. */
  readonly common: InputAttributes
  /** Name of the field. */
  readonly name: string
  readonly inputMode?: 'decimal'
  /** A value of the list was taken. */
  onTake(value: string): void
}

/** The values are read when the input gets the focus. */
export function SuggestedInput({ common, name, inputMode, onTake }: Props) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [used, setUsed] = useState<readonly string[]>([])
  const [at, setAt] = useState<number | null>(null)
  const shown = at === null || common.readOnly === true ? [] : matches(used, common.value)
  const optionId = (index: number) => `${listId}-${index}`
  const take = (value: string | undefined) => {
    setAt(null)
    if (value !== undefined) onTake(value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (step !== undefined && used.length > 0) setAt(moved(at, step, shown.length))
    else if (shown.length > 0 && event.key === 'Escape') setAt(null)
    else if (shown.length > 0 && event.key === 'Enter' && at !== null && at >= 0) take(shown[at])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        {...common}
        ref={input}
        inputMode={inputMode}
        // With a list it is a combo box to a screen reader: only where there is something to choose.
        {...(used.length > 0 && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': shown.length > 0,
          'aria-controls': listId,
          'aria-activedescendant': at !== null && at >= 0 && shown[at] ? optionId(at) : undefined,
          autoComplete: 'off',
        })}
        onFocus={() =>
          void call('fields.used', { name }).then(
            (values) => setUsed(values.filter((value) => value !== common.value)),
            () => undefined,
          )
        }
        onBlur={() => setAt(null)}
        onKeyDown={onKeyDown}
        onChange={(event: ChangeEvent) => {
          setAt(-1)
          ;(common.onChange as (event: ChangeEvent) => void)(event)
        }}
      />
      {shown.length > 0 && (
        <SuggestionList id={listId} input={input} values={shown} at={at} optionId={optionId} onTake={take} />
      )}
    </>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The next place in the list: before the first one is the input, which holds what was typed. */
function moved(at: number | null, step: number, count: number): number {
  if (at === null) return step > 0 ? 0 : -1
  return Math.max(-1, Math.min(count - 1, at + step))
}

const matches = (used: readonly string[], typed: string): readonly string[] => {
  const words = fold(typed.trim())
  return used.filter((value) => value !== typed && fold(value).includes(words))
}

interface ListProps {
  readonly id: string
  readonly input: { readonly current: HTMLInputElement | null }
  readonly values: readonly string[]
  readonly at: number | null
  optionId(index: number): string
  onTake(value: string): void
}

/** The focus stays in the input. */
function SuggestionList({ id, input, values, at, optionId, onTake }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [box, field] = [list.current, input.current?.getBoundingClientRect()]
    if (!box || !field) return
    const below = field.bottom + 2
    const fits = below + box.offsetHeight <= window.innerHeight
    box.style.top = `${fits ? below : Math.max(0, field.top - box.offsetHeight - 2)}px`
    box.style.left = `${field.left}px`
    box.style.width = `${field.width}px`
    box.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div ref={list} id={id} className="menu suggested" role="listbox" aria-label="Values in other packs">
      {values.map((value, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input.
        <div
          key={value}
          id={optionId(index)}
          className="menu-item"
          role="option"
          aria-selected={index === at}
          dir="auto"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(value)}
        >
          {value}
        </div>
      ))}
    </div>
  )
}
