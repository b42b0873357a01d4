// Handlers for the user's own marking schemes in the library.
import { putBackScheme, removeScheme } from '../app/marking-schemes'
import type { Handlers } from './answer'
import type { LibraryContext } from './library-context'

/** Returns the handlers of these channels. */
export function schemeHandlers({ db }: LibraryContext): Pick<Handlers, 'schemes.delete' | 'schemes.restore'> {
  return {
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
