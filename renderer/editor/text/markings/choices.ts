// What a portion or section can be marked with: the levels of the pack's scheme, and the caveats of its level.
import { levelName, offeredLevels } from '#shared/markings'
import { atLevel, hasCaveat, levelOf, portionCaveats, toggleCaveat } from '#shared/portions'

/** A marking to choose. */
export interface MarkingChoice {
  readonly marking: string
  readonly label: string
  /** The label without the portion mark. */
  readonly name: string
  readonly checked: boolean
}

/** Returns the levels of a scheme; a level keeps the caveats that go with it. */
export const levelsFor = (scheme: string, now: string | null): MarkingChoice[] =>
  offeredLevels(scheme)
    .filter(({ portion }) => portion !== '')
    .map((level) => ({
      marking: atLevel(now, level.id),
      label: `(${level.portion}) ${levelName(level)}`,
      name: levelName(level),
      checked: now !== null && levelOf(now) === level.id,
    }))

/** Returns the caveats that a marked portion can have or has; choosing one adds it or takes it away. */
export const caveatsFor = (now: string | null): MarkingChoice[] =>
  now === null
    ? []
    : portionCaveats(now).map((caveat) => {
        const name = caveat.list ? `${caveat.text}, as in the pack’s marking` : caveat.text
        return { marking: toggleCaveat(now, caveat), label: name, name, checked: hasCaveat(now, caveat) }
      })
