// Names rows that are lost, for the user.

import { dateWords } from '#shared/date-words'
import { packTitle } from '#shared/pack-title'
import type { Database } from './database'
import { type Missing, nameIn, timeIn } from './inventory'
import type { LostTexts } from './lost-texts'
import { titleOf } from './pack-title'

/** A sentence about each row, or about the rows of a pack; none for what only the program itself needs. */
export function lostWords(db: Database, missing: readonly Missing[]): string[] {
  const settings = missing.filter(({ part }) => part === 'settings')
  return [...missing.flatMap((one) => wordsOf(db, one)), ...settingWords(settings)]
}

/** A sentence about each pack with versions that can't be read completely. */
export function lostTextWords(db: Database, lost: readonly LostTexts[]): string[] {
  return lost.map(
    ({ pack, times }) =>
      `${titleOf(db, pack)}: ${versionWords(times)} damaged; the version history marks what can’t be read.`,
  )
}

function wordsOf(db: Database, { part, owner, entry, isGone, words }: Missing): string[] {
  const name = `“${packTitle(nameIn(entry))}”`
  const what = isGone ? 'is missing.' : 'is not as it was last saved.'
  switch (part) {
    case 'packs':
      return isGone ? [`${name} ${entry.startsWith(':') ? '' : '(in Deleted packs) '}is missing.`] : []
    case 'templates':
      return [`The template ${name} ${what}`]
    case 'marking_schemes':
      return [`The marking scheme ${name} ${what}`]
    case 'assets':
      return isGone ? [`The image ${name} is missing${placesOf(db, owner)}.`] : []
    case 'pack_tags':
      return [
        `${titleOf(db, owner)}: ${words.length === 1 ? 'A tag is' : `${words.length} tags are`} missing.`,
      ]
    case 'versions':
      return lostVersions(db, owner, words)
    case 'settings':
      return []
  }
}

/** Those whose row is there, with other values, are not missing. */
function lostVersions(db: Database, pack: string, words: readonly string[]): string[] {
  const row = db.prepare('SELECT 1 FROM versions WHERE pack_id = ? AND number = ? AND taken = ?')
  const isThere = (word: string): boolean => row.get(pack, ...word.split(':').slice(0, 2)) !== undefined
  const [changed, gone] = [words.filter(isThere), words.filter((word) => !isThere(word))]
  return [
    ...(gone.length > 0 ? [`${versionWords(gone.map(timeIn))} missing from its version history.`] : []),
    ...(changed.length > 0
      ? [`${versionWords(changed.map(timeIn))} not as ${changed.length === 1 ? 'it was' : 'they were'} kept.`]
      : []),
  ].map((sentence) => `${titleOf(db, pack)}: ${sentence}`)
}

/** Where an image is shown. */
function placesOf(db: Database, image: string): string {
  const titles = db
    .prepare(
      'SELECT DISTINCT title FROM packs JOIN section_assets ON pack_id = packs.id WHERE asset_id = ? ORDER BY title LIMIT 8',
    )
    .pluck()
    .all(image) as string[]
  const named = titles.map((title) => `“${packTitle(title)}”`).join(', ')
  return named === '' ? '' : ` in ${named}`
}

/** So many versions are named one by one. */
const MOST_NAMED = 3

/** The beginning of a sentence about versions that were made at these times, with its verb. */
export function versionWords(times: readonly number[]): string {
  const [first = '', ...others] = times.toSorted((one, other) => one - other).map(dateWords)
  const last = others.at(-1)
  if (last === undefined) return `The version of ${first} is`
  if (times.length <= MOST_NAMED)
    return `The versions of ${[first, ...others.slice(0, -1)].join(', ')} and ${last} are`
  return `${times.length} versions, from ${first} to ${last}, are`
}

/** What a user calls a setting; others are the program's own. */
const NAMES: Readonly<Record<string, string>> = {
  name: 'your name',
  author: 'the author of new packs',
  organisation: 'the organisation',
  logo: 'the logo',
  sender: 'who we are',
  dictionary: 'the custom dictionary',
  countries: 'the list of countries',
  paper: 'the paper size',
  language: 'the language',
  markingScheme: 'the marking scheme of new packs',
  markingLevel: 'the marking of new packs',
  appearance: 'the appearance',
  keys: 'the keyboard shortcuts',
  startWith: 'what is shown at the start',
  spelling: 'whether spelling is checked',
  keepDeletedDays: 'how long deleted packs are kept',
}

/** A sentence about settings that are gone, and one about others. */
export function settingWords(missing: readonly Pick<Missing, 'owner' | 'isGone'>[]): string[] {
  const list = (gone: boolean): string =>
    missing.flatMap(({ owner, isGone }) => (isGone === gone ? (NAMES[owner] ?? []) : [])).join(', ')
  const [lost, changed] = [list(true), list(false)]
  return [
    ...(lost === '' ? [] : [`Settings were lost and are as in a new library: ${lost}.`]),
    ...(changed === '' ? [] : [`Settings may be wrong or older: ${changed}. Look at them in Settings.`]),
  ]
}
