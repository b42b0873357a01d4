// The groups in which templates are listed: forms, background, the user's own.
import { TEMPLATE_FAMILIES, type Template, type TemplateFamily } from '#shared/template'

/** How templates are grouped wherever they are listed: built-in ones by family, and the user's own. */
export type TemplateGroup = TemplateFamily | 'own'

/** The groups in the order of the library. */
export const TEMPLATE_GROUPS: readonly TemplateGroup[] = [...TEMPLATE_FAMILIES, 'own']

/** Names of the groups. */
export const groupLabels: Readonly<Record<TemplateGroup, string>> = {
  form: 'Forms',
  background: 'Background',
  own: 'My templates',
}

/** The group of a template. */
export const groupOf = ({ family }: Pick<Template, 'family'>): TemplateGroup => family ?? 'own'
