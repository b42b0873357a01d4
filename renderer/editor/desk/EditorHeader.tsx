// The head of the writing desk: title, marking, whether all is saved, and what is shown beside the text.
import { PAGES_KEYS } from '../../pages/pages-commands'
import { pagesMode, togglePages } from '../../pages/view-mode'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { toggleFocus } from '../text/focus/focus-view'
import { keyLabel } from '../text/keymap'
import { useSession, useSignal } from './hooks'
import { MarkingChip } from './markings/MarkingChip'
import { SaveStatus } from './SaveStatus'
import type { Settle } from './settle'

const MAC = navigator.platform.startsWith('Mac')

/** Where the head leads. */
export interface HeaderDeeds {
  onClose(): void
  onExport(): void
  /** Actions for a pack that was changed or deleted elsewhere. */
  readonly settle: Settle
}

interface Props extends HeaderDeeds {
  /** Whether the details are shown. */
  readonly panel: boolean
  onPanel(): void
}

/** The head. */
export function EditorHeader(props: Props) {
  const session = useSession()
  const { title } = useSignal(session.store.meta)
  const pages = useSignal(pagesMode)
  return (
    <header className="editor-header">
      <IconButton icon="arrow-left" label="Back to all packs" onClick={props.onClose} />
      <h1 className="editor-title">{title || 'Untitled pack'}</h1>
      <MarkingChip />
      <SaveStatus settle={props.settle} />
      <IconButton icon="focus" label="Focus mode" shortcut={keyLabel('focus', MAC)} onClick={toggleFocus} />
      <IconButton
        icon="pages"
        label="Pages"
        shortcut={PAGES_KEYS}
        pressed={pages !== 'text'}
        onClick={togglePages}
      />
      <IconButton icon="panel" label="Details" pressed={props.panel} onClick={props.onPanel} />
      <Button variant="primary" onClick={props.onExport}>
        Export…
      </Button>
    </header>
  )
}
