// A pane at the side whose width the user sets, with the pointer or with arrow keys; the width is remembered.
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

interface Props {
  /** What the width is remembered under. */
  readonly name: string
  readonly label: string
  /** Side of the window that the pane stands on. */
  readonly side: 'left' | 'right'
  /** Widths in CSS pixels. */
  readonly initial: number
  readonly min: number
  readonly max: number
  readonly children: ReactNode
}

const STEP = 16

/** The pane with its handle. */
export function Splitter({ name, label, side, initial, min, max, children }: Props) {
  const pane = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(() => clamp(stored(name) ?? initial, min, max))
  useLayoutEffect(() => {
    if (pane.current) pane.current.style.width = `${width}px`
    localStorage.setItem(`width.${name}`, String(width))
  }, [name, width])
  const grow = side === 'left' ? 1 : -1
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !pane.current) return
    const box = pane.current.getBoundingClientRect()
    setWidth(clamp(side === 'left' ? event.clientX - box.left : box.right - event.clientX, min, max))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setWidth(clamp(width + grow * step, min, max))
  }
  return (
    <div ref={pane} className="split-pane" data-side={side}>
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> can't take the focus */}
      <div
        role="separator"
        className="split-handle"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={Math.round(width)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => setWidth(initial)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function stored(name: string): number | null {
  const value = Number.parseInt(localStorage.getItem(`width.${name}`) ?? '', 10)
  return Number.isNaN(value) ? null : value
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
