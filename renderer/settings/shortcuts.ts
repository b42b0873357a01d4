// All shortcuts of the program, by where they work: those of actions, and the few keys without an action.
import type { Action, Group } from '../editor/actions/action'
import type { Scope } from '../editor/actions/contexts'
import { keysOf } from '../editor/actions/keys'
import { allActions } from '../editor/actions/table'
import { shownKeys } from '../ui/shown-keys'

/** The shortcuts that work in one part of the window: what each does, and its keys as displayed. */
export interface ShortcutGroup {
  readonly title: string
  readonly keys: readonly (readonly [what: string, keys: readonly string[]])[]
}

const TITLES = [
  'Everywhere',
  'All packs',
  'Outline',
  'Editing and view',
  'Text',
  'Paragraphs',
  'Insert',
  'Tables and images',
  'Comments and spelling',
] as const
type Title = (typeof TITLES)[number]

const byScope: Readonly<Partial<Record<Scope, Title>>> = {
  everywhere: 'Everywhere',
  pack: 'Everywhere',
  packs: 'All packs',
  row: 'All packs',
  section: 'Outline',
}
const byGroup: Readonly<Partial<Record<Group, Title>>> = {
  Text: 'Text',
  Style: 'Paragraphs',
  List: 'Paragraphs',
  Align: 'Paragraphs',
  Insert: 'Insert',
  Callout: 'Insert',
  Table: 'Tables and images',
  Image: 'Tables and images',
  'At the cursor': 'Tables and images',
  Comments: 'Comments and spelling',
  Spelling: 'Comments and spelling',
}

/** The group under which an action is listed. */
function titleOf({ works, group }: Action): Title {
  return byScope[works] ?? byGroup[group] ?? 'Editing and view'
}

/** Keys that belong to no action. */
const besides: readonly (readonly [Title, string, string])[] = [
  ['Outline', 'Enter', 'Go to the text of the section'],
  ['Outline', 'Shift+↑ ↓ / Ctrl+A', 'Select several sections, all'],
  ['Outline', 'Ctrl+↑ ↓, then Space', 'Select single sections'],
  ['Editing and view', 'Shift+F10', 'Context menu'],
  ['Editing and view', 'Ctrl+Home / Ctrl+End', 'Start, end of the pack'],
  ['Paragraphs', 'Tab / Shift+Tab', 'Increase or decrease indent in lists'],
  ['Insert', '/', 'Insert menu, at the start of a line or after a space'],
  ['Insert', 'Shift+Enter', 'Line break'],
  ['Tables and images', 'Tab / Shift+Tab', 'Next, previous cell'],
]

/** Returns all groups in display order, with the keys of macOS if requested. */
export function shortcutGroups(mac?: boolean): readonly ShortcutGroup[] {
  const all = [
    ...allActions.flatMap(([, action]) => {
      const keys = keysOf(action.keys)
      return keys.length === 0 ? [] : [[titleOf(action), keys, action.label.replace(/…$/, '')] as const]
    }),
    ...besides.map(([title, keys, what]) => [title, [keys], what] as const),
  ]
  return TITLES.map((title) => ({
    title,
    keys: all.flatMap(([of, keys, what]) =>
      of === title ? [[what, keys.map((words) => shownKeys(words, mac))] as const] : [],
    ),
  }))
}
