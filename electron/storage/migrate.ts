// Upgrades a library's tables to the current version: refuses newer and foreign files, keeps a copy of an older one.
import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import { defineSum } from './checksum'
import { type Migration, migrations } from './migrations'
import { definePacking } from './packed-text'

/** The application id that step 10 writes into a library. */
const APPLICATION_ID = 0x41544348

/**
 * Runs the steps that a library lacks, in one transaction, after saving a copy beside it. Throws `storage/from-future`
 * for a library of a newer program and `storage/damaged` for a file that is not a library; both are left unchanged.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  defineSum(db)
  definePacking(db)
  const version = userVersion(db)
  refuseForeign(db, version)
  refuseNewer(db, version, steps.at(-1)?.to ?? 0)
  const pending = steps.filter((step) => step.to > version)
  if (pending.length === 0) return
  if (version > 0) copyAside(db, version)
  const run = db.transaction(() => {
    // Another process may have done it while this one was waiting.
    const reached = userVersion(db)
    for (const step of pending.filter(({ to }) => to > reached)) {
      step.up(db)
      db.pragma(`user_version = ${step.to}`)
    }
  })
  run.immediate()
}

/** Throws `storage/from-future` when the library is newer than this program. */
export function refuseNewer(
  db: Database,
  version = userVersion(db),
  known = migrations.at(-1)?.to ?? 0,
): void {
  if (version <= known) return
  // Versions rise in tens: one wrong bit never makes another version of this one.
  if (version % 10 !== 0)
    throw new AppError('storage/damaged', `The library ${db.name} is damaged. It was not changed.`, {
      cause: new Error(`Library version ${version}`),
    })
  throw new AppError(
    'storage/from-future',
    `The library ${db.name} was saved by a newer version of Attaché (library version ${version}; this version reads up to ${known}). Open it with the newer version. Nothing was changed.`,
  )
}

function userVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Throws `storage/damaged` for a database that is not a library; an empty one may become a library. */
export function refuseForeign(db: Database, version = userVersion(db)): void {
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
  if (version === 0 && tables === 0 && db.pragma('page_count', { simple: true }) === 0) return
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return
  throw new AppError(
    'storage/damaged',
    `${db.name} is a database of another program, not an Attaché library. Choose another file. Nothing was changed.`,
  )
}

/** `VACUUM INTO` rather than a plain copy, as the write-ahead log is part of the content. */
function copyAside(db: Database, version: number): void {
  if (db.memory) return
  const copy = `${db.name}.version-${version}.bak`
  const partial = `${copy}.part`
  rmSync(partial, { force: true })
  // No other user of the computer may read it; SQLite accepts an existing empty file.
  closeSync(openSync(partial, 'wx', 0o600))
  db.prepare('VACUUM INTO ?').run(partial)
  renameSync(partial, copy)
}

/** Returns the list of tables that a library of a version has, as text. */
export function schemaOf(version: number): string[] {
  const db = new BetterSqlite3(':memory:')
  try {
    defineSum(db)
    for (const step of migrations.filter(({ to }) => to <= version)) step.up(db)
    return readSchema(db)
  } finally {
    db.close()
  }
}

/** Returns the list of tables, indexes and triggers of a library, as text without comments and line breaks. */
export function readSchema(db: Database): string[] {
  const lines = db
    .prepare(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite_stat%'`,
    )
    .pluck()
    .all() as string[]
  return lines.map((line) => line.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ')).sort()
}

/** Whether the library has the version of this program. */
export function isCurrent(db: Database): boolean {
  return userVersion(db) === migrations.at(-1)?.to
}
