// Step 60: the user's own marking schemes, each as its file has it and as packs carry it.
import type { Database } from 'better-sqlite3'

const SQL = `
  CREATE TABLE marking_schemes (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB 'own-*'),
    file_id TEXT NOT NULL,
    definition TEXT NOT NULL CHECK (json_valid(definition)),
    source TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX marking_schemes_offered ON marking_schemes (file_id) WHERE deleted IS NULL;
`

/** Creates the table of own marking schemes. */
export function up(db: Database): void {
  db.exec(SQL)
}
