// A toolbar with one tab stop: arrow keys go from control to control, Escape leaves it.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

interface Props {
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
  /** Called for Escape; returns the focus to what the toolbar works on. */
  onLeave?(): void
}

const CONTROLS = 'button:not(:disabled), select:not(:disabled), input:not(:disabled)'

/** A row of controls. Alt+F10 anywhere in the window goes to the first toolbar. */
export function Toolbar({ label, children, className, onLeave }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  // Controls come and go with the selection: exactly one of them must always be reachable with Tab.
  useEffect(() => {
    const controls = controlsOf(bar.current)
    const current = controls.find((control) => control.tabIndex === 0) ?? controls[0]
    for (const control of controls) control.tabIndex = control === current ? 0 : -1
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const controls = controlsOf(bar.current)
    const at = controls.indexOf(event.target as HTMLElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Escape') onLeave?.()
    if (to === undefined || controls.length === 0) return
    event.preventDefault()
    const next = controls[(to + controls.length) % controls.length]
    for (const control of controls) control.tabIndex = control === next ? 0 : -1
    next?.focus()
  }
  return (
    <div
      ref={bar}
      className={`toolbar ${className ?? ''}`}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}

/** A thin line between groups of controls. */
export function ToolbarRule() {
  return <span className="toolbar-rule" aria-hidden="true" />
}

/** Focuses the first visible toolbar of the window. */
export function focusToolbar(): void {
  const controls = [...document.querySelectorAll<HTMLElement>('[role="toolbar"] [tabindex="0"]')]
  controls.find((control) => control.offsetParent !== null)?.focus()
}

function controlsOf(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
}
