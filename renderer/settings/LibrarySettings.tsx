// The library as a file: where it is, another library, and a copy of all of it.
import { useEffect, useState } from 'react'
import type { ChosenCopy } from '#shared/library-calls'
import { call, messageOf } from '../base/bridge'
import { flushAll } from '../base/pending'
import { Button } from '../ui/Button'

/** What is said below the buttons, and what is done with copies. */
export interface LibraryCopies {
  readonly words: string
  say(words: string): void
  /** Saves a copy of the library. */
  save(password: string | null): void
  /** Asks for a copy; one without a password is opened. */
  choose(): void
  /** The copy whose password is asked for. */
  readonly chosen: ChosenCopy | null
  /** Opens it; rejects with the reason, so that the password can be corrected. */
  open(password: string | null): Promise<void>
  /** Opens no copy. */
  leave(): void
}

/** The state of the section. */
export function useLibraryCopies(): LibraryCopies {
  const [words, say] = useState('')
  const [chosen, setChosen] = useState<ChosenCopy | null>(null)
  const openCopy = async (copyId: string, password: string | null): Promise<void> => {
    const place = await call('library.openCopy', { copyId, password })
    setChosen(null)
    say(place === null ? '' : `The copy was opened in a window of its own. Its library is here: ${place}`)
  }
  const choose = async (): Promise<void> => {
    say('')
    const copy = await call('library.chooseCopy', null)
    if (copy?.hasPassword) setChosen(copy)
    else if (copy) await openCopy(copy.copyId, null)
  }
  const save = (password: string | null): void => {
    say('Saving the copy…')
    call('library.saveCopy', { password }).then(
      (target) => say(target === null ? '' : `The copy was saved and checked: ${target}`),
      (error: unknown) => say(messageOf(error)),
    )
  }
  return {
    ...{ words, say, save, chosen },
    choose: () => void choose().catch((error: unknown) => say(messageOf(error))),
    open: async (password) => {
      if (chosen) await openCopy(chosen.copyId, password)
    },
    leave: () => setChosen(null),
  }
}

/** Acts at once: nothing here waits for the dialog's 'Save'. */
export function LibrarySettings({ copies, onCopy }: { readonly copies: LibraryCopies; onCopy(): void }) {
  const [place, setPlace] = useState('')
  useEffect(() => {
    void call('library.place', null).then(setPlace, () => undefined)
  }, [])
  const run = (channel: 'library.showPlace' | 'library.openAnother'): void => {
    copies.say('')
    void call(channel, null).catch((error: unknown) => copies.say(messageOf(error)))
  }
  const move = async (): Promise<void> => {
    copies.say('Moving the library: Attaché restarts when it is done…')
    await flushAll()
    await call('library.move', null)
    copies.say('')
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
        <Button onClick={() => void move().catch((error: unknown) => copies.say(messageOf(error)))}>
          Move library…
        </Button>
        <Button onClick={onCopy}>Save a copy…</Button>
        <Button onClick={copies.choose}>Open a copy…</Button>
      </div>
      <p className="backup-folder" role="status">
        {copies.words}
      </p>
    </section>
  )
}
