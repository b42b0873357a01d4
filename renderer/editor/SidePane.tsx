// A pane at a side of the text whose width is dragged, or changed with the arrow keys, and remembered.
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

const STEP = 16

interface Props {
  /** Under this name the width is remembered. */
  readonly name: string
  readonly side: 'left' | 'right'
  readonly label: string
  /** Widths in CSS pixels. */
  readonly initial: number
  readonly min: number
  readonly max: number
  readonly children: ReactNode
}

/** The pane with its handle. */
export function SidePane({ name, side, label, initial, min, max, children }: Props) {
  const key = `attache.width.${name}`
  const [width, setWidth] = useState(() => clamp(Number(localStorage.getItem(key)) || initial, min, max))
  const pane = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (pane.current) pane.current.style.width = `${width}px`
  }, [width])
  const change = (to: number) => {
    const next = clamp(to, min, max)
    setWidth(next)
    localStorage.setItem(key, String(next))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !pane.current) return
    const box = pane.current.getBoundingClientRect()
    change(side === 'left' ? event.clientX - box.left : box.right - event.clientX)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const towards = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!towards) return
    event.preventDefault()
    change(width + (side === 'left' ? towards : -towards) * STEP)
  }
  return (
    <div ref={pane} className="side-pane" data-side={side}>
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: a rule can't be dragged */}
      <div
        role="separator"
        className="side-handle"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(width)}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
