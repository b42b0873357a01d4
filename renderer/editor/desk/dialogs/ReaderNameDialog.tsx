// The name of an audience or edition.
import { useState } from 'react'
import type { Readers } from '#shared/document/audiences'
import { MAX_READER_NAME } from '#shared/limits'
import { cleanReaderName, type NamedReader, nameFault, type ReaderKind } from '#shared/own-readers'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FaultBox } from '../../../ui/FaultBox'
import { TextRow } from '../../../ui/form'

interface Props {
  readonly kind: ReaderKind
  /** The item being renamed; null for a new one. */
  readonly from: NamedReader | null
  readonly readers: Readers
  onClose(): void
  onSave(name: string): void
}

/** The dialog; an invalid name is reported when it is submitted. */
export function ReaderNameDialog({ kind, from, readers, onClose, onSave }: Props) {
  const [name, setName] = useState(from?.name ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const save = () => {
    const wrong = nameFault(readers, kind, name, from?.id ?? null)
    if (wrong === null) onSave(cleanReaderName(name))
    else setFault(wrong)
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit">
        {from ? 'Rename' : 'Add'}
      </Button>
    </>
  )
  return (
    <Dialog
      title={from ? `Rename ${kind}` : `Add ${kind}`}
      size="small"
      footer={footer}
      onClose={onClose}
      onSubmit={save}
    >
      <FaultBox fault={fault} />
      <TextRow
        label="Name"
        value={name}
        maxLength={MAX_READER_NAME}
        hint={
          kind === 'audience'
            ? 'For example, Norway or Exercise control.'
            : 'For example, Norway. Used in file names.'
        }
        onChange={setName}
      />
    </Dialog>
  )
}
