// The window: shows the list as soon as it can, then loads everything else; closing waits until everything is saved.
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Library } from '#shared/template'
import { whenIdle } from '../base/after-paint'
import { call, messageOf } from '../base/bridge'
import { LibraryProvider, type PendingLibrary } from '../templates/library'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ClosingGuard } from './ClosingGuard'
import { Opening } from './Opening'
import { readRest, readStart, type Start } from './read-start'
import { Workbench } from './Workbench'

/** The whole window; `reading` is what it shows first. */
export function App({ reading }: { readonly reading: Promise<Start> }) {
  const [start, setStart] = useState<Start | null>(null)
  const [library, setLibrary] = useState<Library | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const take = useCallback((read: Promise<Start>) => {
    read.then(
      (found) =>
        // Drawn before the first frame, which takes its time.
        flushSync(() => {
          setLibrary(found.first?.library ?? null)
          setStart(found)
        }),
      (error: unknown) => setFailure(messageOf(error)),
    )
  }, [])
  useLayoutEffect(() => take(reading), [take, reading])
  const again = () => {
    setFailure(null)
    setStart(null)
    take(readStart())
  }
  const isWaiting = start !== null && start.first === null && library === null
  useEffect(() => {
    if (!isWaiting) return
    return whenIdle(() => {
      readRest().then(setLibrary, (error: unknown) => setFailure(messageOf(error)))
    })
  }, [isWaiting])
  const reload = useCallback(async () => setLibrary(await call('library.read', null)), [])
  const state = useMemo<PendingLibrary>(() => ({ library, reload }), [library, reload])
  return (
    <>
      {failure !== null && (
        <EmptyState title="The library could not be read" text={failure}>
          <Button variant="primary" onClick={again}>
            Try again
          </Button>
        </EmptyState>
      )}
      {start === null && failure === null && <Opening />}
      {start && failure === null && (
        <LibraryProvider value={state}>
          <Workbench
            {...start}
            first={start.first?.pack ?? null}
            library={library}
            onSettings={(settings) => setStart({ ...start, settings })}
          />
        </LibraryProvider>
      )}
      <ClosingGuard />
    </>
  )
}
