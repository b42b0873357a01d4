// The template library in the window: read once, and again after each change to the user's own templates.
import { createContext, useContext } from 'react'
import type { Library } from '#shared/template'

/** The library and a function to reload it. */
export interface LibraryState {
  readonly library: Library
  reload(): Promise<void>
}

const LibraryContext = createContext<LibraryState | null>(null)

/** Provides the library. */
export const LibraryProvider = LibraryContext.Provider

/** Returns the library. Throws outside of the window's provider. */
export function useLibrary(): LibraryState {
  const state = useContext(LibraryContext)
  if (!state) throw new Error('There is no library here')
  return state
}
