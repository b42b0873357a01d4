// The list of templates found: a listbox with title, category and origin.
import { useEffect, useRef } from 'react'
import type { Template } from '#shared/template'

interface Props {
  readonly found: readonly Template[]
  readonly present: ReadonlySet<string>
  readonly selected: Template | null
  onSelect(id: string): void
  onInsert?: (() => void) | undefined
  onMove(by: number): void
}

/** The list. */
export function TemplateList({ found, present, selected, onSelect, onInsert, onMove }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const active = selected ? `template-${selected.id}` : undefined
  useEffect(() => {
    if (active) list.current?.querySelector(`#${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (found.length === 0)
    return (
      <p className="browser-list browser-empty">
        No templates found. Try fewer words, or show all templates and categories.
      </p>
    )
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
          onMove(event.key === 'ArrowDown' ? 1 : -1)
        }
        if (event.key === 'Enter') {
          event.preventDefault()
          onInsert?.()
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
          onClick={() => onSelect(template.id)}
          onDoubleClick={onInsert}
        >
          <span className="browser-title">{template.title}</span>
          <span className="browser-note">
            {template.origin === 'own' && (
              <span className="template-origin" data-origin="own">
                Own
              </span>
            )}{' '}
            {template.category}
            {present.has(template.id) && ' · in this pack'}
          </span>
        </div>
      ))}
    </div>
  )
}
