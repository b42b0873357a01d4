// The result of a replacement, and what could not be replaced, with a link to it.

import { findState, showCurrent } from '../../text/find/plugin'
import type { Replaced } from '../../text/find/replace'
import { useSession } from '../hooks'

/** Says how many were replaced; what fields show is changed in the field. */
export function FindOutcome({ outcome }: { readonly outcome: Replaced }) {
  const session = useSession()
  const { matches, current } = findState(session.state)
  const field = [matches[current], ...matches].find((match) => match?.kind === 'field')?.field
  return (
    <p className="find-outcome" role="status">
      {wordsFor(outcome)}
      {outcome.inFields > 0 && field && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            session.run(showCurrent, false)
            session.ui.wantedField.set({ name: field })
          }}
        >
          Edit field
        </button>
      )}
    </p>
  )
}

function wordsFor({ count, inFields, inComments, aroundChips }: Replaced): string {
  const said = [count === 0 ? 'Nothing replaced.' : `${count} replaced.`]
  if (inFields > 0) said.push(`${inFields} in fields: edit the field instead.`)
  if (inComments > 0) said.push(`${inComments} in comments: not replaced.`)
  if (aroundChips > 0)
    said.push(`${aroundChips} containing a note, cross-reference or image: replace by hand.`)
  return said.join(' ')
}
