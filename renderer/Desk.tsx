// Which screen is shown: the start screen, or the editor with a pack; and the dialogs that belong to neither.
import { useCallback, useEffect, useState } from 'react'
import type { AppInfo, Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import { call, messageOf } from './bridge'
import { ErrorBoundary } from './ErrorBoundary'
import { EditorScreen } from './editor/EditorScreen'
import { newId } from './editor/new-id'
import { ExportDialog } from './export/ExportDialog'
import { showPlace } from './export/show-place'
import { LibraryScreen } from './library/LibraryScreen'
import { NewPackDialog } from './new-pack/NewPackDialog'
import { RuntimeNotice } from './RuntimeNotice'
import { flushAll } from './session'
import { SettingsDialog } from './settings/SettingsDialog'
import { ShortcutsDialog } from './settings/ShortcutsDialog'
import { ManageTemplates } from './templates/ManageTemplates'
import { packOfTemplate, type TemplatePack } from './templates/template-pack'
import { useToast } from './ui/Toast'
import { useCommands } from './use-commands'

interface Props {
  readonly info: AppInfo
  readonly settings: Settings
  readonly library: Library
  onSettings(settings: Settings): void
}

/** A dialog and what it is about. */
type OpenDialog =
  | { readonly kind: 'newPack'; readonly blueprint: Blueprint | undefined }
  | { readonly kind: 'export'; readonly id: PackId }
  | { readonly kind: 'templates' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }

/** Screens and dialogs; all that is pending is saved before a screen is left. */
export function Desk({ info, settings, library, onSettings }: Props) {
  const { pack, open, create, show, leave } = usePack()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const closeDialog = useCallback(() => setDialog(null), [])
  const startNew = (blueprint?: Blueprint) => setDialog({ kind: 'newPack', blueprint })
  const startExport = (id: PackId) => setDialog({ kind: 'export', id })
  useCommands({
    newPack: () => startNew(),
    openLibrary: leave,
    ...(pack && { export: () => startExport(pack.id) }),
    settings: () => setDialog({ kind: 'settings' }),
    shortcuts: () => setDialog({ kind: 'shortcuts' }),
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
      {dialog?.kind === 'newPack' && (
        <NewPackDialog
          library={library}
          settings={settings}
          blueprint={dialog.blueprint}
          onClose={closeDialog}
          onCreated={(created) => {
            closeDialog()
            show(created)
          }}
        />
      )}
      {dialog?.kind === 'export' && (
        <ExportDialog
          packId={dialog.id}
          onClose={closeDialog}
          onJump={(problem) => {
            closeDialog()
            showPlace(problem)
            if (pack?.id !== dialog.id) open(dialog.id)
          }}
        />
      )}
      {dialog?.kind === 'templates' && (
        <ManageTemplates
          onClose={closeDialog}
          onEditText={(template) => {
            closeDialog()
            create(packOfTemplate(template, library, settings, newId))
          }}
        />
      )}
      {dialog?.kind === 'settings' && (
        <SettingsDialog settings={settings} onClose={closeDialog} onSaved={onSettings} />
      )}
      {dialog?.kind === 'shortcuts' && <ShortcutsDialog onClose={closeDialog} />}
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
