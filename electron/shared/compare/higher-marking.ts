// The marking of what shows two versions of a pack: the higher of both.
import { equivalentLevel, findScheme, levelRank, type PackMarking, packPortion } from '../markings'
import { caveatOf, higherMarking, levelOf } from '../portions'

/**
 * Returns the later marking, raised to the level of the earlier one and with its caveats. The training rider stays only where both
 * have it.
 */
export function markingOfBoth(earlier: PackMarking, later: PackMarking): PackMarking {
  if (later.scheme === 'none') return earlier
  if (earlier.scheme === 'none') return later
  const { scheme } = later
  const level =
    earlier.scheme === scheme ? earlier.level : equivalentLevel(earlier.scheme, earlier.level, scheme).id
  const trainingRider = earlier.trainingRider && later.trainingRider
  if (findScheme(scheme).caveats.onPortions && earlier.scheme === scheme) {
    const both = higherMarking(packPortion(later), packPortion(earlier)) ?? later.level
    return { ...later, level: levelOf(both), caveat: caveatOf(both), trainingRider }
  }
  const caveats = [later.caveat.trim(), earlier.caveat.trim()].filter((words) => words !== '')
  const higher = levelRank(scheme, level) > levelRank(scheme, later.level) ? level : later.level
  return { ...later, level: higher, caveat: [...new Set(caveats)].join(', '), trainingRider }
}
