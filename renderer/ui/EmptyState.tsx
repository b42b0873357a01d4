// Placeholder of an empty list: what belongs here and what to do next.
import type { ReactNode } from 'react'

/** A heading, a sentence and buttons for the next step. */
export function EmptyState({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}
