// Which screen is shown: the start screen, or the editor with a pack; and which dialog over it.
import { useCallback, useEffect, useState } from 'react'
import type { AppInfo, Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import { call, messageOf } from './bridge'
import { DeskDialogs, type OpenDialog } from './DeskDialogs'
import { ErrorBoundary } from './ErrorBoundary'
import { EditorScreen } from './editor/EditorScreen'
import { LibraryScreen } from './library/LibraryScreen'
import { useAppCommands } from './palette/registry'
import { RuntimeNotice } from './RuntimeNotice'
import { flushAll } from './session'
import type { TemplatePack } from './templates/template-pack'
import { useToast } from './ui/Toast'
import { useCommands } from './use-commands'
import { type WindowDeeds, windowCommands } from './window-commands'

interface Props {
  readonly info: AppInfo
  readonly settings: Settings
  readonly library: Library
  onSettings(settings: Settings): void
}

/** Screens and dialogs; all that is pending is saved before a screen is left. */
export function Desk({ info, settings, library, onSettings }: Props) {
  const { pack, open, create, show, leave } = usePack()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const startNew = (blueprint?: Blueprint) => setDialog({ kind: 'newPack', blueprint })
  const startExport = (id: PackId) => setDialog({ kind: 'export', id })
  const toast = useToast()
  const setAppearance = (appearance: Settings['appearance']) => {
    const changed = { ...settings, appearance }
    call('settings.write', changed).then(
      () => onSettings(changed),
      (error: unknown) => toast({ message: messageOf(error) }),
    )
  }
  const deeds: WindowDeeds = {
    newPack: startNew,
    openLibrary: pack ? leave : null,
    exportPack: pack ? () => startExport(pack.id) : null,
    templates: () => setDialog({ kind: 'templates' }),
    settings: () => setDialog({ kind: 'settings' }),
    shortcuts: () => setDialog({ kind: 'shortcuts' }),
    setAppearance,
  }
  useAppCommands(() => windowCommands(deeds, settings, library))
  useCommands({
    newPack: () => startNew(),
    openLibrary: leave,
    ...(pack && { export: () => startExport(pack.id) }),
    settings: deeds.settings,
    shortcuts: deeds.shortcuts,
    palette: () => setDialog({ kind: 'palette' }),
  })
  useEffect(() => {
    document.title = pack ? `${pack.meta.title || 'Untitled pack'} – Attaché` : 'Attaché'
  }, [pack])
  return (
    <div className="app">
      <RuntimeNotice text={info.runtimeWarning} />
      <ErrorBoundary onBack={() => show(null)}>
        {pack ? (
          <EditorScreen
            key={pack.id}
            pack={pack}
            settings={settings}
            onClose={leave}
            onExport={() => startExport(pack.id)}
          />
        ) : (
          <LibraryScreen
            library={library}
            onOpen={open}
            onNew={startNew}
            onExport={startExport}
            onTemplates={() => setDialog({ kind: 'templates' })}
            onSettings={() => setDialog({ kind: 'settings' })}
          />
        )}
      </ErrorBoundary>
      {dialog && (
        <DeskDialogs
          dialog={dialog}
          settings={settings}
          library={library}
          onOpen={(id) => pack?.id !== id && open(id)}
          onShow={show}
          onCreate={create}
          onSettings={onSettings}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}

/** The pack that is open. A pack is left only when it is saved; a failure is said and the screen stays. */
function usePack() {
  const [pack, setPack] = useState<Pack | null>(null)
  const toast = useToast()
  const fail = useCallback((error: unknown) => toast({ message: messageOf(error) }), [toast])
  const show = useCallback((next: Pack | null) => void flushAll().then(() => setPack(next), fail), [fail])
  const open = useCallback((id: PackId) => void call('packs.read', { id }).then(show, fail), [show, fail])
  const create = useCallback(
    (made: TemplatePack) => void call('packs.create', made).then(show, fail),
    [show, fail],
  )
  const leave = useCallback(() => show(null), [show])
  return { pack, open, create, show, leave }
}
