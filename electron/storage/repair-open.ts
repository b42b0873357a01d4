// Repairs rows of a library that is open: damage that was found while reading, or by a check of everything.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { LibraryNotice } from '#shared/ipc'
import { type Broken, brokenPacks, brokenTemplates } from './broken'
import { noteDamage, readDamage, sectionWords } from './damage'
import type { Database } from './database'
import { attempt } from './failures'
import { damageWords, noticeOf } from './library-notice'
import { copyAside } from './on-disk'
import { type BackupSource, repairFrom } from './repair'

/**
 * Looks for rows that can't be read or are not what was written, keeps a copy of the library, and takes the rows from
 * the backups. Returns a message for the user; null when nothing was found that was not known.
 */
export function repairOpen(db: Database, backups: readonly BackupSource[]): LibraryNotice | null {
  return attempt(db.name, 'Checking the library', () => {
    const known = readDamage(db)
    const found = [...brokenPacks(db)].filter(([id]) => known[id] === undefined)
    const templates = brokenTemplates(db)
    if (found.length === 0 && templates.length === 0) return null
    const rows = [...found.map(([id]) => id), ...templates]
    const copy = copyAside(
      db.name,
      'damaged',
      createHash('sha256').update(rows.join()).digest('hex').slice(0, 8),
    )
    noteDamage(db, Object.fromEntries(found.map(([id, broken]) => [id, wordsOf(broken)])))
    const { lines } = repairFrom(db, backups, false)
    if (found.length === 0 && lines.length === 0) return null
    const kept = `The damaged library was copied to ${basename(copy)}.`
    return noticeOf([damageWords(db), kept], rows, lines)
  })
}

function wordsOf({ row, sections }: Broken): string {
  return row ? 'Its title page or fields can’t be read' : sectionWords(sections.length)
}
