// Helpers for tests of copying and pasting: a text with the editor's schema and the plugins involved, in a test's page.
import { Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { afterAll } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import { schemaSpec } from '#shared/document/schema'
import { drawSection } from '../../../../tests/harness/draw-document'
import { uniqueIds } from '../plugins/ids'
import { schemaExtensions } from '../schema/extensions'
import type { PackStore } from '../state/pack-store'
import { outgoingHtml } from './copied-html'
import { copyRules } from './copy'
import { type PlacedPicture, pasteRules } from './paste'

/** A view that is still waiting when a test file ends would access a document that no longer exists. */
const editors: Editor[] = []
afterAll(() => {
  for (const editor of editors) editor.destroy()
})

/** A text to paste into. */
export class PasteTarget {
  readonly editor: Editor
  readonly messages: string[] = []
  readonly pictures: PlacedPicture[] = []

  /** The cursor goes to `|` in the blocks, or to the end. */
  constructor(blocks: readonly Block[], title = 'T') {
    const rules = pasteRules({
      addImages: () => undefined,
      enclose: () => undefined,
      learnFields: () => undefined,
      addPictures: (pictures) => this.pictures.push(...pictures),
      report: (message) => this.messages.push(message),
    })
    const behaviour = Extension.create({
      name: 'behaviour',
      addProseMirrorPlugins: () => [rules, tableEditing(), uniqueIds()],
    })
    this.editor = new Editor({
      element: document.createElement('div'),
      schemaSpec,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      extensions: [...schemaExtensions(), behaviour],
      content: {
        type: 'doc',
        content: [
          {
            type: 'section',
            content: [{ type: 'sectionTitle', content: [{ type: 'text', text: title }] }, ...blocks],
          },
        ],
      } as never,
    })
    editors.push(this.editor)
    this.placeCursor()
  }

  private placeCursor(): void {
    const { view } = this.editor
    let at: number | null = null
    view.state.doc.descendants((node, pos) => {
      const offset = node.text?.indexOf('|') ?? -1
      if (at === null && offset >= 0) at = pos + offset
    })
    const { tr } = view.state
    if (at === null) tr.setSelection(TextSelection.atEnd(tr.doc))
    else tr.delete(at, at + 1).setSelection(TextSelection.near(tr.doc.resolve(at)))
    view.dispatch(tr)
  }

  pasteHtml(html: string): this {
    this.editor.view.pasteHTML(html, eventWithout())
    return this.checked()
  }

  pasteText(text: string): this {
    this.editor.view.pasteText(text, eventWithout())
    return this.checked()
  }

  /** The blocks of the text, drawn as lines. */
  get drawn(): string[] {
    return drawSection(this.editor.state.doc.child(0).toJSON() as Section)
  }

  private checked(): this {
    this.editor.state.doc.check()
    return this
  }
}

/** Returns the result of pasting HTML into an empty paragraph. */
export function pasted(html: string): string[] {
  return new PasteTarget([
    { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } },
  ]).pasteHtml(html).drawn
}

const eventWithout = (): ClipboardEvent => new Event('paste') as ClipboardEvent

/** Returns what a drag and a copy of these blocks carry. */
export function copied(store: PackStore, ...blocks: Block[]) {
  const editor: Editor = new Editor({
    element: document.createElement('div'),
    schemaSpec,
    injectCSS: false,
    extensions: [
      ...schemaExtensions(),
      Extension.create({
        name: 'copying',
        addProseMirrorPlugins(): ReturnType<typeof copyRules>[] {
          return [copyRules(store, this.editor.schema)]
        },
      }),
    ],
    content: {
      type: 'doc',
      content: [{ type: 'section', content: [{ type: 'sectionTitle' }, ...blocks] }],
    } as never,
  })
  const { view } = editor
  const { doc } = view.state
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, 4, doc.content.size - 2)))
  const drag = view.serializeForClipboard(view.state.selection.content())
  const { dom } = view.serializeForClipboard(view.state.selection.content())
  outgoingHtml(dom, doc, store, false)
  return { drag, dom }
}
