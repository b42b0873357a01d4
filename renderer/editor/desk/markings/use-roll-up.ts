// The roll-up of the open pack, a moment after the last change.

import { rollUpOf } from '../../actions/go-to-fault'
import type { RollUp } from '../../text/markings/roll-up'
import { useDebounced, useSession } from '../hooks'

const UNKNOWN: RollUp = { highest: null, sections: [], faults: [] }

/** Returns the roll-up of the pack's markings. */
export function useRollUp(): RollUp {
  const session = useSession()
  return useDebounced(() => rollUpOf(session), UNKNOWN)
}
