// Asks for the password of a PDF that is to be enclosed.
import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FormRow } from '../../../ui/form'
import type { PasswordRequest } from '../../session/ui-state'

/** The dialog. */
export function PasswordDialog({ request }: { readonly request: PasswordRequest }) {
  const [password, setPassword] = useState('')
  const cancel = () => request.answer(null)
  return (
    <Dialog
      title="Password of the PDF"
      size="small"
      onClose={cancel}
      onSubmit={() => password !== '' && request.answer(password)}
      footer={
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={password === ''}>
            Enclose
          </Button>
        </>
      }
    >
      <p>{request.message}</p>
      <FormRow
        label="Password"
        hint="The pages are stored without it: anyone who can read the pack can read them."
      >
        {(id) => (
          <input
            id={id}
            type="password"
            className="input"
            autoComplete="off"
            maxLength={1000}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </FormRow>
    </Dialog>
  )
}
