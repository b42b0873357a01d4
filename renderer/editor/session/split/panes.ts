// The one or two views of an open pack's text, and which of them commands work on.
import type { Editor } from '@tiptap/core'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { Signal } from '../../../base/signal'
import type { EditorParts } from '../editor-extensions'
import { SecondPane } from './second-pane'
import { lastLayout, rememberLayout, type SplitLayout } from './split-layout'

/** The two views of the text. */
export type PaneName = 'first' | 'second'

/** What the panes need from the open pack. */
export interface PanesHost {
  /** The editor that holds the text; its view is the first pane. */
  readonly editor: Editor
  readonly parts: EditorParts
  /** Called after each change of text, selection or active pane. */
  onChange(): void
  onClick(event: MouseEvent): boolean
  goTo(pos: number): void
}

/** The panes of one pack. */
export class Panes {
  /** How the text is split; null for a single pane. */
  readonly split = new Signal<SplitLayout | null>(null)
  /** The pane focused last: commands work on it. */
  readonly active = new Signal<PaneName>('first')
  private second: SecondPane | null = null
  /** Position in the second pane when it was closed. */
  private secondPos: number | null = null

  constructor(private readonly host: PanesHost) {}

  /** The view of the active pane. */
  get view(): EditorView {
    return this.active.get() === 'second' && this.second ? this.second.view : this.host.editor.view
  }

  /** Returns the state of a pane; by default of the active one. */
  stateOf(pane: PaneName = this.active.get()): EditorState {
    return pane === 'second' && this.second ? this.second.mirror.state : this.host.editor.state
  }

  /** Makes a pane active; it gets the focus when `focus` is set. */
  activate(pane: PaneName, focus = false): void {
    this.active.set(this.second ? pane : 'first')
    if (focus) this.view.focus()
    this.host.onChange()
  }

  /** Goes to the other pane; false when there is only one. */
  goToOther(): boolean {
    if (this.second) this.activate(this.active.get() === 'first' ? 'second' : 'first', true)
    return this.second !== null
  }

  /** Splits the text, as last time unless a layout is given; null returns to a single pane. */
  splitText(way: SplitLayout | null = lastLayout()): void {
    if (way) rememberLayout(way)
    this.split.set(way)
    if (!way) this.activate('first', true)
  }

  /** Draws the second pane into an element; returns a function that removes it. */
  mount(place: HTMLElement): () => void {
    const { editor, parts, onChange, onClick, goTo } = this.host
    const second = new SecondPane(place, {
      editor,
      parts,
      at: this.secondPos ?? editor.state.selection.head,
      onChange,
      onFocus: () => this.activate('second'),
      onClick,
    })
    this.second = second
    this.activate('second', true)
    goTo(second.mirror.state.selection.head)
    return () => {
      this.secondPos = second.mirror.state.selection.head
      this.second = null
      this.activate('first')
      second.destroy()
    }
  }

  /** Applies changes of the first pane to the second. */
  follow(transaction: Transaction, appended: readonly Transaction[]): void {
    this.second?.mirror.follow(transaction, appended)
  }

  /** Runs a command on both panes: for what changes how they look, not their content. */
  runEverywhere(command: Command): void {
    for (const view of [this.host.editor.view, this.second?.view])
      if (view) command(view.state, view.dispatch, view)
  }
}
