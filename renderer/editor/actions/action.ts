// An action: one command of the program as one object, read by buttons, menus, palette, keys and the list of shortcuts.
import type { Command } from '@tiptap/pm/state'
import type { IconName } from '../../ui/icons'
import type { Contexts, Scope, Seen } from './contexts'
import type { Keys } from './keys'

/** What actions are about, in the order of the palette. */
export const GROUPS = [
  'Open pack',
  'Chosen pack',
  'Packs',
  'Pack',
  'New pack from',
  'Recent packs',
  'Window',
  'Appearance',
  'Help',
  'Edit',
  'View',
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
  'Cell shading',
  'Portion marking',
  'Pack marking',
  'At the cursor',
  'Comments',
  'Abbreviations',
  'Templates',
  'Outline',
  'This section',
  'Go to section',
  'Insert section',
] as const
export type Group = (typeof GROUPS)[number]

/** A command. `S` says what it works on, and so what must be there for it to be offered. */
export interface Action<S extends Scope = Scope> {
  readonly works: S
  readonly group: Group
  readonly label: string
  readonly icon?: IconName
  /** Letters in the place of the icon, where a list shows one. */
  readonly glyph?: string
  /** Class of the colour that it stands for. */
  readonly swatch?: string
  readonly keys?: Keys
  /** What has the focus hears its keys by itself: they are only shown. */
  readonly native?: boolean
  /** Other words under which it is looked for. */
  readonly words?: string
  /** A button of its own in the toolbar, or a line in a menu there. */
  readonly toolbar?: 'button' | 'menu'
  /** Offered by the slash menu at once, or once it is searched for. */
  readonly slash?: 'shown' | 'searched'
  /** Acts in the slash menu in place of `command` and `run`: there nothing is asked. */
  readonly slashCommand?: Command
  /** A line in the menu of the text. */
  readonly textMenu?: boolean
  /** Left out, not just disabled, where it has nothing to act on. */
  readonly hides?: boolean
  /** Can be run while a dialog is open: it belongs to whatever field has the focus. */
  readonly inDialogs?: boolean
  /** The label for what it would act on now, where that belongs in the words. */
  labelNow?(seen: Seen<S>): string
  /** Whether what it is about is there; menus at the cursor leave it out elsewhere, other places disable it. */
  here?(seen: Seen<S>): boolean
  /** Whether it can do something; left out when it can always be tried. */
  can?(seen: Seen<S>): boolean
  /** Set for what is on or off. */
  isOn?(seen: Seen<S>): boolean
  /** Changes the text, as one step for undo; `run` follows when it could. */
  readonly command?: Command
  run?(context: Contexts[S]): void
}

/** What the actions of a table have in common. */
type Common<S extends Scope> = Pick<Action<S>, 'works' | 'group'> & Partial<Action<S>>
type Own<S extends Scope> = Omit<Action<S>, 'works' | 'group'>

/** A table of actions by id, with what all of them have in common. */
export function define<S extends Scope, Id extends string>(
  common: Common<S>,
  table: Readonly<Record<Id, Own<S>>>,
): Readonly<Record<Id, Action<S>>> {
  const whole = Object.entries<Own<S>>(table).map(([id, own]) => [id, { ...common, ...own }])
  return Object.fromEntries(whole) as Record<Id, Action<S>>
}

/** One action for each of some values; its id is `kind:value`. */
export function each<Kind extends string, Value extends string, S extends Scope>(
  kind: Kind,
  values: readonly Value[],
  of: (value: Value) => Own<S>,
): Readonly<Record<`${Kind}:${Value}`, Own<S>>> {
  const all = values.map((value) => [`${kind}:${value}`, of(value)])
  return Object.fromEntries(all) as Record<`${Kind}:${Value}`, Own<S>>
}

/** Whether it can be run now. */
export function isAvailable<S extends Scope>({ here, can }: Action<S>, seen: Seen<S>): boolean {
  return (here?.(seen) ?? true) && (can?.(seen) ?? true)
}

/** Runs an action; the cursor goes back to the text unless `focus` is false. */
export function perform<S extends Scope>(action: Action<S>, context: Contexts[S], focus = true): void {
  const done = !action.command || ('session' in context && context.session.run(action.command, focus))
  if (done) action.run?.(context)
}
