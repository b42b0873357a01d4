// The countries offered in inputs: the program's with the user's changes, which the library keeps.
import { listedCountries, type OwnCountry } from '#shared/own-countries'
import { Signal } from '../base/signal'

/** The user's changes; read when the window starts. */
export const ownCountries = new Signal<readonly OwnCountry[]>([])

/** English names of all countries and territories that are offered, sorted. */
export const countryNames = (): readonly string[] =>
  listedCountries(ownCountries.get())
    .filter(({ hidden }) => !hidden)
    .map(({ name }) => name)
