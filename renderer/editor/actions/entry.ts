// Entries of the palette and menus: actions, and items from providers (packs, sections, symbols), in their current state.
import type { Searchable } from '../../base/search'
import type { IconName } from '../../ui/icons'
import { type Action, type Group, isAvailable, perform } from './action'
import type { Contexts, Scope, Seen } from './contexts'
import { keysOf } from './keys'

/** One item. */
export interface Entry extends Searchable {
  /** Unique. */
  readonly id: string
  /** A group of actions, or of one list alone. */
  readonly group: string
  /** Replaces the group's name: the title of the pack concerned. */
  readonly about?: string | undefined
  readonly icon?: IconName | undefined
  readonly glyph?: string | undefined
  readonly swatch?: string | undefined
  /** Its shortcut as displayed. */
  readonly shortcut?: string | undefined
  /** For toggles: whether it is on. */
  readonly checked?: boolean | undefined
  readonly disabled?: boolean
  readonly inDialogs?: boolean | undefined
  run(): void
}

/** Lists items that can't be in the table: packs, sections, symbols. */
export interface Provider<S extends Scope = Scope> {
  readonly works: S
  entries(context: Contexts[S]): readonly Entry[]
}

/** Creates a provider whose entries all belong to one group. */
export function provide<S extends Scope>(
  works: S,
  group: Group,
  list: (context: Contexts[S]) => readonly Omit<Entry, 'group'>[],
): Provider<S> {
  return { works, entries: (context) => list(context).map((entry) => ({ ...entry, group })) }
}

/** An action in its current state; null where it is hidden. */
export function entryOf<S extends Scope>(id: string, action: Action<S>, context: Contexts[S]): Entry | null {
  const seen = context as Seen<S>
  if (action.hides && action.here?.(seen) === false) return null
  const available = isAvailable(action, seen)
  return {
    id,
    label: action.labelNow?.(seen) ?? action.label,
    group: action.group,
    about: 'about' in context ? context.about : undefined,
    icon: action.icon,
    glyph: action.glyph,
    swatch: action.swatch,
    shortcut: keysOf(action.keys)[0],
    // A toggle is off where it does not apply.
    checked: action.isOn && (action.here?.(seen) ?? true) ? action.isOn(seen) : action.isOn && false,
    disabled: !available,
    inDialogs: action.inDialogs,
    ...(action.words === undefined ? {} : { words: action.words }),
    run: () => perform(action, context),
  }
}
