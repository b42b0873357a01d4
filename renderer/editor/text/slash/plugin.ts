// The slash menu's plugin: `/` at the start of a block or after a space opens it, the text after it filters.
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type Searchable, searchEntries } from '../../../base/search'
import { inPlaceOf, type TextRange } from '../commands/replace'

/** An entry of the menu. */
export interface SlashEntry extends Searchable {
  /** Unique. */
  readonly id: string
  /** Runs in place of `/…`, in the same step; the entry is hidden where it does not apply. */
  readonly command?: Command
  /** Whether there is something to act on; left out when `command` alone says so. */
  can?(state: EditorState): boolean
}

/** Entries and their action. */
export interface SlashOptions {
  /** All entries, in order. */
  readonly entries: readonly SlashEntry[]
  /** Runs an entry in place of the typed text. */
  run(id: string, range: TextRange): void
}

/** The open menu. */
export interface SlashState extends TextRange {
  /** The matching entries, best first; never empty. */
  readonly items: readonly SlashEntry[]
  /** Index of the entry that Enter runs. */
  readonly chosen: number
}

/** Element ids, for screen readers. */
export const SLASH_LIST = 'slash-menu'
export const slashOption = (index: number): string => `slash-option-${index}`

type SlashUpdate = 'open' | 'close' | { readonly choose: number }
const key = new PluginKey<SlashState | null>('slash')

/** Returns the state of the menu; null while it is closed. */
export const slashState = (state: EditorState): SlashState | null => key.getState(state) ?? null

/** Highlights an entry. */
export const chooseSlash = (view: EditorView, index: number): void =>
  view.dispatch(view.state.tr.setMeta(key, { choose: index } satisfies SlashUpdate))

/** The plugin. */
export function slashMenu({ entries, run }: SlashOptions): Plugin<SlashState | null> {
  return new Plugin<SlashState | null>({
    key,
    state: { init: () => null, apply: (tr, before, _old, state) => next(tr, before, state, entries) },
    props: {
      handleTextInput: (view, from, to, text) => {
        if (text !== '/' || from !== to || !mayOpen(view.state, from)) return false
        view.dispatch(view.state.tr.insertText('/', from).setMeta(key, 'open').scrollIntoView())
        return true
      },
      handleKeyDown: (view, event) => {
        const open = slashState(view.state)
        return open !== null && onKey(view, event, open, run)
      },
      handleDOMEvents: {
        blur: (view) => {
          if (slashState(view.state)) view.dispatch(view.state.tr.setMeta(key, 'close'))
          return false
        },
      },
      attributes: (state): Record<string, string> => {
        const open = slashState(state)
        return open ? { 'aria-controls': SLASH_LIST, 'aria-activedescendant': slashOption(open.chosen) } : {}
      },
    },
  })
}

/** Outside of code, where a word may begin. */
function mayOpen({ doc, selection, storedMarks }: EditorState, pos: number): boolean {
  const $pos = doc.resolve(pos)
  const { parent, parentOffset } = $pos
  if (!(selection instanceof TextSelection) || !parent.inlineContent || parent.type.spec.code) return false
  if ((storedMarks ?? $pos.marks()).some((mark) => mark.type.name === 'code')) return false
  return /^$|\s$/.test(parent.textBetween(Math.max(0, parentOffset - 1), parentOffset, '', '￼'))
}

function next(
  tr: Transaction,
  before: SlashState | null,
  state: EditorState,
  entries: readonly SlashEntry[],
): SlashState | null {
  const update = tr.getMeta(key) as SlashUpdate | undefined
  if (update === 'close') return null
  if (update === 'open') {
    const to = tr.selection.from
    return found(state, { from: to - 1, to }, entries)
  }
  if (!before) return null
  if (update) return { ...before, chosen: update.choose }
  if (!tr.docChanged && !tr.selectionSet) return before
  const range = { from: tr.mapping.map(before.from, 1), to: tr.selection.from }
  const { $from, empty } = tr.selection
  const start = range.from - $from.start()
  // A change elsewhere, the cursor moved away, or the slash deleted.
  if (!empty || start < 0 || range.to <= range.from) return null
  if (range.to === before.to && range.from === before.from && !tr.docChanged) return before
  return found(state, range, entries)
}

/** The menu for the text in a range; null without matches, or when it isn't a search. */
function found(state: EditorState, range: TextRange, entries: readonly SlashEntry[]): SlashState | null {
  const typed = state.doc.textBetween(range.from, range.to, '\n', '\n')
  if (!/^\/(?!\s)[^\n]*$/.test(typed)) return null
  const query = typed.slice(1)
  const wanted = query === '' ? entries.filter((item) => !item.onlySearched) : entries
  const items = searchEntries(wanted, query, { loose: false }).filter(canAct(state, range))
  return items.length === 0 ? null : { ...range, items, chosen: 0 }
}

/** Filters out entries that do not apply here. */
const canAct =
  (state: EditorState, range: TextRange) =>
  ({ command, can }: SlashEntry): boolean =>
    (can?.(state) ?? true) && (!command || inPlaceOf(range, command)(state))

function onKey(view: EditorView, event: KeyboardEvent, open: SlashState, run: SlashOptions['run']): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
  const { length } = open.items
  const item = open.items[open.chosen]
  switch (event.key) {
    case 'ArrowDown':
      chooseSlash(view, (open.chosen + 1) % length)
      return true
    case 'ArrowUp':
      chooseSlash(view, (open.chosen + length - 1) % length)
      return true
    case 'Escape':
      view.dispatch(view.state.tr.setMeta(key, 'close'))
      return true
    case 'Enter':
    case 'Tab':
      if (item) run(item.id, open)
      return item !== undefined
    default:
      return false
  }
}
