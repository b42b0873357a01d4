// The roll-up of the open pack, a moment after the last change.

import { type RollUp, rollUp } from '../../text/markings/roll-up'
import { useDebounced, useSession } from '../hooks'

const UNKNOWN: RollUp = { highest: null, sections: [], faults: [] }

/** What the parts of the pack are marked. */
export function useRollUp(): RollUp {
  const session = useSession()
  return useDebounced(() => rollUp(session.state.doc, session.store.meta.get()), UNKNOWN)
}
