// Entries: actions, and what is listed beside them (packs, sections, symbols), as palettes and menus show them now.
import type { Searchable } from '../../base/search'
import type { IconName } from '../../ui/icons'
import { type Action, type Group, isAvailable, perform } from './action'
import type { Contexts, Scope, Seen } from './contexts'
import { keysOf } from './keys'

/** One line. */
export interface Entry extends Searchable {
  /** Unlike all others. */
  readonly id: string
  /** A group of actions, or one that a list has of its own. */
  readonly group: string
  /** What the group is called now, if not as always: the title of the pack that is meant. */
  readonly about?: string | undefined
  readonly icon?: IconName | undefined
  readonly glyph?: string | undefined
  readonly swatch?: string | undefined
  /** Its keys in words. */
  readonly shortcut?: string | undefined
  /** Set for what is on or off. */
  readonly checked?: boolean | undefined
  readonly disabled?: boolean
  readonly inDialogs?: boolean | undefined
  run(): void
}

/** Lists what can't be in the table: packs, sections, symbols. */
export interface Provider<S extends Scope = Scope> {
  readonly works: S
  entries(context: Contexts[S]): readonly Entry[]
}

/** A provider whose entries are all of one group. */
export function provide<S extends Scope>(
  works: S,
  group: Group,
  list: (context: Contexts[S]) => readonly Omit<Entry, 'group'>[],
): Provider<S> {
  return { works, entries: (context) => list(context).map((entry) => ({ ...entry, group })) }
}

/** An action as it is now; null where it is left out. */
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
    // Nothing is on or off in what is not there.
    checked: action.isOn && (action.here?.(seen) ?? true) ? action.isOn(seen) : action.isOn && false,
    disabled: !available,
    inDialogs: action.inDialogs,
    ...(action.words === undefined ? {} : { words: action.words }),
    run: () => perform(action, context),
  }
}
