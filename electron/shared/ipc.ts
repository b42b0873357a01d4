// The IPC contract: every message between window and main process. Types and names only.
import type { AssetId, Section } from './document/nodes'
import type { MenuModel, WindowDeed, ZoomStep } from './menu'
import type { TemplateDraft, TemplateImport, TemplateParticulars } from './own-template'
import type {
  Asset,
  DeletedItem,
  ExportOptions,
  Pack,
  PackChange,
  PackField,
  PackId,
  PackMeta,
  PackSummary,
  Problem,
} from './pack'
import type { Result } from './result'
import type { Library, Template } from './template'

/** Where something can fail in the window: its page, a screen of it, and its threads. */
export const FAILURE_PLACES = ['page', 'screen', 'pages', 'spelling', 'pictures'] as const
export type FailurePlace = (typeof FAILURE_PLACES)[number]

/** What the window must know at its start. */
export interface AppInfo {
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Said once in the window when the program runs on an unsupported runtime; empty otherwise. */
  readonly runtimeWarning: string
  /** The window was never open on this library before. */
  readonly firstStart: boolean
  /** The library may only be read: nothing can be saved. */
  readonly readOnly: boolean
  /** How a library was found that was not sound; null for one that was. */
  readonly notice: LibraryNotice | null
  /** False when the window stopped with the last pack: it opens with the list then, whatever the settings say. */
  readonly withLastPack: boolean
}

/** Said once when the window opens. */
export interface LibraryNotice {
  readonly title: string
  readonly text: string
  /** What SQLite said, for whoever can use it. */
  readonly details: string
}

/** Preferences of the user. */
export interface Settings {
  readonly appearance: 'system' | 'light' | 'dark'
  /** What the window shows first. */
  readonly startWith: 'library' | 'lastPack'
  /** The user's name, put on comments; the system's name of the user until another is given. */
  readonly name: string
  /** Put on new packs. */
  readonly author: string
  readonly organisation: string
  /** Image of the organisation's logo. */
  readonly logo: AssetId | null
  readonly markingScheme: string
  readonly markingLevel: string
  readonly language: string
  readonly paper: 'a4' | 'letter' | 'a5'
  /** Whether spelling is checked while one writes. */
  readonly spelling: boolean
}

/** Reply to a save. */
export interface Saved {
  readonly revision: number
  /** Milliseconds since 1970, UTC. */
  readonly changed: number
  /** Title of the pack that keeps what was replaced. */
  readonly kept?: string | undefined
}

/** What was added from a file. */
export type Imported =
  /** `known`: the same file was added before, and this is the pack that it became. */
  | { readonly kind: 'pack'; readonly pack: PackSummary; readonly known: boolean }
  | { readonly kind: 'templates'; readonly done: TemplateImport }

/** A file that was written where the user wanted it. */
export interface WrittenFile {
  /** Names the file in later calls; paths never cross. */
  readonly exportId: string
  /** For the user's eyes. */
  readonly path: string
}

/** Result of a finished export. */
export interface ExportReport extends WrittenFile {
  readonly pages: number
  readonly bytes: number
  readonly warnings: readonly Problem[]
}

export interface ExportProgress {
  readonly jobId: string
  readonly stage: 'layout' | 'painting' | 'writing'
  /** From 0 to 1. */
  readonly done: number
}

/** A printer that takes PDFs as they are. */
export interface Printer {
  /** Of the system; unlike all others. */
  readonly name: string
  readonly label: string
}

/** What is asked of a printer. */
export interface PrinterOptions {
  readonly printer: string
  /** From 1 to 99. */
  readonly copies: number
  readonly twoSided: boolean
}

/** One print of a pack. */
export interface PrintRequest {
  readonly id: PackId
  /** Names it in progress events and in `export.cancel`. */
  readonly jobId: string
  readonly options: ExportOptions
  /** Null opens the pages in the system's PDF viewer, to print from there. */
  readonly printerOptions: PrinterOptions | null
}

