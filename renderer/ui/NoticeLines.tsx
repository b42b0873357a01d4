// Lines of a report in a dialog: the first of them, and all others when asked for.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button'

/** Lines that are shown at first. */
const FIRST = 100

interface Props {
  readonly lines: readonly ReactNode[]
}

/** A list that scrolls. */
export function NoticeLines({ lines }: Props) {
  const [all, setAll] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  // The button that had the focus is gone.
  useEffect(() => {
    if (all) list.current?.focus()
  }, [all])
  const shown = all ? lines : lines.slice(0, FIRST)
  return (
    <>
      <ul className="notice-lines" ref={list} tabIndex={lines.length > FIRST ? 0 : undefined}>
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines don't change, and some may be the same
          <li key={at}>{line}</li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <p className="notice-more">
          The first {FIRST} of {lines.length.toLocaleString('en-GB')} are shown.{' '}
          <Button onClick={() => setAll(true)}>Show all</Button>
        </p>
      )}
    </>
  )
}
