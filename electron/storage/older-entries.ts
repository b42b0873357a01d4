// What else is older or missing in a library that is older than when it was last used: versions, tags, images, settings.
import { packTitle } from '#shared/pack-title'
import type { Database } from './database'
import { forgottenItems } from './forgotten'
import { type Missing, nameIn, type Part, timeIn } from './inventory'
import { keyOf, type LastSaved, type SavedItem } from './last-saved'
import { settingWords, versionWords } from './lost-words'

/** Returns a sentence about each, or about those of a pack; of the packs in `named` it is clear that later versions are missing. */
export function olderEntries(
  db: Database,
  last: LastSaved,
  found: ReadonlyMap<string, SavedItem>,
  named: string,
): string[] {
  const forgotten = new Set(forgottenItems(db))
  const titles = new Map(last.items.map(({ table, id, title }) => [`${table} ${id}`, title]))
  const has = db.prepare('SELECT 1 FROM versions WHERE pack_id = ? AND number = ? AND taken = ?')
  const settings: Pick<Missing, 'owner' | 'isGone'>[] = []
  const lines = last.items.flatMap((item) => {
    if (item.table !== 'inventory') return []
    const [part, owner] = partsOf(item)
    const now = found.get(keyOf(item))
    if (now?.sum === item.sum || forgotten.has(owner)) return []
    if (part === 'settings') settings.push({ owner, isGone: now === undefined })
    if (part === 'assets') return now === undefined ? [`The image “${nameIn(item.title)}” is missing.`] : []
    // A pack that is gone is named by itself.
    if (!found.has(`packs ${owner}`)) return []
    const name = `“${packTitle(titles.get(`packs ${owner}`))}”`
    if (part === 'pack_tags') return [`${name}: Its tags are older or missing.`]
    return part === 'versions' && !has.get(owner, ...item.title.split(':')) && !named.includes(name)
      ? [`${name}: ${versionWords([timeIn(item.title)])} missing from its version history.`]
      : []
  })
  return [...lines, ...settingWords(settings)]
}

function partsOf({ id }: SavedItem): readonly [part: Part, owner: string] {
  const at = id.indexOf(' ')
  return [id.slice(0, at) as Part, id.slice(at + 1)]
}
