// The spelling settings: on or off, and the user's own words.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { messageOf } from '../base/bridge'
import { addPersonal, readPersonal, removePersonal, speller } from '../spelling/window-speller'
import { CheckRow } from '../ui/form'
import { IconButton } from '../ui/IconButton'

interface Props {
  readonly checked: boolean
  onChange(checked: boolean): void
}

/** Words change at once; the switch with the dialog's 'Save'. */
export function SpellingSettings({ checked, onChange }: Props) {
  return (
    <>
      <h3 className="form-heading">Spelling</h3>
      <CheckRow label="Check spelling as you type" checked={checked} onChange={onChange} />
      <p className="form-hint">
        English (UK) and English (US) are built in; each pack is checked in its own language. Nothing is ever
        downloaded.
      </p>
      <OwnWords />
    </>
  )
}

function OwnWords() {
  const words = useSyncExternalStore(speller.personal.subscribe, speller.personal.get)
  const [removed, setRemoved] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const attempt = (change: Promise<void>) =>
    void change.then(
      () => setFault(null),
      (cause: unknown) => setFault(messageOf(cause)),
    )
  useEffect(() => void readPersonal().catch((cause: unknown) => setFault(messageOf(cause))), [])
  return (
    <section className="own-words" aria-labelledby="own-words-title">
      <h4 id="own-words-title" className="form-label">
        Custom dictionary
      </h4>
      {words.size === 0 && (
        <p className="form-hint">No words yet. Right-click an underlined word to add it.</p>
      )}
      {words.size > 0 && (
        <ul className="own-words-list">
          {[...words].map((word) => (
            <li key={word}>
              <span>{word}</span>
              <IconButton
                icon="close"
                size="small"
                label={`Remove ${word}`}
                onClick={() => {
                  setRemoved(word)
                  attempt(removePersonal(word))
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="own-words-note" role="status">
        {fault}
        {removed !== null && !words.has(removed) && (
          <>
            ‘{removed}’ was removed.{' '}
            <button type="button" className="text-button" onClick={() => attempt(addPersonal(removed))}>
              Undo
            </button>
          </>
        )}
      </p>
    </section>
  )
}
