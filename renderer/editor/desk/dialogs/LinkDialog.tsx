// Inserts, edits or removes a link.
import { useState } from 'react'
import { isAllowedHref } from '#shared/document/schema'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextRow } from '../../../ui/form'
import { linkAtCursor, removeLink, setLink } from '../../text/commands/inline'
import { useSession } from '../hooks'
import { completeAddress } from './address'
import type { DialogProps } from './props'

/** The dialog. */
export function LinkDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const [link, setFields] = useState(() => linkAtCursor(session.state))
  const [existing] = useState(link.href !== '')
  const href = completeAddress(link.href)
  const allowed = isAllowedHref(href)
  const save = () => {
    if (!allowed) return
    onDone(() => session.run(setLink({ ...link, href })))
  }
  return (
    <Dialog
      title={existing ? 'Edit link' : 'Insert link'}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          {existing && (
            <Button onClick={() => onDone(() => session.run(removeLink(link)))}>Remove link</Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!allowed}>
            {existing ? 'Change' : 'Insert'}
          </Button>
        </>
      }
    >
      <TextRow
        label="Address"
        value={link.href}
        placeholder="https://…, mailto:…, tel:…"
        hint={link.href !== '' && !allowed ? 'Enter a web address, email address or telephone number.' : ''}
        onChange={(address) => setFields({ ...link, href: address })}
      />
      <TextRow label="Text to display" value={link.text} onChange={(text) => setFields({ ...link, text })} />
    </Dialog>
  )
}
