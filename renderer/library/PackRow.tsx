// One pack in the table, with its title as a text field while it is renamed.
import { type MouseEvent, useState } from 'react'
import { bannerText } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { IconButton } from '../ui/IconButton'
import { changedWords } from './packs-view'

interface Props {
  readonly pack: PackSummary
  /** The row that has the table's tab stop. */
  readonly current: boolean
  readonly renaming: boolean
  onFocus(): void
  onOpen(): void
  onMenu(event: MouseEvent): void
  /** The new title, or null when the user gave up. */
  onRename(title: string | null): void
}

const kindWords = { briefing: 'Briefing', handout: 'Handout' } as const

/** A row; a double click opens the pack. */
export function PackRow({ pack, current, renaming, onFocus, onOpen, onMenu, onRename }: Props) {
  const title = pack.title || 'Untitled pack'
  return (
    <tr tabIndex={current ? 0 : -1} aria-label={title} onFocus={onFocus} onDoubleClick={onOpen} onContextMenu={onMenu}>
      <td className="pack-title">{renaming ? <TitleInput title={pack.title} onDone={onRename} /> : title}</td>
      <td>{kindWords[pack.kind]}</td>
      <td className="pack-marking">{bannerText(pack.marking) || '–'}</td>
      <td data-numeric>{pack.sections}</td>
      <td data-numeric>{pack.pages ?? '–'}</td>
      <td title={new Date(pack.changed).toLocaleString('en-GB')}>{changedWords(pack.changed, Date.now())}</td>
      <td className="pack-actions">
        <IconButton icon="more" size="small" label={`Actions for ${title}`} aria-haspopup="menu" tabIndex={-1} onClick={onMenu} />
      </td>
    </tr>
  )
}

function TitleInput({ title, onDone }: { readonly title: string; onDone(title: string | null): void }) {
  const [value, setValue] = useState(title)
  const commit = () => onDone(value.trim() === '' ? null : value.trim())
  return (
    <input
      className="input"
      aria-label="Title of the pack"
      value={value}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the user asked to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setValue(event.target.value)}
      onBlur={commit}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}
