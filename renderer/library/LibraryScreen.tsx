// The start screen: the user's packs, and the ways to a new one.
import { useEffect, useRef, useState } from 'react'
import type { PackSummary } from '#shared/pack'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { IconButton } from '../ui/IconButton'
import { Icon } from '../ui/icons'
import { PackTable } from './PackTable'
import { nextSort, type Sort, visiblePacks } from './packs-view'
import { type Packs, usePacks } from './use-packs'

interface Props {
  onOpen(id: string): void
  onNew(): void
  onSettings(): void
}

/** Search, sort, open, and everything that is done with whole packs. */
export function LibraryScreen({ onOpen, onNew, onSettings }: Props) {
  const packs = usePacks()
  const [words, setWords] = useState('')
  const [sort, setSort] = useState<Sort>({ by: 'changed', descending: true })
  const search = useRef<HTMLInputElement>(null)
  useKeys({ onNew, onImport: packs.importFile, onFind: () => search.current?.select() })
  const visible = visiblePacks(packs.all ?? [], words, sort)
  return (
    <main className="library">
      <header className="library-head">
        <h1>Briefing packs</h1>
        <label className="search-box">
          <Icon name="search" />
          <input
            ref={search}
            type="search"
            className="input"
            aria-label="Search packs"
            placeholder="Search packs"
            value={words}
            spellCheck={false}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <Button icon="import" onClick={() => void packs.importFile()}>
          Import…
        </Button>
        <Button icon="plus" variant="primary" onClick={onNew}>
          New pack
        </Button>
        <IconButton icon="settings" label="Settings" shortcut="Ctrl+," onClick={onSettings} />
      </header>
      <Body packs={packs} visible={visible} sort={sort} onSort={(by) => setSort(nextSort(sort, by))} onOpen={onOpen} onNew={onNew} />
    </main>
  )
}

interface BodyProps {
  readonly packs: Packs
  readonly visible: readonly PackSummary[]
  readonly sort: Sort
  onSort(by: Sort['by']): void
  onOpen(id: string): void
  onNew(): void
}

function Body({ packs, visible, sort, onSort, onOpen, onNew }: BodyProps) {
  if (packs.all === null) return null
  if (packs.all.length === 0) {
    return (
      <EmptyState
        title="No packs yet"
        text="Start from a blueprint: choose what the briefing is for, fill in a few fields, and edit the text. Or look at a finished pack first."
      >
        <Button variant="primary" icon="plus" onClick={onNew}>
          New pack
        </Button>
        <Button icon="document" onClick={() => void packs.addSample()}>
          Add the sample pack
        </Button>
      </EmptyState>
    )
  }
  if (visible.length === 0) {
    return <EmptyState title="Nothing found" text="No pack has these words in its title, kind or marking." />
  }
  return <PackTable packs={visible} sort={sort} deeds={packs} onSort={onSort} onOpen={onOpen} />
}

function useKeys(keys: { onNew(): void; onImport(): Promise<void>; onFind(): void }): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return
      const deed = { o: () => void latest.current.onImport(), f: latest.current.onFind }[event.key.toLowerCase()]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
