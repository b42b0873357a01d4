// A side pane with a size set by pointer or arrow keys; the size is remembered.
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

interface Props {
  /** Key under which the size is remembered. */
  readonly name: string
  readonly label: string
  /** Side of the pane. */
  readonly side: 'left' | 'right' | 'bottom'
  /** Widths in CSS pixels; heights at the bottom. */
  readonly initial: number
  readonly min: number
  readonly max: number
  readonly children: ReactNode
}

const STEP = 16

/** The pane with its handle. */
export function Splitter({ name, label, side, initial, min, max, children }: Props) {
  const pane = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(() => clamp(stored(name) ?? initial, min, max))
  const flat = side === 'bottom'
  useLayoutEffect(() => {
    if (pane.current) pane.current.style[flat ? 'height' : 'width'] = `${size}px`
    localStorage.setItem(`width.${name}`, String(size))
  }, [name, size, flat])
  const grow = side === 'left' ? 1 : -1
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !pane.current) return
    const box = pane.current.getBoundingClientRect()
    const reach = {
      left: event.clientX - box.left,
      right: box.right - event.clientX,
      bottom: box.bottom - event.clientY,
    }
    setSize(clamp(reach[side], min, max))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const keys = flat ? { ArrowDown: STEP, ArrowUp: -STEP } : { ArrowRight: STEP, ArrowLeft: -STEP }
    const step = new Map(Object.entries(keys)).get(event.key)
    if (step === undefined) return
    event.preventDefault()
    setSize(clamp(size + grow * step, min, max))
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
        aria-orientation={flat ? 'horizontal' : 'vertical'}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={Math.round(size)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => setSize(initial)}
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
