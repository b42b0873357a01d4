// The library of templates as the window has it: read once, and again after each change to the user's own templates.
import { createContext, useContext } from 'react'
import type { Library } from '#shared/template'

/** The library and a way to read it again. */
export interface LibraryState {
  readonly library: Library
  reload(): Promise<void>
}

const LibraryContext = createContext<LibraryState | null>(null)

/** Gives the library to all below. */
export const LibraryProvider = LibraryContext.Provider

/** The library. Throws outside of the window's provider. */
export function useLibrary(): LibraryState {
  const state = useContext(LibraryContext)
  if (!state) throw new Error('There is no library here')
  return state
}
