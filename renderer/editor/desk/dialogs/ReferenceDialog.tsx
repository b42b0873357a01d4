// Inserts a cross-reference.
import { useState } from 'react'
import type { CrossReferenceForm } from '#shared/document/nodes'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { insertReference } from '../../text/commands/inline'
import { targetChoices } from '../../text/references/choices'
import { referenceText, sectionIdAt } from '../../text/state/references'
import { useSession } from '../hooks'
import { ShownChoice } from '../references/ShownChoice'
import { TargetPicker } from '../references/TargetPicker'
import type { DialogProps } from './props'

/** The dialog. */
export function ReferenceDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const { store } = session
  const { doc, selection } = session.state
  const from = sectionIdAt(doc, selection.from)
  const [choices] = useState(() => targetChoices(doc, store, from))
  const [target, setTarget] = useState(choices[0]?.id ?? '')
  const [show, setShow] = useState<CrossReferenceForm>('number')
  return (
    <Dialog
      title="Insert cross-reference"
      onClose={onClose}
      onSubmit={() => target !== '' && onDone(() => session.run(insertReference(target, show)))}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={target === ''}>
            Insert
          </Button>
        </>
      }
    >
      <TargetPicker choices={choices} value={target} onChange={setTarget} />
      {target !== '' && (
        <ShownChoice
          value={show}
          words={(form) => referenceText(doc, store, { target, show: form, from })}
          onChange={setShow}
        />
      )}
    </Dialog>
  )
}
