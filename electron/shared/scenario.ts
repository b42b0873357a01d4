// The training scenario: invented values for all fields, so that a handout prints complete without typing.
import { type OwnCountry, withOwnCountry } from './own-countries'
import type { PackField, PackMeta } from './pack'

/** An invented setting with a value for every built-in field. */
export interface Scenario {
  readonly title: string
  readonly summary: string
  /** Invented countries with their grammar, as if the user had added them. */
  readonly countries: readonly OwnCountry[]
  /** Values by the name of the field. */
  readonly values: Readonly<Record<string, string>>
}

/** Which fields are filled in: all that the scenario knows, or only empty ones. */
export type ScenarioFill = 'all' | 'empty'

/** Printed under the title of a pack that was filled in so. */
export const EXERCISE_LABEL = 'Exercise: names, places and figures are invented'

/** Returns the fields whose values the scenario would replace. */
export const replacedByScenario = (fields: readonly PackField[], scenario: Scenario): readonly PackField[] =>
  fields.filter(({ name, value }) => {
    const invented = valueIn(scenario, name)
    return value.trim() !== '' && invented !== undefined && invented !== value
  })

/** The scenario's value of a field, whose name may be that of a property of every object: `constructor`. */
const valueIn = ({ values }: Scenario, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined

/** Returns the fields with the scenario's values. Fields that it doesn't know are unchanged. */
export function filledFromScenario(
  fields: readonly PackField[],
  scenario: Scenario,
  fill: ScenarioFill,
): readonly PackField[] {
  return fields.map((field) => {
    const value = valueIn(scenario, field.name)
    if (value === undefined || (fill === 'empty' && field.value.trim() !== '')) return field
    return withOwnCountry({ ...field, value }, scenario.countries)
  })
}

/** Whether a pack was filled in from the scenario. */
export const isExercise = ({ subtitle }: PackMeta): boolean => subtitle.includes(EXERCISE_LABEL)

/** Returns the details of a pack marked as an exercise: under its title, and in the marking if it has one. */
export function asExercise(meta: PackMeta): PackMeta {
  const { subtitle, marking } = meta
  return {
    ...meta,
    subtitle: isExercise(meta)
      ? subtitle
      : [subtitle.trim(), EXERCISE_LABEL].filter((part) => part !== '').join(' · '),
    marking: { ...marking, trainingRider: marking.scheme !== 'none' },
  }
}
