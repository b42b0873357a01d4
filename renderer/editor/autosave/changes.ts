// What changed between two states of a pack, by identity: unchanged sections cost one comparison.
import type { Section } from '#shared/document/nodes'
import type { PackChange, PackField, PackMeta } from '#shared/pack'

/** A section as the autosave sees it: a value that is replaced, never altered. ProseMirror nodes are such. */
export interface SavedSection {
  readonly attrs: Readonly<Record<string, unknown>>
  toJSON(): unknown
}

/** All of a pack that is saved, at one moment. */
export interface Snapshot {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly SavedSection[]
}

/** The change from `before` to `now`, but for id and revision; null when there is none. */
export function changeBetween(before: Snapshot, now: Snapshot): Omit<PackChange, 'id' | 'revision'> | null {
  const known = new Set(before.sections)
  const changed = now.sections.filter((section) => !known.has(section))
  const order = now.sections.map(idOf)
  const reordered = !sameList(before.sections.map(idOf), order)
  const meta = before.meta !== now.meta
  const fields = before.fields !== now.fields
  if (changed.length === 0 && !reordered && !meta && !fields) return null
  return {
    ...(meta ? { meta: now.meta } : {}),
    ...(fields ? { fields: now.fields } : {}),
    ...(reordered ? { order } : {}),
    sections: changed.map(toSection),
  }
}

/** A change that states the whole pack: what is stored is replaced, whatever it was. */
export function wholeChange(now: Snapshot): Omit<PackChange, 'id' | 'revision'> {
  return {
    meta: now.meta,
    fields: now.fields,
    order: now.sections.map(idOf),
    sections: now.sections.map(toSection),
  }
}

function toSection(section: SavedSection): Section {
  return section.toJSON() as Section
}

function idOf(section: SavedSection): string {
  return String(section.attrs.id)
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}
