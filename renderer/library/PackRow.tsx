// One pack in the table, with its title as a text field while it is being renamed.
import { type DragEvent, type MouseEvent, memo, useRef, useState } from 'react'
import { dateWords } from '#shared/date-words'
import { MAX_TEXT } from '#shared/limits'
import { bannerText } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { kindLabel } from '../base/choices'
import { IconButton } from '../ui/IconButton'
import { Icon } from '../ui/icons'
import type { Line } from './lines'

interface Props {
  readonly line: Extract<Line, { kind: 'pack' }>
  /** Index of the row. */
  readonly at: number
  /** The row with the table's tab stop. */
  readonly current: boolean
  readonly chosen: boolean
  readonly renaming: boolean
  /** How long ago it was changed, in words. */
  readonly ago: string
  /** The same object for all rows on each render. */
  readonly events: RowEvents
}

/** Events of a row. */
export interface RowEvents {
  focus(line: Line): void
  choose(line: Line, event: MouseEvent): void
  open(line: Line): void
  menu(line: Line, event: MouseEvent): void
  /** Starts dragging the pack out of the window as a file. */
  drag(pack: PackSummary, event: DragEvent): void
  /** Makes it a favourite, or no longer. */
  star(pack: PackSummary): void
  /** The new title, or null when the user cancelled. */
  rename(pack: PackSummary, title: string | null): void
}

/** Tags shown in a row; the others are in its tooltip. */
const MOST_TAGS = 2

function Tags({ tags }: { readonly tags: readonly string[] }) {
  const others = tags.slice(MOST_TAGS)
  return (
    <span className="pack-tags">
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <span key={tag} className="pack-tag" dir="auto">
          {tag}
        </span>
      ))}
      {others.length > 0 && (
        <span className="pack-tag">
          +{others.length}
          <span className="visually-hidden">: {others.join(', ')}</span>
        </span>
      )}
    </span>
  )
}

/** A row; a double click opens the pack. Memoised: there may be thousands. */
export const PackRow = memo(function PackRow(props: Props) {
  const { line, at, current, chosen, renaming, ago, events } = props
  const { pack } = line
  const title = packTitle(pack.title)
  return (
    <tr
      tabIndex={current ? 0 : -1}
      aria-label={title}
      aria-selected={chosen}
      data-row={at}
      onFocus={() => events.focus(line)}
      onMouseDown={(event) => events.choose(line, event)}
      onDoubleClick={() => events.open(line)}
      draggable={!renaming}
      onDragStart={(event) => events.drag(pack, event)}
      onContextMenu={(event) => events.menu(line, event)}
    >
      <td className="pack-star">
        <button
          type="button"
          className="star-button"
          tabIndex={-1}
          aria-pressed={pack.favourite}
          aria-label={`Favourite: ${title}`}
          title={pack.favourite ? 'Remove from favourites' : 'Add to favourites'}
          onClick={() => events.star(pack)}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <Icon name="star" />
        </button>
      </td>
      <td className="pack-title" title={[title, ...pack.tags].join('\n')}>
        <div className="pack-line">
          {renaming ? (
            <TitleInput title={pack.title} onDone={(given) => events.rename(pack, given)} />
          ) : (
            <span className="pack-name" dir="auto">
              {title}
            </span>
          )}
          {pack.damage && (
            <span className="pack-damage" title={pack.damage}>
              Damaged
              <span className="visually-hidden">: {pack.damage}</span>
            </span>
          )}
          {pack.deleted && <span className="pack-badge">Deleted</span>}
          {pack.archived && <span className="pack-badge">Archived</span>}
          {pack.tags.length > 0 && <Tags tags={pack.tags} />}
        </div>
      </td>
      <td>{kindLabel(pack.kind)}</td>
      <td className="pack-marking" title={bannerText(pack.marking)}>
        {bannerText(pack.marking) || <Nothing words="None" />}
      </td>
      <td className="pack-author" title={pack.author}>
        {pack.author || <Nothing words="None" />}
      </td>
      <td className="pack-reference" title={pack.reference}>
        {pack.reference || <Nothing words="None" />}
      </td>
      <td data-numeric className="pack-sections">
        {pack.sections}
      </td>
      <td data-numeric>{pack.pages ?? <Nothing words="Not exported yet" />}</td>
      <td className="pack-changed">
        <span className="pack-ago">{ago}</span> <span className="pack-date">{dateWords(pack.changed)}</span>
      </td>
      <td className="pack-actions">
        <IconButton
          icon="more"
          size="small"
          label={`Actions for ${title}`}
          aria-haspopup="menu"
          tabIndex={-1}
          onClick={(event) => events.menu(line, event)}
        />
      </td>
    </tr>
  )
})

/** A dash for the eyes, words for screen readers. */
function Nothing({ words }: { readonly words: string }) {
  return (
    <span title={words}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function TitleInput({ title, onDone }: { readonly title: string; onDone(title: string | null): void }) {
  const [value, setValue] = useState(title)
  // Enter and Escape remove the field, which then loses the focus: answer only once.
  const answered = useRef(false)
  const answer = (given: string | null) => {
    if (answered.current) return
    answered.current = true
    onDone(given === null || given.trim() === '' ? null : given.trim())
  }
  return (
    <input
      className="input"
      aria-label="Pack title"
      value={value}
      maxLength={MAX_TEXT}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the user asked to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => answer(value)}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') answer(value)
        if (event.key === 'Escape') answer(null)
      }}
    />
  )
}
