// Contents of the new pack: its sections with their purpose.
import type { Section } from '#shared/document/nodes'
import { pageWords } from '#shared/page-words'
import type { Library, Template } from '#shared/template'
import { kindLabel } from '../base/choices'
import { groupLabels, groupOf } from '../base/template-groups'
import type { Draft } from './draft'

interface Props {
  readonly draft: Draft
  readonly library: Library
  /** Null while they are not known. */
  readonly pages: number | null
}

/** The page count of the chosen blueprint and its sections in order. */
export function Contents({ draft, library, pages }: Props) {
  const templates = new Map(library.templates.map((template) => [template.id, template]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <aside className="contents" aria-label="Contents" tabIndex={0}>
      <h3>{draft.blueprint?.title ?? 'From scratch'}</h3>
      <p>{draft.blueprint?.summary ?? 'An empty pack. Add sections from the library, or write your own.'}</p>
      {draft.blueprint && (
        <p className="contents-pages">
          {pages === null
            ? 'Counting pages…'
            : `About ${pageWords(pages)} as a ${kindLabel(draft.meta.kind).toLowerCase()}`}
        </p>
      )}
      <ol>
        {draft.sections.map(({ attrs }) => {
          const template = attrs.templateId === null ? undefined : templates.get(attrs.templateId)
          if (!template) return null
          return (
            <li key={attrs.id} data-level={attrs.level}>
              <span className="contents-title">{template.title}</span>
              <span className="contents-length">{lengthWords(attrs, template)}</span>
              <p>{template.purpose}</p>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}

/** What kind of section it becomes, and how long it is. */
function lengthWords({ annex, templateVariant }: Section['attrs'], template: Template): string {
  const length = templateVariant === 'short' ? 'short' : pageWords(template.pages)
  return [annex ? 'Annex' : groupLabels[groupOf(template)], length].join(' · ')
}
