// A small window opened by a button: Escape, Tab out of it or a click outside close it.
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'

/** Gap between the button and the window, and to the edges of the screen, in CSS pixels. */
const GAP = 6

interface Props {
  readonly label: string
  /** The button; it gets the focus back unless something else had it, as when a key opened the window. */
  readonly anchor: HTMLElement
  readonly className?: string
  readonly children: ReactNode
  onClose(): void
}

/** Opens when rendered; remove it to close it. */
export function Popover({ label, anchor, className, children, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current) popoverPosition(box.current, anchor.getBoundingClientRect())
  })
  useEffect(() => {
    const element = box.current
    const before = document.activeElement
    element?.focus()
    return () => {
      // An element focused by the user in the meantime keeps the focus.
      if (!element?.contains(document.activeElement) && document.activeElement !== document.body) return
      const wasIn = before instanceof HTMLElement && before !== document.body && before.isConnected
      // A key may have opened it while the focus was elsewhere.
      const back = wasIn ? before : anchor
      back.focus({ preventScroll: true })
    }
  }, [anchor])
  useEffect(() => {
    const outside = (event: Event) => {
      const inside =
        event.target instanceof Node &&
        [box.current, anchor].some((part) => part?.contains(event.target as Node))
      if (!inside) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    window.addEventListener('resize', onClose)
    return () => {
      window.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('resize', onClose)
    }
  }, [anchor, onClose])
  return (
    <div
      ref={box}
      className={`popover ${className ?? ''}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      {children}
    </div>
  )
}

/** Above the button if there is space, else below it. */
function popoverPosition(box: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = box
  const above = at.top - GAP - height
  box.style.top = `${above >= GAP ? above : at.bottom + GAP}px`
  box.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`
}
