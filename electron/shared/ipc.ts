// The IPC contract: every message between window and main process. Types and names only.
import type { About } from './about'
import type { AppInfo } from './app-info'
import type { BackupEntry, BackupPack, BackupStatus, RestoredPack, RestoreWay } from './backups'
import type { AssetId } from './document/nodes'
import type { EnclosedFile } from './enclosed-file'
import type { EnclosedPackCalls } from './enclosed-pack'
import type {
  ChosenFolder,
  CopyOrder,
  ExportFile,
  ExportOrder,
  ExportProgress,
  ExportReport,
  WrittenFile,
} from './exported'
import type { Imported, ImportedFiles } from './imported'
import type { HistoryCalls, LibraryCalls, PackParts } from './library-calls'
import type { LibraryNotice } from './library-notice'
import type { MenuModel, WindowCommand, ZoomStep } from './menu'
import type { OwnCountry } from './own-countries'
import type { ImportedScheme, OwnScheme } from './own-scheme'
import type { TemplateDraft, TemplateImport, TemplateProperties } from './own-template'
import type {
  Asset,
  DeletedItem,
  ExportOptions,
  ListChanges,
  Pack,
  PackArrangement,
  PackChange,
  PackId,
  PackSummary,
  Problem,
  RemovedImage,
} from './pack'
import type { Printer, PrintRequest } from './printing'
import type { Found } from './search'
import type { FirstSight, Settings } from './settings'
import type { TableCalls } from './table-calls'
import type { Library, Template } from './template'
import type { WordCalls } from './word-calls'

export type { FirstSight, KeySet, Settings } from './settings'

/** Parts of the window that can fail: its page, a screen, and its threads. */
export const FAILURE_LOCATIONS = ['page', 'screen', 'pages', 'spelling', 'pictures', 'enclosures'] as const
export type FailureLocation = (typeof FAILURE_LOCATIONS)[number]

/** Reply to a save. */
export interface Saved {
  readonly revision: number
  /** Milliseconds since 1970, UTC. */
  readonly changed: number
  /** Title of the pack that keeps what was replaced. */
  readonly kept?: string | undefined
}

