// What the library held when a change was last reported as saved: noted in the profile, so that an earlier state, as a lost log or
// an older copy of the file leaves it, is noticed at the next start.
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import type { Database, Statement } from 'better-sqlite3'
import { hasInventory } from './inventory'

/** Tables whose rows are noted, with the column that tells one version of a row from a later one. */
const NOTED = { packs: 'revision', templates: 'changed', marking_schemes: 'changed' } as const
export type NotedTable = keyof typeof NOTED | 'inventory'

/** A pack, template or marking scheme as it was last saved; or an entry of the inventory, with what tells it as its title. */
export interface SavedItem {
  readonly table: NotedTable
  readonly id: string
  readonly title: string
  readonly version: number
  readonly deleted: boolean
  /** Checksums of what it holds. */
  readonly sum: string
}

/** The note. */
export interface LastSaved {
  /** Identifies the library. */
  readonly library: string
  /** The version of its tables: a step may rewrite rows. */
  readonly version: number
  /** How often it had been changed. */
  readonly changes: number
  /** Number of settings, and of tags in all packs. */
  readonly settings: number
  readonly tags: number
  /** When a version of a pack was last kept, in milliseconds since 1970; 0 for never. */
  readonly kept: number
  readonly items: readonly SavedItem[]
}

type Head = Omit<LastSaved, 'items'>

/** Reads the note; null when there is none, or nothing of it can be read. */
export function readLastSaved(file: string): LastSaved | null {
  let head: Head | undefined
  const items = new Map<string, SavedItem>()
  for (const line of linesOf(file)) {
    // The last line may be incomplete after a power cut.
    const entry = parsed(line)
    if (entry === undefined) continue
    if ('library' in entry) head = entry
    else items.set(keyOf(entry), entry)
  }
  return head === undefined ? null : { ...head, items: [...items.values()] }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function parsed(line: string): Head | SavedItem | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    return typeof entry === 'object' && entry !== null ? (entry as Head | SavedItem) : undefined
  } catch {
    return undefined
  }
}

/** Removes the note: the library is about to be replaced by an older one on purpose. */
export function forgetLastSaved(file: string): void {
  rmSync(file, { force: true })
}

const keepers = new WeakMap<Database, Keeper>()

/** Notes everything as it is now, and from now on each change that this connection makes. */
export function keepLastSaved(db: Database, file: string): void {
  const keeper = new Keeper(db, file)
  keeper.writeAll()
  keepers.set(db, keeper)
}

/** Call it when a change is on disk. A note that can't be written is only older than it could be. */
export function noteSaved(db: Database): void {
  keepers.get(db)?.append()
}

