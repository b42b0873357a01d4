// The versions of a pack as a listbox, by day; and the sections that were deleted.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { DeletedSection, VersionEntry } from '#shared/history'
import { changeWords, dayWords, markWords, timeWords } from './words'

interface Props {
  /** Newest first. */
  readonly entries: readonly VersionEntry[]
  readonly selected: number | null
  onSelect(number: number | null): void
}

/** How far PageUp and PageDown go. */
const PAGE = 8

const idOf = (number: number | null): string => `version-${number ?? 'now'}`

/** The list: one tab stop, arrow keys choose. */
export function VersionList({ entries, selected, onSelect }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const active = idOf(selected)
  useEffect(() => {
    list.current?.querySelector(`#${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const onKeyDown = (event: KeyboardEvent) => {
    const at = entries.findIndex(({ number }) => number === selected)
    const last = entries.length - 1
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(at + PAGE, last),
      PageUp: Math.max(at - PAGE, 0),
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const entry = entries[to]
    if (entry) onSelect(entry.number)
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Versions"
      aria-activedescendant={active}
      className="version-list"
      tabIndex={0}
      data-first
      onKeyDown={onKeyDown}
    >
      {byDay(entries).map(({ day, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be in a listbox
        <div key={idOf(rows[0]?.number ?? null)} role="group" aria-label={day}>
          <span className="version-day" aria-hidden="true">
            {day}
          </span>
          {rows.map((entry) => (
            <VersionRow
              key={entry.number}
              entry={entry}
              isSelected={entry.number === selected}
              onSelect={() => onSelect(entry.number)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

/** Neighbours of the same day together: the order is that of the versions, whatever the clock said. */
function byDay(entries: readonly VersionEntry[]): { day: string; rows: VersionEntry[] }[] {
  const now = Date.now()
  const days: { day: string; rows: VersionEntry[] }[] = []
  for (const entry of entries) {
    const day = dayWords(entry.time, now)
    const last = days.at(-1)
    if (last?.day === day) last.rows.push(entry)
    else days.push({ day, rows: [entry] })
  }
  return days
}

function VersionRow(props: { readonly entry: VersionEntry; readonly isSelected: boolean; onSelect(): void }) {
  const { entry, isSelected, onSelect } = props
  const mark = markWords(entry)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all rows
    <div
      id={idOf(entry.number)}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      className="version-row"
      data-named={entry.name !== '' || undefined}
      onClick={onSelect}
    >
      <span className="version-time">{timeWords(entry.time)}</span>
      {mark !== '' && <span className="version-mark"> {mark}</span>}
      {entry.damaged && <span className="pack-damage"> Damaged</span>}
      <span className="version-changes"> {changeWords(entry.changes)}</span>
    </div>
  )
}

/** The deleted sections, each with the newest version that has it; nothing where there are none. */
export function DeletedSections(props: {
  readonly sections: readonly DeletedSection[]
  onShow(section: DeletedSection): void
}) {
  const { sections, onShow } = props
  if (sections.length === 0) return null
  return (
    <section className="deleted-sections">
      <h3>Deleted sections</h3>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <button type="button" className="text-button" onClick={() => onShow(section)}>
              {section.title || 'Untitled section'}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
