// The browser of the template library: search, categories, the real content of a template, its two lengths.
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import { sectionFromTemplate, type Template } from '#shared/template'
import { useSession } from '../state/hooks'
import { drawSection } from './preview'
import { categoriesOf, searchTemplates } from './search'

interface Props {
  /** Ids of templates that the pack has already. */
  readonly present: ReadonlySet<string>
  readonly selected: Template | null
  readonly variant: TemplateVariant
  onSelect(template: Template): void
  onVariant(variant: TemplateVariant): void
  /** A double click or Enter on a row. */
  onInsert(): void
}

/** List at the left, preview at the right. */
export function SectionBrowser({ present, selected, variant, onSelect, onVariant, onInsert }: Props) {
  const { templates } = useSession().library
  const [words, setWords] = useState('')
  const [category, setCategory] = useState('')
  const categories = useMemo(() => categoriesOf(templates), [templates])
  const found = useMemo(() => searchTemplates(templates, { words, category }), [templates, words, category])
  const search = useId()
  // What is shown at the right is always something of the list.
  const first = found[0]
  useEffect(() => {
    if (first && !found.some((template) => template.id === selected?.id)) onSelect(first)
  }, [first, found, selected, onSelect])
  const move = (by: number) => {
    const at = found.findIndex((template) => template.id === selected?.id)
    const next = found[Math.min(found.length - 1, Math.max(0, at + by))]
    if (next) onSelect(next)
  }
  return (
    <div className="browser">
      <div className="browser-side">
        <label className="visually-hidden" htmlFor={search}>
          Search the library
        </label>
        <input
          id={search}
          className="input"
          type="search"
          placeholder="Search titles, tags and text"
          value={words}
          // biome-ignore lint/a11y/noAutofocus: the dialog opens to be searched
          autoFocus
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              move(event.key === 'ArrowDown' ? 1 : -1)
            }
            if (event.key === 'Enter') {
              event.preventDefault()
              onInsert()
            }
          }}
        />
        <select
          className="input"
          aria-label="Category"
          value={category}
          onChange={(event) => setCategory(event.target.value)}
        >
          <option value="">All categories</option>
          {categories.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <TemplateList
          found={found}
          present={present}
          selected={selected}
          onSelect={onSelect}
          onInsert={onInsert}
          onMove={move}
        />
      </div>
      <TemplatePreview template={selected} variant={variant} onVariant={onVariant} />
    </div>
  )
}

function TemplateList(props: {
  readonly found: readonly Template[]
  readonly present: ReadonlySet<string>
  readonly selected: Template | null
  onSelect(template: Template): void
  onInsert(): void
  onMove(by: number): void
}) {
  const { found, present, selected } = props
  const list = useRef<HTMLDivElement>(null)
  const active = selected ? `template-${selected.id}` : undefined
  useEffect(() => {
    if (active) list.current?.querySelector(`#${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (found.length === 0)
    return <p className="browser-empty">No template has these words. Try fewer, or all categories.</p>
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Templates"
      aria-activedescendant={active}
      className="browser-list"
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault()
          props.onMove(event.key === 'ArrowDown' ? 1 : -1)
        }
        if (event.key === 'Enter') {
          event.preventDefault()
          props.onInsert()
        }
      }}
    >
      {found.map((template) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all rows
        <div
          key={template.id}
          id={`template-${template.id}`}
          role="option"
          aria-selected={template.id === selected?.id}
          tabIndex={-1}
          className="browser-row"
          onClick={() => props.onSelect(template)}
          onDoubleClick={props.onInsert}
        >
          <span className="browser-title">{template.title}</span>
          <span className="browser-note">
            {template.category}
            {present.has(template.id) && ' · in this pack'}
          </span>
        </div>
      ))}
    </div>
  )
}

function TemplatePreview(props: {
  readonly template: Template | null
  readonly variant: TemplateVariant
  onVariant(variant: TemplateVariant): void
}) {
  const { template, variant, onVariant } = props
  const { editor, library } = useSession()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = page.current
    if (!target || !template) return
    target.replaceChildren(
      drawSection(
        editor.schema,
        sectionFromTemplate(template, variant, () => ''),
        library.fields,
      ),
    )
    target.parentElement?.scrollTo(0, 0)
  }, [template, variant, editor, library])
  if (!template) return <div className="browser-preview browser-empty">Choose a section to see its text.</div>
  return (
    <div className="browser-preview">
      <div className="browser-about">
        <p>{template.purpose}</p>
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
              {choice === 'full'
                ? `Full, about ${template.pages} ${template.pages === 1 ? 'page' : 'pages'}`
                : 'Short'}
            </label>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="browser-page" tabIndex={0} aria-label={`Text of ${template.title}`}>
        <div ref={page} className="document preview" />
      </section>
    </div>
  )
}