/** Returns the identity of a library and how often it has been changed; null for one of an earlier version. */
export function headOf(db: Database): Head | null {
  const hasTags = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'pack_tags'`).get() !== undefined
  return headFrom(
    db
      .prepare(hasTags ? HEAD : OLD_HEAD)
      .raw()
      .all(),
  )
}

const OLD_HEAD = `
  SELECT key, value FROM settings WHERE key IN ('library', 'changes')
  UNION ALL SELECT 'settings', count(*) FROM settings
  UNION ALL SELECT 'version', user_version FROM pragma_user_version`
const HEAD = `${OLD_HEAD} UNION ALL SELECT 'tags', count(*) FROM pack_tags
  UNION ALL SELECT * FROM (SELECT 'kept', taken FROM versions ORDER BY rowid DESC LIMIT 1)`

function headFrom(rows: readonly unknown[]): Head | null {
  const { library, version, changes, settings, tags, kept } = Object.fromEntries(
    rows as [string, string | number][],
  )
  const count = Number(changes)
  if (typeof library !== 'string' || !Number.isSafeInteger(count)) return null
  const counts = {
    changes: count,
    settings: Number(settings),
    tags: Number(tags ?? 0),
    kept: Number(kept ?? 0),
  }
  return { library, version: Number(version), ...counts }
}

/** Returns the rows of all tables as they are noted, by table and id. */
export function savedItems(db: Database): Map<string, SavedItem> {
  const all = tablesIn(db).flatMap((table) =>
    db
      .prepare(selectOf(table))
      .all()
      .map((row) => itemFrom(table, row)),
  )
  return new Map(all.flatMap((item) => (item === undefined ? [] : [[keyOf(item), item] as const])))
}

/** Names a row among those of all tables. */
export const keyOf = ({ table, id }: Pick<SavedItem, 'table' | 'id'>): string => `${table} ${id}`

const NOTED_PARTS = `part IN ('versions', 'pack_tags', 'assets', 'settings')`
/** Of versions the number and time of the last are enough: they tell whether later ones are missing. */
const SELECT_LISTED = `
  SELECT part || ' ' || owner AS id, 0 AS version, 0 AS deleted, CAST(sum AS TEXT) AS sum,
    CASE part WHEN 'assets' THEN entry
      WHEN 'versions' THEN (SELECT max(number) || ':' || max(taken) FROM versions WHERE pack_id = owner) ELSE '' END AS title
  FROM inventory WHERE ${NOTED_PARTS}`

function selectOf(table: NotedTable): string {
  if (table === 'inventory') return SELECT_LISTED
  const title = table === 'marking_schemes' ? 'file_id' : 'title'
  const sum = table === 'packs' ? `coalesce(sum, '') || coalesce(text_sum, '')` : `coalesce(sum, '')`
  return `SELECT id, ${title} AS title, ${NOTED[table]} AS version, deleted IS NOT NULL AS deleted, ${sum} AS sum FROM ${table}`
}

function itemFrom(table: NotedTable, row: unknown): SavedItem | undefined {
  if (row === undefined) return undefined
  const stored = row as Omit<SavedItem, 'table' | 'deleted'> & { readonly deleted: number }
  return { ...stored, table, deleted: stored.deleted === 1 }
}

class Keeper {
  private readonly changed = new Map<string, readonly [table: NotedTable, id: string]>()
  private readonly one: Readonly<Record<NotedTable, Statement>>
  private readonly head: Statement
  /** Kept open: opening it for each save would cost more than the rest. */
  private handle: number | null = null

  constructor(
    private readonly db: Database,
    private readonly file: string,
  ) {
    db.function('note_saved', (table: unknown, id: unknown) => {
      this.changed.set(`${table} ${id}`, [table as NotedTable, String(id)])
      return null
    })
    for (const table of tablesIn(db))
      for (const [event, row] of [
        ['INSERT', 'NEW'],
        ['UPDATE', 'NEW'],
        ['DELETE', 'OLD'],
      ])
        db.exec(
          `CREATE TEMP TRIGGER noted_${table}_${event} AFTER ${event} ON ${table} ${table === 'inventory' ? `WHEN ${row}.${NOTED_PARTS}` : ''}
           BEGIN SELECT note_saved('${table}', ${table === 'inventory' ? `${row}.part || ' ' || ${row}.owner` : `${row}.id`}); END`,
        )
    this.one = Object.fromEntries(
      tablesIn(db).map((table) => [table, db.prepare(`${selectOf(table)} ${WHERE[table]}`)]),
    ) as Record<NotedTable, Statement>
    this.head = db.prepare(HEAD).raw()
  }

  writeAll(): void {
    const part = `${this.file}.part`
    this.changed.clear()
    try {
      writeFileSync(part, textOf([headOf(this.db), ...savedItems(this.db).values()]), { mode: 0o600 })
      this.close()
      renameSync(part, this.file)
    } catch {
      // A full disk, or a folder that is gone: without the note nothing is compared.
    }
  }

  append(): void {
    const items = [...this.changed.values()].map(([table, id]) =>
      itemFrom(table, this.one[table].get({ id })),
    )
    // What was deleted permanently leaves no title behind.
    if (items.includes(undefined)) this.writeAll()
    else this.appendItems(items)
  }

  private appendItems(items: readonly unknown[]): void {
    this.changed.clear()
    try {
      this.handle ??= openSync(this.file, 'a', 0o600)
      writeSync(this.handle, textOf([headFrom(this.head.all()), ...items]))
    } catch {
      // As above.
    }
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle)
    this.handle = null
  }
}

const TABLES = Object.keys(NOTED) as (keyof typeof NOTED)[]
/** An older library that is read-only has no inventory. */
const tablesIn = (db: Database): readonly NotedTable[] => [...TABLES, ...(hasInventory(db) ? LISTED : [])]
const LISTED = ['inventory'] as const
const BY_ID = 'WHERE id = $id'
const WHERE: Readonly<Record<NotedTable, string>> = {
  packs: BY_ID,
  templates: BY_ID,
  marking_schemes: BY_ID,
  inventory: `AND part = substr($id, 1, instr($id, ' ') - 1) AND owner = substr($id, instr($id, ' ') + 1)`,
}

/** Each line begins with a line break, as the one before it may be incomplete. */
const textOf = (entries: readonly unknown[]): string =>
  entries.map((entry) => (entry === null ? '' : `\n${JSON.stringify(entry)}`)).join('')
