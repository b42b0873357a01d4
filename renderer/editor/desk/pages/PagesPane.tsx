// The printed pages of the open pack: they follow the cursor, and a click goes to that place in the text.
import { type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { showProblem } from '../../../export/show-problem'
import type { PlacedProblem } from '../../../pages/messages'
import { PAGE_GAP, pageAt, pagesBetween } from '../../../pages/page-list'
import type { PagesLink } from '../../../pages/pages-link'
import { pagesMode, pagesZoom, togglePages, ZOOMS } from '../../../pages/view-mode'
import { useShortcut } from '../../../palette/use-shortcut'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { useSession, useSignal } from '../hooks'
import { PageSheet } from './PageSheet'
import { usePageScroll } from './use-page-scroll'
import { usePages } from './use-pages'

/** Pages within this distance of the visible part are drawn ahead, in CSS pixels. */
const AHEAD = 300
/** Layout is announced only when it takes longer, in ms. */
const SLOW_MS = 300

/** The pane. */
export function PagesPane() {
  const link = usePages()
  return <div className="pages-pane">{link && <Pages link={link} />}</div>
}

function Pages({ link }: { readonly link: PagesLink }) {
  useEffect(() => link.look(), [link])
  const pages = useSignal(link.pages)
  const problems = useSignal(link.problems)
  const cursor = useSignal(link.cursor)
  const { scroller, list, seen } = usePageScroll(link)
  const go = useGoToText(link)
  const current = pageAt(list, seen.top + seen.height / 2)
  const onKeyDown = (event: KeyboardEvent) => {
    const box = list.boxes[current]
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey || !box) return
    const pageKeys = new Map([
      ['PageUp', current - 1],
      ['PageDown', current + 1],
      ['Home', 0],
      ['End', list.boxes.length - 1],
    ])
    const wanted = list.boxes[pageKeys.get(event.key) ?? -1]
    if (event.key !== 'Enter' && !wanted) return
    event.preventDefault()
    if (wanted) event.currentTarget.scrollTop = wanted.top - PAGE_GAP
    else go(current, 0, Math.max(0, seen.top + seen.height / 2 - box.top) / box.scale)
  }
  return (
    <>
      <PagesHead link={link} page={current} />
      <Fault link={link} />
      <section
        ref={scroller}
        className="pages-scroll"
        aria-label="Print preview; press Enter to go to the text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className="pages-list" style={{ height: list.height, minWidth: list.width }}>
          {pagesBetween(list, seen.top - AHEAD, seen.top + seen.height + AHEAD).map((box) => (
            <PageSheet
              key={box.page}
              link={link}
              box={box}
              name={`Page ${pages[box.page]?.label ?? ''}, ${box.page + 1} of ${pages.length}`}
              cursor={cursor?.page === box.page ? cursor : null}
              problems={problems.filter(({ page }) => page === box.page)}
              onGo={go}
              onProblem={show}
            />
          ))}
        </div>
      </section>
    </>
  )
}

function show({ problem }: PlacedProblem): void {
  if (pagesMode.get() === 'pages') pagesMode.set('both')
  showProblem(problem)
}

/** Goes to what is at a point of a page; if only the pages are shown, the text is shown again. */
function useGoToText(link: PagesLink): (page: number, x: number, y: number) => void {
  const session = useSession()
  return useCallback(
    (page, x, y) => {
      void link.positionAt(page, x, y).then((position) => {
        if (position === null) return
        if (pagesMode.get() === 'pages') pagesMode.set('both')
        session.goTo(position)
      })
    },
    [link, session],
  )
}

function PagesHead({ link, page }: { readonly link: PagesLink; readonly page: number }) {
  const pages = useSignal(link.pages)
  const mode = useSignal(pagesMode)
  const zoom = useSignal(pagesZoom)
  const slow = useSlow(link)
  const shortcut = useShortcut('pages')
  const label = pages[page]?.label
  const place = `Page ${page + 1} of ${pages.length}${label && label !== String(page + 1) ? ` (numbered ${label})` : ''}`
  return (
    <div className="pages-head">
      <span className="pages-place">{pages.length > 0 && place}</span>
      <span className="pages-state" role="status">
        {slow && 'Updating pages…'}
      </span>
      <select
        className="input pages-zoom"
        aria-label="Page zoom"
        value={zoom}
        onChange={({ target }) => {
          const chosen = ZOOMS.find(([value]) => value === target.value)
          if (chosen) pagesZoom.set(chosen[0])
        }}
      >
        {ZOOMS.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <IconButton
        icon="pages"
        size="small"
        label="Pages only"
        pressed={mode === 'pages'}
        onClick={() => pagesMode.set(mode === 'pages' ? 'both' : 'pages')}
      />
      <IconButton icon="close" size="small" label="Hide pages" shortcut={shortcut} onClick={togglePages} />
    </div>
  )
}

function useSlow(link: PagesLink): boolean {
  const { sent, laid, fault } = useSignal(link.progress)
  const busy = sent > laid && fault === null
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) {
      setSlow(false)
      return undefined
    }
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS)
    return () => window.clearTimeout(timer)
  }, [busy])
  return slow
}

function Fault({ link }: { readonly link: PagesLink }) {
  const { fault } = useSignal(link.progress)
  if (fault === null) return null
  return (
    <div className="fault-box pages-fault" role="alert">
      <p>The pages can’t be shown: {fault}</p>
      <Button onClick={() => link.retry()}>Try again</Button>
    </div>
  )
}
