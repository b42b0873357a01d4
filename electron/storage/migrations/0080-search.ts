// Step 80: what the search index must read again, favourites, the archive, and tags.
import type { Database } from 'better-sqlite3'

/**
 * Notes a row, once. `INSERT OR IGNORE` would not do: the conflict clause of the statement that fires a trigger takes its
 * place.
 */
const note = (owner: string, section: string): string => `
  INSERT INTO search_pending (owner, section) SELECT ${owner}, ${section}
    WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE owner = ${owner} AND section = ${section});`

/** The sections of a pack show its fields' values, and are found with words of its title. */
const NOTE_SECTIONS = `
  INSERT INTO search_pending (owner, section) SELECT pack_id, section_id FROM sections
    WHERE pack_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM search_pending WHERE owner = sections.pack_id AND section = sections.section_id
    );`

const [ADDED, REMOVED] = ['AFTER INSERT', 'AFTER DELETE']

/** Name, event, and what is done. */
const TRIGGERS = (
  [
    ['sections_search_added', `${ADDED} ON sections`, note('NEW.pack_id', 'NEW.section_id')],
    ['sections_search_changed', 'AFTER UPDATE OF json ON sections', note('NEW.pack_id', 'NEW.section_id')],
    ['sections_search_removed', `${REMOVED} ON sections`, note('OLD.pack_id', 'OLD.section_id')],
    ['packs_search_added', `${ADDED} ON packs`, note('NEW.id', "''")],
    ['packs_search_changed', 'AFTER UPDATE OF meta, fields ON packs', note('NEW.id', "''")],
    [
      'packs_search_shown',
      'AFTER UPDATE OF title, fields ON packs WHEN OLD.title IS NOT NEW.title OR OLD.fields IS NOT NEW.fields',
      NOTE_SECTIONS,
    ],
    ['packs_search_removed', `${REMOVED} ON packs`, note('OLD.id', "''")],
    ['pack_tags_search_added', `${ADDED} ON pack_tags`, note('NEW.pack_id', "''")],
    ['pack_tags_search_removed', `${REMOVED} ON pack_tags`, note('OLD.pack_id', "''")],
    ['templates_search_added', `${ADDED} ON templates`, note('NEW.id', "''")],
    ['templates_search_changed', 'AFTER UPDATE OF title, about, body ON templates', note('NEW.id', "''")],
    ['templates_search_removed', `${REMOVED} ON templates`, note('OLD.id', "''")],
  ] as const
)
  .map(([name, event, what]) => `CREATE TRIGGER ${name} ${event} BEGIN ${what} END;`)
  .join('\n')

/** A rescue of a damaged library tells rows by their values: no two tables have the same kinds of them. */
const SQL = `
  CREATE TABLE search_pending (
    turn INTEGER NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    section TEXT NOT NULL,
    UNIQUE (owner, section)
  ) STRICT;
  CREATE TABLE search_places (
    id INTEGER NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    section TEXT NOT NULL,
    UNIQUE (owner, section)
  ) STRICT;

  CREATE TABLE pack_tags (
    pack_id TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    added INTEGER NOT NULL,
    PRIMARY KEY (pack_id, tag)
  ) STRICT;
  CREATE INDEX pack_tags_by_tag ON pack_tags (tag);
  ALTER TABLE packs ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE packs ADD COLUMN archived INTEGER;
  CREATE INDEX packs_by_last_change ON packs (changed);

  ${TRIGGERS}

  INSERT INTO search_pending (owner, section) SELECT id, '' FROM templates;
  INSERT INTO search_pending (owner, section)
    SELECT packs.id, each.section FROM packs JOIN (
      SELECT id AS pack, '' AS section FROM packs UNION ALL SELECT pack_id, section_id FROM sections
    ) AS each ON each.pack = packs.id ORDER BY packs.changed;
`

/** Creates the tables and triggers; the index itself is made when the program is idle. */
export function up(db: Database): void {
  db.exec(SQL)
}
