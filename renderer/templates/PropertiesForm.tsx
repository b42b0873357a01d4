// The properties of a template: title, purpose, category, tags.
import { useId } from 'react'
import { MAX_LINE, MAX_PURPOSE, MAX_TAGS } from '#shared/limits'
import type { TemplateProperties } from '#shared/own-template'
import { FormRow, TextRow } from '../ui/form'
import { useLibrary } from './library'
import { categoriesOf } from './search'

/** The properties while being edited: tags as one line. */
export interface PropertiesDraft extends Omit<TemplateProperties, 'tags'> {
  readonly tags: string
}

/** Converts properties to a draft. */
export function draftProperties({ title, purpose, category, tags }: TemplateProperties): PropertiesDraft {
  return { title, purpose, category, tags: tags.join(', ') }
}

/** Converts a draft to properties: tags without duplicates, no surrounding spaces. */
export function toProperties(draft: PropertiesDraft): TemplateProperties {
  const tags = draft.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  return {
    title: draft.title.trim(),
    purpose: draft.purpose.trim(),
    category: draft.category.trim() || 'My templates',
    tags: [...new Set(tags)].slice(0, MAX_TAGS),
  }
}

/** The rows. */
export function PropertiesForm(props: {
  readonly draft: PropertiesDraft
  onChange(draft: PropertiesDraft): void
}) {
  const { draft, onChange } = props
  const categories = categoriesOf(useLibrary().library.templates)
  const list = useId()
  const set = (change: Partial<PropertiesDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <TextRow label="Title" value={draft.title} maxLength={MAX_LINE} onChange={(title) => set({ title })} />
      <FormRow label="Purpose" hint="What the reader will be able to decide or know.">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={draft.purpose}
            maxLength={MAX_PURPOSE}
            spellCheck={false}
            onChange={(event) => set({ purpose: event.target.value })}
          />
        )}
      </FormRow>
      <FormRow label="Category">
        {(id) => (
          <>
            <input
              id={id}
              className="input"
              list={list}
              value={draft.category}
              maxLength={MAX_LINE}
              spellCheck={false}
              onChange={(event) => set({ category: event.target.value })}
            />
            <datalist id={list}>
              {categories.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </FormRow>
      <TextRow
        label="Tags"
        value={draft.tags}
        maxLength={MAX_LINE}
        hint="Keywords, separated by commas."
        onChange={(tags) => set({ tags })}
      />
    </>
  )
}
