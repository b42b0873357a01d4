// An open pack: the editor, the data beside its text, and the autosave. React only observes it.
import { Editor, type JSONContent } from '@tiptap/core'
import type { Command, EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { AssetId, NodeId } from '#shared/document/nodes'
import { schemaSpec } from '#shared/document/schema'
import { withDefinition } from '#shared/own-schemes'
import type { FieldSpec, Pack, PackId } from '#shared/pack'
import { speller } from '../../spelling/window-speller'
import { type Place, placeBelow } from '../text/commands/enclosures'
import { asOwnStep } from '../text/commands/history'
import { kindIn } from '../text/commands/pack-kind'
import { particularsIn } from '../text/commands/restore-version'
import { changePackMarking, type MarkingChoice, markingIn } from '../text/markings/marking-step'
import type { NodeContext } from '../text/nodes/context'
import { ReadOnlyText } from '../text/plugins/read-only'
import { renumber } from '../text/plugins/section-numbers'
import { goingTo } from '../text/showing/going'
import type { Alignment } from '../text/showing/scroll-target'
import { PackSpelling } from '../text/spelling/pack-spelling'
import { outlineOf, usedFields } from '../text/state/outline'
import { PackStore } from '../text/state/pack-store'
import { Autosave } from './autosave/autosave'
import type { PartialSave } from './autosave/changes'
import { windowClock } from './autosave/window-clock'
import { CommentController } from './comment-controller'
import { type EditorParts, editorExtensions, type TextActions } from './editor-extensions'
import { EnclosureIntake } from './enclosure-intake'
import { enclosureServices } from './enclosure-services'
import { ImageIntake } from './image-intake'
import { READ_ONLY_WORDS, type SessionServices } from './session-services'
import { makeImageSmaller } from './smaller-image'
import { Panes } from './split/panes'
import { UiState } from './ui-state'

/** An open pack. Call `close` when it is left. */
export class EditorSession {
  readonly packId: PackId
  readonly editor: Editor
  readonly store: PackStore
  readonly autosave: Autosave
  readonly spelling: PackSpelling
  /** UI state around the text. */
  readonly ui = new UiState()
  readonly comments: CommentController
  readonly panes: Panes
  private readonly images: ImageIntake
  private readonly enclosures: EnclosureIntake
  private readonly services: SessionServices
  private readonly listeners = new Set<() => void>()

  /**
   * `vocabulary` is that of the template library: definitions of fields that the pack doesn't have yet. `actions`
   * returns the actions of keys and the slash menu.
   */
  constructor(
    pack: Pack,
    vocabulary: readonly FieldSpec[],
    services: SessionServices,
    actions: (session: EditorSession) => TextActions,
  ) {
    this.packId = pack.id
    this.services = services
    this.store = new PackStore(pack, vocabulary, services.printOf)
    this.comments = new CommentController(this, services.author)
    this.spelling = new PackSpelling(this.store, speller)
    this.images = new ImageIntake(this, services.addAsset)
    this.enclosures = new EnclosureIntake(
      {
        closed: () => this.closed,
        marking: () => this.store.meta.get().marking,
        run: (command) => this.run(command, false),
        show: ({ attrs }) => this.showSection(attrs.id),
        report: (what) => this.report(what),
      },
      enclosureServices(this.ui, services),
    )
    const parts = this.parts(actions(this))
    this.editor = this.createEditor(pack, parts)
    this.panes = new Panes({
      editor: this.editor,
      parts,
      onChange: () => this.tell(),
      onClick: (event) => this.openLinkAt(event),
      goTo: (pos) => this.goTo(pos),
    })
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
      keep: services.keep,
    })
    this.watch()
    this.store.adoptFields(usedFields(this.editor.state.doc))
  }

  /** The state that commands work on: that of the pane focused last. Its document is the pack's. */
  get state(): EditorState {
    return this.panes.stateOf()
  }

  /** The view that commands work on. */
  get view(): EditorView {
    return this.panes.view
  }

  /** Whether nothing can be saved: text and details are read-only. */
  get readOnly(): boolean {
    return this.services.readOnly ?? false
  }

  /** Says why nothing can be changed; false where it can. */
  refusesChange(): boolean {
    if (this.readOnly) this.report(READ_ONLY_WORDS)
    return this.readOnly
  }

  /** Replaces the selected image by one that is large enough for print. */
  makeImageSmaller(): void {
    void makeImageSmaller(this, this.services.addAsset)
  }

  /** Whether the pack was closed. */
  get closed(): boolean {
    return this.editor.isDestroyed
  }

  /** Calls `listener` after each change of text or selection; returns a function that removes it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Runs a command on the text as a separate undo step; the focus returns to the text unless `focus` is false. */
  run(command: Command, focus = true): boolean {
    const { view } = this
    const done = command(view.state, (tr) => view.dispatch(asOwnStep(tr)), view)
    if (focus) view.focus()
    return done
  }

  /** Runs a command on all views of the text: for what changes how they look, not their content. */
  runEverywhere(command: Command): void {
    if (!this.editor.isDestroyed) this.panes.runEverywhere(command)
  }

  /** Stores images and inserts them at the cursor. */
  addImages(files: readonly File[]): void {
    this.images.add(files, this.state.selection.to)
  }

  /** Stores files and encloses them at a place. */
  enclose(files: readonly File[], place: Place): void {
    if (!this.refusesChange()) this.enclosures.add(files, place)
  }

  /** Puts another file in place of the enclosed one of a section. */
  replaceEnclosure(file: File, section: NodeId): void {
    if (!this.refusesChange()) this.enclosures.replace(file, section)
  }

  /** Saves an enclosed file where the user wants it. */
  saveEnclosure(asset: AssetId, title: string): void {
    this.services.saveEnclosure(asset, title)
  }

  /** Shows a message to the user; for a failure, its message. */
  report(what: unknown): void {
    this.services.report(what instanceof Error ? what.message : String(what))
  }

  /**
   * Scrolls to a position and puts the cursor there: in the middle unless it is in view, at the top if `at` says so.
   * The focus stays where it is when `focus` is false.
   */
  goTo(pos: number, focus = true, at: Alignment = 'middle'): void {
    const { view } = this
    view.dispatch(goingTo(view.state.tr, pos, at))
    if (focus) view.focus()
  }

  /** Brings a section on screen. */
  showSection(id: NodeId): void {
    const row = outlineOf(this.state.doc).find((one) => one.id === id)
    if (row) this.goTo(row.pos + 2, false, 'start')
  }

  /** Changes the marking of the whole pack, optionally with the marks of its parts; undoable. */
  setMarking(choice: Partial<MarkingChoice>, withMarks = false): void {
    if (this.refusesChange()) return
    const { caveat, firstPage: _typed, ...rest } = this.store.meta.get().marking
    const before = choice.caveat === undefined ? rest : { ...rest, caveat }
    this.run(changePackMarking(before, { ...before, ...choice }, withMarks), false)
  }

  /** Saves pending changes, including images being stored. Rejects with an AppError on failure. */
  async flush(): Promise<void> {
    // Nothing could be saved, and nobody is kept from leaving.
    if (this.services.readOnly) return
    await this.settled()
    return this.autosave.flush()
  }

  /** Saves the current pack as a new one, whatever happened to the stored one. */
  async keepAsNewPack(title: string): Promise<PartialSave<Pack>> {
    await this.settled()
    return this.autosave.saveAs((content) =>
      this.services.addPack({ ...content, meta: { ...content.meta, title } }),
    )
  }

  private async settled(): Promise<void> {
    await this.images.settled()
    // Nobody has to find a password before leaving.
    if (this.ui.passwordRequest.get() === null) await this.enclosures.settled()
  }

  /** Saves pending changes and releases everything. */
  close(): Promise<void> {
    const end = () => {
      this.autosave.dispose()
      this.editor.destroy()
    }
    return this.flush().then(end, end)
  }

  private createEditor(pack: Pack, parts: EditorParts): Editor {
    return new Editor({
      element: null,
      // Tiptap's type has mutable arrays, but it does not change them.
      content: pack.doc as unknown as JSONContent,
      schemaSpec,
      injectCSS: false,
      enableContentCheck: true,
      enableInputRules: false,
      enablePasteRules: false,
      // Keys and clipboard are ours; only what Tiptap needs itself stays.
      enableCoreExtensions: { keymap: false, delete: false, drop: false, paste: false, textDirection: false },
      editable: !this.services.readOnly,
      extensions: [...editorExtensions(parts), ...(this.services.readOnly ? [ReadOnlyText] : [])],
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
            this.panes.activate('first')
            return false
          },
        },
      },
    })
  }

  private parts(actions: TextActions): EditorParts {
    return {
      actions,
      context: this.context(),
      spelling: this.spelling,
      pasting: {
        addImages: (files, pos) => this.images.add(files, pos),
        enclose: (files, pos) => this.enclose(files, placeBelow(this.state.doc, pos)),
        addPictures: (pictures) => this.images.addPasted(pictures),
        learnFields: (specs) => this.store.learnFields(specs),
        report: (message) => this.report(message),
      },
      openTextMenu: (request) => this.ui.textMenu.set(request),
      openComment: (id) => this.comments.open(id),
      tracking: {
        isOn: () => this.ui.tracking.get(),
        author: this.services.author,
        report: (message) => this.report(message),
      },
    }
  }

  private context(): NodeContext {
    return {
      store: this.store,
      focusField: (name) => this.ui.wantedField.set({ name }),
      openPopover: (target) => this.ui.popover.set(target),
      chooseKind: (anchor, pos) => this.ui.kindMenu.set({ anchor, pos }),
    }
  }

  /** Saves pending changes at once and says so; a failure shows in the state of the autosave. */
  saveNow(): void {
    if (this.refusesChange()) return
    const { savedOnRequest } = this.ui
    this.flush().then(
      () => savedOnRequest.set(savedOnRequest.get() + 1),
      () => undefined,
    )
  }

  /** Opens a link in the system's browser, once the user has agreed. */
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
    // First, so that all later listeners see the same text in both states.
    this.editor.on('transaction', ({ transaction, appendedTransactions }) => {
      this.panes.follow(transaction, appendedTransactions)
      for (const one of [transaction, ...appendedTransactions]) this.images.follow(one)
    })
    this.editor.on('transaction', ({ transaction }) => {
      const target = this.ui.popover.get()
      if (!target || !transaction.docChanged) return
      const { pos, deleted } = transaction.mapping.mapResult(target.pos)
      this.ui.popover.set(deleted ? null : { ...target, pos })
    })
    this.editor.on('transaction', ({ transaction }) => {
      const choice = markingIn(transaction)
      const { marking } = this.store.meta.get()
      if (choice) this.store.setMeta({ marking: withDefinition({ ...marking, ...choice }) })
      const kind = kindIn(transaction)
      if (kind !== null) this.store.setMeta({ kind })
      const restored = particularsIn(transaction)
      if (restored) {
        this.store.meta.set(restored.meta)
        this.store.fields.set(restored.fields)
      }
      this.tell()
    })
    this.editor.on(
      'destroy',
      this.services.onPrintChoices(() => this.store.renumber()),
    )
    this.store.numbering.subscribe(() => this.runEverywhere(renumber))
    let { readers } = this.store.meta.get()
    this.store.meta.subscribe(() => {
      const before = readers
      readers = this.store.meta.get().readers
      if (readers !== before) this.runEverywhere(renumber)
    })
    this.store.meta.subscribe(touch)
    this.store.fields.subscribe(touch)
  }
}
