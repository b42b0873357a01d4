// The dialog that is open over the text, if any.
import type { OutlineActions } from '../outline/actions'
import { useSession, useSignal } from '../state/hooks'
import { FieldDialog } from './FieldDialog'
import { LinkDialog } from './LinkDialog'
import { ReferenceDialog } from './ReferenceDialog'
import { SectionsDialog } from './SectionsDialog'
import { TableDialog } from './TableDialog'

/** Shows the dialog that the session asks for; find has a bar of its own. */
export function EditorDialogs({ actions }: { readonly actions: OutlineActions }) {
  const session = useSession()
  const name = useSignal(session.dialog)
  const close = () => {
    session.dialog.set(null)
    session.editor.view.focus()
  }
  switch (name) {
    case 'link':
      return <LinkDialog onClose={close} />
    case 'table':
      return <TableDialog onClose={close} />
    case 'field':
      return <FieldDialog onClose={close} />
    case 'reference':
      return <ReferenceDialog onClose={close} />
    case 'sections':
      return <SectionsDialog actions={actions} onClose={close} />
    case 'find':
    case null:
      return null
  }
}
