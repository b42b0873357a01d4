// Repairs rows of a library that is open: damage that was found while reading, or by a check of everything.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { LibraryNotice } from '#shared/library-notice'
import { readAsset } from './assets'
import { brokenImages, brokenPacks, brokenSchemes, brokenTemplates } from './broken'
import { packsWithBrokenTags } from './broken-tags'
import { type Damage, forgetDamage, noteDamage, readDamage } from './damage'
import type { Database } from './database'
import { attempt } from './failures'
import { damageWords, noticeOf, otherDamage } from './library-notice'
import { copyAside } from './on-disk'
import { type BackupSource, repairFrom } from './repair'

/**
 * Looks for packs, templates, marking schemes and images that can't be read or are not what was written, keeps a copy of
 * the library, and takes them from the backups. Returns a message for the user; null when nothing was found that was
 * not known.
 */
export function repairOpen(db: Database, backups: readonly BackupSource[]): LibraryNotice | null {
  return attempt(db.name, 'Checking the library', () => {
    const known = readDamage(db)
    const images = brokenImages(db)
    const found = Object.entries(findBroken(db, images)).filter(([id]) => known[id] === undefined)
    const tagged = packsWithBrokenTags(db)
    if (found.length + tagged.length === 0) return null
    const ids = [...found.map(([id]) => id), ...tagged]
    const copy = copyAside(
      db.name,
      'damaged',
      createHash('sha256').update(ids.join()).digest('hex').slice(0, 8),
    )
    noteDamage(db, Object.fromEntries(found))
    const { lines } = repairFrom(db, backups, { images })
    for (const id of images) if (readAsset(db, id) !== undefined) forgetDamage(db, id)
    const kept = `The damaged library was copied to ${basename(copy)}.`
    return noticeOf([damageWords(db), kept], ids, lines, otherDamage(db, brokenImages(db)))
  })
}

function findBroken(db: Database, images: readonly string[]): Damage {
  const packs = [...brokenPacks(db)].map(([id, { words }]) => [id, words])
  const others = [...brokenTemplates(db), ...brokenSchemes(db), ...images]
  return Object.fromEntries([...packs, ...others.map((id) => [id, 'It is damaged'])])
}
