// Handlers of what the window reads for the list of packs. They need few modules, so that the first look is there at once.
import { userInfo } from 'node:os'
import type { FirstSight, Settings } from '#shared/ipc'
import type { OwnScheme } from '#shared/own-scheme'
import { listDeleted } from '../storage/bin-list'
import { readCountries } from '../storage/countries'
import type { Database } from '../storage/database'
import { readWords } from '../storage/dictionary'
import { firstPacks, hasPacks, listChanges, listPacks } from '../storage/pack-list'
import { recentPacks } from '../storage/recent'
import { listSchemes } from '../storage/schemes'
import { readSettings } from '../storage/settings'
import type { Handlers } from './answer'

type Channel =
  | 'window.first'
  | 'settings.read'
  | 'countries.read'
  | 'schemes.list'
  | 'dictionary.read'
  | 'packs.list'
  | 'packs.changes'
  | 'packs.recent'
  | 'bin.list'

/** Returns the handlers of these channels. */
export function listHandlers({ db }: { readonly db: Database }): Pick<Handlers, Channel> {
  return {
    'window.first': () => firstSight(db),
    'settings.read': () => withName(readSettings(db)),
    'countries.read': () => readCountries(db),
    'schemes.list': () => offeredSchemes(db),
    'dictionary.read': () => readWords(db),
    'packs.list': () => listPacks(db),
    'packs.changes': ({ known }) => listChanges(db, known),
    'packs.recent': () => recentPacks(db),
    'bin.list': () => listDeleted(db),
  }
}

/** Reads what the window shows first. */
export function firstSight(db: Database): FirstSight {
  // The marking of new packs may be one of them, so the settings are read after them.
  const schemes = offeredSchemes(db)
  return { settings: withName(readSettings(db)), schemes, recent: recentPacks(db), ...firstPacks(db) }
}

/** What main needs of a library for its start. */
export interface LibraryStart {
  readonly isEmpty: boolean
  readonly appearance: Settings['appearance']
  /** The user's marking schemes, which requests may name without a definition. */
  readonly schemes: readonly Pick<OwnScheme, 'id' | 'definition'>[]
}

/** Returns what main needs of a library for its start. */
export function startOf(db: Database): LibraryStart {
  const schemes = listSchemes(db).map(({ id, definition }) => ({ id, definition }))
  const { appearance } = readSettings(db)
  return { isEmpty: !hasPacks(db), appearance, schemes }
}

const offeredSchemes = (db: Database): OwnScheme[] =>
  listSchemes(db).map(({ id, definition, packs }) => ({ id, definition, packs }))

/** Comments need a name: the author of new packs, or the system's user name. */
function withName(settings: Settings): Settings {
  return { ...settings, name: settings.name || settings.author || systemName() || 'Author' }
}

function systemName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's user list.
    return ''
  }
}
