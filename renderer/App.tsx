// The window: reads what it needs once, then shows the desk; closing waits until all is saved.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { AppInfo, Settings } from '#shared/ipc'
import type { Library } from '#shared/template'
import { call, messageOf } from './bridge'
import { ClosingGuard } from './ClosingGuard'
import { Desk } from './Desk'
import { LibraryProvider, type LibraryState } from './templates/library'
import { Button } from './ui/Button'
import { EmptyState } from './ui/EmptyState'

/** What the window reads once, at its start. */
interface Start {
  readonly info: AppInfo
  readonly settings: Settings
  readonly library: Library
}

/** The whole window. */
export function App() {
  const [start, setStart] = useState<Start | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const load = useCallback(() => {
    setFailure(null)
    readStart().then(setStart, (error: unknown) => setFailure(messageOf(error)))
  }, [])
  useEffect(load, [load])
  const reload = useCallback(async () => {
    const library = await call('library.read', null)
    setStart((before) => before && { ...before, library })
  }, [])
  const library = start?.library
  const state = useMemo<LibraryState | null>(() => (library ? { library, reload } : null), [library, reload])
  return (
    <>
      {failure !== null && (
        <EmptyState title="The library could not be read" text={failure}>
          <Button variant="primary" onClick={load}>
            Try again
          </Button>
        </EmptyState>
      )}
      {start && (
        <LibraryProvider value={state}>
          <Desk {...start} onSettings={(settings) => setStart({ ...start, settings })} />
        </LibraryProvider>
      )}
      <ClosingGuard />
    </>
  )
}

async function readStart(): Promise<Start> {
  const [info, settings, library] = await Promise.all([
    call('app.info', null),
    call('settings.read', null),
    call('library.read', null),
  ])
  return { info, settings, library }
}
