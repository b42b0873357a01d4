// The library in the spelling of the open pack: for sections that are added or compared, and names of fields.
import { type ReactNode, useEffect, useMemo } from 'react'
import { libraryIn } from '#shared/american'
import { LibraryProvider, useLibrary } from '../../templates/library'
import { useSession, useSignal } from './hooks'

/** Provides it to all below. */
export function PackLibrary({ children }: { readonly children: ReactNode }) {
  const { store } = useSession()
  const all = useLibrary()
  const library = libraryIn(all.library, useSignal(store.meta).language)
  const state = useMemo(() => ({ ...all, library }), [all, library])
  useEffect(() => store.setVocabulary(library.fields), [store, library])
  return <LibraryProvider value={state}>{children}</LibraryProvider>
}
