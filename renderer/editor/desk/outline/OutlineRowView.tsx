// One row of the outline: number, title, badges; an input while it is renamed.
import { type MouseEvent, useEffect, useRef } from 'react'
import { portionText } from '#shared/portions'
import { Icon } from '../../../ui/icons'
import { bannerOf } from '../../text/markings/labels'
import type { SectionRollUp } from '../../text/markings/roll-up'
import type { OutlineRow } from '../../text/state/outline-rows'
import { DRAGGED, takesDrop } from './dropped'
import type { Length } from './use-lengths'

/** Data of a row besides its title; marking and length follow after a delay. */
export interface RowInfo {
  /** The library has a newer version of its template. */
  readonly behind: boolean
  /** The roll-up of the section. */
  readonly rollUp: SectionRollUp | undefined
  readonly length: Length | undefined
}

interface Props {
  readonly row: OutlineRow
  readonly current: boolean
  readonly selected: boolean
  /** The one tab stop of the tree. */
  readonly focusable: boolean
  readonly renaming: boolean
  readonly dropBefore: boolean
  readonly facts: RowInfo
  onClick(event: MouseEvent): void
  onMenu(at: { readonly x: number; readonly y: number }): void
  onRename(): void
  /** Receives the new title; null when renaming was cancelled. */
  /** `byKey`: with Enter or Escape rather than by moving the focus. */
  onRenamed(title: string | null, byKey: boolean): void
  onDragStart(): void
  onDragOver(below: boolean): void
}

/** The row. The tree handles its keys. */
export function OutlineRowView(props: Props) {
  const { row, current, selected, focusable, renaming, dropBefore } = props
  const { behind, rollUp, length } = props.facts
  const { number } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all rows
    <div
      role="treeitem"
      className="outline-row"
      data-row={row.id}
      data-current={current || undefined}
      data-excluded={row.excluded || undefined}
      data-drop={dropBefore || undefined}
      data-level={row.level}
      aria-level={row.level}
      aria-selected={selected}
      aria-current={current ? 'location' : undefined}
      tabIndex={focusable ? 0 : -1}
      draggable={!renaming}
      onClick={props.onClick}
      onDoubleClick={props.onRename}
      onContextMenu={(event) => {
        event.preventDefault()
        props.onMenu({ x: event.clientX, y: event.clientY })
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData(DRAGGED, row.id)
        props.onDragStart()
      }}
      onDragOver={(event) => {
        if (!takesDrop(event.dataTransfer)) return
        event.preventDefault()
        const box = event.currentTarget.getBoundingClientRect()
        props.onDragOver(event.clientY > box.top + box.height / 2)
      }}
    >
      <span className="outline-number">{number}</span>
      {renaming ? (
        <TitleInput title={row.title} onDone={props.onRenamed} />
      ) : (
        <span className="outline-title" data-untitled={row.title === '' || undefined}>
          {row.title || 'Untitled section'}
        </span>
      )}
      {row.enclosure && (
        <span className="outline-badge outline-enclosure" title="Enclosure">
          <Icon name="enclosure" />
          <span className="visually-hidden">Enclosure</span>
        </span>
      )}
      {behind && (
        <span
          className="outline-badge outline-newer"
          title="This section’s template has a newer version: compare them in Details"
        >
          template updated
        </span>
      )}
      {row.excluded && <span className="outline-badge">not printed</span>}
      {rollUp?.highest && <MarkingBadge rollUp={rollUp} own={row.marking} />}
      {length && (
        <span className="outline-badge outline-length" title={length.words}>
          <span aria-hidden="true">{length.short}</span>
          <span className="visually-hidden"> {length.words}</span>
        </span>
      )}
    </div>
  )
}

/** The portion mark of the highest part, highlighted as a warning when it exceeds its parent's. */
function MarkingBadge({ rollUp, own }: { readonly rollUp: SectionRollUp; readonly own: string | null }) {
  const { highest, tooHigh } = rollUp
  const banner = bannerOf(highest ?? '')
  const what = highest === own ? `Marked ${banner}` : `Contains portions marked up to ${banner}`
  return (
    <span className="outline-badge outline-marking" data-high={tooHigh || undefined} title={what}>
      {portionText(highest) || highest}
      <span className="visually-hidden"> {what}</span>
    </span>
  )
}

function TitleInput({
  title,
  onDone,
}: {
  readonly title: string
  onDone(title: string | null, byKey: boolean): void
}) {
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => input.current?.select(), [])
  const end = (value: string | null, byKey: boolean) => {
    // Enter also removes the focus: only the first of the two events counts.
    if (done.current) return
    done.current = true
    onDone(value, byKey)
  }
  return (
    <input
      ref={input}
      className="outline-input"
      aria-label="Section title"
      defaultValue={title}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') end(event.currentTarget.value, true)
        if (event.key === 'Escape') end(null, true)
      }}
      onBlur={(event) => end(event.currentTarget.value, false)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
