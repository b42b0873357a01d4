// What actions act on: each scope has a context, which is there while its part of the window is shown.
import type { EditorState } from '@tiptap/pm/state'
import type { Settings } from '#shared/ipc'
import type { PackId, PackSummary } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import type { EditorSession } from '../session/editor-session'
import type { OutlineRow } from '../text/state/outline-rows'
import type { OutlineActions } from './outline'

/** The window, whatever screen it shows. */
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
  shortcuts(): void
  change(settings: Partial<Settings>): void
  tour(): void
  /** Says something in passing. */
  say(message: string): void
  /** Says what went wrong. */
  fail(error: unknown): void
}

/** One pack as a whole: the open one, or the chosen one of the list. */
export interface PackContext {
  /** What it is called in lists of what can be done with it. */
  readonly about: string
  readonly damaged: boolean
  exportPack(): void
  print(): void
  share(): void
}

/** A row of the list of packs. */
export interface RowContext extends PackContext {
  open(): void
  rename(): void
  duplicate(): void
  rescue(): void
  remove(): void
}

/** The list of packs. */
export interface PacksContext {
  readonly all: readonly PackSummary[]
  readonly recent: readonly PackSummary[]
  readonly canUndoRemove: boolean
  open(id: PackId): void
  addSample(): void
  search(): void
  showDeleted(): void
  undoRemove(): void
}

/** An open pack. */
export interface EditorContext {
  readonly session: EditorSession
  /** The state of the text that is asked about. */
  readonly state: EditorState
  readonly outline: OutlineActions
  readonly library: Library
  /** The details at the side. */
  readonly details: { readonly shown: boolean; toggle(): void }
  /** Goes back to the list of packs, once all is saved. */
  leave(): void
}

/** Chosen sections of the outline. */
export interface SectionContext extends Pick<EditorContext, 'session' | 'outline'> {
  readonly rows: readonly OutlineRow[]
}

/**
 * Each scope also says where keys are heard: those of `text` in the text, of `section` and `row` on a row of the outline
 * or the list of packs, all others wherever the focus is.
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

/** What an action may look at to say whether it can run: of the text nothing but its state, so that it can be asked of any. */
export type Seen<S extends Scope> = S extends 'text' ? Pick<EditorContext, 'state'> : Contexts[S]
