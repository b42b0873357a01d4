// The fields of a pack as a form asks for them: under the headings of the library, needed ones before optional ones.
import type { PackField } from './pack'
import type { FieldGroup } from './template'

/** Fields under one heading. */
export interface FieldsOfGroup {
  readonly label: string
  readonly needed: readonly PackField[]
  /** May be left empty. */
  readonly optional: readonly PackField[]
}

/** Heading of the fields that the library does not have, such as the user's own. */
const OTHERS = 'Other fields'

/** Returns the fields by group, in the library's order; those in no group come last, and groups without fields are left out. */
export function groupedFields(
  fields: readonly PackField[],
  groups: readonly FieldGroup[],
): readonly FieldsOfGroup[] {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const known = groups.map(({ label, fields: listed }) => {
    const pick = (wanted: boolean) =>
      listed.flatMap(({ name, optional }) => (optional === wanted ? (byName.get(name) ?? []) : []))
    return { label, needed: pick(false), optional: pick(true) }
  })
  const listed = new Set(groups.flatMap((group) => group.fields.map(({ name }) => name)))
  const others = fields.filter(({ name }) => !listed.has(name))
  const needed = others.filter((field) => !field.optional)
  const optional = others.filter((field) => field.optional)
  return [...known, { label: OTHERS, needed, optional }].filter(
    ({ needed, optional }) => needed.length + optional.length > 0,
  )
}

/** Returns the fields that may be left empty. */
export const optionalFields = (groups: readonly FieldGroup[]): ReadonlySet<string> =>
  new Set(groups.flatMap(({ fields }) => fields.flatMap(({ name, optional }) => (optional ? [name] : []))))