/** Every call from the window: one request value in, one reply value out. */
export interface Calls extends HistoryCalls, LibraryCalls, TableCalls, WordCalls, EnclosedPackCalls {
  'app.info': { request: null; reply: AppInfo }
  /** Versions and licences of the program. */
  'app.about': { request: null; reply: About }
  /** How the library was found; answered when it has been checked. Null when it was in order. */
  'app.found': { request: null; reply: LibraryNotice | null }
  /** Everything is saved: the window may be closed. */
  'app.closed': { request: null; reply: null }
  /**
   * The answer to `app.closing` when something could not be saved: the window stays open until the user closes it
   * again.
   */
  'app.keepOpen': { request: null; reply: null }
  /** What is pending is still being saved: the window waits longer. */
  'app.saving': { request: null; reply: null }
  /** Logs a failure of the page or of one of its threads; `trace` is the result of `traceOf`. */
  'app.failed': { request: { where: FailureLocation; trace: readonly string[] }; reply: null }
  /** Shows this application menu; chosen items come back as `menu.command`. */
  'menu.show': { request: MenuModel; reply: null }
  'window.run': { request: { command: WindowCommand }; reply: null }
  /** Changes the zoom of the window; returns it in percent. */
  'window.zoom': { request: { step: ZoomStep }; reply: number }
  /** What the window shows first. */
  'window.first': { request: null; reply: FirstSight }
  'settings.read': { request: null; reply: Settings }
  /** The user's changes to the list of countries. */
  'countries.read': { request: null; reply: readonly OwnCountry[] }
  'countries.write': { request: { countries: readonly OwnCountry[] }; reply: null }
  'settings.write': { request: Settings; reply: null }
  /** The user's own marking schemes. */
  'schemes.list': { request: null; reply: readonly OwnScheme[] }
  /** Asks for a file and adds its scheme, or replaces the one with the same id; null when the user cancelled. */
  'schemes.import': { request: null; reply: ImportedScheme | null }
  /** Asks where to write a scheme, own or built-in; returns the path for display, or null when cancelled. */
  'schemes.export': { request: { id: string }; reply: string | null }
  /** Takes a scheme out of the list; `schemes.restore` puts it back. Packs that use it keep it. */
  'schemes.delete': { request: { id: string }; reply: null }
  /** Puts a deleted scheme back, or one that was replaced. */
  'schemes.restore': { request: { id: string }; reply: null }
  /** The words the user added to the dictionary, sorted; each call returns all of them. */
  'dictionary.read': { request: null; reply: readonly string[] }
  'dictionary.add': { request: { word: string }; reply: readonly string[] }
  'dictionary.remove': { request: { word: string }; reply: readonly string[] }
  /** Built-in and own templates. */
  'library.read': { request: null; reply: Library }
  /** Saves an own template: a new one when `id` is null, else replacing its text. */
  'templates.save': { request: { id: string | null; draft: TemplateDraft }; reply: Template }
  'templates.describe': { request: { id: string; particulars: TemplateProperties }; reply: Template }
  /** Creates an own template from any template: a copy of an own one, the user's version of a built-in one. */
  'templates.copy': { request: { id: string }; reply: Template }
  /** Moves an own template to the bin; `templates.restore` restores it. */
  'templates.delete': { request: { id: string }; reply: null }
  'templates.restore': { request: { id: string }; reply: null }
  /** Asks where to write these own templates as one file; returns the path for display, or null when cancelled. */
  'templates.export': { request: { ids: readonly string[] }; reply: string | null }
  /** Asks for a template file and imports it; null when the user cancelled. */
  'templates.import': { request: null; reply: TemplateImport | null }
  /** The values that a field of this name has in packs of the library, the last ones first. */
  'fields.used': { request: { name: string }; reply: readonly string[] }
  'packs.list': { request: null; reply: readonly PackSummary[] }
  /** The same for a list that is shown already: what has changed since it was read. Null to begin with. */
  'packs.changes': { request: { known: string | null }; reply: ListChanges }
  /** Searches the library for what was typed: see `parseSearch`. */
  'packs.search': { request: { words: string; rows: number | null }; reply: Found }
  /** Sets favourites, archive and tags of packs, all or none. */
  'packs.arrange': { request: { packs: readonly PackArrangement[] }; reply: null }
  /** The packs opened last, most recent first. */
  'packs.recent': { request: null; reply: readonly PackSummary[] }
  /** Records that a pack was opened. */
  'packs.opened': { request: { id: PackId }; reply: null }
  /** Clears the list of recent packs. */
  'packs.forgetRecent': { request: null; reply: null }
  'packs.create': { request: PackParts; reply: Pack }
  'packs.read': { request: { id: PackId }; reply: Pack }
  'packs.save': { request: PackChange; reply: Saved }
  /** Overwrites the stored pack completely, after keeping it as a copy; `why` is appended to the copy's title. */
  'packs.replace': { request: { change: Omit<PackChange, 'revision'>; why: string }; reply: Saved }
  'packs.rename': { request: { id: PackId; title: string }; reply: null }
  'packs.duplicate': { request: { id: PackId }; reply: PackSummary }
  /** Moves packs to the bin, all or none of them; `packs.restore` restores them in the same way. */
  'packs.delete': { request: { ids: readonly PackId[] }; reply: null }
  'packs.restore': { request: { ids: readonly PackId[] }; reply: null }
  /** Copies what can be read of a damaged pack. */
  'packs.rescue': { request: { id: PackId }; reply: PackSummary }
  /** Packs and own templates in the bin, last deleted first. */
  'bin.list': { request: null; reply: readonly DeletedItem[] }
  /** Deletes them permanently, even from the bytes of the library. */
  /** Images that no pack shows any more. */
  'bin.images': { request: null; reply: readonly RemovedImage[] }
  'bin.deleteImages': { request: { ids: readonly AssetId[] }; reply: null }
  /** Asks where to write them: a file for one, a folder for several. Returns the path for display; null when cancelled. */
  'bin.saveImages': { request: { ids: readonly AssetId[] }; reply: string | null }
  'bin.deleteForever': { request: { items: readonly Pick<DeletedItem, 'kind' | 'id'>[] }; reply: null }
  'backups.status': { request: null; reply: BackupStatus }
  /** Makes a backup now; what fails is in the reply. */
  'backups.make': { request: null; reply: BackupStatus }
  /** Stops the backup that is being made. */
  'backups.cancel': { request: null; reply: null }
  /** Asks for a folder to back up to as well; the reply is unchanged when the user cancelled. */
  'backups.chooseFolder': { request: null; reply: BackupStatus }
  /** No longer backs up to the chosen folder; the backups there stay. */
  'backups.forgetFolder': { request: null; reply: BackupStatus }
  /** All backups, newest first. */
  'backups.list': { request: null; reply: readonly BackupEntry[] }
  /** The packs of a backup, by title. */
  'backups.packs': { request: { id: string }; reply: readonly BackupPack[] }
  /** Restores packs of a backup; all or none. */
  'backups.restore': {
    request: { id: string; packs: readonly PackId[]; way: RestoreWay }
    reply: readonly RestoredPack[]
  }
  'backups.undoRestore': { request: { restored: readonly RestoredPack[] }; reply: null }
  /** Keeps the library's file under another name, puts the backup in its place, and restarts the program. */
  'backups.restoreAll': { request: { id: string }; reply: null }
  /** Asks for pack and template files and imports them; null when the user cancelled. Throws what a single one throws. */
  'files.choose': { request: null; reply: ImportedFiles | null }
  /** Imports the next file that the system asked to open; null when none is waiting. */
  'files.opened': { request: null; reply: Imported | null }
  /** Imports a file that was dropped on the window. */
  'files.take': { request: { name: string; bytes: Uint8Array }; reply: Imported }
  /** Adds the bundled sample as a new pack. */
  'packs.sample': { request: null; reply: PackSummary }
  /**
   * Asks where to write the pack as .bpack; null when the user cancelled. With an edition the file holds only what that prints, with
   * null everything; refused without either when not everyone may read all of the pack.
   */
  'packs.share': { request: CopyOrder; reply: WrittenFile | null }
  /** The same into a chosen folder, under a name that is free. */
  'packs.shareInto': {
    request: CopyOrder & { readonly folderId: string }
    reply: WrittenFile
  }
  /**
   * Lets the user drag the pack out of the window as a file; call it when the drag starts. Refused when not everyone may read all
   * of the pack.
   */
  'packs.drag': { request: { id: PackId }; reply: null }
  'assets.add': { request: { name: string; bytes: Uint8Array }; reply: Omit<Asset, 'bytes'> }
  /** Reads a PDF or image that is to be enclosed and stores it. Throws `enclosure/locked` until the right password is given. */
  'enclosures.add': {
    request: { name: string; bytes: Uint8Array; password: string | null }
    reply: EnclosedFile
  }
  /** Asks where to, and saves an enclosed file; returns its path for display, null when the user cancels. */
  'enclosures.save': { request: { asset: AssetId; title: string }; reply: string | null }
  'export.check': {
    request: { id: PackId; options: ExportOptions; file?: ExportFile | undefined }
    reply: readonly Problem[]
  }
  /**
   * Asks where to write, then exports, to a PDF unless `file` is another; null when the user cancelled the dialog. `jobId` identifies it in progress
   * events.
   */
  'export.start': { request: ExportOrder; reply: ExportReport | null }
  'export.cancel': { request: { jobId: string }; reply: null }
  /** Asks for a folder for several files; null when the user cancelled. */
  'export.folder': { request: null; reply: ChosenFolder | null }
  /** Exports into a chosen folder under a name that is free. */
  'export.into': { request: ExportOrder & { readonly folderId: string }; reply: ExportReport }
  'export.reveal': { request: { exportId: string }; reply: null }
  'export.open': { request: { exportId: string }; reply: null }
  /** The available printers; none where printing goes through a viewer. */
  'print.printers': { request: null; reply: readonly Printer[] }
  /** Creates the PDF like an export and prints it; returns the number of pages. */
  'print.start': { request: PrintRequest; reply: number }
  /** Opens a link of a document in the system's browser after the user has confirmed. */
  'links.open': { request: { href: string }; reply: null }
}

