// The template library in the window: read once the list is on screen, and again after each change to the user's own templates.
import { createContext, useContext } from 'react'
import type { Library } from '#shared/template'

/** The library and a function to reload it. */
export interface LibraryState {
  readonly library: Library
  reload(): Promise<void>
}

/** The same while the library may still be read. */
export interface PendingLibrary extends Pick<LibraryState, 'reload'> {
  readonly library: Library | null
}

const LibraryContext = createContext<PendingLibrary | null>(null)

/** Provides the library. */
export const LibraryProvider = LibraryContext.Provider

/** Returns the library as far as it was read. Throws outside of the window's provider. */
export function usePendingLibrary(): PendingLibrary {
  const state = useContext(LibraryContext)
  if (!state) throw new Error('There is no library here')
  return state
}

/** Returns the library, in parts of the window that are shown only with one. Throws when it was not read yet. */
export function useLibrary(): LibraryState {
  const { library, reload } = usePendingLibrary()
  if (!library) throw new Error('The library was not read yet')
  return { library, reload }
}
