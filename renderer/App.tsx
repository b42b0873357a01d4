// Which screen is shown: the start screen, or the editor with a pack; and the dialogs that belong to neither.
import { useCallback, useEffect, useState } from 'react'
import type { AppInfo, Settings } from '#shared/ipc'
import type { Pack } from '#shared/pack'
import type { Library } from '#shared/template'
import { call, messageOf, on } from './bridge'
import { EditorScreen } from './editor/EditorScreen'
import { ErrorBoundary } from './ErrorBoundary'
import { ExportDialog } from './export/ExportDialog'
import { LibraryScreen } from './library/LibraryScreen'
import { NewPackDialog } from './new-pack/NewPackDialog'
import { flushAll } from './session'
import { SettingsDialog } from './settings/SettingsDialog'
import { ShortcutsDialog } from './settings/ShortcutsDialog'
import { Button } from './ui/Button'
import { EmptyState } from './ui/EmptyState'
import { IconButton } from './ui/IconButton'
import { useToast } from './ui/Toast'

/** What the window reads once, at its start. */
interface Start {
  readonly info: AppInfo
  readonly settings: Settings
  readonly library: Library
}

type OpenDialog = 'newPack' | 'export' | 'settings' | 'shortcuts' | null

/** The whole window. */
export function App() {
  const [start, setStart] = useState<Start | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const load = useCallback(() => {
    setFailure(null)
    readStart().then(setStart, (error: unknown) => setFailure(messageOf(error)))
  }, [])
  useEffect(load, [load])
  useEffect(() => on('app.closing', () => void close()), [])
  if (failure !== null) {
    return (
      <EmptyState title="The library could not be read" text={failure}>
        <Button variant="primary" onClick={load}>
          Try again
        </Button>
      </EmptyState>
    )
  }
  return start && <Desk start={start} onSettings={(settings) => setStart({ ...start, settings })} />
}

async function readStart(): Promise<Start> {
  const [info, settings, library] = await Promise.all([
    call('app.info', null),
    call('settings.read', null),
    call('library.read', null),
  ])
  return { info, settings, library }
}

/** A save that fails must not keep the window open for ever: main closes it after its own patience. */
async function close(): Promise<void> {
  await flushAll()
  await call('app.closed', null)
}

function Desk({ start, onSettings }: { readonly start: Start; onSettings(settings: Settings): void }) {
  const { info, settings, library } = start
  const [pack, setPack] = useState<Pack | null>(null)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const toast = useToast()
  const fail = useCallback((error: unknown) => toast({ message: messageOf(error) }), [toast])
  const open = useCallback((id: string) => call('packs.read', { id }).then(setPack, fail), [fail])
  const toLibrary = useCallback(() => {
    flushAll().then(() => setPack(null), fail)
  }, [fail])
  useMenu({ hasPack: pack !== null, setDialog, toLibrary })
  const closeDialog = () => setDialog(null)
  return (
    <div className="app">
      <RuntimeWarning text={info.runtimeWarning} />
      <ErrorBoundary onBack={() => setPack(null)}>
        {pack ? (
          <EditorScreen
            key={pack.id}
            pack={pack}
            library={library}
            settings={settings}
            onClose={toLibrary}
            onExport={() => setDialog('export')}
          />
        ) : (
          <LibraryScreen onOpen={open} onNew={() => setDialog('newPack')} onSettings={() => setDialog('settings')} />
        )}
      </ErrorBoundary>
      {dialog === 'newPack' && (
        <NewPackDialog
          library={library}
          settings={settings}
          onClose={closeDialog}
          onCreated={(created) => {
            closeDialog()
            setPack(created)
          }}
        />
      )}
      {dialog === 'export' && pack && <ExportDialog packId={pack.id} onClose={closeDialog} />}
      {dialog === 'settings' && <SettingsDialog settings={settings} onClose={closeDialog} onSaved={onSettings} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={closeDialog} />}
    </div>
  )
}

/** Carries out the commands of the application menu that belong to the window as a whole. */
function useMenu(desk: { readonly hasPack: boolean; setDialog(dialog: OpenDialog): void; toLibrary(): void }): void {
  const { hasPack, setDialog, toLibrary } = desk
  useEffect(
    () =>
      on('menu.command', (command) => {
        if (command === 'newPack') void flushAll().then(() => setDialog('newPack'))
        else if (command === 'openLibrary') toLibrary()
        else if (command === 'export' && hasPack) setDialog('export')
        else if (command === 'settings' || command === 'shortcuts') setDialog(command)
      }),
    [hasPack, setDialog, toLibrary],
  )
}

function RuntimeWarning({ text }: { readonly text: string }) {
  const [seen, setSeen] = useState(false)
  if (text === '' || seen) return null
  return (
    <div className="banner" role="note">
      <span>{text}</span>
      <IconButton icon="close" size="small" label="Hide this notice" onClick={() => setSeen(true)} />
    </div>
  )
}
