// One open pack: the editor, what stands beside its text, and the autosave. React only looks at it.
import { Editor, type JSONContent } from '@tiptap/core'
import type { Command, EditorState } from '@tiptap/pm/state'
import { schemaSpec } from '#shared/document/schema'
import type { Saved } from '#shared/ipc'
import { ASSET_MIMES, type Asset, type FieldSpec, type Pack, type PackChange } from '#shared/pack'
import { focusToolbar } from '../ui/Toolbar'
import { Autosave, type Clock } from './autosave/autosave'
import { insertBlock, insertBox } from './commands/blocks'
import { nodeType } from './commands/compose'
import { insertNote } from './commands/inline'
import { forget, inPlaceOf, type TextRange } from './commands/replace'
import { requestAtCursor, type TextMenuRequest } from './context-menu/plugin'
import type { TemplateWork } from './dialogs/TemplateDialogs'
import { editorExtensions } from './editor-extensions'
import { toggleFocus } from './focus/focus-view'
import type { CommandKey } from './keymap'
import { changePackMarking, type MarkingChoice, markingIn } from './markings/marking-step'
import { newId } from './new-id'
import type { NodeContext, PopoverTarget } from './nodes/context'
import type { SlashItem } from './slash/items'
import { usedFields } from './state/outline'
import { PackStore } from './state/pack-store'
import { Signal } from './state/signal'

/** What the session asks of the main process. */
export interface SessionServices {
  save(change: PackChange): Promise<Saved>
  storedRevision(): Promise<number>
  addAsset(file: File): Promise<Omit<Asset, 'bytes'>>
  openLink(href: string): void
  /** Says something to the user in passing. */
  report(message: string): void
}

/** Dialogs that belong to the text. */
export type DialogName = 'link' | 'field' | 'reference' | 'table' | 'sections' | 'symbols' | 'find'

/** The list of kinds of a box, and where it opens. */
export interface KindMenu {
  readonly anchor: HTMLElement
  readonly pos: number
}

/** Keys that open something of the window. */
const dialogKeys: Readonly<Partial<Record<CommandKey, DialogName>>> = {
  link: 'link',
  field: 'field',
  reference: 'reference',
  table: 'table',
  find: 'find',
}

const windowClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = window.setTimeout(run, ms)
    return () => window.clearTimeout(timer)
  },
}

/** An open pack. Call `close` when it is left. */
export class EditorSession {
  readonly editor: Editor
  readonly store: PackStore
  readonly autosave: Autosave
  readonly popover = new Signal<PopoverTarget | null>(null)
  readonly kindMenu = new Signal<KindMenu | null>(null)
  readonly dialog = new Signal<DialogName | null>(null)
  /** The menu of the text. */
  readonly textMenu = new Signal<TextMenuRequest | null>(null)
  /** What the dialog about templates is open for. */
  readonly templateWork = new Signal<TemplateWork | null>(null)
  /** The field that the panel should show; a new object at each request, so that asking twice works. */
  readonly wantedField = new Signal<{ readonly name: string } | null>(null)
  private readonly services: SessionServices
  private readonly listeners = new Set<() => void>()

  /** `vocabulary` is that of the template library: the meaning of fields that the pack doesn't have yet. */
  constructor(pack: Pack, vocabulary: readonly FieldSpec[], services: SessionServices) {
    this.services = services
    this.store = new PackStore(pack, vocabulary)
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
      storedRevision: services.storedRevision,
    })
    this.watch()
    this.store.adoptFields(usedFields(this.editor.state.doc))
  }

  get state(): EditorState {
    return this.editor.state
  }

  /** Calls `listener` after each change of text or selection; gives a function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Runs a command on the text; the cursor goes back to the text unless `focus` is false. */
  run(command: Command, focus = true): boolean {
    const { view } = this.editor
    const done = command(view.state, view.dispatch, view)
    if (focus) view.focus()
    return done
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
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = ASSET_MIMES.join(',')
    input.addEventListener(
      'change',
      () => void this.addImages([...(input.files ?? [])], this.state.selection.from),
    )
    input.click()
  }

  /** Stores image files and puts them into the text, one after the other. */
  async addImages(files: readonly File[], pos: number): Promise<void> {
    let at = pos
    for (const file of files) {
      try {
        const asset = await this.services.addAsset(file)
        at = Math.min(at, this.state.doc.content.size)
        const image = nodeType(this.state, 'image').create({ id: newId(), asset: asset.id })
        this.editor.commands.setTextSelection(at)
        this.run(insertBlock(image))
        at = this.state.selection.to
      } catch (cause) {
        this.services.report(cause instanceof Error ? cause.message : String(cause))
      }
    }
  }

  /** Opens the menu of the text for the place of the cursor. */
  openTextMenu(): void {
    this.textMenu.set(requestAtCursor(this.editor.view))
  }

  /** Shows a place of the text and puts the cursor there; the focus stays where it is when `focus` is false. */
  goTo(pos: number, focus = true): void {
    const { view } = this.editor
    this.editor.commands.setTextSelection(Math.min(pos, this.state.doc.content.size))
    if (focus) view.focus()
    const { node } = view.domAtPos(this.state.selection.from)
    const target = node instanceof Element ? node : node.parentElement
    target?.scrollIntoView({ block: 'start' })
  }

  /** Changes the marking of the whole pack; undo of the text takes it back. */
  setMarking(choice: Partial<MarkingChoice>): void {
    const { scheme, level, trainingRider } = this.store.meta.get().marking
    const before = { scheme, level, trainingRider }
    this.run(changePackMarking(before, { ...before, ...choice }), false)
  }

  /** Saves what is pending. Rejects with an AppError when that fails. */
  flush(): Promise<void> {
    return this.autosave.flush()
  }

  /** Saves what is pending and lets go of everything. */
  close(): void {
    const end = () => {
      this.autosave.dispose()
      this.editor.destroy()
    }
    this.flush().then(end, end)
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
      extensions: editorExtensions({
        context: this.context(),
        dialogs: this.dialogs(),
        addImages: (files, pos) => void this.addImages(files, pos),
        runSlash: (item, range) => this.runSlash(item, range),
        openTextMenu: (request) => this.textMenu.set(request),
      }),
      editorProps: {
        attributes: {
          class: 'document',
          // The browser's own checker would download dictionaries.
          spellcheck: 'false',
          'aria-label': 'Text of the pack',
          'aria-multiline': 'true',
        },
        handleClick: (_view, _pos, event) => this.openLinkAt(event),
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

  private dialogs(): Partial<Record<CommandKey, () => void>> {
    const open = Object.entries(dialogKeys).map(([key, name]) => [key, () => this.dialog.set(name)])
    return {
      ...Object.fromEntries(open),
      footnote: () => this.insertNote('footnote'),
      callout: () => this.run(insertBox('callout')),
      image: () => this.pickImages(),
      save: () => this.saveNow(),
      toolbar: focusToolbar,
      focus: toggleFocus,
    }
  }

  /** Saves at once what is pending; a failure is shown by the state of the autosave. */
  saveNow(): void {
    this.flush().catch(() => undefined)
  }

  private openLinkAt(event: MouseEvent): boolean {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href')
    if (!href || !(event.ctrlKey || event.metaKey)) return false
    this.services.openLink(href)
    return true
  }

  private watch(): void {
    const touch = () => this.autosave.touch()
    this.editor.on('update', () => {
      this.store.adoptFields(usedFields(this.state.doc))
      touch()
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
      for (const listener of [...this.listeners]) listener()
    })
    this.store.meta.subscribe(touch)
    this.store.fields.subscribe(touch)
  }
}
