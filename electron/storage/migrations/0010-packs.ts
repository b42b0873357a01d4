// Step 10: packs, their sections (one row each, so that a save writes only what changed) and settings.
import type { Database } from 'better-sqlite3'

/** SQLite's application id: "ATCH" in ASCII, so that a database of another program is never mistaken for a library. */
const APPLICATION_ID = 0x41544348

const SQL = `
  CREATE TABLE packs (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (json_valid(marking)),
    meta TEXT NOT NULL CHECK (json_valid(meta)),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    pack_version INTEGER NOT NULL,
    document_version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    deleted INTEGER,
    export_pages INTEGER
  ) STRICT;
  CREATE INDEX packs_by_change ON packs (deleted, changed);

  CREATE TABLE sections (
    pack_id TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    json TEXT NOT NULL CHECK (json_valid(json)),
    PRIMARY KEY (pack_id, section_id)
  ) STRICT;

  CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT;
`

/** Creates the tables of a new library. */
export function up(db: Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.exec(SQL)
}
