// Repairs a library from its backups: what can't be read is replaced by its last good version, and named pack by pack.
import { randomUUID } from 'node:crypto'
import { dateWords } from '#shared/date-words'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { AppError } from '#shared/result'
import { readAsset } from './assets'
import { type Broken, brokenPacks, brokenSchemes, brokenTemplates } from './broken'
import { bringBrokenTags, keepBrokenTags, packsWithBrokenTags } from './broken-tags'
import { forgetDamage, noteDamage, readDamage } from './damage'
import { type Database, openReadOnly } from './database'
import { change, changeAsStored } from './failures'
import { forgottenItems } from './forgotten'
import { findMissing, type Missing, takeStock } from './inventory'
import { bringLost, putRight } from './lost-rows'
import { bringLostTexts, findLostTexts, type LostTexts, noteLostTexts } from './lost-texts'
import { lostTextWords, lostWords } from './lost-words'
import { mergePack } from './merge-pack'
import { titleOf } from './pack-title'
import { bringImage, bringImages, findStored, retitled, type StoredPack, writeStored } from './stored-pack'
import {
  bringLostTags,
  bringSchemes,
  bringSettings,
  bringTags,
  bringTemplates,
  hasSetting,
} from './stored-rest'
import { bringHistory } from './version-copies'

