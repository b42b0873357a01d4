// Section titles, for naming where a problem is.
import { inlineText } from '#shared/document/query'
import { fieldReader } from '#shared/field-text'
import type { Pack } from '#shared/pack'

/** The title of each section by its id; a field in a title shows its value. */
export function sectionTitles(pack: Pack): ReadonlyMap<string, string> {
  const fields = new Map(pack.fields.map((field) => [field.name, field]))
  const value = fieldReader((name) => fields.get(name), pack.meta.language)
  return new Map(
    pack.doc.content.map(({ attrs, content: [title] }) => [attrs.id, inlineText(title.content, value)]),
  )
}