/** What the window asks for first, without a request. */
export const FIRST_CALLS = ['app.info', 'window.first'] as const satisfies readonly Channel[]

/** Every message from main to the window. */
export interface Events {
  /** The id of a command chosen in the application menu. */
  'menu.command': string
  'export.progress': ExportProgress
  /** How far a Word file is read, from 0 to 1. */
  'word.progress': { readonly fileId: string; readonly done: number }
  /** The user wants to close: save pending changes, then call `app.closed`. */
  'app.closing': null
  /** Files that the system asked to open are waiting: take them with `files.opened`. */
  'files.waiting': null
  /** A backup is being made, or was made or failed. */
  'backups.changed': BackupStatus
  /** A message about the open library: it was repaired, or opened again. */
  'library.notice': LibraryNotice
  /** The library takes long to open: its place, and how much of a repair is done. */
  'library.opening': { readonly place: string; readonly done: number | null }
  /** The library is damaged, and so much of its repair is done, from 0 to 1; null when it is over. */
  'library.repairing': number | null
  /** So much of the library is copied, to move it or as a copy, from 0 to 1. */
  'library.copied': number
  /** Another program has changed the library: what is shown of it may be out of date. */
  'library.changed': null
}

export type Channel = keyof Calls
export type EventName = keyof Events

