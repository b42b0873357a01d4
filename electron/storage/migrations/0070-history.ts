// Step 70: versions of packs. A text goes to them when it is overwritten, by triggers, so that no writer can forget it.
import type { Database } from 'better-sqlite3'

/** As released with this step. */
const SUMMED = 'pack_id number taken changed cause about name pack_version document_version content'.split(
  ' ',
)

const TABLES = `
  CREATE TABLE versions (
    pack_id TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    cause TEXT NOT NULL,
    about TEXT NOT NULL,
    name TEXT NOT NULL,
    pack_version INTEGER NOT NULL,
    document_version INTEGER NOT NULL,
    content TEXT NOT NULL,
    sum TEXT,
    PRIMARY KEY (pack_id, number)
  ) STRICT;

  CREATE TABLE version_texts (
    pack_id TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    bytes BLOB NOT NULL,
    -- In this order, so that a rescue can't take a row of the index for one of the index of sections.
    PRIMARY KEY (hash, pack_id)
  ) STRICT;

  CREATE TABLE version_assets (
    pack_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    PRIMARY KEY (pack_id, hash, asset_id),
    FOREIGN KEY (pack_id, hash) REFERENCES version_texts (pack_id, hash) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX version_assets_by_asset ON version_assets (asset_id);
`

/** Creates the tables of versions, and the triggers that fill them. */
export function up(db: Database): void {
  db.exec(TABLES)
  const sum = `content_sum(${SUMMED.map((column) => `NEW.${column}`).join(', ')})`
  const set = `UPDATE versions SET sum = ${sum} WHERE rowid = NEW.rowid;`
  db.exec(`
    CREATE TRIGGER versions_sum_added AFTER INSERT ON versions WHEN NEW.sum IS NULL BEGIN ${set} END;
    CREATE TRIGGER versions_sum_changed AFTER UPDATE OF ${SUMMED.join(', ')} ON versions BEGIN ${set} END;

    CREATE TRIGGER sections_kept_changed BEFORE UPDATE OF json ON sections WHEN OLD.json <> NEW.json BEGIN
      ${keep('OLD.pack_id', 'OLD.json', SHOWN)}
    END;
    -- Of a pack that is being deleted nothing is kept: its own row is gone before its sections go.
    CREATE TRIGGER sections_kept_deleted BEFORE DELETE ON sections
      WHEN EXISTS (SELECT 1 FROM packs WHERE id = OLD.pack_id) BEGIN
      ${keep('OLD.pack_id', 'OLD.json', SHOWN)}
    END;
    CREATE TRIGGER packs_kept_meta BEFORE UPDATE OF meta ON packs WHEN OLD.meta <> NEW.meta BEGIN
      ${keep('OLD.id', 'OLD.meta', LOGO)}
    END;
    CREATE TRIGGER packs_kept_fields BEFORE UPDATE OF fields ON packs WHEN OLD.fields <> NEW.fields BEGIN
      ${keep('OLD.id', 'OLD.fields', null)}
    END;
  `)
}

/** SQL conditions on the tree of a JSON text: its images. */
const SHOWN = `tree.key = 'asset' AND tree.type = 'text'`
const LOGO = `tree.fullkey = '$.logo' AND tree.type = 'text'`

/** Keeps a text that the newest version contains, with the images that it shows. */
function keep(pack: string, text: string, images: string | null): string {
  const hash = `content_sum(${text})`
  const newest = `SELECT content FROM versions WHERE pack_id = ${pack} ORDER BY number DESC LIMIT 1`
  const store = `
    INSERT INTO version_texts (pack_id, hash, bytes)
      SELECT ${pack}, ${hash}, packed_text(${text}) WHERE instr((${newest}), ${hash}) > 0
      ON CONFLICT (pack_id, hash) DO UPDATE SET bytes = excluded.bytes;`
  if (images === null) return store
  return `${store}
    INSERT INTO version_assets (pack_id, hash, asset_id)
      SELECT DISTINCT ${pack}, ${hash}, tree.value
      FROM json_tree(CASE WHEN json_valid(${text}) THEN ${text} ELSE '{}' END) AS tree
      WHERE ${images} AND EXISTS (SELECT 1 FROM version_texts WHERE pack_id = ${pack} AND hash = ${hash})
      ON CONFLICT DO NOTHING;`
}
