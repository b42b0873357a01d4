// The tour: callouts beside the real controls, one after the other. It blocks nothing, and Escape ends it.
import { type RefObject, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { runEntry } from '../editor/actions/registry'
import { Button } from '../ui/Button'
import { shownKeys } from '../ui/shown-keys'
import { type Box, calloutPosition } from './callout-position'
import { type TourStep, tourSteps } from './steps'

/** Gap between a control and the ring around it, in CSS pixels. */
const RING = 3

/** Starts when rendered; `onEnd` is called at its end, and when it is skipped. */
export function Tour({ onEnd }: { onEnd(): void }) {
  const [at, setAt] = useState(0)
  const step = tourSteps[at]
  const before = useRef(document.activeElement)
  const end = useCallback(() => {
    onEnd()
    focusAfter(before.current)
  }, [onEnd])
  useEscape(end)
  if (!step) return null
  const last = at === tourSteps.length - 1
  return (
    <Callout
      key={step.title}
      step={step}
      count={`${at + 1} of ${tourSteps.length}`}
      buttons={
        <>
          {!last && <Button onClick={end}>Skip</Button>}
          {at > 0 && <Button onClick={() => setAt(at - 1)}>Back</Button>}
          <Button variant="primary" data-first onClick={last ? end : () => setAt(at + 1)}>
            {last ? 'Done' : 'Next'}
          </Button>
        </>
      }
    />
  )
}

/** Restores the focus; if its element no longer exists, focuses the text. */
function focusAfter(before: Element | null): void {
  const known = before instanceof HTMLElement && before !== document.body && before.isConnected
  const next = known ? before : document.querySelector<HTMLElement>('.document, .pack-table tr[tabindex="0"]')
  next?.focus({ preventScroll: true })
}

interface CalloutProps {
  readonly step: TourStep
  /** The step and the number of steps, in words. */
  readonly count: string
  readonly buttons: React.ReactNode
}

function Callout({ step, count, buttons }: CalloutProps) {
  const callout = useRef<HTMLDivElement>(null)
  const title = useId()
  const text = useId()
  const anchor = useAnchor(step)
  const ring = useBox(anchor)
  useCalloutPosition(callout, ring)
  useEffect(() => {
    callout.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])
  return (
    <>
      {ring && <div className="tour-ring" style={ringAround(ring)} />}
      <div
        ref={callout}
        className="tour-callout"
        role="dialog"
        aria-labelledby={title}
        aria-describedby={text}
      >
        <h2 id={title}>{step.title}</h2>
        <p id={text}>{shownKeys(step.text)}</p>
        <div className="tour-foot">
          <span className="tour-count">{count}</span>
          {buttons}
        </div>
      </div>
    </>
  )
}

/** Bounds of the ring: around the step's anchor, and inside the window. */
function ringAround({ left, top, width, height }: Box): Box {
  const x = Math.max(0, left - RING)
  const y = Math.max(0, top - RING)
  return {
    left: x,
    top: y,
    width: Math.min(window.innerWidth, left + width + RING) - x,
    height: Math.min(window.innerHeight, top + height + RING) - y,
  }
}

/** The step's anchor, once it is on the screen; a hidden one is shown first. */
function useAnchor(step: TourStep): Element | null {
  const [anchor, setAnchor] = useState<Element | null>(() => findAnchor(step))
  useEffect(() => {
    if (anchor?.isConnected) return undefined
    const id = step.show
    if (id !== undefined && document.querySelector('.editor-screen')) runEntry(id)
    const look = () => {
      const found = findAnchor(step)
      if (found) setAnchor(found)
    }
    look()
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [anchor, step])
  return anchor
}

function findAnchor({ anchors }: TourStep): Element | null {
  for (const selector of anchors) {
    const found = document.querySelector(selector)
    if (found && found.getBoundingClientRect().width > 0) return found
  }
  return null
}

/** The bounds of an element while it exists. */
function useBox(element: Element | null): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useLayoutEffect(() => {
    if (!element) return undefined
    const measure = () => setBox(element.isConnected ? visibleBox(element) : null)
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    window.addEventListener('resize', measure)
    window.addEventListener('scroll', measure, true)
    return () => {
      sizes.disconnect()
      window.removeEventListener('resize', measure)
      window.removeEventListener('scroll', measure, true)
    }
  }, [element])
  return box
}

/** The visible part of an element: the text is longer than the window. */
function visibleBox(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const frame = element.closest('.editor-panes')?.getBoundingClientRect()
  const upper = Math.max(top, frame?.top ?? 0)
  const lower = Math.min(bottom, frame?.bottom ?? window.innerHeight)
  return { left, top: upper, width: right - left, height: Math.max(0, lower - upper) }
}

function useCalloutPosition(callout: RefObject<HTMLDivElement | null>, box: Box | null): void {
  useLayoutEffect(() => {
    const element = callout.current
    if (!element) return
    const view = { width: window.innerWidth, height: window.innerHeight }
    const size = { width: element.offsetWidth, height: element.offsetHeight }
    const middle = { left: view.width / 2, top: view.height / 3, width: 0, height: 0 }
    const { left, top } = calloutPosition(box ?? middle, size, view)
    element.style.left = `${left}px`
    element.style.top = `${top}px`
  }, [callout, box])
}

/** Escape ends the tour unless something nearer handles it: a dialog, a menu, the slash menu. */
function useEscape(end: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog[open], [role="menu"], [role="listbox"]')) return
      event.preventDefault()
      end()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [end])
}
