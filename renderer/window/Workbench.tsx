// The visible screen (the start screen, or the editor with a pack) and the dialog over it.
import { useCallback, useEffect, useState } from 'react'
import type { AppInfo } from '#shared/app-info'
import type { FirstSight, Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { AppError } from '#shared/result'
import type { Library } from '#shared/template'
import { call, messageOf } from '../base/bridge'
import { type FoundPlace, foundPlace } from '../base/found-place'
import { flushAll } from '../base/pending'
import { wordImport } from '../base/word-import'
import { useShare } from '../export/use-share'
import { onShowHistory } from '../history/show-history'
import { LibraryScreen } from '../library/LibraryScreen'
import { useRecent } from '../library/use-recent'
import { useAppMenu } from '../menu/use-app-menu'
import type { TemplatePack } from '../templates/template-pack'
import { useTour } from '../tour/use-tour'
import { useToast } from '../ui/Toast'
import { usePasteLimit } from '../ui/use-paste-limit'
import { ErrorBoundary, FailedDialog, FailedScreen } from './ErrorBoundary'
import { ImportFaults } from './ImportFaults'
import { ImportTwin } from './ImportTwin'
import { LibraryNotice } from './LibraryNotice'
import { ReadOnlyNotice } from './ReadOnlyNotice'
import { Repairing } from './Repairing'
import { RuntimeNotice } from './RuntimeNotice'
import { useBackupFaults } from './use-backup-faults'
import { useParts } from './use-parts'
import { useWindowContext } from './use-window-context'
import type { OpenDialog } from './WindowDialogs'

interface Props {
  readonly info: AppInfo
  readonly settings: Settings
  /** Null while it is read. */
  readonly library: Library | null
  readonly recent: FirstSight['recent']
  /** The pack opened first. */
  readonly first: Pack | null
  onSettings(settings: Settings): void
}

/** Screens and dialogs; pending changes are saved before a screen is left. */
export function Workbench({ info, settings, library, recent: lastOpened, first, onSettings }: Props) {
  const parts = useParts()
  const { pack, open, create, show, leave } = usePack(first)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const startExport = (id: PackId) => setDialog({ kind: 'export', id })
  const tour = useTour({ firstStart: info.firstStart, openPack: pack?.id ?? null, open })
  const recent = useRecent(pack?.id ?? null, lastOpened)
  const share = useShare((id) => setDialog({ kind: 'share', id }))
  const context = useWindowContext({
    ...{ pack, settings, onSettings, library, recent, open, tour: tour.start, share: share.start },
    ask: setDialog,
  })
  useAppMenu(library !== null)
  usePasteLimit()
  useBackupFaults()
  useEffect(() => onShowHistory(setDialog), [])
  useEffect(() => wordImport.on((request) => setDialog({ kind: 'word', request })), [])
  useEffect(() => {
    const mark = info.readOnly ? ' (Read-only)' : ''
    document.title = pack ? `${packTitle(pack.meta.title)}${mark} – Attaché` : `Attaché${mark}`
  }, [pack, info])
  return (
    <div className="app">
      <RuntimeNotice text={info.runtimeWarning} />
      <ReadOnlyNotice readOnly={info.readOnly} />
      <LibraryNotice ready={library !== null} />
      <Repairing />
      <ErrorBoundary failed={FailedScreen} onBack={() => show(null)}>
        {pack && parts && library ? (
          <parts.EditorScreen
            key={pack.id}
            pack={pack}
            settings={settings}
            readOnly={info.readOnly}
            onClose={leave}
            onExport={() => startExport(pack.id)}
            onShow={show}
          />
        ) : (
          <LibraryScreen
            {...{ library, recent, tour }}
            isLeaving={pack !== null}
            onOpen={open}
            onNew={context.newPack}
            onExport={startExport}
            onExportRows={(id) => setDialog({ kind: 'exportRows', id })}
            onPrint={(id) => setDialog({ kind: 'print', id })}
            onShare={share.start}
            onSeveral={(what, packs) => setDialog({ kind: 'several', what, packs })}
            onImport={context.importFile}
            onTemplates={context.templates}
            onSettings={context.showSettings}
          />
        )}
      </ErrorBoundary>
      <ImportFaults />
      <ImportTwin onOpen={open} />
      {tour.running && pack && parts && <parts.Tour onEnd={tour.end} />}
      {dialog && parts && library && (
        <ErrorBoundary failed={FailedDialog} onBack={() => setDialog(null)}>
          <parts.WindowDialogs
            dialog={dialog}
            settings={settings}
            library={library}
            readOnly={info.readOnly}
            onOpen={context.open}
            onShow={show}
            onCreate={create}
            onShare={share.save}
            onSettings={onSettings}
            onClose={() => setDialog(null)}
          />
        </ErrorBoundary>
      )}
    </div>
  )
}

/** The open pack. A pack is closed only when it is saved; otherwise the failure is shown and the screen stays. */
function usePack(first: Pack | null) {
  const [pack, setPack] = useState(first)
  const toast = useToast()
  const fail = useCallback((error: unknown) => toast({ message: messageOf(error) }), [toast])
  const show = useCallback((next: Pack | null) => void flushAll().then(() => setPack(next), fail), [fail])
  const open = useCallback(
    (id: PackId, place?: FoundPlace): void => {
      const rescue = () => call('packs.rescue', { id }).then((copy) => open(copy.id), fail)
      const showAt = (read: Pack) => {
        if (place) foundPlace.ask(place)
        show(read)
      }
      call('packs.read', { id }).then(showAt, (error: unknown) => {
        const damaged = error instanceof AppError && error.code === 'document/damaged'
        if (!damaged) return fail(error)
        return toast({
          message: messageOf(error),
          action: { label: 'Recover a copy', run: () => void rescue() },
        })
      })
    },
    [show, fail, toast],
  )
  const create = useCallback(
    (made: TemplatePack) => void call('packs.create', made).then(show, fail),
    [show, fail],
  )
  const leave = useCallback(() => show(null), [show])
  return { pack, open, create, show, leave }
}
