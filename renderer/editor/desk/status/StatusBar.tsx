// The bar below the text: counts of the selection, section and pack; a click shows all of them.
import { type ReactNode, useCallback, useRef } from 'react'
import { Popover } from '../../../ui/Popover'
import { turnTracking } from '../../actions/change-walk'
import { readingMinutes, type SelectionCounts } from '../../text/state/text-counts'
import { useSession, useSignal } from '../hooks'
import { MarkingStatus } from '../markings/MarkingChip'
import { CountsTable, grouped } from './CountsTable'
import { PageCountsFeed } from './PageCountsFeed'
import { type PackCounts, useCounts, usePageLengths } from './use-counts'

/** The bar; `children` are placed at its end. */
export function StatusBar({ children }: { readonly children?: ReactNode }) {
  const counts = useCounts()
  return (
    <footer className="status-bar">
      <PageCountsFeed />
      {counts && <Counts counts={counts} />}
      <TrackingStatus />
      <MarkingStatus />
      {children}
    </footer>
  )
}

/** Says that changes are tracked; a click ends it. */
function TrackingStatus() {
  const session = useSession()
  if (!useSignal(session.ui.tracking)) return null
  return (
    <button
      type="button"
      className="status-button"
      title="Stop tracking changes"
      onClick={() => turnTracking(session)}
    >
      Track changes: On
    </button>
  )
}

function Counts({ counts }: { readonly counts: PackCounts }) {
  const session = useSession()
  const { selection, section, pack } = counts
  const pages = usePageLengths()
  const button = useRef<HTMLButtonElement>(null)
  const open = useSignal(session.ui.counts)
  const close = useCallback(() => session.ui.counts.set(false), [session])
  return (
    <>
      <button
        ref={button}
        type="button"
        className="status-button"
        title="Word count"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => session.ui.counts.set(!open)}
      >
        {selection && selection.words + selection.unprinted > 0 && <span>{selectedWords(selection)}</span>}
        <span>{words(section.words)} in this section</span>
        <span>{words(pack.words)} in the pack</span>
        {pages.pack !== null && (
          <span>
            {grouped(pages.pack)} {pages.pack === 1 ? 'page' : 'pages'}
          </span>
        )}
        {pack.words > 0 && <span>about {readingMinutes(pack.words)} min to read</span>}
      </button>
      {open && button.current && (
        <Popover label="Word count" anchor={button.current} className="counts-popover" onClose={close}>
          <CountsTable counts={counts} pages={pages} />
        </Popover>
      )}
    </>
  )
}

function selectedWords({ words: printed, unprinted }: SelectionCounts): string {
  return `${words(printed)} selected${unprinted > 0 ? ` + ${grouped(unprinted)} not printed` : ''}`
}

function words(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'word' : 'words'}`
}
