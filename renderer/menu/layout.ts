// Where commands stand in the application menu: by their group, and by id where the order matters.
import type { MenuEntry, MenuLine, MenuModel } from '#shared/menu'
import type { AppCommand } from '../palette/registry'

/** `#id` takes one command, a name all of a group; a pair makes a menu of its own for a group. */
type Place = string | 'rule' | { readonly label: string; readonly group: string }

const sub = (label: string, group = label): Place => ({ label, group })

const BAR: readonly { readonly label: string; readonly places: readonly Place[] }[] = [
  {
    label: 'File',
    places: [
      '#new',
      sub('New pack from', 'New pack from'),
      'rule',
      '#import',
      sub('Recent packs'),
      '#library',
      'rule',
      '#save',
      '#share',
      '#export',
      '#print',
      'rule',
      '#templates',
      '#settings',
      'rule',
      'File',
      'rule',
      '#quit',
    ],
  },
  {
    label: 'Edit',
    places: [
      '#Edit:Undo',
      '#Edit:Redo',
      'rule',
      '#undo-remove',
      'rule',
      '#find',
      '#replace',
      '#search',
      'rule',
      'Edit',
      'rule',
      sub('Spelling'),
    ],
  },
  { label: 'Insert', places: ['Insert', 'rule', sub('Callout'), sub('Trainer material', 'Trainer')] },
  {
    label: 'Format',
    places: [
      sub('Paragraph style', 'Style'),
      sub('Letters'),
      sub('Lists', 'List'),
      sub('Alignment', 'Align'),
      'rule',
      'Box',
      sub('Image'),
      sub('Portion marking'),
      sub('Marking of the pack'),
    ],
  },
  { label: 'Table', places: ['Table', 'rule', sub('Shade of cells')] },
  { label: 'View', places: ['View', 'rule', sub('Appearance'), 'rule', 'Window'] },
  {
    label: 'Pack',
    places: ['Pack', 'Packs', 'rule', 'Outline', 'rule', sub('This section'), 'rule', 'Templates'],
  },
  { label: 'Help', places: ['#palette', '#shortcuts', 'Help'] },
]

/** Letters of a line at most. */
const LONGEST = 60

/** Long lists of places to go to are the palette's: a menu of hundreds of lines is none. */
const NOT_IN_MENUS: readonly string[] = ['Go to section', 'Open pack']

/** The menu of these commands; each stands in it once. `inDialog` leaves only what a dialog can take in use. */
export function menuOf(commands: readonly AppCommand[], inDialog: boolean): MenuModel {
  const left = new Set(
    commands.filter(
      ({ group, onlySearched }) => !NOT_IN_MENUS.includes(group) && (!onlySearched || hasOwnMenu(group)),
    ),
  )
  const byId = new Set(BAR.flatMap(({ places }) => places.filter((place) => typeof place === 'string')))
  const take = (fits: (command: AppCommand) => boolean): MenuLine[] =>
    [...left].filter(fits).map((command) => {
      left.delete(command)
      return lineOf(command, inDialog)
    })
  const entriesAt = (place: Place): readonly MenuEntry[] => {
    if (place === 'rule') return ['rule']
    if (typeof place !== 'string') {
      const items = take(({ group }) => group === place.group)
      return items.length > 0 ? [{ label: place.label, items }] : []
    }
    if (place.startsWith('#')) return take(({ id }) => `#${id}` === place)
    return take(({ id, group }) => group === place && !byId.has(`#${id}`))
  }
  const bar = BAR.map(({ label, places }) => ({ label, items: places.flatMap(entriesAt) }))
  const strays = [...new Set([...left].map(({ group }) => group))].map((group) => ({
    label: shortened(group),
    items: take((command) => command.group === group),
  }))
  return bar
    .map(({ label, items }) => ({
      label,
      items: tidy(label === 'Pack' ? [...items, 'rule', ...strays] : items),
    }))
    .filter(({ items }) => items.length > 0)
}

function hasOwnMenu(group: string): boolean {
  return BAR.some(({ places }) => places.some((place) => typeof place !== 'string' && place.group === group))
}

function lineOf(command: AppCommand, inDialog: boolean): MenuLine {
  return {
    id: command.id,
    label: shortened(command.label),
    keys: command.shortcut ?? null,
    enabled: !command.disabled && (!inDialog || command.inDialogs === true),
    checked: command.checked ?? null,
  }
}

/** Titles may be long, menus must not be wide. */
function shortened(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label
}

/** No rule at an end and no two beside each other. */
function tidy(entries: readonly MenuEntry[]): MenuEntry[] {
  const kept = entries.filter((entry, at) => entry !== 'rule' || (at > 0 && entries[at - 1] !== 'rule'))
  while (kept.at(-1) === 'rule') kept.pop()
  while (kept[0] === 'rule') kept.shift()
  return kept.filter((entry, at) => entry !== 'rule' || kept[at - 1] !== 'rule')
}
