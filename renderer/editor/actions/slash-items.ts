// What the slash menu offers, in its order; most of it is what the toolbar offers, too.
import type { EditorState } from '@tiptap/pm/state'
import type { IconName } from '../../ui/icons'
import type { EditorSession } from '../session/editor-session'
import { insertBox } from '../text/commands/blocks'
import { insertNote } from '../text/commands/inline'
import { currentList, type ListName } from '../text/commands/lists'
import { forget, inPlaceOf, insertText, type TextRange } from '../text/commands/replace'
import { insertTable, isInTable } from '../text/commands/tables'
import type { CommandKey } from '../text/keymap'
import type { SlashEntry } from '../text/slash/plugin'
import { symbols } from '../text/symbols/symbols'
import {
  calloutItems,
  fieldItem,
  guidanceItem,
  imageItem,
  linkItem,
  placeWorkItems,
  referenceItems,
  type SessionItem,
  shadeItems,
  styleItems,
  tableWorkItems,
  trainerItems,
} from './more-items'
import {
  alignItems,
  insertItems,
  landscapeItem,
  listItems,
  moveItems,
  removeBoxItem,
  type ToolItem,
  tableItems,
  tickItem,
} from './toolbar-items'

/** One line of the menu. */
export interface SlashItem extends SlashEntry {
  readonly icon?: IconName
  /** Letters in the place of the icon. */
  readonly glyph?: string
  readonly key?: CommandKey
  /** Opens something of the window, after the command if there is one. */
  after?(session: EditorSession): void
}

/** Rows and columns of a table that is put in without asking. */
const TABLE_SIZE = 3

const STYLE_SIGNS: Readonly<Record<string, string>> = {
  paragraph: '¶',
  heading1: 'H1',
  heading2: 'H2',
  heading3: 'H3',
}

const tool = (group: string, item: ToolItem, words?: string): SlashItem => ({
  id: `${item.id}:${item.label}`,
  label: item.label,
  group,
  icon: item.id,
  command: item.command,
  ...(item.key ? { key: item.key } : {}),
  ...(words ? { words } : {}),
})

const opens = (item: SessionItem, words?: string): SlashItem => ({
  id: item.id,
  label: item.label,
  group: 'Insert',
  icon: item.id,
  after: item.run,
  ...(item.key ? { key: item.key } : {}),
  ...(words ? { words } : {}),
})

const note = (kind: 'footnote' | 'source', label: string, icon: IconName): SlashItem => ({
  id: icon,
  label,
  group: 'Insert',
  icon,
  command: insertNote(kind),
  ...(kind === 'footnote' ? { key: 'footnote' } : {}),
  words: 'reference note citation',
  after: (session) => session.ui.popover.set({ kind: 'footnote', pos: session.state.selection.from }),
})

const styles = styleItems
  .filter(({ id }) => id !== 'numberedParagraph' && id !== 'codeBlock')
  .map(
    (item): SlashItem => ({
      ...item,
      group: 'Style',
      glyph: STYLE_SIGNS[item.id] ?? '',
      words: item.id === 'paragraph' ? 'plain text' : 'title',
    }),
  )

/** Lists that are there already are not offered: choosing one would take it away. */
const lists = listItems
  .filter(({ id }) => id !== 'quote')
  .map(
    (item): SlashItem => ({
      ...tool('List', item),
      command: (state, dispatch) =>
        currentList(state) === (item.id as ListName) || item.isOn?.(state)
          ? false
          : item.command(state, dispatch),
    }),
  )

/** A button of the toolbar that is found by its words, where it has something to act on. */
const searched = (group: string, item: ToolItem, words = ''): SlashItem => ({
  ...tool(group, item, words),
  id: `${group}:${item.label}`,
  command: (state, dispatch, view) => (item.can?.(state) ?? true) && item.command(state, dispatch, view),
  onlySearched: true,
})

/** The same for what asks or says something: it is offered where `here` holds. */
const searchedWork = (
  group: string,
  { label, run, id }: SessionItem,
  here: (state: EditorState) => boolean,
): SlashItem => ({
  id: `${group}:${label}`,
  label,
  group,
  icon: id,
  // Nothing but the words that were typed goes.
  command: (state, dispatch) => {
    if (!here(state)) return false
    dispatch?.(state.tr)
    return true
  },
  after: run,
  onlySearched: true,
})

const always = () => true
const work: readonly SlashItem[] = [
  ...tableItems.map((item) => searched('Table', item)),
  ...tableWorkItems.map((item) => searchedWork('Table', item, isInTable)),
  ...shadeItems.map((item) => ({
    ...searched('Shade of cells', item, 'colour shading'),
    label: `Shade of cells: ${item.label.toLowerCase()}`,
  })),
  ...alignItems.map((item) => ({
    ...searched('Align', item, 'alignment centre'),
    label: `Align: ${item.label.toLowerCase()}`,
  })),
  ...placeWorkItems.map((item) => searchedWork('Place', item, item.can ?? always)),
  searched('Box', removeBoxItem, 'callout unwrap'),
  searched('List', tickItem),
  ...moveItems.map((item) => searched('Text', item, 'paragraph row item')),
]

const code = styleItems.filter(({ id }) => id === 'codeBlock')
const notes = [note('footnote', 'Footnote', 'footnote'), note('source', 'Source note', 'source-note')]
const windows = referenceItems.filter(({ id }) => id === 'reference' || id === 'symbol')

/** All lines. */
export const slashItems: readonly SlashItem[] = [
  ...styles,
  ...lists,
  {
    id: 'table',
    label: 'Table',
    group: 'Insert',
    icon: 'table',
    command: insertTable(TABLE_SIZE, TABLE_SIZE),
    key: 'table',
  },
  opens(imageItem, 'picture photo map'),
  ...calloutItems.map((item) => tool('Callout', item, 'box')),
  tool('Insert', guidanceItem, 'hint author'),
  ...trainerItems.map((item) => tool('Trainer', item, 'training')),
  {
    id: 'quote',
    label: 'Quotation',
    group: 'Style',
    icon: 'quote',
    command: insertBox('blockquote'),
    key: 'quote',
  },
  ...code.map((item): SlashItem => ({ ...item, id: 'codeBlock', group: 'Style', icon: 'codeBlock' })),
  ...insertItems.map((item) => tool('Insert', item, 'break rule horizontal')),
  tool('Insert', landscapeItem, 'orientation sideways wide page'),
  ...notes,
  opens(linkItem, 'web address url mail'),
  opens(fieldItem, 'blank chip'),
  ...windows.map((item) => opens(item, item.id === 'reference' ? 'link section' : 'sign letter')),
  ...work,
  ...symbols.map(
    ({ text, name, group, shown }): SlashItem => ({
      id: `symbol:${name}`,
      label: name,
      group,
      glyph: shown ?? text,
      command: insertText(text),
      onlySearched: true,
    }),
  ),
]

const byId = new Map(slashItems.map((item) => [item.id, item]))

/** A line by its id. */
export const slashItem = (id: string): SlashItem | undefined => byId.get(id)

/** Carries out a line in the place of what was typed. */
export function runSlash(session: EditorSession, id: string, range: TextRange): void {
  const item = slashItem(id)
  const done = session.run(item?.command ? inPlaceOf(range, item.command) : forget(range))
  if (done) item?.after?.(session)
}
