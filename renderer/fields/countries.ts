// The countries offered in inputs.
import { COUNTRIES } from '#shared/countries'

const names: readonly string[] = COUNTRIES.map(([, name]) => name)

/** English names of all countries and territories, sorted. */
export const countryNames = (): readonly string[] => names
