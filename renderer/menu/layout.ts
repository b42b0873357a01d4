// The layout of the application menu: actions by group, and by id where the order matters.
import type { MenuEntry, MenuLine, MenuModel } from '#shared/menu'
import type { Group } from '../editor/actions/action'
import type { Entry } from '../editor/actions/entry'
import { placing, type Ref } from '../editor/actions/placing'

/** A pair becomes a separate menu for a group. */
type Placed = Ref | 'rule' | { readonly label: string; readonly group: Group }

const sub = (label: string, group: Group): Placed => ({ label, group })
const same = (group: Group): Placed => sub(group, group)

const BAR: readonly { readonly label: string; readonly places: readonly Placed[] }[] = [
  {
    label: 'File',
    places: [
      'newPack',
      same('New pack from'),
      'rule',
      'import',
      'importWordFolder',
      same('Recent packs'),
      'library',
      'rule',
      'save',
      'share',
      'export',
      'exportRows',
      'print',
      'rule',
      'templates',
      'settings',
      'rule',
      'quit',
    ],
  },
  {
    label: 'Edit',
    places: [
      'undo',
      'redo',
      'rule',
      'undoRemovePack',
      'rule',
      'find',
      'replace',
      'searchPacks',
      'rule',
      'Edit',
      'rule',
      same('Spelling'),
      same('To confirm'),
    ],
  },
  { label: 'Insert', places: ['Insert', 'rule', same('Callout'), sub('Trainer material', 'Trainer')] },
  {
    label: 'Format',
    places: [
      sub('Paragraph style', 'Style'),
      same('Text'),
      sub('Lists', 'List'),
      sub('Alignment', 'Align'),
      'rule',
      'Box',
      same('Image'),
      same('Enclosure'),
      same('Readers'),
      same('Portion marking'),
      same('Pack marking'),
    ],
  },
  { label: 'Table', places: ['Table', 'rule', same('Lines to write on'), same('Cell shading')] },
  { label: 'View', places: ['View', 'rule', same('Edition shown'), same('Appearance'), 'rule', 'Window'] },
  {
    label: 'Pack',
    places: [
      'Pack',
      'versionHistory',
      'nameVersion',
      'Packs',
      'rule',
      'Outline',
      'rule',
      same('This section'),
      'rule',
      'Templates',
    ],
  },
  { label: 'Help', places: ['palette', 'shortcuts', 'Help'] },
]

const named = new Set<unknown>(BAR.flatMap(({ places }) => places))

/** Maximum length of an item, in letters. */
const LONGEST = 60

/**
 * Long lists of places to go to belong in the palette: a menu with hundreds of items is useless. Nor does this menu
 * have items that come and go with the cursor.
 */
const NOT_IN_MENUS: readonly string[] = ['Go to section', 'Open pack', 'At the cursor']

/**
 * Returns the menu of these entries, each of them once. `inDialog` leaves only what can be used while a dialog is open.
 */
export function menuOf(entries: readonly Entry[], inDialog: boolean): MenuModel {
  const shown = entries.filter(
    ({ group, onlySearched }) => !NOT_IN_MENUS.includes(group) && (!onlySearched || hasOwnMenu(group)),
  )
  const take = placing(shown, named)
  const lines = (found: readonly Entry[]): MenuLine[] => found.map((entry) => lineOf(entry, inDialog))
  const placed = new Set<string>()
  const entriesAt = (place: Placed): readonly MenuEntry[] => {
    if (place === 'rule') return ['rule']
    const found = take([typeof place === 'string' ? place : place.group])
    for (const { id } of found) placed.add(id)
    if (typeof place === 'string') return lines(found)
    return found.length > 0 ? [{ label: place.label, items: lines(found) }] : []
  }
  const bar = BAR.map(({ label, places }) => ({ label, items: places.flatMap(entriesAt) }))
  const left = shown.filter(({ id }) => !placed.has(id))
  const titleOf = ({ group, about }: Entry) => about ?? group
  const strays = [...new Set(left.map(titleOf))].map((label) => ({
    label: shortened(label),
    items: lines(left.filter((entry) => titleOf(entry) === label)),
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

function lineOf(entry: Entry, inDialog: boolean): MenuLine {
  return {
    id: entry.id,
    label: shortened(entry.label),
    keys: entry.shortcut ?? null,
    enabled: !entry.disabled && (!inDialog || entry.inDialogs === true),
    checked: entry.checked ?? null,
  }
}

/** Titles may be long, but menus must stay narrow. */
function shortened(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label
}

/** No separators at the ends, and no two in a row. */
function tidy(entries: readonly MenuEntry[]): MenuEntry[] {
  const kept = entries.filter((entry, at) => entry !== 'rule' || (at > 0 && entries[at - 1] !== 'rule'))
  while (kept.at(-1) === 'rule') kept.pop()
  while (kept[0] === 'rule') kept.shift()
  return kept.filter((entry, at) => entry !== 'rule' || kept[at - 1] !== 'rule')
}
