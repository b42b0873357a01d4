// A pack for editing the text of an own template: one section for each of its lengths.
import type { Section } from '#shared/document/nodes'
import type { Settings } from '#shared/ipc'
import type { PackField, PackMeta } from '#shared/pack'
import { fieldsOf, type Library, sectionFromTemplate, type Template } from '#shared/template'
import { firstDraft } from '../new-pack/draft'

/** Input for creating the pack. */
export interface TemplatePack {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly Section[]
}

/**
 * Returns the pack. Its sections name the template as their origin, so that 'Save as template' offers to replace it.
 */
export function packOfTemplate(
  template: Template,
  library: Library,
  settings: Settings,
  newId: () => string,
): TemplatePack {
  const { meta } = firstDraft({ library, settings, today: '', newId })
  const variants = template.short.length === 0 ? (['full'] as const) : (['full', 'short'] as const)
  const sections = variants.map((variant) => {
    const section = sectionFromTemplate(template, variant, newId)
    return { ...section, attrs: { ...section.attrs, level: 1 } }
  })
  return {
    meta: {
      ...meta,
      title: `Template: ${template.title}`,
      kind: 'briefing',
      theme: 'staff-paper',
      blueprint: null,
    },
    fields: fieldsOf(sections, library.fields),
    sections,
  }
}
