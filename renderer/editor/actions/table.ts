// The table of all actions. Add an action in the file of its group; ids are checked by the compiler.
import type { Action } from './action'
import type { Provider } from './entry'
import { atCursor } from './groups/at-cursor'
import { audiences, editions, ownAudiences, readers } from './groups/audiences'
import { boxes } from './groups/boxes'
import { edit } from './groups/edit'
import { enclosures } from './groups/enclosures'
import { format } from './groups/format'
import { image } from './groups/image'
import { insert } from './groups/insert'
import { markings, packMarkings, portionMarkings } from './groups/markings'
import { openPacks, packs } from './groups/packs'
import { review } from './groups/review'
import { goToSection, insertSection, insertSymbol, sections } from './groups/sections'
import { suggestions } from './groups/suggestions'
import { table } from './groups/table'
import { view } from './groups/view'
import { newPackFrom, recentPacks, window } from './groups/window'
import { knownActions } from './known'

/** The files of the table. Of actions with the same shortcut, the first available one runs. */
export const files = [
  window,
  packs,
  edit,
  view,
  image,
  table,
  format,
  insert,
  enclosures,
  boxes,
  atCursor,
  audiences,
  readers,
  markings,
  review,
  suggestions,
  sections,
] as const

type IdIn<File> = File extends unknown ? keyof File : never
/** Id of an action. */
export type ActionId = IdIn<(typeof files)[number]>

/** All actions by id. */
export const actions = Object.assign({}, ...files) as Readonly<Record<ActionId, Action>>

/** Ids with their actions, in the order of the table. */
export const allActions = Object.entries(actions) as readonly (readonly [ActionId, Action])[]

/** Providers of entries that are not in the table. */
const providers: readonly Provider[] = [
  openPacks,
  newPackFrom,
  recentPacks,
  editions,
  ownAudiences,
  portionMarkings,
  packMarkings,
  goToSection,
  insertSection,
  insertSymbol,
]

knownActions.set({ actions, all: allActions, providers })
