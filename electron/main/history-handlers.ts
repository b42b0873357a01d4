// Handlers for versions of packs. They need only the database.
import type { Database } from '../storage/database'
import {
  clearHistory,
  keepPresent,
  listHistory,
  nameVersion,
  readVersion,
  restoreVersion,
} from '../storage/history'
import type { Handlers } from './answer'

type Channel =
  | 'history.list'
  | 'history.read'
  | 'history.name'
  | 'history.keep'
  | 'history.restore'
  | 'history.clear'

/** Returns the handlers of these channels. */
export function historyHandlers({ db }: { readonly db: Database }): Pick<Handlers, Channel> {
  return {
    'history.list': ({ id }) => listHistory(db, id),
    'history.read': ({ id, number }) => readVersion(db, id, number),
    'history.name': ({ id, number, name }) => nameVersion(db, id, number, name),
    'history.keep': ({ id }) => keepPresent(db, id, { cause: 'restored' }),
    'history.restore': ({ id, number, sections }) => restoreVersion(db, id, number, sections),
    'history.clear': ({ id }) => {
      clearHistory(db, id)
      return null
    },
  }
}
