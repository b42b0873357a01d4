// The open dialog of the text, if any.
import { flushSync } from 'react-dom'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import type { OutlineActions } from '../../actions/outline'
import { useSession, useSignal } from '../hooks'
import { PackCaveatsDialog } from '../markings/PackCaveatsDialog'
import { PortionDialog } from '../markings/PortionDialog'
import { DocumentDialog } from './DocumentDialog'
import { EnclosePackDialog } from './EnclosePackDialog'
import { FieldDialog } from './FieldDialog'
import { GoToDialog } from './GoToDialog'
import { LinkDialog } from './LinkDialog'
import { MakeFieldDialog } from './MakeFieldDialog'
import { PasswordDialog } from './PasswordDialog'
import { PrintOnlyIfDialog } from './PrintOnlyIfDialog'
import type { DialogProps } from './props'
import { ReadersDialog } from './ReadersDialog'
import { ReferenceDialog } from './ReferenceDialog'
import { SectionsDialog } from './SectionsDialog'
import { SymbolsDialog } from './SymbolsDialog'
import { TableDialog } from './TableDialog'
import { TemplateDialogs } from './TemplateDialogs'

/** Shows the dialog requested by the session. */
export function EditorDialogs({ actions }: { readonly actions: OutlineActions }) {
  const session = useSession()
  const name = useSignal(session.ui.dialog)
  const marking = useSignal(session.ui.markingWork)
  const password = useSignal(session.ui.passwordRequest)
  const pack = useSignal(session.ui.packRequest)
  const question = useSignal(session.ui.question)
  const onClose = () => {
    session.ui.packRequest.set(null)
    session.ui.dialog.set(null)
    session.ui.templateWork.set(null)
    session.ui.markingWork.set(null)
  }
  const ways: DialogProps = {
    onClose,
    onDone: (work) => {
      // At once, so that the next key comes after it. The dialog restores the focus when it closes: act after that.
      flushSync(onClose)
      session.view.focus()
      work()
    },
  }
  if (password) return <PasswordDialog key={password.id} request={password} />
  if (question)
    return (
      <ConfirmDialog
        title={question.title}
        action={question.action}
        onConfirm={() => question.answer(true)}
        onClose={() => {
          session.ui.question.set(null)
          // A confirmation comes right after it.
          queueMicrotask(() => question.answer(false))
        }}
      >
        {question.words}
      </ConfirmDialog>
    )
  if (pack) return <EnclosePackDialog request={pack} onClose={onClose} />
  if (marking?.kind === 'portion') return <PortionDialog at={marking.at} {...ways} />
  if (marking) return <PackCaveatsDialog onClose={onClose} />
  switch (name) {
    case 'link':
      return <LinkDialog {...ways} />
    case 'table':
      return <TableDialog {...ways} />
    case 'field':
      return <FieldDialog {...ways} />
    case 'makeField':
      return <MakeFieldDialog {...ways} />
    case 'printOnlyIf':
      return <PrintOnlyIfDialog {...ways} />
    case 'reference':
      return <ReferenceDialog {...ways} />
    case 'document':
      return <DocumentDialog {...ways} />
    case 'sections':
      return <SectionsDialog actions={actions} {...ways} />
    case 'goTo':
      return <GoToDialog onClose={onClose} />
    case 'readers':
      return <ReadersDialog onClose={onClose} />
    case 'symbols':
      return <SymbolsDialog onClose={onClose} />
    case null:
      return <TemplateDialogs {...ways} />
  }
}
