// Changes between two states of a pack, by identity: unchanged sections cost one comparison.
import type { Section } from '#shared/document/nodes'
import type { PackChange, PackField, PackMeta } from '#shared/pack'
import type { ValuePath } from '#shared/result'

/** A section as the autosave sees it: an immutable value such as a ProseMirror node. */
export interface SavedSection {
  readonly attrs: Readonly<Record<string, unknown>>
  toJSON(): unknown
}

/** Everything of a pack that is saved, at one moment. */
export interface Snapshot {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly SavedSection[]
}

/** Returns the change from `before` to `now`, without id and revision; null when there is none. */
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

/** Returns a change that contains the whole pack, overwriting whatever is stored. */
export function wholeChange(now: Snapshot): Omit<PackChange, 'id' | 'revision'> {
  return {
    meta: now.meta,
    fields: now.fields,
    order: now.sections.map(idOf),
    sections: now.sections.map(toSection),
  }
}

/** A value, and what was left out of it, in words. */
export interface PartialSave<T> {
  readonly change: T
  readonly heldBack: readonly string[]
}

type Content = Omit<PackChange, 'id' | 'revision'>

/**
 * Removes refused values from a change: they keep their `stored` value, and all others are sent. Null when the refusal
 * was not about single values.
 */
export function withoutRefused(
  change: Content,
  refused: readonly ValuePath[],
  stored: Snapshot,
): PartialSave<Content> | null {
  const heldBack = new Set<string>()
  let { meta, fields, order } = change
  const lost = new Set<Section>()
  for (const [part, key] of refused) {
    if (part === 'meta' && meta && typeof key === 'string' && key in META_WORDS) {
      meta = { ...meta, [key]: stored.meta[key as keyof PackMeta] }
      heldBack.add(META_WORDS[key] ?? key)
    } else if (part === 'fields' && typeof key === 'number' && fields?.[key]) {
      const { name, label } = fields[key]
      fields = fields.map((field) => (field.name === name ? storedField(field, stored) : field))
      heldBack.add(label || name)
    } else if (part === 'sections' && typeof key === 'number' && change.sections[key]) {
      lost.add(change.sections[key])
      heldBack.add(sectionWords(change.sections[key]))
    } else return null
  }
  const known = new Set(stored.sections.map(idOf))
  const gone = new Set([...lost].map(({ attrs }) => attrs.id).filter((id) => !known.has(id)))
  order = order?.filter((id) => !gone.has(id))
  return {
    change: {
      ...(meta ? { meta } : {}),
      ...(fields ? { fields } : {}),
      ...(order ? { order } : {}),
      sections: change.sections.filter((section) => !lost.has(section)),
    },
    heldBack: [...heldBack],
  }
}

/** The stored state after sending a change with values held back: those are sent again with the next. */
export function storedAfter(now: Snapshot, sent: Content, before: Snapshot): Snapshot {
  const sentIds = new Set(sent.sections.map(({ attrs }) => attrs.id))
  const known = new Map(before.sections.map((section) => [idOf(section), section]))
  const sections = now.sections.flatMap((section) => {
    if (sentIds.has(idOf(section)) || known.get(idOf(section)) === section) return [section]
    return known.get(idOf(section)) ?? []
  })
  return { meta: sent.meta ?? now.meta, fields: sent.fields ?? now.fields, sections }
}

/** A new value has no stored one: it is left empty. */
function storedField(field: PackField, { fields }: Snapshot): PackField {
  return fields.find(({ name }) => name === field.name) ?? { ...field, value: '' }
}

const META_WORDS: Readonly<Partial<Record<string, string>>> = {
  title: 'Title',
  subtitle: 'Subtitle',
  kind: 'Kind',
  author: 'Author',
  organisation: 'Organisation',
  logo: 'Logo',
  reference: 'Reference',
  date: 'Date',
  language: 'Language',
  marking: 'Marking',
  paper: 'Paper',
  theme: 'Theme',
  blueprint: 'Blueprint',
  abbreviations: 'Abbreviations',
  firstPage: 'First page',
}

function sectionWords({ content }: Section): string {
  const title = JSON.stringify(content[0]).match(/"text":"((?:[^"\\]|\\.)*)"/)?.[1] ?? ''
  return title === '' ? 'a section without a title' : `the section “${title}”`
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
