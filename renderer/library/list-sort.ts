// The order of the list, kept over restarts.
import { SORT_KEYS, type Sort } from './packs-view'

const KEY = 'library.sort'

/** Returns the order that was chosen last. */
export function readSort(): Sort {
  try {
    const { by, descending } = JSON.parse(localStorage.getItem(KEY) ?? '') as Sort
    if (SORT_KEYS.includes(by)) return { by, descending: descending === true }
  } catch {
    // Never set.
  }
  return { by: 'changed', descending: true }
}

/** Keeps an order. */
export function keepSort(sort: Sort): void {
  localStorage.setItem(KEY, JSON.stringify(sort))
}

/** Whether it is the order in which packs are read. */
export const isInListOrder = ({ by, descending }: Sort): boolean => by === 'changed' && descending
