// Progress of a long job.
import { useLayoutEffect, useRef } from 'react'

/** `value` is from 0 to 1; `label` is announced. */
export function ProgressBar({ value, label }: { readonly value: number; readonly label: string }) {
  const bar = useRef<HTMLDivElement>(null)
  const percent = Math.round(Math.max(0, Math.min(1, value)) * 100)
  // Set by script: the content security policy forbids inline styles.
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
