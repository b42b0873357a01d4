// The replacement field and its buttons.
import { useEffect, useRef } from 'react'
import { findState, goToMatch, replaceAll, replaceCurrent, showCurrent } from '../../text/find/plugin'
import { canReplace, outcomeOf, type Replaced } from '../../text/find/replace'
import { useSession, useSignal } from '../hooks'

interface ReplaceControlsProps {
  readonly replacement: string
  onChange(replacement: string): void
  /** Receives the result of a replacement. */
  onReplaced(outcome: Replaced | null): void
}

/** The field and its two buttons; the field has the focus when the bar was opened to replace. */
export function ReplaceControls({ replacement, onChange, onReplaced }: ReplaceControlsProps) {
  const session = useSession()
  const input = useRef<HTMLInputElement>(null)
  const wanted = useSignal(session.ui.find) === 'replace'
  useEffect(() => {
    if (wanted) input.current?.select()
  }, [wanted])
  const replace = () => {
    if (session.refusesChange()) return
    const { matches, current } = findState(session.state)
    const match = matches[current]
    onReplaced(match && !canReplace(match) ? outcomeOf([match]) : null)
    if (session.run(replaceCurrent(replacement), false)) session.run(goToMatch(0), false)
    else session.run(showCurrent, false)
  }
  const all = () => {
    const { matches } = findState(session.state)
    if (matches.length === 0 || session.refusesChange()) return
    session.run(replaceAll(replacement), false)
    onReplaced(outcomeOf(matches))
  }
  return (
    <>
      <input
        ref={input}
        className="input"
        aria-label="Replace with"
        placeholder="Replace with"
        value={replacement}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && replace()}
      />
      <button type="button" className="text-button" onClick={replace}>
        Replace
      </button>
      <button type="button" className="text-button" onClick={all}>
        Replace all
      </button>
    </>
  )
}