/** A backup to repair from. */
export interface BackupSource {
  readonly file: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/** What a repair did. */
export interface Repair {
  /** One sentence about each pack, template … that is not as it was last saved. */
  readonly lines: readonly string[]
  /** One about each row that is lost: no backup has it. */
  readonly left: readonly string[]
}

/** Returns the backups to repair from, newest first; they are only looked for when they are needed. */
export type FindBackups = () => readonly BackupSource[]

/** What to look for in the backups besides packs, templates and schemes that can't be read. */
export interface Wanted {
  /** Rows may be gone without a trace: what only the newest sound backup has, or has in a later version, comes too. */
  readonly missing?: boolean
  /** Keys of settings that were dropped. */
  readonly settings?: readonly string[]
  /** Ids of images whose bytes are damaged. */
  readonly images?: readonly string[]
  /** Looks at no other packs: in a large library that takes a moment instead of seconds. */
  readonly packs?: readonly PackId[]
  /** Rows that the inventory misses; looked for unless they are given. */
  readonly lost?: readonly Missing[]
  /** Texts of versions that can't be read. */
  readonly texts?: readonly LostTexts[]
}

/**
 * Replaces what can't be read by the newest version of it in a sound backup. What was deleted permanently does not come
 * back, and what no backup has stays as it is, marked as damaged.
 */
export function repairFrom(db: Database, backups: readonly BackupSource[], wanted: Wanted = {}): Repair {
  const lines: string[] = []
  let missing = wanted.missing === true
  let lost = wanted.lost ?? findMissing(db, 'whole')
  let texts = wanted.texts ?? []
  if (lost.length > 0) lines.push(...change(db, 'Repairing the library', () => putRight(db, lost)))
  for (const source of backups) {
    lost = findMissing(db, 'whole', lost)
    if (!missing && lost.length + texts.length === 0 && isWhole(db, wanted)) break
    const done = withBackup(source, (backup) =>
      changeAsStored(db, 'Repairing the library', () => {
        lines.push(...bringLost(db, backup, source.time, lost), ...bringOld(db, backup, source, texts))
        lines.push(...bringWanted(db, backup, source, wanted, missing))
        return true
      }),
    )
    if (done) missing = false
    texts =
      texts.length === 0
        ? []
        : findLostTexts(
            db,
            texts.map(({ pack }) => pack),
          )
  }
  if (packsWithBrokenTags(db).length > 0)
    lines.push(...changeAsStored(db, 'Repairing the tags', () => keepBrokenTags(db)))
  return { lines, left: tellLost(db, lost, texts) }
}

function bringWanted(
  db: Database,
  backup: Database,
  source: BackupSource,
  wanted: Wanted,
  missing: boolean,
): string[] {
  const way = missing ? 'missing' : 'broken'
  const lines = missing ? bringMissing(db, backup, source) : []
  if (missing) bringLostTags(db, backup)
  lines.push(...bringBroken(db, backup, source, wanted))
  const others = [
    ...bringTemplates(db, backup, way),
    ...bringSchemes(db, backup, way),
    ...bringSettings(db, backup, missing ? 'all' : (wanted.settings ?? [])),
  ]
  lines.push(...others.map((what) => `${what} restored from the backup of ${dateWords(source.time)}.`))
  lines.push(...bringBrokenTags(db, backup, source.time))
  for (const image of wanted.images ?? []) bringImage(backup, db, image)
  return lines
}

const bringOld = (
  db: Database,
  backup: Database,
  source: BackupSource,
  texts: readonly LostTexts[],
): string[] =>
  bringLostTexts(db, backup, texts).map(
    (id) =>
      `${titleOf(db, id)}: Texts of its versions were restored from the backup of ${dateWords(source.time)}.`,
  )

/** Returns a sentence about each row that is lost for good, and expects it no longer. */
function tellLost(db: Database, lost: readonly Missing[], texts: readonly LostTexts[]): string[] {
  const left = findMissing(db, 'whole', lost)
  if (left.length + texts.length === 0) return []
  return change(db, 'Noting what is lost', () => {
    const words = [...lostWords(db, left), ...lostTextWords(db, texts)]
    takeStock(db, left)
    if (texts.length > 0) noteLostTexts(db, texts)
    return words
  })
}

const isWhole = (db: Database, { settings = [], images = [], packs }: Wanted): boolean =>
  brokenPacks(db, false, packs).size === 0 &&
  brokenTemplates(db).length === 0 &&
  brokenSchemes(db).length === 0 &&
  packsWithBrokenTags(db).length === 0 &&
  settings.every((key) => hasSetting(db, key)) &&
  images.every((id) => readAsset(db, id) !== undefined)

/** Returns what `run` returns; undefined for a backup that can't be read. */
function withBackup<T>({ file }: BackupSource, run: (backup: Database) => T): T | undefined {
  let backup: Database
  try {
    backup = openReadOnly(file)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
  try {
    return run(backup)
  } catch (error) {
    // Damage of the backup: nothing of it was taken.
    if (error instanceof AppError && error.code === 'storage/damaged') return undefined
    throw error
  } finally {
    backup.close()
  }
}

/** Replaces broken packs and broken sections. */
function bringBroken(db: Database, backup: Database, source: BackupSource, wanted: Wanted): string[] {
  const unusable = brokenPacks(backup, false, wanted.packs)
  return [...brokenPacks(db, wanted.missing, wanted.packs)].flatMap(([id, broken]) => {
    const good = unusable.has(id) ? null : findStored(backup, id)
    const present = findStored(db, id)
    if (good === null || present === null) return []
    const { pack, isWhole, isExact, replacesMixed, lost } = mergePack(present, good, broken)
    bringImages(backup, db, pack)
    if (replacesMixed) keepAsFound(db, present)
    writeStored(db, id, pack)
    forgetDamage(db, id)
    if (!isWhole) noteDamage(db, { [id]: broken.words })
    const words = lost === 0 && !broken.torn ? `${parts(broken)} restored` : `It was restored`
    const isLast = isExact || present.row.revision === good.row.revision
    return [`${named(pack)}: ${words} from the backup of ${dateWords(source.time)}.${isLast ? '' : LATER}`]
  })
}

/** Which of its sections are older than the others can't be told: both texts are kept. */
function keepAsFound(db: Database, present: StoredPack): void {
  const copy = retitled(present, `${packTitle(present.row.title)} (as found)`)
  bringImages(db, db, copy)
  writeStored(db, randomUUID(), copy)
}

const LATER = ' Changes made after that may be missing.'

function parts({ row, sections }: Broken): string {
  const texts = sections.length === 1 ? '1 section was' : `${sections.length} sections were`
  if (sections.length === 0) return 'Its title page and fields were'
  return row ? `Its title page, its fields and ${texts.replace(/ (was|were)$/, '')} were` : texts
}

/** Takes packs that are not in the library, or in an older version. */
function bringMissing(db: Database, backup: Database, source: BackupSource): string[] {
  const [forgotten, unusable] = [new Set(forgottenItems(db)), brokenPacks(backup)]
  const ids = backup.prepare('SELECT id FROM packs ORDER BY title').pluck().all() as PackId[]
  return ids.flatMap((id) => {
    if (forgotten.has(id) || unusable.has(id)) return []
    const [present, good] = [findStored(db, id), findStored(backup, id)]
    if (good === null || (present !== null && Number(present.row.revision) >= Number(good.row.revision)))
      return []
    bringImages(backup, db, good)
    writeStored(db, id, good)
    bringHistory(backup, db, id)
    if (present === null) bringTags(db, backup, id)
    if (readDamage(db)[id] !== undefined) forgetDamage(db, id)
    if (good.row.deleted !== null) return []
    return [`${named(good)}: It was restored from the backup of ${dateWords(source.time)}.${LATER}`]
  })
}

const named = ({ row }: StoredPack): string => `“${packTitle(row.title)}”`
