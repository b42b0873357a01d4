// Repairs rows of a library that is open: damage that was found while reading, or by a check of everything.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { LibraryNotice } from '#shared/library-notice'
import type { PackId } from '#shared/pack'
import { readAsset } from './assets'
import { brokenImages, brokenPacks, brokenSchemes, brokenTemplates } from './broken'
import { packsWithBrokenTags } from './broken-tags'
import { type Damage, forgetDamage, noteDamage, readDamage } from './damage'
import type { Database } from './database'
import { attempt } from './failures'
import { findMissing, type Missing, missingFindings } from './inventory'
import { damageWords, noticeOf, otherDamage } from './library-notice'
import { findLostTexts, type LostTexts } from './lost-texts'
import { copyAside } from './on-disk'
import { type BackupSource, repairFrom } from './repair'

/** Damage that was not known. */
export interface NewDamage {
  /** Packs, templates, marking schemes and images, with what is wrong in words. */
  readonly items: Damage
  readonly packs: readonly PackId[]
  readonly images: readonly string[]
  /** Packs with damaged tags. */
  readonly tagged: readonly PackId[]
  /** Rows that are gone or of another time. */
  readonly missing: readonly Missing[]
  /** Texts of versions that can't be read. */
  readonly texts: readonly LostTexts[]
}

/**
 * Looks for packs, templates, marking schemes and images that can't be read or are not what was written. Reads everything, on any
 * connection; null when nothing is new.
 */
export function lookForDamage(db: Database): NewDamage | null {
  const known = readDamage(db)
  const isNew = (id: string): boolean => known[id] === undefined
  const broken = [...brokenPacks(db)].filter(([id]) => isNew(id))
  const images = brokenImages(db)
  const tagged = packsWithBrokenTags(db)
  const others = [...brokenTemplates(db), ...brokenSchemes(db), ...images].filter(isNew)
  const [missing, texts] = [findMissing(db, 'whole'), findLostTexts(db)]
  if ([broken, others, tagged, missing, texts].every(({ length }) => length === 0)) return null
  return {
    items: Object.fromEntries([
      ...broken.map(([id, { words }]) => [id, words]),
      ...others.map((id) => [id, 'It is damaged']),
    ]),
    packs: broken.map(([id]) => id),
    images,
    tagged,
    missing,
    texts,
  }
}

/** What is left of damage that was found a moment ago: it may have been written over since. Reads no more than that. */
function stillThere(db: Database, { items, packs, images, missing, texts }: NewDamage): NewDamage | null {
  const left = {
    packs: [...brokenPacks(db, false, packs).keys()],
    images: images.filter((id) => readAsset(db, id) === undefined),
    tagged: packsWithBrokenTags(db),
    missing: findMissing(db, 'whole', missing),
    texts: findLostTexts(
      db,
      texts.map(({ pack }) => pack),
    ),
  }
  const ids = new Set([...left.packs, ...left.images, ...brokenTemplates(db), ...brokenSchemes(db)])
  const those = Object.entries(items).filter(([id]) => ids.has(id))
  const isGone = [those, left.tagged, left.missing, left.texts].every(({ length }) => length === 0)
  return isGone ? null : { items: Object.fromEntries(those), ...left }
}

/** The identity of a copy of a library with this damage: the same damage is copied once. */
export const copyIdOf = ({ items, tagged, missing, texts }: NewDamage): string =>
  createHash('sha256')
    .update(
      [
        ...Object.keys(items),
        ...tagged,
        ...missingFindings(missing),
        ...texts.map(({ pack }) => pack),
      ].join(),
    )
    .digest('hex')
    .slice(0, 8)

/**
 * Keeps a copy of the library, unless there is one, and takes what is damaged from the backups. Looks for it unless it was found already.
 * Returns a message for the user; null when there was nothing.
 */
export function repairOpen(
  db: Database,
  backups: readonly BackupSource[],
  given?: NewDamage,
): LibraryNotice | null {
  return attempt(db.name, 'Checking the library', () => {
    const found = given ? stillThere(db, given) : lookForDamage(db)
    if (found === null) return null
    const copy = copyAside(db.name, 'damaged', copyIdOf(given ?? found))
    noteDamage(db, found.items)
    const { images, packs, missing, texts } = found
    const { lines, left: lost } = repairFrom(db, backups, { images, packs, lost: missing, texts })
    for (const id of found.images) if (readAsset(db, id) !== undefined) forgetDamage(db, id)
    const left = found.images.filter((id) => readAsset(db, id) === undefined)
    const kept = `The damaged library was copied to ${basename(copy)}.`
    const ids = [...Object.keys(found.items), ...found.tagged, ...missingFindings(missing)]
    return noticeOf([damageWords(db), kept], ids, lines, [...otherDamage(db, left), ...lost])
  })
}
