// Step 40: a checksum in each row that holds a user's content, made by triggers, so that no writer can forget it.
import type { Database } from 'better-sqlite3'

/** As released with this step; the function is defined on every connection that writes. */
const COLUMNS = {
  packs: ['id', 'title', 'kind', 'marking', 'meta', 'fields', 'pack_version', 'document_version'],
  sections: ['section_id', 'position', 'json'],
  templates: ['id', 'title', 'version', 'document_version', 'about', 'body', 'specs'],
}

/** Adds the column, fills it, and keeps it up to date. A row that comes with a checksum keeps that one. */
export function up(db: Database): void {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const sum = (row: string) => `content_sum(${columns.map((column) => `${row}.${column}`).join(', ')})`
    const set = `UPDATE ${table} SET sum = ${sum('NEW')} WHERE rowid = NEW.rowid;`
    db.exec(`
      ALTER TABLE ${table} ADD COLUMN sum TEXT;
      UPDATE ${table} SET sum = ${sum(table)};
      CREATE TRIGGER ${table}_sum_added AFTER INSERT ON ${table} WHEN NEW.sum IS NULL BEGIN ${set} END;
      CREATE TRIGGER ${table}_sum_changed AFTER UPDATE OF ${columns.join(', ')} ON ${table} BEGIN ${set} END;
    `)
  }
}
