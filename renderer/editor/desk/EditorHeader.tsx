// The header of the editor: title, marking, save status, and buttons for what is shown beside the text.
import { packTitle } from '#shared/pack-title'
import { pagesMode } from '../../pages/view-mode'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { useSession, useSignal } from './hooks'
import { MarkingChip } from './markings/MarkingChip'
import { SaveStatus } from './SaveStatus'
import { useEntries } from './use-entries'
import type { UnsavedActions } from './use-unsaved-actions'

/** Where the buttons of the header lead. */
export interface HeaderActions {
  onClose(): void
  onExport(): void
  /** Actions for a pack that was changed or deleted elsewhere. */
  readonly actions: UnsavedActions
}

/** The header. */
export function EditorHeader(props: HeaderActions) {
  const session = useSession()
  const { title } = useSignal(session.store.meta)
  useSignal(pagesMode)
  const shown = useEntries(['focus', 'pages', 'details'])
  return (
    <header className="editor-header">
      <IconButton icon="arrow-left" label="Back to all packs" onClick={props.onClose} />
      <h1 className="editor-title">{packTitle(title)}</h1>
      <MarkingChip />
      <SaveStatus actions={props.actions} />
      {shown.map(
        ({ id, icon, label, shortcut, checked, run }) =>
          icon && (
            <IconButton
              key={id}
              icon={icon}
              label={label}
              shortcut={shortcut}
              pressed={checked}
              onClick={run}
            />
          ),
      )}
      <Button variant="primary" onClick={props.onExport}>
        Export…
      </Button>
    </header>
  )
}
