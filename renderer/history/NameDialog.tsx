// Names a version: it is kept for ever under its name.
import { useState } from 'react'
import { MAX_VERSION_NAME } from '#shared/history'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { flushAll } from '../base/pending'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { TextRow } from '../ui/form'
import { useToast } from '../ui/Toast'

interface Props {
  readonly id: PackId
  /** Null for the present text. */
  readonly number: number | null
  readonly name: string
  onClose(): void
  /** Called after the name was stored or taken away. */
  onNamed?(): void
}

/** Characters that turn the direction of what follows: in a list they would turn the rest of the line, too. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The dialog; without a name the version is kept no longer than others. */
export function NameDialog({ id, number, name, onClose, onNamed }: Props) {
  const [value, setValue] = useState(name)
  const [fault, setFault] = useState<string | null>(null)
  const toast = useToast()
  const given = value.replaceAll(TURNS, '').trim()
  const isReady = given !== name && (given !== '' || number !== null)
  const store = async () => {
    await flushAll()
    const stored = await call('history.name', { id, number, name: given })
    onClose()
    onNamed?.()
    const undo = () => call('history.name', { id, number: stored, name }).then(() => onNamed?.())
    toast({
      message: given === '' ? 'The name was removed' : `This version was named “${given}”`,
      action: {
        label: 'Undo',
        run: () => void undo().catch((error: unknown) => toast({ message: messageOf(error) })),
      },
    })
  }
  const submit = () => (isReady ? store().catch((error: unknown) => setFault(messageOf(error))) : undefined)
  return (
    <Dialog
      title="Name this version"
      size="small"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady}>
            {given === '' && name !== '' ? 'Remove name' : 'Name'}
          </Button>
        </>
      }
    >
      <FaultBox fault={fault} />
      <TextRow
        label="Name"
        value={value}
        placeholder="Sent to the general"
        hint="A version with a name is kept for good."
        maxLength={MAX_VERSION_NAME}
        onChange={setValue}
      />
    </Dialog>
  )
}
