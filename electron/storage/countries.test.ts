// The user's countries in the library: kept whole, and read past damage.
import { expect, it } from 'vitest'
import { readCountries, writeCountries } from './countries'
import { openDatabase } from './database'
import { readSettings } from './settings'

const COUNTRY = { replaces: null, hidden: false, name: 'Tarsenia', adjective: 'Tarsenian', article: false }

it('are kept beside the settings; what is no country is skipped', () => {
  const db = openDatabase(':memory:')
  expect(readCountries(db)).toEqual([])
  const before = readSettings(db)
  writeCountries(db, [COUNTRY])
  expect(readCountries(db)).toEqual([COUNTRY])
  expect(readSettings(db)).toEqual(before)
  db.prepare("UPDATE settings SET value = ? WHERE key = 'countries'").run(
    JSON.stringify([COUNTRY, { name: 1 }, 7]),
  )
  expect(readCountries(db)).toEqual([COUNTRY])
  db.prepare("UPDATE settings SET value = '5' WHERE key = 'countries'").run()
  expect(readCountries(db)).toEqual([])
})
