// Step 30: the user's own templates, and the images in them.
import type { Database } from 'better-sqlite3'

const SQL = `
  CREATE TABLE templates (
    id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB 'own-*'),
    title TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    document_version INTEGER NOT NULL,
    about TEXT NOT NULL CHECK (json_valid(about)),
    body TEXT NOT NULL CHECK (json_valid(body)),
    specs TEXT NOT NULL CHECK (json_valid(specs)),
    changed INTEGER NOT NULL,
    deleted INTEGER
  ) STRICT;

  CREATE TABLE template_assets (
    template_id TEXT NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL,
    PRIMARY KEY (template_id, asset_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX template_assets_by_asset ON template_assets (asset_id);
`

/** Creates the tables of own templates. */
export function up(db: Database): void {
  db.exec(SQL)
}
