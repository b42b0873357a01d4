// Repairs rows of a library that is open: damage that was found while reading, or by a check of everything.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { LibraryNotice } from '#shared/library-notice'
import type { PackId } from '#shared/pack'
import { readAsset } from './assets'
import { type Broken, brokenImages, brokenPacks, brokenSchemes, brokenTemplates } from './broken'
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
 * Looks for packs, templates, marking schemes and images that can't be read or are not what was written, and for rows that are lost. Reads
 * everything, or only some packs, on any connection; null when nothing is new.
 */
export function lookForDamage(db: Database, only?: readonly PackId[]): NewDamage | null {
  const known = readDamage(db)
  const isNew = (id: string): boolean => known[id] === undefined
  if (only) return damageOfPacks(brokenPacks(db, false, only), isNew)
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

function damageOfPacks(all: ReadonlyMap<PackId, Broken>, isNew: (id: string) => boolean): NewDamage | null {
  const broken = [...all].filter(([id]) => isNew(id))
  if (broken.length === 0) return null
  return {
    items: Object.fromEntries(broken.map(([id, { words }]) => [id, words])),
    packs: broken.map(([id]) => id),
    ...{ images: [], tagged: [], missing: [], texts: [] },
  }
}

/** What is left of damage that was found a moment ago: it may have been written over since. Reads no more than that. */
function stillThere(
  db: Database,
  { items, packs, images, tagged, missing, texts }: NewDamage,
): NewDamage | null {
  const left = {
    packs: [...brokenPacks(db, false, packs).keys()],
    images: images.filter((id) => readAsset(db, id) === undefined),
    tagged: tagged.length > 0 ? packsWithBrokenTags(db) : [],
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

/** What a repair has said so far. */
interface Repaired {
  readonly lines: string[]
  readonly left: string[]
}

/**
 * Keeps a copy of the library, unless there is one, and takes what is damaged from the backups. Looks for it unless it was found already.
 * Returns a message for the user; null when there was nothing.
 */
export function repairOpen(
  db: Database,
  backups: readonly BackupSource[],
  given?: NewDamage,
): LibraryNotice | null {
  const found = given ?? attempt(db.name, 'Checking the library', () => lookForDamage(db))
  if (found === null) return null
  const said: Repaired = { lines: [], left: [] }
  for (const part of partsOf(found)) repairPart(db, backups, found, part, said)
  return noticeAbout(db, found, said)
}

/** The same, with a pause after each part, in which others can use the library; `tell` hears how much is done, from 0 to 1. */
export async function repairInTurns(
  db: Database,
  backups: readonly BackupSource[],
  found: NewDamage,
  tell: (done: number) => void,
): Promise<LibraryNotice | null> {
  const said: Repaired = { lines: [], left: [] }
  const parts = partsOf(found)
  for (const [at, part] of parts.entries()) {
    if (!db.open) return null
    repairPart(db, backups, found, part, said)
    tell((at + 1) / parts.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return noticeAbout(db, found, said)
}

/** So many packs are repaired at once: a save waits for no more. */
const PACKS_AT_ONCE = 4

/** The first part has all that is not about one pack. */
function partsOf(found: NewDamage): NewDamage[] {
  const { items, packs } = found
  const itemsOf = (ids: readonly string[]): Damage =>
    Object.fromEntries(Object.entries(items).filter(([id]) => ids.includes(id)))
  const others = Object.keys(items).filter((id) => !packs.includes(id))
  const parts: NewDamage[] = [{ ...found, items: itemsOf(others), packs: [] }]
  for (let at = 0; at < packs.length; at += PACKS_AT_ONCE) {
    const some = packs.slice(at, at + PACKS_AT_ONCE)
    parts.push({ items: itemsOf(some), packs: some, images: [], tagged: [], missing: [], texts: [] })
  }
  return parts
}

function repairPart(
  db: Database,
  backups: readonly BackupSource[],
  all: NewDamage,
  part: NewDamage,
  said: Repaired,
): void {
  attempt(db.name, 'Repairing the library', () => {
    const found = stillThere(db, part)
    if (found === null) return
    copyAside(db.name, 'damaged', copyIdOf(all))
    noteDamage(db, found.items)
    const { images, packs, missing, texts } = found
    const { lines, left } = repairFrom(db, backups, { images, packs, lost: missing, texts })
    for (const id of images) if (readAsset(db, id) !== undefined) forgetDamage(db, id)
    const lostImages = images.filter((id) => readAsset(db, id) === undefined)
    said.lines.push(...lines)
    said.left.push(...left, ...(isAboutPacks(found) ? [] : otherDamage(db, lostImages)))
  })
}

const isAboutPacks = ({ packs }: NewDamage): boolean => packs.length > 0

function noticeAbout(db: Database, found: NewDamage, { lines, left }: Repaired): LibraryNotice | null {
  const marked = damageWords(db)
  if (lines.length + left.length === 0 && marked === '') return null
  const kept = `The damaged library was copied to ${basename(copyAside(db.name, 'damaged', copyIdOf(found)))}.`
  const ids = [...Object.keys(found.items), ...found.tagged, ...missingFindings(found.missing)]
  return noticeOf([marked, kept], ids, lines, left)
}
