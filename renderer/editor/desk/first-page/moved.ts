// Moves an item of a list.

/**
 * Returns the list with the item at `index` moved by a number of positions; the same list when there is no such
 * position.
 */
export function moved<T>(list: readonly T[], index: number, by: number): readonly T[] {
  const to = index + by
  const entry = list[index]
  if (entry === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(index, 1).toSpliced(to, 0, entry)
}
