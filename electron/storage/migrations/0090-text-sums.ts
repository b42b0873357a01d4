// Step 90: a checksum for own marking schemes, one over all sections of a pack, and what tells one library and state from another.
import type { Database } from 'better-sqlite3'

/** As released with this step; both functions are defined on every connection that writes. */
const SCHEME = ['id', 'file_id', 'definition', 'source']
/** Sums are added up within 48 bits, so that a changed section costs one addition. */
const BITS = 281474976710655

const schemeSum = (row: string): string =>
  `content_sum(${SCHEME.map((column) => `${row}.${column}`).join(', ')})`

const SQL = `
  ALTER TABLE marking_schemes ADD COLUMN sum TEXT;
  UPDATE marking_schemes SET sum = ${schemeSum('marking_schemes')};
  CREATE TRIGGER marking_schemes_sum_added AFTER INSERT ON marking_schemes WHEN NEW.sum IS NULL
    BEGIN UPDATE marking_schemes SET sum = ${schemeSum('NEW')} WHERE rowid = NEW.rowid; END;
  CREATE TRIGGER marking_schemes_sum_changed AFTER UPDATE OF ${SCHEME.join(', ')} ON marking_schemes
    BEGIN UPDATE marking_schemes SET sum = ${schemeSum('NEW')} WHERE rowid = NEW.rowid; END;

  ALTER TABLE packs ADD COLUMN text_sum INTEGER;
  UPDATE packs SET text_sum =
    (SELECT coalesce(sum(sum_number(sum)), 0) & ${BITS} FROM sections WHERE pack_id = packs.id);
  CREATE TRIGGER packs_text_sum_added AFTER INSERT ON packs WHEN NEW.text_sum IS NULL
    BEGIN UPDATE packs SET text_sum = 0 WHERE rowid = NEW.rowid; END;
  CREATE TRIGGER sections_text_added AFTER INSERT ON sections WHEN NEW.sum IS NOT NULL
    BEGIN UPDATE packs SET text_sum = (text_sum + sum_number(NEW.sum)) & ${BITS} WHERE id = NEW.pack_id; END;
  CREATE TRIGGER sections_text_changed AFTER UPDATE OF sum ON sections
    BEGIN UPDATE packs SET text_sum = (text_sum + sum_number(NEW.sum) - sum_number(OLD.sum)) & ${BITS} WHERE id = NEW.pack_id; END;
  CREATE TRIGGER sections_text_removed AFTER DELETE ON sections
    BEGIN UPDATE packs SET text_sum = (text_sum - sum_number(OLD.sum)) & ${BITS} WHERE id = OLD.pack_id; END;

  INSERT OR IGNORE INTO settings (key, value)
    VALUES ('library', json_quote(lower(hex(randomblob(16))))), ('changes', '0');
`

/** Adds the columns, fills them, and keeps them up to date. */
export function up(db: Database): void {
  db.exec(SQL)
}
