// The roll-up of the open pack, a moment after the last change.
import { useCalm, useSession } from '../state/hooks'
import { type RollUp, rollUp } from './roll-up'

const UNKNOWN: RollUp = { highest: null, sections: [], faults: [] }

/** What the parts of the pack are marked. */
export function useRollUp(): RollUp {
  const session = useSession()
  return useCalm(() => rollUp(session.state.doc, session.store.meta.get()), UNKNOWN)
}
