// The user's preferences: one row per key; a missing or invalid value becomes the default.
import type { Settings } from '#shared/ipc'
import { knownSchemes } from '#shared/own-schemes'
import { PAPERS } from '#shared/pack'
import { isSender } from '#shared/sender'
import type { Database } from './database'
import { attempt, change } from './failures'
import { storedJson } from './stored-json'

/** Preferences of a new library. */
export const DEFAULT_SETTINGS: Settings = {
  appearance: 'system',
  keys: 'word',
  startWith: 'library',
  name: '',
  author: '',
  organisation: '',
  logo: null,
  markingScheme: 'none',
  markingLevel: 'none',
  language: 'en-GB',
  paper: 'a4',
  spelling: true,
  keepDeletedDays: 30,
  sender: null,
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 20_000
const oneOf =
  (values: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && values.includes(value)

const RULES: { readonly [K in keyof Settings]: (value: unknown) => boolean } = {
  appearance: oneOf(['system', 'light', 'dark']),
  keys: oneOf(['word', 'own']),
  startWith: oneOf(['library', 'lastPack']),
  name: isText,
  author: isText,
  organisation: isText,
  logo: (value) => value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)),
  markingScheme: (value) => knownSchemes().some(({ id }) => id === value),
  markingLevel: (value) => knownSchemes().some(({ levels }) => levels.some(({ id }) => id === value)),
  language: (value) => typeof value === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
  paper: oneOf(PAPERS),
  spelling: (value) => typeof value === 'boolean',
  keepDeletedDays: (value) => value === null || (Number.isInteger(value) && Number(value) > 0),
  sender: (value) => value === null || isSender(value),
}

/** Names of the preferences. */
export const SETTING_NAMES: readonly string[] = Object.keys(RULES)

/** Whether this is a preference and a valid value of it. */
export const isSetting = (name: string, value: unknown): boolean =>
  Object.hasOwn(RULES, name) && RULES[name as keyof Settings](value)

let preset: Partial<Settings> = {}

/** Returns the preferences of a new library. */
export const newSettings = (): Settings => ({ ...DEFAULT_SETTINGS, ...preset })

/** Gives libraries in which the user has not changed a preference another value of it. */
export function presetSettings(values: Partial<Settings>): void {
  preset = values
}

/** Returns the preferences. */
export function readSettings(db: Database): Settings {
  const rows = attempt(db.name, 'Reading the settings', () =>
    db.prepare('SELECT key, value FROM settings').raw().all(),
  ) as [string, string][]
  const stored = rows.map(([key, value]): [string, unknown] => [key, storedJson(value)])
  const valid = stored.filter(([key, value]) => isSetting(key, value))
  return { ...newSettings(), ...(Object.fromEntries(valid) as Partial<Settings>) }
}

/** Stores all preferences; only rows that differ are written. */
export function writeSettings(db: Database, settings: Settings): void {
  const write = db.prepare(
    `INSERT INTO settings (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  )
  change(db, 'Saving the settings', () => {
    for (const key of Object.keys(RULES)) write.run(key, JSON.stringify(settings[key as keyof Settings]))
  })
}
