// How far a long job is.
import { useLayoutEffect, useRef } from 'react'

/** `value` runs from 0 to 1; `label` is read out. */
export function ProgressBar({ value, label }: { readonly value: number; readonly label: string }) {
  const bar = useRef<HTMLDivElement>(null)
  const percent = Math.round(Math.max(0, Math.min(1, value)) * 100)
  // Set by script: the content security policy lets no style stand in the page.
  useLayoutEffect(() => {
    if (bar.current) bar.current.style.width = `${percent}%`
  }, [percent])
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div ref={bar} className="progress-bar" />
    </div>
  )
}
