// Choices offered on more than one screen, with their labels.
import { type Choice, kindChoices } from '#shared/choices'
import type { Settings } from '#shared/ipc'
import { findScheme, levelName, markingSchemes, offeredLevels } from '#shared/markings'
import type { OwnScheme } from '#shared/own-scheme'
import { offeredSchemes } from '#shared/own-schemes'
import type { PackKind } from '#shared/pack'

/** Light, dark, or the system's setting. */
export const appearanceChoices: readonly Choice<Settings['appearance']>[] = [
  ['system', 'Use system setting'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Word's keyboard shortcuts, or those of this program. */
export const keysChoices: readonly Choice<Settings['keys']>[] = [
  ['word', 'As in Word'],
  ['own', 'Attaché'],
]

/** What the window opens with. */
export const startChoices: readonly Choice<Settings['startWith']>[] = [
  ['library', 'All packs'],
  ['lastPack', 'Last opened pack'],
]

/** How long deleted items are kept, in days of use; the values are text for the list. */
export const keepDeletedChoices: readonly Choice[] = [
  ['7', '7 days of use'],
  ['30', '30 days of use'],
  ['90', '90 days of use'],
  ['365', '365 days of use'],
  ['never', 'Until you delete them'],
]

/** The marking schemes to choose from: built-in ones, the user's own, and the one that a pack has. */
export function schemeChoices(own: readonly OwnScheme[], current: string): readonly Choice[] {
  const offered: Choice[] = [
    ...markingSchemes.map(({ id, name }): Choice => [id, name]),
    ...own.map(({ id, definition }): Choice => [id, definition.name]),
  ].filter(([id]) => offeredSchemes()?.includes(id) ?? true)
  if (offered.some(([id]) => id === current)) return offered
  const { name, id } = findScheme(current)
  return id === current ? [...offered, [id, `${name} (as in this pack)`]] : offered
}

export function kindLabel(kind: PackKind): string {
  return kindChoices.find(([value]) => value === kind)?.[1] ?? kind
}

/** The levels of a marking scheme. */
export function levelChoices(scheme: string): Choice[] {
  return offeredLevels(scheme).map((level) => [level.id, levelName(level)])
}

/** Adds a missing value to the choices, so that showing it doesn't change it. */
export function withValue(choices: readonly Choice[], value: string): readonly Choice[] {
  return choices.some(([choice]) => choice === value) ? choices : [...choices, [value, value]]
}
