// An action: one command of the program as one object, read by buttons, menus, palette, keys and the list of shortcuts.
import type { Command } from '@tiptap/pm/state'
import type { IconName } from '../../ui/icons'
import type { Contexts, Scope, Seen } from './contexts'
import type { Keys } from './keys'

/** Groups of actions, in the order of the palette. */
export const GROUPS = [
  'Open pack',
  'Selected pack',
  'Packs',
  'Pack',
  'New pack from',
  'Recent packs',
  'Window',
  'Appearance',
  'Help',
  'Edit',
  'View',
  'Edition shown',
  'Spelling',
  'Style',
  'Text',
  'List',
  'Align',
  'Insert',
  'Callout',
  'Trainer',
  'Box',
  'Table',
  'Place',
  'Image',
  'Enclosure',
  'Lines to write on',
  'Cell shading',
  'Readers',
  'Portion marking',
  'Pack marking',
  'At the cursor',
  'To confirm',
  'Comments',
  'Proposed changes',
  'Abbreviations',
  'Templates',
  'Outline',
  'This section',
  'Go to section',
  'Insert section',
] as const
export type Group = (typeof GROUPS)[number]

/** A command. `S` is its scope: it is offered while the context of that scope exists. */
export interface Action<S extends Scope = Scope> {
  readonly works: S
  readonly group: Group
  readonly label: string
  readonly icon?: IconName
  /** Shown in place of an icon in lists. */
  readonly glyph?: string
  /** CSS class of its colour swatch. */
  readonly swatch?: string
  readonly keys?: Keys
  /** The focused element handles the keys, or this one of them, itself; they are only displayed. */
  readonly native?: boolean | string
  /** Further search terms. */
  readonly words?: string
  /** A separate toolbar button, or an item in a toolbar menu. */
  readonly toolbar?: 'button' | 'menu'
  /** In the slash menu: shown at once, or only when searched for. */
  readonly slash?: 'shown' | 'searched'
  /** Used by the slash menu instead of `command` and `run`, since it opens no dialogs. */
  readonly slashCommand?: Command
  /** An item in the text's context menu. */
  readonly textMenu?: boolean
  /** Hidden, not just disabled, where `here` is false. */
  readonly hides?: boolean
  /** Also available while a dialog is open: it acts on the focused field. */
  readonly inDialogs?: boolean
  /** A label that depends on the current context. */
  labelNow?(seen: Seen<S>): string
  /** Whether it applies here; where it doesn't, context menus hide it and other places disable it. */
  here?(seen: Seen<S>): boolean
  /** Whether it can run now; omit it if always. */
  can?(seen: Seen<S>): boolean
  /** For toggles: whether it is on. */
  isOn?(seen: Seen<S>): boolean
  /** Changes the text as one undo step; `run` follows if it succeeded. */
  readonly command?: Command
  run?(context: Contexts[S]): void
}

/** Properties that all actions of a table share. */
type Common<S extends Scope> = Pick<Action<S>, 'works' | 'group'> & Partial<Action<S>>
type Own<S extends Scope> = Omit<Action<S>, 'works' | 'group'>

/** Builds a table of actions by id, adding the properties that they share. */
export function define<S extends Scope, Id extends string>(
  common: Common<S>,
  table: Readonly<Record<Id, Own<S>>>,
): Readonly<Record<Id, Action<S>>> {
  const whole = Object.entries<Own<S>>(table).map(([id, own]) => [id, { ...common, ...own }])
  return Object.fromEntries(whole) as Record<Id, Action<S>>
}

/** Builds one action per value; its id is `kind:value`. */
export function each<Kind extends string, Value extends string, S extends Scope>(
  kind: Kind,
  values: readonly Value[],
  of: (value: Value) => Own<S>,
): Readonly<Record<`${Kind}:${Value}`, Own<S>>> {
  const all = values.map((value) => [`${kind}:${value}`, of(value)])
  return Object.fromEntries(all) as Record<`${Kind}:${Value}`, Own<S>>
}

/** Whether an action can run now. */
export function isAvailable<S extends Scope>({ here, can }: Action<S>, seen: Seen<S>): boolean {
  return (here?.(seen) ?? true) && (can?.(seen) ?? true)
}

/** Runs an action and returns the focus to the text, unless `focus` is false. */
export function perform<S extends Scope>(action: Action<S>, context: Contexts[S], focus = true): void {
  const done = !action.command || ('session' in context && context.session.run(action.command, focus))
  if (done) action.run?.(context)
}
