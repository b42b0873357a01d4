// The right side of the browser: the purpose of a template, its text in both lengths, and actions.
import { useEffect, useRef } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import { sectionFromTemplate, type Template } from '#shared/template'
import { useLibrary } from './library'
import { drawBlocks } from './preview'
import { TemplateActions } from './TemplateActions'
import type { TemplateCommands } from './use-template-commands'

interface Props {
  readonly template: Template
  readonly variant: TemplateVariant
  readonly commands: TemplateCommands
  onVariant(variant: TemplateVariant): void
  /** A template was made from this one. */
  onMade(id: string): void
  /** Opens the text of an own template for editing; undefined where that can't be done. */
  onEditText?: ((template: Template) => void) | undefined
  onFindUses?: ((template: Template) => void) | undefined
}

/** The preview. */
export function TemplatePreview(props: Props) {
  const { template, variant, onVariant, ...actions } = props
  const { library } = useLibrary()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = page.current
    if (!target) return
    const { content } = sectionFromTemplate(template, variant, () => '')
    target.replaceChildren(drawBlocks(content, library.fields))
    target.parentElement?.scrollTo(0, 0)
  }, [template, variant, library])
  return (
    <div className="browser-preview">
      <div className="browser-about">
        <p>{template.purpose || 'No purpose given.'}</p>
        <LengthChoice template={template} variant={variant} onVariant={onVariant} />
      </div>
      <TemplateActions template={template} {...actions} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="browser-page" tabIndex={0} aria-label={`Text of ${template.title}`}>
        <div ref={page} className="document preview" />
      </section>
    </div>
  )
}

/** A template with only one text offers no choice. */
function LengthChoice({ template, variant, onVariant }: Pick<Props, 'template' | 'variant' | 'onVariant'>) {
  const full = `Full, about ${template.pages} ${template.pages === 1 ? 'page' : 'pages'}`
  if (template.short.length === 0) return <span className="browser-note">{full}</span>
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">Length</legend>
      {(['full', 'short'] as const).map((choice) => (
        <label key={choice} data-checked={choice === variant || undefined}>
          <input
            type="radio"
            name="variant"
            className="visually-hidden"
            checked={choice === variant}
            onChange={() => onVariant(choice)}
          />
          {choice === 'full' ? full : 'Short'}
        </label>
      ))}
    </fieldset>
  )
}
