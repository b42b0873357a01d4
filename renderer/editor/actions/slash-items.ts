// The items of the slash menu, in order.

import type { IconName } from '../../ui/icons'
import type { EditorSession } from '../session/editor-session'
import { forget, inPlaceOf, insertText, type TextRange } from '../text/commands/replace'
import type { SlashEntry } from '../text/slash/plugin'
import { symbols } from '../text/symbols/symbols'
import { type Action, GROUPS, type Group, isAvailable } from './action'
import { shortcutOf } from './known'
import { placing, type Ref } from './placing'
import { currentContexts } from './registry'
import { type ActionId, actions, allActions } from './table'

/** One item. */
export interface SlashItem extends SlashEntry {
  readonly icon?: IconName | undefined
  /** Shown in place of an icon. */
  readonly glyph?: string | undefined
  /** Its shortcut as displayed. */
  readonly shortcut?: string | undefined
  /** Its action, unless it is a symbol. */
  readonly action?: Action
}

const ORDER: readonly Ref[] = [
  'Style',
  'List',
  'table',
  'image',
  'Callout',
  'guidance',
  'Trainer',
  'quote',
  'codeBlock',
  'pageBreak',
  'horizontalRule',
  'landscape',
  'footnote',
  'sourceNote',
  'Insert',
  ...GROUPS,
]

/** Groups whose labels are unclear on their own. */
const WITH_GROUP: readonly Group[] = ['Align', 'Cell shading']

/** Toggles: choosing the current one would remove it. */
const NOT_TWICE: readonly Group[] = ['Style', 'List']

function itemOf(id: ActionId): SlashItem {
  const action = actions[id]
  const { label, group, slash, command, slashCommand, glyph, icon, words } = action
  const fixed = slash === 'shown' && NOT_TWICE.includes(group)
  const acts = slashCommand ?? command
  return {
    id,
    label: WITH_GROUP.includes(group) ? `${group}: ${label.toLowerCase()}` : label,
    group,
    icon,
    glyph,
    get shortcut() {
      return shortcutOf(id)
    },
    action,
    onlySearched: slash === 'searched',
    ...(words === undefined ? {} : { words }),
    can: (state) => isAvailable(action, { state }) && !(fixed && action.isOn?.({ state })),
    ...(acts ? { command: acts } : {}),
  }
}

const offered = allActions.flatMap(([id, { group, slash, works }]) =>
  slash && works === 'text' ? { id, group } : [],
)

/** All items. */
export const slashItems: readonly SlashItem[] = [
  ...placing(offered, new Set(ORDER))(ORDER).map(({ id }) => itemOf(id)),
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

/** Finds an item by id. */
export const slashItem = (id: string): SlashItem | undefined => byId.get(id)

/** Runs an item, replacing the typed text. */
export function runSlash(session: EditorSession, id: string, range: TextRange): void {
  const { command, action } = slashItem(id) ?? {}
  const done = session.run(command ? inPlaceOf(range, command) : forget(range))
  const context = currentContexts().text
  if (done && context && !action?.slashCommand) action?.run?.(context)
}
