// The details pane with its tabs: fields, section, pack, comments, proposed changes, abbreviations.
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { FirstPageLineId } from '#shared/convention-lines'
import { ReadOnlyForm } from '../../../ui/form'
import { Icon, type IconName } from '../../../ui/icons'
import { READ_ONLY_WORDS } from '../../session/session-services'
import { AbbreviationsTab } from '../abbreviations/AbbreviationsTab'
import { ChangesTab } from '../changes/ChangesTab'
import { CommentsTab } from '../comments/CommentsTab'
import { useSession, useSignal } from '../hooks'
import { FieldsTab } from './FieldsTab'
import { PackTab } from './PackTab'
import { SectionTab } from './SectionTab'

type TabName = 'fields' | 'section' | 'pack' | 'comments' | 'changes' | 'abbreviations'

/** Focuses the input of a line of the first page. */
function focusLine(line: FirstPageLineId): void {
  const row = document.querySelector(`[data-line="${line}"]`)
  row?.querySelector<HTMLElement>('input, textarea, button')?.focus()
}

/** Six labels don't fit on one line: the last three tabs are icons. */
const tabs: readonly (readonly [name: TabName, label: string, icon?: IconName])[] = [
  ['fields', 'Fields'],
  ['section', 'Section'],
  ['pack', 'Pack'],
  ['comments', 'Comments', 'comment'],
  ['changes', 'Proposed changes', 'changes'],
  ['abbreviations', 'Abbreviations', 'abbreviation'],
]

/** The pane. A click on a field in the text opens its tab. */
export function SidePanel() {
  const session = useSession()
  const wanted = useSignal(session.ui.wantedField)
  const [tab, setTab] = useState<TabName>('fields')
  useEffect(() => {
    if (wanted) setTab('fields')
  }, [wanted])
  const wantedTab = useSignal(session.ui.wantedTab)
  useEffect(() => {
    if (!wantedTab) return
    const { name, line } = wantedTab
    setTab(name)
    document.getElementById(`tab-${name}`)?.focus()
    if (line) requestAnimationFrame(() => focusLine(line))
    session.ui.wantedTab.set(null)
  }, [wantedTab, session])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const at = tabs.findIndex(([name]) => name === tab)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (!next) return
    setTab(next[0])
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next[0]}`)?.focus()
  }
  return (
    <aside className="side-panel" aria-label="Details">
      <div role="tablist" aria-label="Details" className="tabs" onKeyDown={onKeyDown}>
        {tabs.map(([name, label, icon]) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === name}
            aria-controls="side-panel-body"
            aria-label={label}
            title={icon && label}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {icon ? <Icon name={icon} /> : label}
          </button>
        ))}
      </div>
      <div id="side-panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`} className="side-panel-body">
        {session.readOnly && <p className="panel-note">{READ_ONLY_WORDS}</p>}
        <ReadOnlyForm value={session.readOnly}>
          {tab === 'fields' && <FieldsTab onNew={() => session.ui.dialog.set('field')} />}
          {tab === 'section' && <SectionTab />}
          {tab === 'pack' && <PackTab />}
          {tab === 'comments' && <CommentsTab />}
          {tab === 'changes' && <ChangesTab />}
          {tab === 'abbreviations' && <AbbreviationsTab />}
        </ReadOnlyForm>
      </div>
    </aside>
  )
}
