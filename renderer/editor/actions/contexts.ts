// Contexts of actions: each scope has one, which exists while its part of the window is shown.
import type { EditorState } from '@tiptap/pm/state'
import type { Settings } from '#shared/ipc'
import type { PackId, PackSummary } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import type { EditorSession } from '../session/editor-session'
import type { OutlineRow } from '../text/state/outline-rows'
import type { OutlineActions } from './outline'

/** The window, on any screen. */
export interface WindowContext {
  readonly settings: Settings
  readonly library: Library
  readonly recent: readonly PackSummary[]
  forgetRecent(): void
  newPack(blueprint?: Blueprint): void
  importFile(): void
  open(id: PackId): void
  palette(): void
  templates(): void
  showSettings(): void
  markingSchemes(): void
  shortcuts(): void
  aboutProgram(): void
  change(settings: Partial<Settings>): void
  tour(): void
  /** Shows a brief message. */
  say(message: string): void
  /** Reports an error. */
  fail(error: unknown): void
}

/** One pack: the open one, or the one selected in the list. */
export interface PackContext {
  /** Its name in lists of actions. */
  readonly about: string
  readonly damaged: boolean
  /** In the bin. */
  readonly deleted: boolean
  /** Number of packs: several can only be arranged, copied, deleted, exported and shared. */
  readonly count: number
  /** Shows its versions. */
  history(): void
  nameVersion(): void
  exportPack(): void
  /** Exports it for each row of a table. */
  exportRows(): void
  print(): void
  share(): void
}

/** The chosen packs of the list. */
export interface RowContext extends PackContext {
  /** Whether all of them are. */
  readonly favourite: boolean
  readonly archived: boolean
  open(): void
  rename(): void
  duplicate(): void
  rescue(): void
  remove(): void
  /** Takes them out of the bin. */
  restore(): void
  /** Makes them favourites, or none of them. */
  star(): void
  /** Moves them to the archive, or back. */
  archive(): void
  tag(): void
}

/** The list of packs. */
export interface PacksContext {
  readonly all: readonly PackSummary[]
  readonly recent: readonly PackSummary[]
  /** What Undo would undo; null for nothing. */
  readonly undoLabel: string | null
  open(id: PackId): void
  addSample(): void
  search(): void
  showDeleted(): void
  showBackups(): void
  undo(): void
}

/** An open pack. */
export interface EditorContext {
  readonly session: EditorSession
  /** The editor state to inspect. */
  readonly state: EditorState
  readonly outline: OutlineActions
  readonly library: Library
  /** The details pane. */
  readonly details: { readonly shown: boolean; toggle(): void }
  /** Returns to the list of packs once everything is saved. */
  leave(): void
}

/** Sections selected in the outline. */
export interface SectionContext extends Pick<EditorContext, 'session' | 'outline'> {
  readonly rows: readonly OutlineRow[]
}

/**
 * A scope also decides where shortcuts work: those of `text` in the text, of `section` and `row` on a row of the
 * outline or of the list of packs, all others anywhere.
 */
export interface Contexts {
  readonly everywhere: WindowContext
  readonly packs: PacksContext
  readonly pack: PackContext
  readonly row: RowContext
  readonly editor: EditorContext
  readonly text: EditorContext
  readonly section: SectionContext
}
export type Scope = keyof Contexts

/**
 * What an action may inspect to decide whether it can run. For `text` only the editor state, so that any state can be
 * tested.
 */
export type Seen<S extends Scope> = S extends 'text' ? Pick<EditorContext, 'state'> : Contexts[S]
