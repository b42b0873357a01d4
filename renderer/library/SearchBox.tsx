// The search box of the list of packs.
import type { Ref } from 'react'
import { useShortcut } from '../palette/use-shortcut'
import { Icon } from '../ui/icons'
import { shownKeys } from '../ui/shown-keys'

interface Props {
  readonly ref: Ref<HTMLInputElement>
  readonly words: string
  onChange(words: string): void
  /** Called for arrow down and Enter: moves on to the results. */
  onLeave(): void
}

/** Filters while typing; Escape clears it. */
export function SearchBox({ ref, words, onChange, onLeave }: Props) {
  const shortcut = useShortcut('searchPacks')
  return (
    <label className="search-box">
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        className="input"
        aria-label="Search packs"
        placeholder="Search packs"
        title={`Search packs (${shownKeys(shortcut ?? '')})`}
        value={words}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onLeave()
        }}
      />
    </label>
  )
}
