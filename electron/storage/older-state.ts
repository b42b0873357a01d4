// Compares an open library with what it held when it was last saved here, and says what is older or missing, item by item.
import type { LibraryNotice } from '#shared/library-notice'
import { packTitle } from '#shared/pack-title'
import { readDamage } from './damage'
import type { Database } from './database'
import { forgottenItems } from './forgotten'
import { headOf, keyOf, type LastSaved, type NotedTable, type SavedItem, savedItems } from './last-saved'
import { noticeOf } from './library-notice'
import { olderEntries } from './older-entries'
import { RECOVERED } from './rescue'

/** How a library differs from what was last saved. */
export interface Older {
  /** It is not the same library. */
  readonly isOther: boolean
  /** A sentence about each pack, template and marking scheme that is older or missing. */
  readonly lines: readonly string[]
}

/**
 * Compares; null for a library that is not older. Changes by other programs are never mistaken for an older state: they
 * raise the counts. `isDamaged` means that the counts may be lost.
 */
export function findOlder(db: Database, last: LastSaved, isDamaged: boolean): Older | null {
  const head = headOf(db)
  const found = savedItems(db)
  const isOther = head !== null && head.library !== last.library
  if (isOther && (!isDamaged || !last.items.some((item) => found.has(keyOf(item)))))
    return { isOther: true, lines: [] }
  const isOlder = isDamaged || (head !== null && head.changes < last.changes)
  // One pack that no other program can have changed so is proof of an older state.
  if (!isOlder && linesOf(db, last, found, false).length === 0) return null
  const fewer = [
    ...(head === null || head.settings < last.settings ? ['Some settings are missing.'] : []),
    ...(head === null || head.tags < last.tags ? ['Some tags of packs are missing.'] : []),
    ...(isDamaged && newestVersion(db) < last.kept
      ? ['Some versions in the history of packs are missing.']
      : []),
  ]
  const lines = linesOf(db, last, found, true)
  const entries = olderEntries(db, last, found, lines.join('\n'))
  return { isOther: false, lines: [...lines, ...entries, ...(isDamaged ? fewer : [])] }
}

/** A rescue may have lost the rows that were written last. */
const newestVersion = (db: Database): number =>
  Number(db.prepare('SELECT max(taken) FROM versions').pluck().get() ?? 0)

function linesOf(
  db: Database,
  last: LastSaved,
  found: ReadonlyMap<string, SavedItem>,
  isOlder: boolean,
): string[] {
  const forgotten = new Set(forgottenItems(db))
  const damage = readDamage(db)
  const version = headOf(db)?.version
  return last.items.flatMap((item) => {
    const now = found.get(keyOf(item))
    if (item.table === 'inventory') return []
    if (now !== undefined && now.title !== item.title && now.title.startsWith(RECOVERED))
      return [`“${packTitle(item.title)}” lost its title page; its text is in the list as “${now.title}”.`]
    if (forgotten.has(item.id) || damage[item.id] !== undefined) return []
    // Another version of the program may have rewritten it.
    const same = version === last.version ? now : now && { ...now, sum: item.sum }
    return wordsOf(item, same, isOlder) ?? []
  })
}

/** Without `isOlder` only what no other program can have done. */
function wordsOf(last: SavedItem, now: SavedItem | undefined, isOlder: boolean): string | undefined {
  const name = `${last.table === 'inventory' ? '' : NAMES[last.table]}“${packTitle(last.title)}”`
  if (now === undefined) return isOlder || !last.deleted ? `${name} is missing.` : undefined
  const isBehind = last.table === 'packs' ? now.version < last.version : isOlder && now.version < last.version
  if (isBehind) return `${name}: its last changes are missing.`
  if (now.version === last.version && now.sum !== last.sum) return `${name} is not as it was last saved.`
  if (!isOlder || now.deleted === last.deleted) return undefined
  return now.deleted
    ? `${name} is in Deleted packs again.`
    : `${name} had been deleted and is in the list again.`
}

const NAMES: Readonly<Record<Exclude<NotedTable, 'inventory'>, string>> = {
  packs: '',
  templates: 'The template ',
  marking_schemes: 'The marking scheme ',
}

/** The notice about an older library; `restored` are sentences about what came from backups. */
export function olderNotice(
  { isOther, lines }: Older,
  restored: readonly string[],
  log: string,
): LibraryNotice {
  if (isOther)
    return {
      ...noticeOf(
        [
          'The file in the library’s place is not the library that was last used here. If you put it there, there is nothing to do.',
        ],
        [],
      ),
      title: 'This is another library',
    }
  const texts = [
    'The last changes are missing: an older copy of the library was put in its place, or files beside it were lost or damaged. Settings may be older, too.',
    restored.length > 0 ? 'What the backups have was restored.' : '',
  ]
  return {
    ...noticeOf(texts, [`Log: ${log}`], restored, lines),
    title: 'The library is older than when it was last used',
  }
}

/** A notice with what is missing besides what it names. */
export function withMissing(notice: LibraryNotice, lines: readonly string[]): LibraryNotice {
  const named = notice.lines.join('\n')
  const isNew = (line: string): boolean => !named.includes(/“.*”/.exec(line)?.[0] ?? line)
  return { ...notice, lines: [...notice.lines, ...lines.filter(isNew)] }
}
