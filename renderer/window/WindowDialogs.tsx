// The dialogs of the window, as opposed to those of its screens.
import { flushSync } from 'react-dom'
import type { LeftOfCopy } from '#shared/exported'
import type { Settings } from '#shared/ipc'
import type { Pack, PackId, PackSummary, Problem } from '#shared/pack'
import { isSenderField } from '#shared/sender'
import type { Blueprint, Library } from '#shared/template'
import type { Leaving } from '../base/leaving'
import { librarySearch } from '../base/library-search'
import { newId } from '../base/new-id'
import type { WordRequest } from '../base/word-import'
import { ExportDialog } from '../export/ExportDialog'
import { PrintDialog } from '../export/PrintDialog'
import type { ShowFirstPages } from '../export/RowPicture'
import { RowsDialog } from '../export/RowsDialog'
import { SeveralDialog } from '../export/SeveralDialog'
import { ShareDialog } from '../export/ShareDialog'
import { showProblem, showReaders } from '../export/show-problem'
import { HistoryDialog } from '../history/HistoryDialog'
import { NameDialog } from '../history/NameDialog'
import type { HistoryRequest } from '../history/show-history'
import { NewPackDialog } from '../new-pack/NewPackDialog'
import { FirstPagePictures } from '../pages/first-page-pictures'
import { PageCounter } from '../pages/page-counter'
import { CommandPalette } from '../palette/CommandPalette'
import { AboutDialog } from '../settings/AboutDialog'
import { SchemesDialog } from '../settings/SchemesDialog'
import { SettingsDialog } from '../settings/SettingsDialog'
import { ShortcutsDialog } from '../settings/ShortcutsDialog'
import { ManageTemplates } from '../templates/ManageTemplates'
import { packOfTemplate, type TemplatePack } from '../templates/template-pack'
import { WordDialog } from '../word-import/WordDialog'

/** A dialog and what it is about. */
export type OpenDialog =
  | { readonly kind: 'newPack'; readonly blueprint: Blueprint | undefined }
  | { readonly kind: 'export' | 'exportRows' | 'print' | 'share'; readonly id: PackId }
  | { readonly kind: 'several'; readonly what: Leaving; readonly packs: readonly PackSummary[] }
  | HistoryRequest
  | { readonly kind: 'templates' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'schemes' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'word'; readonly request: WordRequest }

interface Props {
  readonly dialog: OpenDialog
  readonly settings: Settings
  readonly library: Library
  /** Nothing can be changed. */
  readonly readOnly: boolean
  /** Opens a pack unless it is open. */
  onOpen(id: PackId): void
  /** Null for the list of packs. */
  onShow(pack: Pack | null): void
  onCreate(pack: TemplatePack): void
  /** Saves a copy of a pack: only what an edition prints, or everything for null. */
  onShare(id: PackId, edition: string | null, without: readonly LeftOfCopy[]): void
  onSettings(settings: Settings): void
  onClose(): void
}

/** Dialogs that are about nothing. */
const PLAIN = {
  schemes: SchemesDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
  palette: CommandPalette,
} as const

/** The dialog that is open. */
export function WindowDialogs({ dialog, settings, library, onClose, ...desk }: Props) {
  const closing =
    <T extends unknown[]>(then: (...values: T) => void) =>
    (...values: T) => {
      onClose()
      then(...values)
    }
  switch (dialog.kind) {
    case 'newPack':
      return (
        <NewPackDialog
          library={library}
          settings={settings}
          blueprint={dialog.blueprint}
          startCounting={() => new PageCounter()}
          onClose={onClose}
          onCreated={closing(desk.onShow)}
          onSettings={desk.onSettings}
        />
      )
    case 'export':
    case 'exportRows':
    case 'print':
    case 'share':
      return <PackDialog {...desk} name={dialog.kind} id={dialog.id} onClose={onClose} />
    case 'several':
      return <SeveralDialog what={dialog.what} packs={dialog.packs} onClose={onClose} />
    case 'history':
      return (
        <HistoryDialog id={dialog.id} section={dialog.section} readOnly={desk.readOnly} onClose={onClose} />
      )
    case 'nameVersion':
      return <NameDialog id={dialog.id} number={null} name="" onClose={onClose} />
    case 'templates':
      return (
        <ManageTemplates
          onClose={onClose}
          onEditText={closing((template) =>
            desk.onCreate(packOfTemplate(template, library, settings, newId)),
          )}
          onFindUses={closing(({ id }) => {
            librarySearch.ask(`template:${id}`)
            desk.onShow(null)
          })}
        />
      )
    case 'settings':
      return (
        <SettingsDialog
          settings={settings}
          senderFields={library.fields.filter(({ name }) => isSenderField(name))}
          onClose={onClose}
          onSaved={desk.onSettings}
        />
      )
    case 'word':
      return <WordDialog request={dialog.request} onOpen={desk.onOpen} onClose={onClose} />
    default: {
      const Plain = PLAIN[dialog.kind]
      return <Plain onClose={onClose} />
    }
  }
}

type PackDialogProps = Pick<Props, 'onOpen' | 'onShare' | 'onClose'> & {
  readonly name: 'export' | 'exportRows' | 'print' | 'share'
  readonly id: PackId
}

const LEAVING = { export: ExportDialog, print: PrintDialog } as const
const firstPages: ShowFirstPages = (take) => new FirstPagePictures(take)

/** A dialog in which a pack leaves the program. */
function PackDialog({ name, id, onOpen, onShare, onClose }: PackDialogProps) {
  if (name === 'share') {
    const save = (edition: string | null, without: readonly LeftOfCopy[]) => {
      onClose()
      onShare(id, edition, without)
    }
    return <ShareDialog packId={id} onClose={onClose} onSave={save} />
  }
  const goTo = (show: () => void) => {
    // At once: as it goes, the dialog gives the focus back, and the text must have it last.
    flushSync(onClose)
    show()
    onOpen(id)
  }
  const jump = (problem: Problem) => goTo(() => showProblem(problem))
  const props = { packId: id, onClose, onJump: jump, onReaders: () => goTo(showReaders) }
  if (name === 'exportRows') return <RowsDialog {...props} firstPages={firstPages} />
  const Leaving = LEAVING[name]
  return <Leaving {...props} />
}
