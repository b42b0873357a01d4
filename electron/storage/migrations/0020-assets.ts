// Step 20: images, stored once under the hash of their bytes, and which section shows which.
import type { Database } from 'better-sqlite3'

const SQL = `
  CREATE TABLE assets (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64),
    mime TEXT NOT NULL,
    name TEXT NOT NULL,
    added INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE section_assets (
    pack_id TEXT NOT NULL,
    section_id TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    PRIMARY KEY (pack_id, section_id, asset_id),
    FOREIGN KEY (pack_id, section_id) REFERENCES sections (pack_id, section_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX section_assets_by_asset ON section_assets (asset_id);

  INSERT INTO section_assets
    SELECT DISTINCT pack_id, section_id, tree.value
    FROM sections, json_tree(sections.json) AS tree
    WHERE tree.key = 'asset' AND tree.type = 'text';
`

/** Creates the tables of images, and records the images of the existing sections. */
export function up(db: Database): void {
  db.exec(SQL)
}