/** All channels, for the preload script. */
export const channels = [
  'app.info',
  'app.about',
  'app.found',
  'app.closed',
  'app.keepOpen',
  'app.saving',
  'app.failed',
  'menu.show',
  'window.run',
  'window.zoom',
  'window.first',
  'settings.read',
  'countries.read',
  'countries.write',
  'settings.write',
  'schemes.list',
  'schemes.import',
  'schemes.export',
  'schemes.delete',
  'schemes.restore',
  'dictionary.read',
  'dictionary.add',
  'dictionary.remove',
  'library.read',
  'templates.save',
  'templates.describe',
  'templates.copy',
  'templates.delete',
  'templates.restore',
  'templates.export',
  'templates.import',
  'fields.used',
  'packs.list',
  'packs.changes',
  'packs.search',
  'packs.arrange',
  'packs.recent',
  'packs.opened',
  'packs.forgetRecent',
  'packs.create',
  'packs.read',
  'packs.save',
  'packs.keep',
  'packs.saveElsewhere',
  'packs.replace',
  'packs.rename',
  'packs.duplicate',
  'packs.delete',
  'packs.restore',
  'packs.rescue',
  'bin.list',
  'bin.deleteForever',
  'bin.images',
  'bin.deleteImages',
  'bin.saveImages',
  'bin.putBackImage',
  'bin.sections',
  'bin.restoreSections',
  'bin.deleteSections',
  'backups.status',
  'backups.make',
  'backups.cancel',
  'backups.chooseFolder',
  'backups.forgetFolder',
  'backups.list',
  'backups.packs',
  'backups.restore',
  'backups.undoRestore',
  'backups.restoreAll',
  'history.list',
  'history.read',
  'history.name',
  'history.keep',
  'history.restore',
  'history.clear',
  'history.export',
  'library.check',
  'library.place',
  'library.showPlace',
  'library.openAnother',
  'library.move',
  'library.saveCopy',
  'library.cancelCopy',
  'library.chooseCopy',
  'library.openCopy',
  'files.choose',
  'files.opened',
  'files.take',
  'word.choose',
  'word.read',
  'word.import',
  'word.sections',
  'word.close',
  'packs.sample',
  'packs.share',
  'packs.shareInto',
  'packs.drag',
  'assets.add',
  'enclosures.add',
  'enclosures.save',
  'enclosures.openPack',
  'enclosures.addPack',
  'export.check',
  'export.start',
  'export.cancel',
  'export.rows',
  'export.allRows',
  'tables.choose',
  'tables.readAgain',
  'export.folder',
  'export.into',
  'export.reveal',
  'export.open',
  'print.printers',
  'print.start',
  'links.open',
] as const satisfies readonly Channel[]

/** Does not compile while a channel is missing from the list above. */
type Complete = Exclude<Channel, (typeof channels)[number]> extends never ? true : never
export const channelsAreComplete: Complete = true

export const events = [
  'menu.command',
  'export.progress',
  'word.progress',
  'app.closing',
  'files.waiting',
  'backups.changed',
  'library.notice',
  'library.opening',
  'library.repairing',
  'library.copied',
  'library.changed',
] as const satisfies readonly EventName[]

/** The API that the preload script exposes as `window.attache`. */
export interface Bridge {
  /** Replies with a `Result` as JSON: Electron copies a text at once, and a list of ten thousand packs value by value. */
  call<C extends Channel>(channel: C, request: Calls[C]['request']): Promise<string>
  /** Calls `listener` on each event; returns a function that removes it. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void
}