/** Every call from the window: one request value in, one reply value out. */
export interface Calls {
  'app.info': { request: null; reply: AppInfo }
  /** The window says that all is saved and it may be closed. */
  'app.closed': { request: null; reply: null }
  /** The answer to `app.closing` when something could not be saved: the window stays until it is closed again. */
  'app.keepOpen': { request: null; reply: null }
  /** Notes a failure of the page or of one of its threads in the log; `trace` is what `traceOf` makes of it. */
  'app.failed': { request: { where: FailurePlace; trace: readonly string[] }; reply: null }
  /** Shows this application menu; its lines come back as `menu.command`. */
  'menu.show': { request: MenuModel; reply: null }
  'window.do': { request: { deed: WindowDeed }; reply: null }
  /** Changes the size of all that the window shows; the size then, in percent. */
  'window.zoom': { request: { step: ZoomStep }; reply: number }
  'settings.read': { request: null; reply: Settings }
  'settings.write': { request: Settings; reply: null }
  /** The words that the user added to the dictionary, sorted; each call gives all of them. */
  'dictionary.read': { request: null; reply: readonly string[] }
  'dictionary.add': { request: { word: string }; reply: readonly string[] }
  'dictionary.remove': { request: { word: string }; reply: readonly string[] }
  /** Built-in and own templates. */
  'library.read': { request: null; reply: Library }
  /** Keeps an own template: a new one when `id` is null, else in place of the text that it had. */
  'templates.save': { request: { id: string | null; draft: TemplateDraft }; reply: Template }
  'templates.describe': { request: { id: string; particulars: TemplateParticulars }; reply: Template }
  /** Makes an own template from any template: a copy of an own one, the user's version of a built-in one. */
  'templates.copy': { request: { id: string }; reply: Template }
  /** Moves an own template to the bin, from where `templates.restore` takes it back. */
  'templates.delete': { request: { id: string }; reply: null }
  'templates.restore': { request: { id: string }; reply: null }
  /** Asks where to write these own templates as one file; the path for the user's eyes, or null when cancelled. */
  'templates.export': { request: { ids: readonly string[] }; reply: string | null }
  /** Asks for a file of templates and adds them; null when the user cancelled. */
  'templates.import': { request: null; reply: TemplateImport | null }
  'packs.list': { request: null; reply: readonly PackSummary[] }
  /** The packs that were opened last, the last one first. */
  'packs.recent': { request: null; reply: readonly PackSummary[] }
  /** Notes that a pack was opened. */
  'packs.opened': { request: { id: PackId }; reply: null }
  /** Forgets which packs were opened. */
  'packs.forgetRecent': { request: null; reply: null }
  'packs.create': {
    request: { meta: PackMeta; fields: readonly PackField[]; sections: readonly Section[] }
    reply: Pack
  }
  'packs.read': { request: { id: PackId }; reply: Pack }
  'packs.save': { request: PackChange; reply: Saved }
  /** Writes the whole pack over what is stored, of which a copy is kept as a pack; `why` is put behind its title. */
  'packs.replace': { request: { change: Omit<PackChange, 'revision'>; why: string }; reply: Saved }
  'packs.rename': { request: { id: PackId; title: string }; reply: null }
  'packs.duplicate': { request: { id: PackId }; reply: PackSummary }
  /** Moves a pack to the bin, from where `packs.restore` takes it back. */
  'packs.delete': { request: { id: PackId }; reply: null }
  'packs.restore': { request: { id: PackId }; reply: null }
  /** Makes a copy of what can be read of a damaged pack. */
  'packs.rescue': { request: { id: PackId }; reply: PackSummary }
  /** Packs and own templates in the bin, the last deleted first. */
  'bin.list': { request: null; reply: readonly DeletedItem[] }
  /** Removes them for good, from the bytes of the library as well. */
  'bin.deleteForever': { request: { items: readonly Pick<DeletedItem, 'kind' | 'id'>[] }; reply: null }
  /** Asks for a file of a pack or of templates and adds what it holds; null when the user cancelled. */
  'files.choose': { request: null; reply: Imported | null }
  /** Adds what the next file holds that the system asked to open; null when no more are waiting. */
  'files.opened': { request: null; reply: Imported | null }
  /** Adds what a file holds that was dropped on the window. */
  'files.take': { request: { name: string; bytes: Uint8Array }; reply: Imported }
  /** Adds the sample that comes with the program as a new pack. */
  'packs.sample': { request: null; reply: PackSummary }
  /** Asks where to write the pack as .bpack; null when the user cancelled. */
  'packs.share': { request: { id: PackId }; reply: WrittenFile | null }
  /** Lets the pack be dragged out of the window as a file; to be called while the user begins to drag. */
  'packs.drag': { request: { id: PackId }; reply: null }
  'assets.add': { request: { name: string; bytes: Uint8Array }; reply: Omit<Asset, 'bytes'> }
  'export.check': { request: { id: PackId; options: ExportOptions }; reply: readonly Problem[] }
  /** Asks where to write, then exports; null when the user cancelled in the dialog. `jobId` names it in progress events. */
  'export.start': {
    request: { id: PackId; jobId: string; options: ExportOptions }
    reply: ExportReport | null
  }
  'export.cancel': { request: { jobId: string }; reply: null }
  'export.reveal': { request: { exportId: string }; reply: null }
  'export.open': { request: { exportId: string }; reply: null }
  /** The printers that can be printed to from here; none where only a viewer can print. */
  'print.printers': { request: null; reply: readonly Printer[] }
  /** Makes the PDF as an export does and prints it; the number of its pages. */
  'print.start': { request: PrintRequest; reply: number }
  /** Opens a link of a document in the system's browser after the user confirmed. */
  'links.open': { request: { href: string }; reply: null }
}

/** Every message from main to the window. */
export interface Events {
  /** The id of a command that was chosen in the application menu. */
  'menu.command': string
  'export.progress': ExportProgress
  /** The user wants to close: save what is pending, then call `app.closed`. */
  'app.closing': null
  /** Files are waiting that the system asked to open: `files.opened` takes them. */
  'files.waiting': null
}

export type Channel = keyof Calls
export type EventName = keyof Events

/** All channels, for the preload script. */
export const channels = [
  'app.info',
  'app.closed',
  'app.keepOpen',
  'app.failed',
  'menu.show',
  'window.do',
  'window.zoom',
  'settings.read',
  'settings.write',
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
  'packs.list',
  'packs.recent',
  'packs.opened',
  'packs.forgetRecent',
  'packs.create',
  'packs.read',
  'packs.save',
  'packs.replace',
  'packs.rename',
  'packs.duplicate',
  'packs.delete',
  'packs.restore',
  'packs.rescue',
  'bin.list',
  'bin.deleteForever',
  'files.choose',
  'files.opened',
  'files.take',
  'packs.sample',
  'packs.share',
  'packs.drag',
  'assets.add',
  'export.check',
  'export.start',
  'export.cancel',
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
  'app.closing',
  'files.waiting',
] as const satisfies readonly EventName[]

/** What the preload script puts on `window.attache`. */
export interface Bridge {
  call<C extends Channel>(channel: C, request: Calls[C]['request']): Promise<Result<Calls[C]['reply']>>
  /** Calls `listener` on each event; gives a function that stops it. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void
}
