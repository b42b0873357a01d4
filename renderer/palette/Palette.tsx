// A list of entries that is searched by typing: arrow keys choose, Enter runs, Escape leaves.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { searchEntries } from '../base/search'
import type { Entry } from '../editor/actions/entry'
import { isPressed, keysOf } from '../editor/actions/keys'
import { actions } from '../editor/actions/table'
import { Dialog } from '../ui/Dialog'
import { Icon } from '../ui/icons'
import { shownKeys } from '../ui/shown-keys'

interface Props {
  readonly title: string
  readonly prompt: string
  readonly entries: readonly Entry[]
  onClose(): void
}

/** Rows that Page Up and Page Down move by. */
const PAGE = 8

/** Shows itself when it is rendered; remove it to close it. */
export function Palette({ title, prompt, entries, onClose }: Props) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const found = useMemo(() => {
    const searched = query.trim() !== ''
    const offered = searched ? entries : entries.filter((entry) => !entry.onlySearched)
    return searchEntries(offered, query, { loose: true })
  }, [entries, query])
  const optionId = (index: number) => `${id}-${index}`
  useCloseOutside(onClose)
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])
  const run = (entry: Entry | undefined) => {
    if (!entry || entry.disabled) return
    // The dialog returns the focus when it closes, and the entry may move it: both before the next key is handled.
    flushSync(onClose)
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1
    const to = nextRow(event.key, chosen, last)
    if (event.key === 'Enter') run(found[chosen])
    else if (keysOf(actions.palette.keys).some((keys) => isPressed(keys, event))) onClose()
    else if (to !== null) setChosen(to)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={title} size="palette" onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-label={prompt}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        placeholder={prompt}
        value={query}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} className="palette-list" role="listbox" aria-label={title} tabIndex={-1}>
        {found.map((entry, index) => (
          <Row
            key={entry.id}
            id={optionId(index)}
            entry={entry}
            chosen={index === chosen}
            onChoose={() => setChosen(index)}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      <p className="palette-count" role="status">
        {countOf(found.length)}
      </p>
    </Dialog>
  )
}

function Row(props: {
  readonly id: string
  readonly entry: Entry
  readonly chosen: boolean
  onChoose(): void
  onRun(): void
}) {
  const { id, entry, chosen } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the combobox, which keeps the focus
    <div
      id={id}
      className="palette-row"
      role="option"
      aria-selected={chosen}
      aria-disabled={entry.disabled || undefined}
      onPointerMove={chosen ? undefined : props.onChoose}
      onClick={props.onRun}
    >
      <span className="palette-sign" aria-hidden="true">
        {entry.glyph ?? (entry.icon && <Icon name={entry.icon} />)}
      </span>
      <span className="palette-label">{entry.label}</span>
      {entry.checked && <span className="palette-note">on</span>}
      <span className="palette-note">{entry.about ?? entry.group}</span>
      {entry.shortcut && <kbd className="kbd palette-keys">{shownKeys(entry.shortcut)}</kbd>}
    </div>
  )
}

/** The row that a key goes to, wrapping around at the ends; null for other keys. */
function nextRow(key: string, at: number, last: number): number | null {
  if (last < 0) return null
  const to = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at === 0 ? last : at - 1,
    PageDown: Math.min(last, at + PAGE),
    PageUp: Math.max(0, at - PAGE),
  }[key]
  return to ?? null
}

function countOf(count: number): string {
  if (count === 0) return 'No results'
  return count === 1 ? '1 found' : `${count} found`
}

/** A click beside the palette closes it, as with a menu. */
function useCloseOutside(onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const outside = ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof HTMLDialogElement)) return
      const { left, right, top, bottom } = target.getBoundingClientRect()
      if (clientX < left || clientX > right || clientY < top || clientY > bottom) latest.current()
    }
    window.addEventListener('pointerdown', outside)
    return () => window.removeEventListener('pointerdown', outside)
  }, [])
}
