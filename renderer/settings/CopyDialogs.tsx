// Copies of the library: the password of a new one, and that of one to open. Forms of their own, outside that of the settings.
import { useState } from 'react'
import { messageOf } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { TextRow } from '../ui/form'
import type { LibraryCopies } from './LibrarySettings'

/** Longest password. */
const MOST_LETTERS = 1000

interface Props {
  readonly copies: LibraryCopies
  /** A copy is to be saved. */
  readonly isSaving: boolean
  /** The dialog for that is done. */
  onSaved(): void
}

/** The dialog that is open, if any. */
export function CopyDialogs({ copies, isSaving, onSaved }: Props) {
  const save = (password: string | null): void => {
    onSaved()
    copies.save(password)
  }
  return (
    <>
      {isSaving && <SaveCopyDialog onClose={onSaved} onCopy={save} />}
      {copies.chosen && (
        <OpenCopyDialog name={copies.chosen.name} onOpen={copies.open} onClose={copies.leave} />
      )}
    </>
  )
}

interface SaveProps {
  onCopy(password: string | null): void
  onClose(): void
}

/** Asks for the password of a new copy, twice. */
function SaveCopyDialog({ onCopy, onClose }: SaveProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const differ = password !== again
  return (
    <Dialog
      title="Save a copy of the library"
      size="small"
      onClose={onClose}
      onSubmit={() => onCopy(password === '' ? null : password)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={differ}>
            Save…
          </Button>
        </>
      }
    >
      <p>
        With a password the copy is encrypted. Nobody can read it without the password, not even Attaché: keep
        it in a safe place. “Open a copy…” makes a library of the copy.
      </p>
      <div className="form-grid">
        <TextRow
          label="Password"
          hint="Leave it empty for a copy that anyone can open."
          value={password}
          maxLength={MOST_LETTERS}
          secret
          onChange={setPassword}
        />
        {password !== '' && (
          <TextRow label="The same again" value={again} maxLength={MOST_LETTERS} secret onChange={setAgain} />
        )}
      </div>
      {again !== '' && differ && <p className="form-hint">The two passwords are not the same.</p>}
    </Dialog>
  )
}

interface OpenProps {
  /** The name of the copy's file. */
  readonly name: string
  /** Rejects with what is wrong: the dialog stays. */
  onOpen(password: string): Promise<void>
  onClose(): void
}

/** Asks for the password of a copy that is to be opened. */
function OpenCopyDialog({ name, onOpen, onClose }: OpenProps) {
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const open = async (): Promise<void> => {
    if (busy || password === '') return
    setBusy(true)
    setFault(null)
    await onOpen(password).catch((error: unknown) => setFault(messageOf(error)))
    setBusy(false)
  }
  return (
    <Dialog
      title="Open a copy of a library"
      size="small"
      onClose={onClose}
      onSubmit={() => void open()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={busy || password === ''}>
            Open…
          </Button>
        </>
      }
    >
      <p>
        {name} has a password. A library is made of it at a place that you choose, and opened in a window of
        its own; the copy stays as it is.
      </p>
      <FaultBox fault={fault} />
      <div className="form-grid">
        <TextRow
          label="Password"
          value={password}
          maxLength={MOST_LETTERS}
          secret
          onChange={(value) => {
            setFault(null)
            setPassword(value)
          }}
        />
      </div>
      {busy && <p role="status">Opening the copy…</p>}
    </Dialog>
  )
}
