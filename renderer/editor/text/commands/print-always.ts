// Removes the dependence of words on a field.
import { dependentRanges } from '../state/conditions'
import { removeMark } from './compose'

/** Makes the words at the cursor or in the selection always print. */
export const printAlways = removeMark('onlyIf', dependentRanges)
