// Brings a library's tables to the current version: refuses newer and foreign files, keeps a copy of an older one.
import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import { type Migration, migrations } from './migrations'

/** The mark that step 10 puts on a library. */
const APPLICATION_ID = 0x41544348

/**
 * Runs the steps that a library lacks, all in one transaction, after a copy of it was put beside it.
 * Throws `storage/from-future` for a library of a newer program and `storage/damaged` for a file that is no library;
 * both are left untouched.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  const version = userVersion(db)
  refuseForeign(db, version)
  refuseNewer(db, version, steps.at(-1)?.to ?? 0)
  const pending = steps.filter((step) => step.to > version)
  if (pending.length === 0) return
  if (version > 0) copyAside(db, version)
  const run = db.transaction(() => {
    // Another process may have done it while this one waited for its turn.
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
  throw new AppError(
    'storage/from-future',
    `The library ${db.name} was written by a newer Attaché (library version ${version}; this program reads up to ${known}). Open it with the newer program; nothing was changed.`,
  )
}

function userVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Throws `storage/damaged` for a database that is no library; one without content may become a library. */
export function refuseForeign(db: Database, version = userVersion(db)): void {
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
  if (version === 0 && tables === 0 && db.pragma('page_count', { simple: true }) === 0) return
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return
  throw new AppError(
    'storage/damaged',
    `${db.name} is a database of another program, not a library of Attaché. Choose another file; nothing was changed.`,
  )
}

/** `VACUUM INTO` and not a plain copy: what is still in the write-ahead log belongs to it. */
function copyAside(db: Database, version: number): void {
  if (db.memory) return
  const copy = `${db.name}.version-${version}.bak`
  const partial = `${copy}.part`
  rmSync(partial, { force: true })
  // Nobody else on the computer may read it; SQLite takes an empty file.
  closeSync(openSync(partial, 'wx', 0o600))
  db.prepare('VACUUM INTO ?').run(partial)
  renameSync(partial, copy)
}

/** Whether the library has the version of this program. */
export function isCurrent(db: Database): boolean {
  return userVersion(db) === migrations.at(-1)?.to
}
