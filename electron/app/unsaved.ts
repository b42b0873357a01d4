// What was typed while the library did not answer is put into the library at the next start, if the program did not get that far.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import type { PackChange, PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { AppError } from '#shared/result'
import type { Database } from '../storage/database'
import { forgottenItems } from '../storage/forgotten'
import {
  createPack,
  readPack,
  replacePack,
  restorePack,
  revisionOf,
  savePack,
  summaryOf,
} from '../storage/packs'
import { RECOVERED, UNREADABLE_META } from '../storage/rescue'
import { END, type Kept, unsavedFolder } from './unsaved-changes'

const ID = /^[0-9a-f-]{36}$/

/**
 * Saves the changes that were kept and not saved. Where the pack was changed since, its other text is kept as a copy. Returns a sentence about
 * each.
 */
export function saveUnsaved(db: Database, profile: string): string[] {
  return filesIn(profile).flatMap((name) => {
    const file = join(unsavedFolder(profile), name)
    const kept = readKept(file)
    const words = kept === undefined ? '' : kept === 'newer' ? undefined : saveOne(db, kept)
    // What can't be saved now, by an older version or into a damaged pack for example, is tried again at the next start.
    if (words === undefined) return []
    rmSync(file, { force: true })
    return words === '' ? [] : [words]
  })
}

function filesIn(profile: string): string[] {
  try {
    const folder = unsavedFolder(profile)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // One that was being written when the program ended is not complete: the one before it is.
    for (const name of readdirSync(folder)) if (name.endsWith(`${END}.part`)) rmSync(join(folder, name))
    return readdirSync(folder).filter((name) => name.endsWith(END) && ID.test(name.slice(0, -END.length)))
  } catch {
    return []
  }
}

/** Undefined for what is no text; `newer` for that of a newer version of the program. */
function readKept(file: string): Kept | 'newer' | undefined {
  try {
    const { version, time, change, sent } = JSON.parse(readFileSync(file, 'utf8')) as Kept
    const { content } = parseDocument(version, { type: 'doc', content: change.sections })
    return { version, time, sent, change: { ...change, sections: content as Section[] } }
  } catch (error) {
    return error instanceof AppError ? 'newer' : undefined
  }
}

/** Returns what is said about it, which may be empty; undefined when it can't be saved. */
function saveOne(db: Database, { change, sent, time }: Kept): string | undefined {
  const { id, revision } = change
  try {
    if (isInBin(db, id)) restorePack(db, id)
    const title = `“${packTitle(summaryOf(db, id).title)}”`
    if (isSavedAlready(db, change)) return ''
    const stored = revisionOf(db, id)
    const wasSent = stored === revision + 1 && sent !== null && isSavedAlready(db, sent)
    if (stored === revision || wasSent) {
      savePack(db, { ...change, revision: stored })
      return `${title}: What was typed until ${dateWords(time)} had not been saved and is saved now.`
    }
    const { revision: _, ...rest } = change
    const { kept = '' } = replacePack(db, rest, `changed before ${dateWords(Date.now())}`)
    return `${title}: What was typed until ${dateWords(time)} had not been saved and is saved now. The pack had been changed meanwhile; that text is the pack “${kept}”.`
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'storage/not-found' ? addLost(db, change, time) : undefined
  }
}

/** The pack is gone with its library: what was typed of it becomes a pack, unless the user deleted it permanently. */
function addLost(db: Database, { id, meta, fields = [], sections }: PackChange, time: number): string {
  if (sections.length === 0 || forgottenItems(db).includes(id)) return ''
  const lost = { ...UNREADABLE_META, title: `${RECOVERED} (marking lost)` }
  const { title } = createPack(db, { meta: meta ?? lost, fields, sections }).meta
  return `What was typed until ${dateWords(time)} had not been saved, and its pack is gone. It is the pack “${packTitle(title)}” now.`
}

function isInBin(db: Database, id: PackId): boolean {
  try {
    revisionOf(db, id)
    return false
  } catch (error) {
    return error instanceof AppError && error.code === 'storage/deleted'
  }
}

/** The save was done, only its reply was not heard any more. */
function isSavedAlready(db: Database, { id, meta, fields, order, sections }: PackChange): boolean {
  const pack = readPack(db, id)
  const stored = new Map(pack.doc.content.map((section) => [section.attrs.id, JSON.stringify(section)]))
  return (
    sections.every((section) => stored.get(section.attrs.id) === JSON.stringify(section)) &&
    (order === undefined || order.join() === [...stored.keys()].join()) &&
    (meta === undefined || JSON.stringify(meta) === JSON.stringify(pack.meta)) &&
    (fields === undefined || JSON.stringify(fields) === JSON.stringify(pack.fields))
  )
}
