// All that can be done with the text of the open pack, for the palette: the items of the toolbar with their groups.
import type { AppCommand } from '../../../palette/registry'
import { focusToolbar } from '../../../ui/Toolbar'
import type { EditorSession } from '../../session/editor-session'
import { isImageSelected } from '../../text/commands/images'
import { insertText } from '../../text/commands/replace'
import { isInTable } from '../../text/commands/tables'
import { type CommandKey, keyLabel } from '../../text/keymap'
import { symbols } from '../../text/symbols/symbols'
import { expandAll } from '../expand-all'
import {
  calloutItems,
  clearItem,
  fieldItem,
  guidanceItem,
  imageFormItem,
  imageItem,
  joinLinesItem,
  linkItem,
  makeFieldItem,
  placeWorkItems,
  referenceItems,
  type SessionItem,
  saveSelectionItem,
  shadeItems,
  styleItems,
  tableItem,
  tableWorkItems,
  trainerItems,
} from '../more-items'
import { goToNextEmptyField, nextEmptyField } from '../next-empty'
import { openFind } from '../open-find'
import { spellingChoices } from '../spelling-choices'
import { nextMisspelling } from '../spelling-walk'
import {
  alignItems,
  historyItems,
  imageItems,
  insertItems,
  listItems,
  markItems,
  moreMarkItems,
  moveItems,
  removeBoxItem,
  type ToolItem,
  tableItems,
  tickItem,
} from '../toolbar-items'
import { markingCommands } from './marking-commands'

const MAC = navigator.platform.startsWith('Mac')
const keysOf = (key: CommandKey | undefined): Pick<AppCommand, 'shortcut'> =>
  key ? { shortcut: keyLabel(key, MAC) } : {}

type Offered = Pick<ToolItem, 'label' | 'key' | 'command' | 'isOn' | 'can'>

/** Every command on the text, as it stands now. */
export function textCommands(session: EditorSession): AppCommand[] {
  const { state } = session
  const of = (group: string, items: readonly Offered[], usable = true): AppCommand[] =>
    items.map(({ label, key, command, isOn, can }) => ({
      id: `${group}:${label}`,
      label,
      group,
      ...keysOf(key),
      checked: isOn?.(state) ?? false,
      disabled: !usable || !(can?.(state) ?? true),
      run: () => session.run(command),
    }))
  const inTable = isInTable(state)
  return [
    ...of('Edit', [...historyItems, ...moveItems, joinLinesItem]),
    ...windowCommands(session),
    ...spellingCommands(session),
    ...of('Style', styleItems),
    ...of('Letters', [...markItems, ...moreMarkItems, clearItem]),
    ...of('List', [...listItems, tickItem]),
    ...of('Align', alignItems),
    ...opening(
      'Insert',
      [linkItem, imageItem, tableItem, fieldItem, makeFieldItem, ...referenceItems],
      session,
    ),
    ...of('Insert', insertItems),
    ...of('Callout', calloutItems),
    ...of('Insert', [guidanceItem]),
    ...of('Trainer', trainerItems),
    ...of('Box', [removeBoxItem]),
    ...of('Table', tableItems, inTable),
    ...opening('Table', tableWorkItems, session, inTable),
    ...opening('Place', placeWorkItems, session),
    ...opening('Image', [imageFormItem], session),
    ...of('Image', imageItems, isImageSelected(state)),
    ...of('Shade of cells', shadeItems, inTable),
    ...markingCommands(session),
    ...commentCommands(session),
    ...abbreviationCommands(session),
    ...opening('Templates', [saveSelectionItem], session),
    ...symbolCommands(session),
  ]
}

function spellingCommands(session: EditorSession): AppCommand[] {
  const group = 'Spelling'
  const { language } = session.store.meta.get()
  return [
    {
      id: 'next-misspelling',
      label: 'Next spelling mistake',
      group,
      ...keysOf('spelling'),
      words: 'spell check proofing',
      disabled: session.spelling.language === null,
      run: () => nextMisspelling(session),
    },
    ...spellingChoices.map(
      ([value, name]): AppCommand => ({
        id: `language:${value}`,
        label: `Language: ${name}`,
        group,
        words: 'spelling dictionary',
        checked: value === language,
        run: () => session.store.setMeta({ language: value }),
      }),
    ),
  ]
}

/** Signs to put in at the cursor. */
export function symbolCommands(session: EditorSession): AppCommand[] {
  return symbols.map(({ text, name, group, shown }) => ({
    id: `symbol:${name}`,
    label: name,
    group,
    words: text,
    glyph: shown ?? text,
    onlySearched: true,
    run: () => session.run(insertText(text)),
  }))
}

function opening(
  group: string,
  items: readonly SessionItem[],
  session: EditorSession,
  usable = true,
): AppCommand[] {
  return items.map((item) => ({
    id: `${group}:${item.label}`,
    label: item.label,
    group,
    icon: item.id,
    ...keysOf(item.key),
    disabled: !usable || !(item.can?.(session.state) ?? true),
    run: () => item.run(session),
  }))
}

function windowCommands(session: EditorSession): AppCommand[] {
  return [
    {
      id: 'find',
      label: 'Find',
      group: 'Edit',
      icon: 'search',
      ...keysOf('find'),
      run: () => openFind(session),
    },
    {
      id: 'replace',
      label: 'Replace',
      group: 'Edit',
      icon: 'search',
      ...keysOf('replace'),
      run: () => openFind(session, 'replace'),
    },
    { id: 'save', label: 'Save now', group: 'Pack', ...keysOf('save'), run: () => session.saveNow() },
    {
      id: 'next-empty-field',
      label: 'Next empty field',
      group: 'Pack',
      icon: 'field',
      ...keysOf('nextEmpty'),
      everywhere: true,
      disabled: nextEmptyField(session) === null,
      run: () => goToNextEmptyField(session),
    },
    {
      id: 'toolbar',
      label: 'Go to the toolbar',
      group: 'Edit',
      ...keysOf('toolbar'),
      words: 'focus keyboard',
      run: focusToolbar,
    },
  ]
}

/** The list of abbreviations, and what is done for all of them. */
function abbreviationCommands(session: EditorSession): AppCommand[] {
  const group = 'Abbreviations'
  return [
    {
      id: 'abbreviations',
      label: 'All abbreviations of the pack',
      group,
      words: 'acronyms list panel',
      run: () => session.ui.wantedTab.set({ name: 'abbreviations' }),
    },
    {
      id: 'abbreviations:expand',
      label: 'Expand all abbreviations where used first',
      group,
      words: 'acronyms write out',
      run: () => expandAll(session),
    },
  ]
}

/** Comments: a new one, and the way through those that are open. */
function commentCommands({ comments, ui: { wantedTab } }: EditorSession): AppCommand[] {
  const group = 'Comments'
  return [
    {
      id: 'comment',
      label: 'New comment',
      group,
      icon: 'comment',
      ...keysOf('comment'),
      run: () => comments.start(),
    },
    {
      id: 'comment:next',
      label: 'Next comment',
      group,
      ...keysOf('nextComment'),
      run: () => comments.step(1),
    },
    {
      id: 'comment:previous',
      label: 'Previous comment',
      group,
      ...keysOf('previousComment'),
      run: () => comments.step(-1),
    },
    {
      id: 'comment:list',
      label: 'All comments of the pack',
      group,
      words: 'review list panel',
      run: () => wantedTab.set({ name: 'comments' }),
    },
  ]
}
