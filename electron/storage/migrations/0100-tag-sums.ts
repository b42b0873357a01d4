// Step 100: a checksum for tags.
import type { Database } from 'better-sqlite3'

/** As released with this step. A number: with a text for a checksum, a rescue could take a tag for a section. */
const sum = (row: string): string => `sum_number(content_sum(${row}.pack_id, ${row}.tag, ${row}.added))`

const SQL = `
  ALTER TABLE pack_tags ADD COLUMN sum INTEGER;
  UPDATE pack_tags SET sum = ${sum('pack_tags')};
  CREATE TRIGGER pack_tags_sum_added AFTER INSERT ON pack_tags WHEN NEW.sum IS NULL
    BEGIN UPDATE pack_tags SET sum = ${sum('NEW')} WHERE rowid = NEW.rowid; END;
  CREATE TRIGGER pack_tags_sum_changed AFTER UPDATE OF pack_id, tag, added ON pack_tags
    BEGIN UPDATE pack_tags SET sum = ${sum('NEW')} WHERE rowid = NEW.rowid; END;
`

/** Adds the column, fills it, and keeps it up to date. */
export function up(db: Database): void {
  db.exec(SQL)
}
