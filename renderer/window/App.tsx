// The window: loads its data once, then shows the workbench; closing waits until everything is saved.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { AppInfo } from '#shared/app-info'
import type { Settings } from '#shared/ipc'
import type { Pack } from '#shared/pack'
import type { Library } from '#shared/template'
import { call, messageOf } from '../base/bridge'
import { offerSchemes } from '../base/own-schemes'
import { readCountries } from '../fields/country-store'
import { askAhead } from '../library/use-packs'
import { LibraryProvider, type LibraryState } from '../templates/library'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ClosingGuard } from './ClosingGuard'
import { Workbench } from './Workbench'

/** Data that the window loads once at its start. */
interface Start {
  readonly info: AppInfo
  readonly settings: Settings
  readonly library: Library
  /** The pack that the window opens with; null for the list of packs. */
  readonly first: Pack | null
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
          <Workbench {...start} onSettings={(settings) => setStart({ ...start, settings })} />
        </LibraryProvider>
      )}
      <ClosingGuard />
    </>
  )
}

async function readStart(): Promise<Start> {
  askAhead()
  const [info, settings, library] = await Promise.all([
    call('app.info', null),
    call('settings.read', null),
    call('library.read', null),
    readCountries(),
    call('schemes.list', null).then(offerSchemes),
  ])
  const first = settings.startWith === 'lastPack' && info.withLastPack ? await lastPack() : null
  return { info, settings, library, first }
}

/** The pack opened last; null when it is gone or can't be read: the list of packs says more then. */
async function lastPack(): Promise<Pack | null> {
  try {
    const [last] = await call('packs.recent', null)
    return last ? await call('packs.read', { id: last.id }) : null
  } catch {
    return null
  }
}
