// Handlers for the user's own marking schemes in the library.
import type { OwnScheme } from '#shared/own-scheme'
import { putBackScheme, removeScheme } from '../app/marking-schemes'
import type { Database } from '../storage/database'
import { listSchemes } from '../storage/schemes'
import type { Handlers } from './answer'
import type { LibraryContext } from './library-context'

/** Returns the handlers of these channels. */
export function schemeHandlers({
  db,
}: LibraryContext): Pick<Handlers, 'schemes.list' | 'schemes.delete' | 'schemes.restore'> {
  return {
    'schemes.list': () => offered(db),
    'schemes.delete': ({ id }) => {
      removeScheme(db, id)
      return null
    },
    'schemes.restore': ({ id }) => {
      putBackScheme(db, id)
      return null
    },
  }
}

const offered = (db: Database): OwnScheme[] =>
  listSchemes(db).map(({ id, definition, packs }) => ({ id, definition, packs }))
