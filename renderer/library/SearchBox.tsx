// The search box of the list of packs, with a menu of its filter words.
import { type RefObject, useState } from 'react'
import { useShortcut } from '../palette/use-shortcut'
import { IconButton } from '../ui/IconButton'
import { Icon } from '../ui/icons'
import { anchorBelow, Menu, type MenuAnchor } from '../ui/Menu'
import { shownKeys } from '../ui/shown-keys'
import { filterItems } from './filter-menu'

interface Props {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly words: string
  /** All tags in use. */
  readonly tags: readonly string[]
  onChange(words: string): void
  /** Called for arrow down and Enter: moves on to the results. */
  onLeave(): void
}

/** Searches while typing; Escape clears it. */
export function SearchBox({ ref, words, tags, onChange, onLeave }: Props) {
  const [menu, setMenu] = useState<MenuAnchor | null>(null)
  const shortcut = useShortcut('searchPacks')
  const write = (next: string) => {
    onChange(next)
    ref.current?.focus()
  }
  return (
    <div className="search-box">
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        className="input"
        aria-label="Search packs"
        placeholder="Search titles and text"
        title={shortcut ? `Search packs (${shownKeys(shortcut)})` : 'Search packs'}
        value={words}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onLeave()
        }}
      />
      <IconButton
        icon="filter"
        size="small"
        label="Filter"
        aria-haspopup="menu"
        onClick={(event) => setMenu(anchorBelow(event.currentTarget))}
      />
      {menu && (
        <Menu
          label="Filter"
          items={filterItems(words, tags, write)}
          at={menu}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}
