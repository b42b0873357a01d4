// The relation of a section to its template: untouched, edited, or outdated.
import type { Node } from '@tiptap/pm/model'
import { textSignature } from '#shared/compare/rows'
import type { Section, TemplateVariant } from '#shared/document/nodes'
import type { Library, Template } from '#shared/template'
import { newId } from '../base/new-id'
import { bodyOf, templateBody } from './bodies'

/** Returns the template of a section, if the library has it. */
export function templateOf(library: Library, attrs: Section['attrs']): Template | undefined {
  return library.templates.find(({ id }) => id === attrs.templateId)
}

/** Whether the library has a newer version of the template than the section was made from. */
export function isBehind(
  library: Library,
  attrs: Pick<Section['attrs'], 'templateId' | 'templateVersion'>,
): boolean {
  const template = library.templates.find(({ id }) => id === attrs.templateId)
  return template !== undefined && attrs.templateVersion !== null && template.version > attrs.templateVersion
}

/** The text of the template that the section still has, word for word; null when it was edited. */
function untouchedVariant(node: Node, template: Template): TemplateVariant | null {
  const mine = textSignature(bodyOf(node.toJSON() as Section))
  const theirs = signaturesOf(template)
  if (mine === theirs.full) return 'full'
  return mine === theirs.short ? 'short' : null
}

const signatures = new WeakMap<Template, Readonly<Record<TemplateVariant, string>>>()

/** Cached, as it is needed after each letter typed into the section. */
function signaturesOf(template: Template): Readonly<Record<TemplateVariant, string>> {
  const known = signatures.get(template)
  if (known) return known
  const signature = (variant: TemplateVariant) => textSignature(templateBody(template, variant, newId))
  const made = { full: signature('full'), short: signature('short') }
  signatures.set(template, made)
  return made
}

/** Whether another length can be offered, and if not, why. */
export function switchState(
  node: Node,
  template: Template,
): { readonly variant: TemplateVariant } | { readonly reason: string } {
  if (template.short.length === 0) return { reason: 'This template has only one length.' }
  const variant = untouchedVariant(node, template)
  if (variant !== null) return { variant }
  const version = node.attrs.templateVersion as number | null
  return version !== null && template.version > version
    ? {
        reason:
          'The length can’t be changed because the template has a newer version. Compare with the template first.',
      }
    : { reason: 'The length can’t be changed because the text has been edited.' }
}
