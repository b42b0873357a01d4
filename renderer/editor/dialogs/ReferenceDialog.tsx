// Puts in a reference to another place of the pack.
import { useState } from 'react'
import { CROSS_REFERENCE_FORMS, type CrossReferenceForm } from '#shared/document/nodes'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ChoiceRow } from '../../ui/form'
import { insertReference } from '../commands/inline'
import { targetChoices } from '../popover/ReferenceForm'
import { useSession } from '../state/hooks'
import { referenceLabels } from '../state/labels'
import { sectionIdAt } from '../state/references'
import type { DialogProps } from './props'

/** The dialog. */
export function ReferenceDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const [choices] = useState(() => {
    const { doc, selection } = session.state
    return targetChoices(doc, session.store, sectionIdAt(doc, selection.from))
  })
  const [target, setTarget] = useState(choices[0]?.[0] ?? '')
  const [show, setShow] = useState<CrossReferenceForm>('number')
  return (
    <Dialog
      title="Insert cross-reference"
      onClose={onClose}
      onSubmit={() => onDone(() => session.run(insertReference(target, show)))}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={target === ''}>
            Insert
          </Button>
        </>
      }
    >
      <ChoiceRow label="Points to" value={target} choices={choices} onChange={setTarget} />
      <ChoiceRow<CrossReferenceForm>
        label="Shows"
        value={show}
        choices={CROSS_REFERENCE_FORMS.map((form) => [form, referenceLabels[form]] as const)}
        onChange={setShow}
      />
    </Dialog>
  )
}
