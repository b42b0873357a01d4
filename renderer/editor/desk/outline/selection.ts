// Which rows of the outline are selected, as pure functions: by click, with Ctrl, with Shift.

/** Selected ids, the focused row, and the anchor of a range. */
export interface OutlineSelection {
  readonly ids: ReadonlySet<string>
  readonly focus: string
  readonly anchor: string
}

/** A single row. */
export function selectOne(id: string): OutlineSelection {
  return { ids: new Set([id]), focus: id, anchor: id }
}

/** Adds or removes a row; the last one stays. */
export function toggleOne(selection: OutlineSelection, id: string): OutlineSelection {
  const ids = new Set(selection.ids)
  if (ids.has(id) && ids.size > 1) ids.delete(id)
  else ids.add(id)
  return { ids, focus: id, anchor: id }
}

/** All rows from the anchor to a row. */
export function selectTo(
  selection: OutlineSelection,
  id: string,
  order: readonly string[],
): OutlineSelection {
  const from = Math.max(0, order.indexOf(selection.anchor))
  const to = order.indexOf(id)
  const ids = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(ids), focus: id, anchor: selection.anchor }
}

/** The selection without rows that no longer exist; the first row when nothing is left. */
export function keepPresent(selection: OutlineSelection, order: readonly string[]): OutlineSelection {
  const ids = [...selection.ids].filter((id) => order.includes(id))
  const first = ids[0] ?? order[0] ?? ''
  const present = (id: string): string => (order.includes(id) ? id : first)
  return {
    ids: new Set(ids.length > 0 ? ids : [first]),
    focus: present(selection.focus),
    anchor: present(selection.anchor),
  }
}
