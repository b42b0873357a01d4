// The library as a file: where it is, another library, and a copy of all of it.
import { useEffect, useState } from 'react'
import type { ChosenCopy } from '#shared/library-calls'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../base/bridge'
import { flushAll } from '../base/pending'
import { Button } from '../ui/Button'
import { ProgressBar } from '../ui/ProgressBar'

/** What is said below the buttons, and what is done with copies. */
export interface LibraryCopies {
  readonly words: string
  say(words: string): void
  /** How much is copied while that lasts, from 0 to 1; null otherwise. */
  readonly done: number | null
  /** Moves the library; the program restarts then. */
  move(): void
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
  const [done, setDone] = useState<number | null>(null)
  useEffect(() => on('library.copied', setDone), [])
  const copy = (what: string, run: () => Promise<string>): void => {
    say('')
    run()
      .catch((error: unknown) =>
        error instanceof AppError && error.code === 'storage/cancelled'
          ? `Cancelled: ${what}.`
          : messageOf(error),
      )
      .then((said) => {
        setDone(null)
        say(said)
      })
  }
  const save = (password: string | null): void =>
    copy('no copy was saved', async () => {
      const target = await call('library.saveCopy', { password })
      return target === null ? '' : `The copy was saved and checked: ${target}`
    })
  const move = (): void =>
    copy('the library was not moved', async () => {
      await flushAll()
      await call('library.move', null)
      return ''
    })
  return {
    ...{ words, say, save, chosen, done, move },
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
        <Button onClick={copies.move}>Move library…</Button>
        <Button onClick={onCopy}>Save a copy…</Button>
        <Button onClick={copies.choose}>Open a copy…</Button>
      </div>
      {copies.done === null ? (
        <p className="backup-folder" role="status">
          {copies.words}
        </p>
      ) : (
        <Copying done={copies.done} />
      )}
    </section>
  )
}

/** What is copied, to move the library or as a copy, with a button to stop it. */
function Copying({ done }: { readonly done: number }) {
  return (
    <>
      <p className="form-hint" role="status">
        Copying and checking the library… After a move, Attaché restarts.
      </p>
      <ProgressBar value={done} label="Copying the library" />
      <div className="backup-actions">
        <Button onClick={() => void call('library.cancelCopy', null).catch(() => undefined)}>
          Cancel copying
        </Button>
      </div>
    </>
  )
}
