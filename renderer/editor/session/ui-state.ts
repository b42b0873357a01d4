// UI state around the text of a pack: set by actions and the text itself, shown by `desk`.
import type { FirstPageLineId } from '#shared/convention-lines'
import type { NodeId, Section } from '#shared/document/nodes'
import type { PageCounts } from '#shared/page-positions'
import { Signal } from '../../base/signal'
import type { TextToSave } from '../../templates/save-text'
import type { Place } from '../text/commands/enclosures'
import type { Query } from '../text/find/matches'
import type { PopoverTarget } from '../text/nodes/context'
import type { TextMenuRequest } from '../text/plugins/text-menu'

/** Dialogs that belong to the text. */
export type DialogName =
  | 'link'
  | 'field'
  | 'reference'
  | 'document'
  | 'table'
  | 'sections'
  | 'symbols'
  | 'makeField'
  | 'printOnlyIf'
  | 'goTo'
  | 'readers'

/** The menu of box kinds, and where it opens. */
export interface KindMenu {
  readonly anchor: HTMLElement
  readonly pos: number
}

/** A text to be saved as a template. */
export interface SaveWork {
  readonly kind: 'save'
  readonly text: TextToSave
  readonly title: string
  /** Attributes of the section; null for a selection. */
  readonly section: Section['attrs'] | null
}

/** Subject of the template dialog. */
export type TemplateWork = SaveWork | { readonly kind: 'compare'; readonly section: NodeId }

/** What the marking dialog is for: the portions around a position, or at the selection (null), or the pack's own caveats. */
export type MarkingWork = { readonly kind: 'portion'; readonly at: number | null } | { readonly kind: 'pack' }

/** A file whose password is asked for. */
export interface PasswordRequest {
  /** Differs from that of the request before. */
  readonly id: number
  readonly name: string
  /** Why it is asked for. */
  readonly message: string
  /** Receives the password; null when the user cancels. */
  answer(password: string | null): void
}

/** A pack that is to be enclosed: a file, or one that the user chooses in the library (null). */
export interface PackRequest {
  readonly file: File | null
  readonly place: Place
  /** The section whose file it replaces; null for a new section at the place. */
  readonly replaces: NodeId | null
}

/** Something that is asked before it is done. */
export interface Question {
  readonly title: string
  readonly words: string
  /** What the button says that does it. */
  readonly action: string
  /** The first answer counts. */
  answer(isYes: boolean): void
}

/** Plain observable values without behaviour. */
export class UiState {
  readonly popover = new Signal<PopoverTarget | null>(null)
  /** The section being renamed in the outline. */
  readonly renaming = new Signal<string | null>(null)
  readonly kindMenu = new Signal<KindMenu | null>(null)
  readonly dialog = new Signal<DialogName | null>(null)
  /** What the find bar was opened for; null while it is closed. It stays open under dialogs. */
  readonly find = new Signal<'find' | 'replace' | null>(null)
  /** What the find bar looks for when it is opened next; null for the selected words. */
  readonly findWords = new Signal<Pick<Query, 'words' | 'wholeWord'> | null>(null)
  readonly passwordRequest = new Signal<PasswordRequest | null>(null)
  readonly question = new Signal<Question | null>(null)
  readonly packRequest = new Signal<PackRequest | null>(null)
  readonly templateWork = new Signal<TemplateWork | null>(null)
  readonly markingWork = new Signal<MarkingWork | null>(null)
  /** The context menu of the text. */
  readonly textMenu = new Signal<TextMenuRequest | null>(null)
  /** The tab of the details panel to show, and the line of the first page to go to there; a new object at each request. */
  readonly wantedTab = new Signal<{
    readonly name: 'comments' | 'changes' | 'abbreviations' | 'pack'
    readonly line?: FirstPageLineId
  } | null>(null)
  /** The field to show in the panel; a new object at each request, so that asking twice works. */
  readonly wantedField = new Signal<{ readonly name: string } | null>(null)
  /** Pages as printed; null until the first layout. */
  readonly pageCounts = new Signal<PageCounts | null>(null)
  /** How often all was saved because the user asked for it. */
  readonly savedOnRequest = new Signal(0)
  /** Whether what the user changes is proposed. */
  readonly tracking = new Signal(false)
  /** Whether the table of word counts is open. */
  readonly counts = new Signal(false)
}
