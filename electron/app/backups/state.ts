// What a library holds, in one line: two libraries with the same line hold the same.
import { createHash } from 'node:crypto'
import type { Database } from '../../storage/database'

/** Settings that change without the user's doing. */
const PASSING = ['lastStart', 'bin', 'recent', 'changes']

/** Returns the line; every change of the user's changes it. */
export function stateOf(db: Database): string {
  const version = db.pragma('user_version', { simple: true })
  const counts = db
    .prepare(
      `SELECT (SELECT json_array(count(*), sum(revision), max(changed), sum(deleted)) FROM packs),
         (SELECT json_array(count(*), max(changed), sum(deleted)) FROM templates),
         (SELECT count(*) FROM assets)`,
    )
    .raw()
    .get()
  // Libraries of earlier versions have no such table.
  const schemes =
    Number(version) < 60
      ? null
      : db.prepare('SELECT count(*), max(changed), sum(deleted) FROM marking_schemes').raw().get()
  const versions =
    Number(version) < 70
      ? null
      : db
          .prepare(
            "SELECT count(*), sum(number), json_group_array(name) FILTER (WHERE name <> '') FROM versions",
          )
          .raw()
          .get()
  const arrangement =
    Number(version) < 80
      ? null
      : db
          .prepare(
            `SELECT json_group_array(id || favourite || coalesce(archived, '')) FILTER (WHERE favourite OR archived),
               (SELECT json_array(count(*), max(added)) FROM pack_tags) FROM packs`,
          )
          .raw()
          .get()
  const settings = db.prepare('SELECT key, value FROM settings ORDER BY key').raw().all() as [
    string,
    string,
  ][]
  const line = JSON.stringify([
    version,
    counts,
    schemes,
    versions,
    arrangement,
    settings.filter(([key]) => !PASSING.includes(key)),
  ])
  return createHash('sha256').update(line).digest('hex')
}
