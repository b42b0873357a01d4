// The roll-up of the open pack, a moment after the last change.

import { type RollUp, rollUp } from '../../text/markings/roll-up'
import { useDebounced, useSession } from '../hooks'

const UNKNOWN: RollUp = { highest: null, sections: [], faults: [] }

/** Returns the roll-up of the pack's markings. */
export function useRollUp(): RollUp {
  const session = useSession()
  return useDebounced(() => rollUp(session.state.doc, session.store.meta.get()), UNKNOWN)
}
