// The list of templates found: a listbox with title, category and origin.
import { type ReactNode, useEffect, useRef } from 'react'
import type { Template } from '#shared/template'
import { groupLabels, groupOf, TEMPLATE_GROUPS } from '../base/template-groups'

interface Props {
  readonly found: readonly Template[]
  /** In the library's order, with the name of each group above its first template. */
  readonly grouped: boolean
  readonly present: ReadonlySet<string>
  readonly selected: Template | null
  onSelect(id: string): void
  onInsert?: (() => void) | undefined
  onMove(by: number): void
}

/** The list. */
export function TemplateList({ found, grouped, present, selected, onSelect, onInsert, onMove }: Props) {
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
  const row = (template: Template) => (
    <Row
      key={template.id}
      template={template}
      isSelected={template.id === selected?.id}
      isPresent={present.has(template.id)}
      onSelect={onSelect}
      onInsert={onInsert}
    />
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
      {grouped
        ? TEMPLATE_GROUPS.map((group) => (
            <Group key={group} label={groupLabels[group]}>
              {found.filter((template) => groupOf(template) === group).map(row)}
            </Group>
          ))
        : found.map(row)}
    </div>
  )
}

/** Templates of a group under its name; nothing where there are none. */
function Group({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be in a listbox
    <div role="group" aria-label={label}>
      <span className="browser-group" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

interface RowProps {
  readonly template: Template
  readonly isSelected: boolean
  readonly isPresent: boolean
  onSelect(id: string): void
  onInsert?: (() => void) | undefined
}

function Row({ template, isSelected, isPresent, onSelect, onInsert }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all rows
    <div
      id={`template-${template.id}`}
      role="option"
      aria-selected={isSelected}
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
        {isPresent && ' · in this pack'}
      </span>
    </div>
  )
}
