// The user's changes to the list of countries, read from and written to the library.
import type { OwnCountry } from '#shared/own-countries'
import { call } from '../base/bridge'
import { ownCountries } from './countries'

/** Reads the user's changes from the library. */
export async function readCountries(): Promise<void> {
  ownCountries.set(await call('countries.read', null))
}

/** Stores the user's changes. Throws when the library refuses. */
export async function writeCountries(countries: readonly OwnCountry[]): Promise<void> {
  await call('countries.write', { countries })
  ownCountries.set(countries)
}
