// The template browser: built-in and own templates side by side, search, filters, preview.
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import type { TemplateVariant } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { groupLabels, TEMPLATE_GROUPS } from '../base/template-groups'
import { Button } from '../ui/Button'
import { useLibrary } from './library'
import { categoriesOf, type LibraryFilter, searchTemplates } from './search'
import { TemplateList } from './TemplateList'
import { TemplatePreview } from './TemplatePreview'
import { type Notice, type TemplateCommands, useTemplateCommands } from './use-template-commands'

interface Props {
  /** Ids of templates that the pack already has. */
  readonly present: ReadonlySet<string>
  readonly selected: Template | null
  readonly variant: TemplateVariant
  /** Null when nothing is found. */
  onSelect(id: string | null): void
  onVariant(variant: TemplateVariant): void
  /** A double click or Enter on a row; undefined where templates are only managed. */
  onInsert?: (() => void) | undefined
  /** Opens the text of an own template for editing; undefined where that can't be done. */
  onEditText?: ((template: Template) => void) | undefined
  /** Shows the packs that use a template. */
  onFindUses?: ((template: Template) => void) | undefined
}

/** List on the left, preview on the right, and a notice below. */
export function TemplateBrowser(props: Props) {
  const { present, selected, variant, onSelect, onVariant, onInsert, onEditText, onFindUses } = props
  const { templates } = useLibrary().library
  const [filter, setFilter] = useState<LibraryFilter>({ words: '', category: '', group: '' })
  const [notice, setNotice] = useState<Notice | null>(null)
  const commands = useTemplateCommands(setNotice)
  const found = useMemo(() => searchTemplates(templates, filter), [templates, filter])
  useSelectionIn(found, selected, onSelect)
  /** A new search selects the first result, which Enter inserts. */
  const look = (wanted: LibraryFilter) => {
    setFilter(wanted)
    onSelect(searchTemplates(templates, wanted)[0]?.id ?? null)
  }
  const move = (by: number) => {
    const at = found.findIndex((template) => template.id === selected?.id)
    const next = found[Math.min(found.length - 1, Math.max(0, at + by))]
    if (next) onSelect(next.id)
  }
  const show = useCallback(
    (id: string) => {
      setFilter({ words: '', category: '', group: '' })
      onSelect(id)
    },
    [onSelect],
  )
  return (
    <div className="browser">
      <div className="browser-side">
        <Filters filter={filter} templates={templates} onChange={look} onMove={move} onEnter={onInsert} />
        <TemplateList
          found={found}
          grouped={filter.words.trim() === ''}
          present={present}
          selected={selected}
          onSelect={onSelect}
          onInsert={onInsert}
          onMove={move}
        />
        <Files commands={commands} found={found} />
      </div>
      {selected ? (
        <TemplatePreview
          template={selected}
          variant={selected.short.length === 0 ? 'full' : variant}
          commands={commands}
          onVariant={onVariant}
          onMade={show}
          onEditText={onEditText}
          onFindUses={onFindUses}
        />
      ) : (
        <div className="browser-preview browser-empty">Choose a template to see its text.</div>
      )}
      <NoticeLine notice={notice} onDone={() => setNotice(null)} />
    </div>
  )
}

/** Keeps the selection, which is previewed, among the results. */
function useSelectionIn(
  found: readonly Template[],
  selected: Template | null,
  onSelect: (id: string | null) => void,
): void {
  const first = found[0]?.id ?? null
  const isFound = found.some((template) => template.id === selected?.id)
  useEffect(() => {
    if (!isFound && (first !== null || selected !== null)) onSelect(first)
  }, [first, isFound, selected, onSelect])
}

function Filters(props: {
  readonly filter: LibraryFilter
  readonly templates: readonly Template[]
  onChange(filter: LibraryFilter): void
  onMove(by: number): void
  onEnter?: (() => void) | undefined
}) {
  const { filter, onChange, onMove, onEnter } = props
  const categories = useMemo(() => categoriesOf(props.templates), [props.templates])
  const search = useId()
  return (
    <>
      <label className="visually-hidden" htmlFor={search}>
        Search templates
      </label>
      <input
        id={search}
        className="input"
        type="search"
        placeholder="Search titles, tags and text"
        value={filter.words}
        // biome-ignore lint/a11y/noAutofocus: the dialog opens to be searched
        autoFocus
        onChange={(event) => onChange({ ...filter, words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            onMove(event.key === 'ArrowDown' ? 1 : -1)
          }
          if (event.key === 'Enter') {
            event.preventDefault()
            onEnter?.()
          }
        }}
      />
      <div className="browser-filters">
        <select
          className="input"
          aria-label="Group"
          value={filter.group}
          onChange={(event) => onChange({ ...filter, group: event.target.value as LibraryFilter['group'] })}
        >
          <option value="">All templates</option>
          {TEMPLATE_GROUPS.map((group) => (
            <option key={group} value={group}>
              {groupLabels[group]}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label="Category"
          value={filter.category}
          onChange={(event) => onChange({ ...filter, category: event.target.value })}
        >
          <option value="">All categories</option>
          {categories.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
    </>
  )
}

/** Exports the results: all own templates, or those of a search. */
function Files({
  commands,
  found,
}: {
  readonly commands: TemplateCommands
  readonly found: readonly Template[]
}) {
  const own = found.filter(({ origin }) => origin === 'own')
  return (
    <div className="browser-files">
      <Button size="small" icon="import" onClick={() => void commands.importFile()}>
        Import…
      </Button>
      {own.length > 0 && (
        <Button
          size="small"
          icon="export"
          title="Saves your templates in this list to one file"
          onClick={() => void commands.exportFile(own)}
        >
          Export my templates ({own.length})…
        </Button>
      )}
    </div>
  )
}

/** In the dialog, as a message at the foot of the window could not be reached while it is open. */
function NoticeLine({ notice, onDone }: { readonly notice: Notice | null; onDone(): void }) {
  return (
    <div className="browser-notice" role="status">
      {notice?.message}
      {notice?.undo && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            onDone()
            notice.undo?.()
          }}
        >
          Undo
        </button>
      )}
    </div>
  )
}
