// All migrations of the database in order. Never edit a released step; fix it with a new one.
import type { Database } from 'better-sqlite3'
import { up as up10 } from './0010-packs'
import { up as up20 } from './0020-assets'
import { up as up30 } from './0030-templates'
import { up as up40 } from './0040-checksums'
import { up as up60 } from './0060-schemes'
import { up as up70 } from './0070-history'
import { up as up80 } from './0080-search'
import { up as up90 } from './0090-text-sums'
import { up as up100 } from './0100-tag-sums'
import { up as up120 } from './0120-inventory'

/** One step: upgrades the tables to version `to`. */
export interface Migration {
  /** Value of `PRAGMA user_version` afterwards; rises in tens. */
  readonly to: number
  readonly up: (db: Database) => void
}

export const migrations: readonly Migration[] = [
  { to: 10, up: up10 },
  { to: 20, up: up20 },
  { to: 30, up: up30 },
  { to: 40, up: up40 },
  { to: 60, up: up60 },
  { to: 70, up: up70 },
  { to: 80, up: up80 },
  { to: 90, up: up90 },
  { to: 100, up: up100 },
  { to: 120, up: up120 },
]
