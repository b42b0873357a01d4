// One open pack: the editor, what stands beside its text, and the autosave. React only looks at it.
import { Editor, type JSONContent } from '@tiptap/core'
import type { Command, EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { schemaSpec } from '#shared/document/schema'
import { ASSET_MIMES, type FieldSpec, type Pack } from '#shared/pack'
import type { PageCounts } from '#shared/page-positions'
import { Signal } from '../../base/signal'
import { speller } from '../../spelling/window-speller'
import { pickFiles } from '../../ui/pick-files'
import { sessionKeys } from '../actions/session-keys'
import type { SlashItem } from '../actions/slash-items'
import type { TemplateWork } from '../desk/dialogs/TemplateDialogs'
import { asOwnStep } from '../text/commands/history'
import { insertNote } from '../text/commands/inline'
import { forget, inPlaceOf, type TextRange } from '../text/commands/replace'
import { changePackMarking, type MarkingChoice, markingIn } from '../text/markings/marking-step'
import type { NodeContext, PopoverTarget } from '../text/nodes/context'
import { ReadOnlyText } from '../text/plugins/read-only'
import { renumber } from '../text/plugins/section-numbers'
import { requestAtCursor, type TextMenuRequest } from '../text/plugins/text-menu'
import { goingTo } from '../text/showing/going'
import type { Alignment } from '../text/showing/plugin'
import { PackSpelling } from '../text/spelling/pack-spelling'
import { usedFields } from '../text/state/outline'
import { PackStore } from '../text/state/pack-store'
import { Autosave } from './autosave/autosave'
import type { Sieved } from './autosave/changes'
import { windowClock } from './autosave/window-clock'
import { CommentDesk } from './comment-desk'
import { type EditorParts, editorExtensions } from './editor-extensions'
import { ImageIntake } from './image-intake'
import { READ_ONLY_WORDS, type SessionServices } from './session-services'
import type { PaneName } from './split/panes'
import { SecondPane } from './split/second-pane'
import { lastWay, rememberWay, type SplitWay } from './split/split-way'

/** Dialogs that belong to the text. */
export type DialogName =
  | 'link'
  | 'field'
  | 'reference'
  | 'table'
  | 'sections'
  | 'symbols'
  | 'makeField'
  | 'find'
  | 'replace'

/** The list of kinds of a box, and where it opens. */
export interface KindMenu {
  readonly anchor: HTMLElement
  readonly pos: number
}

/** An open pack. Call `close` when it is left. */
export class EditorSession {
  readonly editor: Editor
  readonly store: PackStore
  readonly autosave: Autosave
  readonly spelling: PackSpelling
  readonly popover = new Signal<PopoverTarget | null>(null)
  /** The section whose title is being written in the outline. */
  readonly renaming = new Signal<string | null>(null)
  readonly kindMenu = new Signal<KindMenu | null>(null)
  readonly dialog = new Signal<DialogName | null>(null)
  readonly comments: CommentDesk
  /** The tab of the details that should be shown; a new object at each request. */
  readonly wantedTab = new Signal<{ readonly name: 'comments' | 'abbreviations' } | null>(null)
  /** The menu of the text. */
  readonly textMenu = new Signal<TextMenuRequest | null>(null)
  /** What the dialog about templates is open for. */
  readonly templateWork = new Signal<TemplateWork | null>(null)
  /** The field that the panel should show; a new object at each request, so that asking twice works. */
  readonly wantedField = new Signal<{ readonly name: string } | null>(null)
  /** Pages as they would be printed; null until they were set once. */
  readonly pageCounts = new Signal<PageCounts | null>(null)
  /** Whether the table of all lengths is open. */
  readonly counts = new Signal(false)
  /** How the text is split; null while it is in one pane. */
  readonly split = new Signal<SplitWay | null>(null)
  /** The pane that had the focus last: commands work on it. */
  readonly activePane = new Signal<PaneName>('first')
  private readonly images: ImageIntake
  private readonly services: SessionServices
  private readonly parts: EditorParts
  private second: SecondPane | null = null
  /** Where the second pane was when it was closed. */
  private secondPlace: number | null = null
  private readonly listeners = new Set<() => void>()

  /** `vocabulary` is that of the template library: the meaning of fields that the pack doesn't have yet. */
  constructor(pack: Pack, vocabulary: readonly FieldSpec[], services: SessionServices) {
    this.services = services
    this.store = new PackStore(pack, vocabulary, services.printOf)
    this.comments = new CommentDesk(this, services.author)
    this.spelling = new PackSpelling(this.store, speller)
    this.images = new ImageIntake(this, services.addAsset)
    this.parts = {
      context: this.context(),
      spelling: this.spelling,
      dialogs: sessionKeys(this),
      pasting: {
        addImages: (files, pos) => this.images.add(files, pos),
        addPictures: (pictures) => this.images.addPasted(pictures),
        learnFields: (specs) => this.store.learnFields(specs),
        report: (message) => this.report(message),
      },
      runSlash: (item, range) => this.runSlash(item, range),
      openTextMenu: (request) => this.textMenu.set(request),
      openComment: (id) => this.comments.open(id),
    }
    this.editor = this.createEditor(pack)
    this.autosave = new Autosave({
      id: pack.id,
      revision: pack.revision,
      clock: windowClock,
      snapshot: () => ({
        meta: this.store.meta.get(),
        fields: this.store.fields.get(),
        sections: this.editor.state.doc.children,
      }),
      save: services.save,
      replace: services.replace,
      restore: services.restore,
    })
    this.watch()
    this.store.adoptFields(usedFields(this.editor.state.doc))
  }

  /** The state that commands work on: that of the pane that had the focus last. Its document is that of the pack. */
  get state(): EditorState {
    return this.stateOf(this.activePane.get())
  }

  /** The view that commands work on. */
  get view(): EditorView {
    return this.activePane.get() === 'second' && this.second ? this.second.view : this.editor.view
  }

  /** Whether nothing can be saved: text and details are only read. */
  get readOnly(): boolean {
    return this.services.readOnly ?? false
  }

  /** Says why nothing can be changed; false where it can. */
  refusesChange(): boolean {
    if (this.readOnly) this.report(READ_ONLY_WORDS)
    return this.readOnly
  }

  /** Whether the pack was left. */
  get closed(): boolean {
    return this.editor.isDestroyed
  }

  /** The state of one pane. */
  stateOf(pane: PaneName): EditorState {
    return pane === 'second' && this.second ? this.second.twin.state : this.editor.state
  }

  /** Makes commands work on a pane; it gets the focus when `focus` is set. */
  activate(pane: PaneName, focus = false): void {
    this.activePane.set(this.second ? pane : 'first')
    if (focus) this.view.focus()
    this.tell()
  }

  /** Goes to the other pane; false while there is one only. */
  otherPane(): boolean {
    if (this.second) this.activate(this.activePane.get() === 'first' ? 'second' : 'first', true)
    return this.second !== null
  }

  /** Splits the text, in the way of the last time unless another is given; null puts it into one pane again. */
  splitText(way: SplitWay | null = lastWay()): void {
    if (way) rememberWay(way)
    this.split.set(way)
    if (!way) this.activate('first', true)
  }

  /** Draws the second view into an element; gives a function that takes it away. */
  mountSecond(place: HTMLElement): () => void {
    const second = new SecondPane(place, {
      editor: this.editor,
      parts: this.parts,
      at: this.secondPlace ?? this.editor.state.selection.head,
      onChange: () => this.tell(),
      onFocus: () => this.activate('second'),
      onClick: (event) => this.openLinkAt(event),
    })
    this.second = second
    this.activate('second', true)
    this.goTo(second.twin.state.selection.head)
    return () => {
      this.secondPlace = second.twin.state.selection.head
      this.second = null
      this.activate('first')
      second.destroy()
    }
  }

  /** Calls `listener` after each change of text or selection; gives a function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Runs a command on the text, as a step of its own for undo; the cursor goes back to the text unless `focus` is false. */
  run(command: Command, focus = true): boolean {
    const { view } = this
    const done = command(view.state, (tr) => view.dispatch(asOwnStep(tr)), view)
    if (focus) view.focus()
    return done
  }

  /** Runs a command on all views of the text: for what changes how they look, not what they say. */
  runEverywhere(command: Command): void {
    if (this.editor.isDestroyed) return
    for (const view of [this.editor.view, this.second?.view])
      if (view) command(view.state, view.dispatch, view)
  }

  /** Puts an empty note in at the cursor and opens it. */
  insertNote(kind: 'footnote' | 'source'): void {
    if (this.run(insertNote(kind))) this.popover.set({ kind: 'footnote', pos: this.state.selection.from })
  }

  /** Carries out a line of the slash menu in the place of what was typed. */
  runSlash(item: SlashItem, range: TextRange): void {
    const done = this.run(item.command ? inPlaceOf(range, item.command) : forget(range))
    if (done) item.after?.(this)
  }

  /** Asks for image files and puts them in at the cursor. */
  pickImages(): void {
    pickFiles(ASSET_MIMES, (files) => this.images.add(files, this.state.selection.to))
  }

  /** Says something to the user in passing; of a failure, its message. */
  report(what: unknown): void {
    this.services.report(what instanceof Error ? what.message : String(what))
  }

  /** Opens the menu of the text for the place of the cursor. */
  openTextMenu(): void {
    this.textMenu.set(requestAtCursor(this.view))
  }

  /**
   * Shows a place of the text and puts the cursor there: in the middle unless it is in sight, at the top if `at` says so. The
   * focus stays where it is when `focus` is false.
   */
  goTo(pos: number, focus = true, at: Alignment = 'middle'): void {
    const { view } = this
    view.dispatch(goingTo(view.state.tr, pos, at))
    if (focus) view.focus()
  }

  /** Changes the marking of the whole pack, on request with the marks of its parts; undo of the text takes it back. */
  setMarking(choice: Partial<MarkingChoice>, withMarks = false): void {
    const { caveat, ...rest } = this.store.meta.get().marking
    const before = choice.caveat === undefined ? rest : { ...rest, caveat }
    this.run(changePackMarking(before, { ...before, ...choice }, withMarks), false)
  }

  /** Saves what is pending, images on their way too. Rejects with an AppError when that fails. */
  async flush(): Promise<void> {
    // There is nothing that could be saved, and nobody is kept from leaving.
    if (this.services.readOnly) return
    await this.images.settled()
    return this.autosave.flush()
  }

  /** Keeps the pack as it is here as a new one, whatever became of what is stored. */
  async keepAsNewPack(title: string): Promise<Sieved<Pack>> {
    await this.images.settled()
    return this.autosave.saveAs((content) =>
      this.services.addPack({ ...content, meta: { ...content.meta, title } }),
    )
  }

  /** Saves what is pending and lets go of everything. */
  close(): Promise<void> {
    const end = () => {
      this.autosave.dispose()
      this.editor.destroy()
    }
    return this.flush().then(end, end)
  }

  private createEditor(pack: Pack): Editor {
    return new Editor({
      element: null,
      // Tiptap's type is of arrays that may be altered; it doesn't.
      content: pack.doc as unknown as JSONContent,
      schemaSpec,
      injectCSS: false,
      enableContentCheck: true,
      enableInputRules: false,
      enablePasteRules: false,
      // Keys and clipboard are ours; only what Tiptap needs for itself stays.
      enableCoreExtensions: { keymap: false, delete: false, drop: false, paste: false, textDirection: false },
      editable: !this.services.readOnly,
      extensions: [...editorExtensions(this.parts), ...(this.services.readOnly ? [ReadOnlyText] : [])],
      editorProps: {
        attributes: {
          class: 'document',
          // The browser's own checker would download dictionaries.
          spellcheck: 'false',
          'aria-label': 'Text of the pack',
          'aria-multiline': 'true',
        },
        handleClick: (_view, _pos, event) => this.openLinkAt(event),
        handleDOMEvents: {
          focus: () => {
            this.activate('first')
            return false
          },
        },
      },
    })
  }

  private context(): NodeContext {
    return {
      store: this.store,
      focusField: (name) => this.wantedField.set({ name }),
      openPopover: (target) => this.popover.set(target),
      chooseKind: (anchor, pos) => this.kindMenu.set({ anchor, pos }),
    }
  }

  /** Saves at once what is pending; a failure is shown by the state of the autosave. */
  saveNow(): void {
    this.flush().catch(() => undefined)
  }

  /** Opens a link in the system's browser, once the user agreed. */
  openLink(href: string): void {
    this.services.openLink(href)
  }

  private openLinkAt(event: MouseEvent): boolean {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href')
    if (!href || !(event.ctrlKey || event.metaKey)) return false
    this.openLink(href)
    return true
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }

  private watch(): void {
    const touch = () => this.autosave.touch()
    this.editor.on('update', () => {
      this.store.adoptFields(usedFields(this.state.doc))
      touch()
    })
    // First of all: whoever asks for a state after this finds the same text in both.
    this.editor.on('transaction', ({ transaction, appendedTransactions }) => {
      this.second?.twin.follow(transaction, appendedTransactions)
      for (const one of [transaction, ...appendedTransactions]) this.images.follow(one)
    })
    this.editor.on('transaction', ({ transaction }) => {
      const target = this.popover.get()
      if (!target || !transaction.docChanged) return
      const { pos, deleted } = transaction.mapping.mapResult(target.pos)
      this.popover.set(deleted ? null : { ...target, pos })
    })
    this.editor.on('transaction', ({ transaction }) => {
      const choice = markingIn(transaction)
      const { marking } = this.store.meta.get()
      if (choice) this.store.setMeta({ marking: { ...marking, ...choice } })
      this.tell()
    })
    this.editor.on(
      'destroy',
      this.services.onPrintChoices(() => this.store.renumber()),
    )
    this.store.numbering.subscribe(() => this.runEverywhere(renumber))
    this.store.meta.subscribe(touch)
    this.store.fields.subscribe(touch)
  }
}
