// Handlers of the search, and of how packs are arranged in the list. They need the library alone.
import { parseSearch } from '#shared/search'
import { arrangePacks } from '../storage/arrange'
import { searchLibrary } from '../storage/search'
import type { Handlers } from './answer'
import type { LibraryContext } from './library-context'

type Channel = 'packs.search' | 'packs.arrange'

/** Returns the handlers of these channels. */
export function searchHandlers({ db }: LibraryContext): Pick<Handlers, Channel> {
  return {
    'packs.search': ({ words, rows }) => searchLibrary(db, parseSearch(words, Date.now()), rows ?? undefined),
    'packs.arrange': ({ packs }) => {
      arrangePacks(db, packs)
      return null
    },
  }
}
