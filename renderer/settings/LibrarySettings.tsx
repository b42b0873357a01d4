// The library as a file: where it is, another library, and a copy of all of it.
import { useEffect, useState } from 'react'
import { call, messageOf } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FormRow } from '../ui/form'

/** What is said below the buttons, and the saving of a copy. */
export interface LibraryCopy {
  readonly words: string
  say(words: string): void
  save(password: string | null): void
}

/** The state of the section. */
export function useLibraryCopy(): LibraryCopy {
  const [words, say] = useState('')
  const save = (password: string | null): void => {
    say('Saving the copy…')
    call('library.saveCopy', { password }).then(
      (target) => say(target === null ? '' : `The copy was saved and checked: ${target}`),
      (error: unknown) => say(messageOf(error)),
    )
  }
  return { words, say, save }
}

/** Acts at once: nothing here waits for the dialog's 'Save'. */
export function LibrarySettings({ copy, onCopy }: { readonly copy: LibraryCopy; onCopy(): void }) {
  const [place, setPlace] = useState('')
  useEffect(() => {
    void call('library.place', null).then(setPlace, () => undefined)
  }, [])
  const run = (channel: 'library.showPlace' | 'library.openAnother'): void => {
    copy.say('')
    void call(channel, null).catch((error: unknown) => copy.say(messageOf(error)))
  }
  return (
    <section className="backup-settings" aria-labelledby="library-title">
      <h3 id="library-title" className="form-heading">
        Library
      </h3>
      <p className="form-hint">All packs, templates, pictures and settings are in one file.</p>
      <p className="backup-folder">{place}</p>
      <div className="backup-actions">
        <Button onClick={() => run('library.showPlace')}>Show in folder</Button>
        <Button onClick={() => run('library.openAnother')}>Open another library…</Button>
        <Button onClick={onCopy}>Save a copy…</Button>
      </div>
      <p className="backup-folder" role="status">
        {copy.words}
      </p>
    </section>
  )
}

interface CopyProps {
  onCopy(password: string | null): void
  onClose(): void
}

/** Asks for the password; it is a form of its own, outside that of the settings. */
export function CopyDialog({ onCopy, onClose }: CopyProps) {
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
        it in a safe place. <code>attache open-copy</code> makes a library of the copy.
      </p>
      <div className="form-grid">
        <PasswordRow
          label="Password"
          hint="Leave it empty for a copy that anyone can open."
          value={password}
          onChange={setPassword}
        />
        {password !== '' && <PasswordRow label="The same again" value={again} onChange={setAgain} />}
      </div>
      {again !== '' && differ && <p className="form-hint">The two passwords are not the same.</p>}
    </Dialog>
  )
}

interface RowProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  onChange(value: string): void
}

function PasswordRow({ label, hint, value, onChange }: RowProps) {
  return (
    <FormRow label={label} {...(hint ? { hint } : {})}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="password"
          autoComplete="off"
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  )
}
