// Moves an entry of a list.

/** Returns the list with the entry at `index` moved by one place or more; the list itself where there is no such place. */
export function moved<T>(list: readonly T[], index: number, by: number): readonly T[] {
  const to = index + by
  const entry = list[index]
  if (entry === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(index, 1).toSpliced(to, 0, entry)
}
