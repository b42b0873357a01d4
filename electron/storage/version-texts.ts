// Reads the texts of a pack's versions: those that were overwritten from where they are kept, the others from the pack.
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { unpackText } from './packed-text'
import { hashOf } from './versions'

/** Returns the text with a hash; undefined when it is lost or is not what was kept. */
export type ReadText = (hash: string) => string | undefined

/** Reads each text once. */
export function textReader(db: Database, id: PackId): ReadText {
  const stored = db.prepare('SELECT bytes FROM version_texts WHERE pack_id = ? AND hash = ?').pluck()
  const known = new Map<string, string | undefined>()
  let present: ReadonlyMap<string, string> | undefined
  const read = (hash: string): string | undefined => {
    const bytes = stored.get(id, hash) as Buffer | undefined
    const text = bytes && unpackText(bytes)
    if (text !== undefined && hashOf(text) === hash) return text
    present ??= presentTexts(db, id)
    return present.get(hash)
  }
  return (hash) => {
    if (!known.has(hash)) known.set(hash, read(hash))
    return known.get(hash)
  }
}

function presentTexts(db: Database, id: PackId): ReadonlyMap<string, string> {
  const particulars = db.prepare('SELECT meta, fields FROM packs WHERE id = ?').raw().get(id) as string[]
  const sections = db.prepare('SELECT json FROM sections WHERE pack_id = ?').pluck().all(id) as string[]
  return new Map([...particulars, ...sections].map((text) => [hashOf(text), text]))
}
