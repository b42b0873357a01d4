// The texts that are compared: of a section, and of the section that a template would make.
import type { Block, Section, TemplateVariant } from '#shared/document/nodes'
import { parseSection } from '#shared/document/parse'
import { sectionFromTemplate, type Template } from '#shared/template'
import { orderedFor } from '#shared/trainer-order'

/** The blocks of a section below its title. */
export function bodyOf(section: Section): readonly Block[] {
  return orderedFor('briefing', section.content.slice(1) as Block[])
}

/** Returns the blocks that a section made from the template would have, with ids from `newId`. */
export function templateBody(
  template: Template,
  variant: TemplateVariant,
  newId: () => string,
): readonly Block[] {
  return bodyOf(parseSection(sectionFromTemplate(template, variant, newId), 0))
}
