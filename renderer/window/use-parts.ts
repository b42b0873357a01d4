// Loads the parts of the window that the list doesn't need.
import { useSyncExternalStore } from 'react'
import { Signal } from '../base/signal'

type Parts = typeof import('./parts')

const parts = new Signal<Parts | null>(null)

/** Loads the parts; resolves when they can be shown. */
export async function loadParts(): Promise<void> {
  parts.set(await import('./parts'))
}

/** Returns the parts; null until they are loaded. */
export function useParts(): Parts | null {
  return useSyncExternalStore(parts.subscribe, parts.get)
}
