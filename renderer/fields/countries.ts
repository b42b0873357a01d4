// Names of countries, from the data that the runtime brings; nothing is loaded.

/** Two-letter codes that name something else than a country: groupings, reserved and test regions. */
const NOT_COUNTRIES: ReadonlySet<string> = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
])
/** Codes of countries that are no more; the runtime gives them the name of their successor. */
const FORMER: ReadonlySet<string> = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'UK',
])
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

let names: readonly string[] | null = null

/** English names of all countries and territories, sorted. */
export function countryNames(): readonly string[] {
  names ??= readNames()
  return names
}

function readNames(): string[] {
  const display = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  const found = codes
    .filter((code) => !NOT_COUNTRIES.has(code) && !FORMER.has(code))
    .map((code) => display.of(code))
    .filter((name): name is string => name !== undefined)
  return [...new Set(found)].sort((one, other) => one.localeCompare(other, 'en'))
}
