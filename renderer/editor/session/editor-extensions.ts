// All parts of the editor: schema, views, keys and plugins, in the order in which they run.
import { type AnyExtension, Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import type { Schema } from '@tiptap/pm/model'
import { type Command, NodeSelection, Plugin } from '@tiptap/pm/state'
import { columnResizing, tableEditing } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { packPortion } from '#shared/markings'
import { copyRules } from '../text/clipboard/copy'
import { type PasteWork, pasteRules } from '../text/clipboard/paste'
import { commentMarks } from '../text/comments/plugin'
import { commentRepair } from '../text/comments/repair'
import { findPlugin } from '../text/find/plugin'
import { focusPlugin } from '../text/focus/plugin'
import { carriedMarkings } from '../text/markings/carried'
import { nodeViews } from '../text/nodes'
import type { NodeContext, PopoverTarget } from '../text/nodes/context'
import { MIN_COLUMN_WIDTH } from '../text/nodes/table'
import { directionPlugin } from '../text/plugins/direction'
import { freshNumbers } from '../text/plugins/fresh-numbers'
import { uniqueIds } from '../text/plugins/ids'
import { typingRules, undoRule } from '../text/plugins/input-rules'
import { leftOutPlugin } from '../text/plugins/left-out'
import { ownReadersPlugin } from '../text/plugins/own-readers'
import { sectionNumbersPlugin } from '../text/plugins/section-numbers'
import { type TextMenuRequest, textMenuPlugin } from '../text/plugins/text-menu'
import { totalsPlugin } from '../text/plugins/totals'
import { directTyping } from '../text/plugins/typing'
import { withheldPlugin } from '../text/plugins/withheld'
import { changeMarks } from '../text/proposals/plugin'
import { type Tracking, trackChanges, trackingKeys } from '../text/proposals/tracking'
import { schemaExtensions } from '../text/schema/extensions'
import { showingPlugin } from '../text/showing/plugin'
import { type SlashOptions, slashMenu } from '../text/slash/plugin'
import type { PackSpelling } from '../text/spelling/pack-spelling'
import { spellingPlugin } from '../text/spelling/plugin'
import { confirmEdited } from '../text/suggestions/confirm-edited'

/** Number of undo steps. */
const UNDO_DEPTH = 1000

/** What keys and the slash menu do besides changing the text. */
export interface TextActions {
  /** Handles a key; false for keys that it doesn't use. */
  onKey(view: EditorView, event: KeyboardEvent): boolean
  readonly slash: SlashOptions
}

/** What the session passes to the editor. */
export interface EditorParts {
  readonly actions: TextActions
  readonly context: NodeContext
  readonly spelling: PackSpelling
  readonly pasting: PasteWork
  openTextMenu(request: TextMenuRequest): void
  /** Opens the thread whose words were clicked. */
  openComment(id: string): void
  readonly tracking: Tracking
}

/** All extensions of the editor. */
export function editorExtensions(parts: EditorParts): AnyExtension[] {
  return [...schemaExtensions(nodeViews(parts.context)), behaviour(parts)]
}

function behaviour(parts: EditorParts): AnyExtension {
  return Extension.create({
    name: 'behaviour',
    addProseMirrorPlugins() {
      return [
        ...viewPlugins(parts, this.editor.schema),
        trackChanges(parts.tracking),
        uniqueIds(),
        commentRepair(),
        confirmEdited(),
        carriedMarkings(() => packPortion(parts.context.store.meta.get().marking)),
        history({ depth: UNDO_DEPTH }),
      ]
    },
  })
}

/**
 * The plugins that each view of the text has. Plugins that change the text by themselves or keep the history exist only
 * once.
 */
export function viewPlugins(parts: EditorParts, schema: Schema): Plugin[] {
  const { actions, context, pasting, openTextMenu, openComment, spelling } = parts
  return [
    slashMenu(actions.slash),
    textMenuPlugin(openTextMenu),
    keymap({ Enter: openSelected(context), Backspace: undoRule }),
    new Plugin({ props: { handleKeyDown: actions.onKey } }),
    typingRules(schema),
    trackingKeys(parts.tracking),
    directTyping(),
    copyRules(context.store, schema),
    pasteRules(pasting),
    columnResizing({ View: null, cellMinWidth: MIN_COLUMN_WIDTH, lastColumnResizable: false }),
    tableEditing(),
    sectionNumbersPlugin(context.store.numbering),
    directionPlugin(context.store),
    freshNumbers(context.store),
    withheldPlugin(context.store),
    leftOutPlugin(context.store),
    ownReadersPlugin(context.store),
    totalsPlugin(context.store),
    findPlugin(context.store.fieldWords),
    showingPlugin(),
    spellingPlugin(spelling),
    focusPlugin(),
    commentMarks(openComment),
    changeMarks(),
    dropCursor({ class: 'drop-cursor', width: 2, color: false }),
    gapCursor(),
  ]
}

const POPOVERS: readonly string[] = ['footnote', 'image', 'crossReference', 'enclosure']

/** Enter on a selected chip or image opens the same as a click. */
function openSelected(context: NodeContext): Command {
  return ({ selection }, dispatch) => {
    if (!(selection instanceof NodeSelection)) return false
    const { node, from } = selection
    const { name } = node.type
    const opens = name === 'field' || POPOVERS.includes(name)
    if (opens && dispatch) {
      if (name === 'field') context.focusField(node.attrs.name)
      else context.openPopover({ kind: name as PopoverTarget['kind'], pos: from })
    }
    return opens
  }
}
