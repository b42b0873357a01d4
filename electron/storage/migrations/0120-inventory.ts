// Step 120: a table that says which rows there should be, kept up to date by triggers, so that a row that is gone or of another time is
// noticed and named.
import type { Database } from 'better-sqlite3'

const TABLE = `
  CREATE TABLE inventory (
    part TEXT NOT NULL,
    owner TEXT NOT NULL,
    entry TEXT NOT NULL,
    sum INTEGER NOT NULL,
    -- In this order, so that a rescue can't take a row of the index for one of the index of sections.
    PRIMARY KEY (part, owner)
  ) STRICT;
`

/** As released with this step: tables whose rows have an entry each, with what it is made of. */
const SINGLE = [
  [
    'packs',
    'id',
    `coalesce(deleted, '') || ':' || favourite || ':' || coalesce(archived, '') || ' ' || title`,
  ],
  ['templates', 'id', `coalesce(sum, '') || ':' || coalesce(deleted, '') || ' ' || title`],
  ['marking_schemes', 'id', `coalesce(sum, '') || ':' || coalesce(deleted, '') || ' ' || file_id`],
  ['assets', 'id', `mime || ' ' || name`],
  ['settings', 'key', `coalesce(content_sum(value), '')`],
] as const
const CHANGED = {
  packs: 'title, deleted, favourite, archived',
  templates: 'sum, deleted, title',
  marking_schemes: 'sum, deleted, file_id',
  assets: 'mime, name',
  settings: 'value',
} as const

/** Tables of which each pack has many rows: its entry has one word for each. */
const MANY = [
  [
    'versions',
    (row: string) => `${row}.number || ':' || ${row}.taken || ':' || ${row}.sum`,
    'number, taken, sum',
  ],
  ['pack_tags', (row: string) => `${row}.sum`, 'sum'],
] as const

/** The count of changes is raised by every change. */
const KEPT_OF_SETTINGS = `key <> 'changes'`

const summed = (part: string, owner: string, entry: string): string =>
  `sum_number(content_sum('${part}', ${owner}, ${entry}))`

function single([table, key, entry]: (typeof SINGLE)[number]): string {
  const where = table === 'settings' ? KEPT_OF_SETTINGS : 'true'
  const add = (rows: string): string => `
    INSERT INTO inventory (part, owner, entry, sum)
      SELECT '${table}', ${key}, ${entry}, ${summed(table, key, entry)} FROM ${table} WHERE ${rows} AND ${where}
      ON CONFLICT (part, owner) DO UPDATE SET entry = excluded.entry, sum = excluded.sum;`
  const row = add('rowid = NEW.rowid')
  const when = table === 'settings' ? `WHEN NEW.${KEPT_OF_SETTINGS}` : ''
  return `
    ${add('true')}
    CREATE TRIGGER ${table}_listed_added AFTER INSERT ON ${table} ${when} BEGIN ${row} END;
    CREATE TRIGGER ${table}_listed_changed AFTER UPDATE OF ${CHANGED[table]} ON ${table} ${when} BEGIN ${row} END;
    CREATE TRIGGER ${table}_listed_removed AFTER DELETE ON ${table}
      BEGIN DELETE FROM inventory WHERE part = '${table}' AND owner = OLD.${key}; END;`
}

function many([table, wordOf, columns]: (typeof MANY)[number]): string {
  const own = (row: string): string => `part = '${table}' AND owner = ${row}.pack_id`
  const sum = `SET sum = ${summed(table, 'owner', 'entry')}`
  const add = `
    INSERT INTO inventory (part, owner, entry, sum) VALUES ('${table}', NEW.pack_id, ' ' || ${wordOf('NEW')} || ' ', 0)
      ON CONFLICT (part, owner) DO UPDATE SET entry = entry || ${wordOf('NEW')} || ' ';
    UPDATE inventory ${sum} WHERE ${own('NEW')};`
  // A trigger of its own makes the checksum before this one or after it, so the row is read again.
  const now = `(SELECT ${wordOf(table)} FROM ${table} WHERE rowid = NEW.rowid)`
  return `
    INSERT INTO inventory (part, owner, entry, sum)
      SELECT '${table}', pack_id, ' ' || group_concat(${wordOf(table)}, ' ') || ' ', 0 FROM ${table} WHERE true GROUP BY pack_id;
    UPDATE inventory ${sum} WHERE part = '${table}';
    CREATE TRIGGER ${table}_listed_added AFTER INSERT ON ${table} WHEN NEW.sum IS NOT NULL BEGIN ${add} END;
    CREATE TRIGGER ${table}_listed_summed AFTER UPDATE OF sum ON ${table} WHEN OLD.sum IS NULL BEGIN ${add} END;
    CREATE TRIGGER ${table}_listed_changed AFTER UPDATE OF ${columns} ON ${table} WHEN OLD.sum IS NOT NULL BEGIN
      UPDATE inventory SET entry = replace(entry, ' ' || ${wordOf('OLD')} || ' ', ' ' || ${now} || ' ') WHERE ${own('NEW')};
      UPDATE inventory ${sum} WHERE ${own('NEW')};
    END;
    CREATE TRIGGER ${table}_listed_removed AFTER DELETE ON ${table} WHEN OLD.sum IS NOT NULL BEGIN
      UPDATE inventory SET entry = replace(entry, ' ' || ${wordOf('OLD')} || ' ', ' ') WHERE ${own('OLD')};
      UPDATE inventory ${sum} WHERE ${own('OLD')};
      DELETE FROM inventory WHERE ${own('OLD')} AND entry = ' ';
    END;`
}

/** Creates the table, fills it, and keeps it up to date. */
export function up(db: Database): void {
  db.exec(TABLE)
  for (const table of SINGLE) db.exec(single(table))
  for (const table of MANY) db.exec(many(table))
}
