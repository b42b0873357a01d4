// Opening a library: new, older, newer, foreign, damaged; and what survives a SIGKILL.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packsWithBrokenTags } from './broken-tags'
import { findChanged } from './checksum'
import { openDatabase, openReadOnly } from './database'
import { CHECKED_TABLES } from './health'
import { findMissing, takeStock } from './inventory'
import { migrate, schemaOf } from './migrate'
import { migrations } from './migrations'
import { listPacks } from './pack-list'
import { createPack, readPack } from './packs'
import { COPIED_TABLES } from './salvage'
import { pendingCount } from './search/indexing'
import { resetIndex } from './search/tables'
import { bundleForNode } from './testing/bundle'
import { illustrated, newPack } from './testing/packs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-storage-'))
  file = join(folder, 'library.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Hashes of the lists of tables of released versions. */
const PINNED = {
  10: '409c6dbd5f23',
  20: '481b14fcf859',
  30: '4c966489e821',
  40: '9224cff18a52',
  60: '3cc16695adeb',
}

const code = (name: string) => expect.objectContaining({ code: name })
const version = (path: string) => {
  const db = new BetterSqlite3(path)
  const found = db.pragma('user_version', { simple: true })
  db.close()
  return found
}

describe('migrations', () => {
  it('rise in tens', () => {
    const numbers = migrations.map((step) => step.to)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.every((to) => to % 10 === 0)).toBe(true)
  })

  it('10: holds packs, sections and settings, and refuses invalid JSON', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, migrations.slice(0, 1))
    expect(db.pragma('user_version', { simple: true })).toBe(10)
    db.exec(`INSERT INTO settings VALUES ('a', '1')`)
    expect(() => db.exec(`INSERT INTO settings VALUES ('b', '{')`)).toThrow(/CHECK/)
    const pack = `'t', 'k', '{}', '{}', '[]', 1, 1, 1, 0, 0, NULL, NULL`
    db.exec(`INSERT INTO packs VALUES ('p', ${pack}); INSERT INTO sections VALUES ('p', 's', 0, '{}')`)
    expect(() => db.exec(`INSERT INTO sections VALUES ('p', 's', 1, '{}')`)).toThrow(/UNIQUE/)
  })

  it('20: records the images of existing sections', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, migrations.slice(0, 1))
    const pack = `'t', 'k', '{}', '{}', '[]', 1, 1, 1, 0, 0, NULL, NULL`
    db.exec(`INSERT INTO packs VALUES ('p', ${pack})`)
    const json = JSON.stringify(illustrated('s', 'a'.repeat(64)))
    db.prepare(`INSERT INTO sections VALUES ('p', 's', 0, ?)`).run(json)
    migrate(db, migrations.slice(0, 2))
    expect(db.prepare('SELECT * FROM section_assets').all()).toEqual([
      { pack_id: 'p', section_id: 's', asset_id: 'a'.repeat(64) },
    ])
  })

  it('30: holds own templates, and releases their images with them', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, migrations.slice(0, 3))
    db.pragma('foreign_keys = ON')
    const rest = `'t', 1, 1, '{}', '{}', '[]', 0, NULL`
    db.exec(
      `INSERT INTO templates VALUES ('own-a', ${rest}); INSERT INTO template_assets VALUES ('own-a', 'x')`,
    )
    expect(() => db.exec(`INSERT INTO templates VALUES ('introduction', ${rest})`)).toThrow(/CHECK/)
    db.exec(`DELETE FROM templates`)
    expect(db.prepare('SELECT * FROM template_assets').all()).toEqual([])
  })

  it('60: holds own marking schemes, one of each id that is offered', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ to }) => to <= 60),
    )
    const add = (id: string, deleted: string) =>
      db.exec(`INSERT INTO marking_schemes VALUES ('${id}', 'tarsenia', '{}', '', 0, ${deleted})`)
    add('own-a', 'NULL')
    add('own-b', '1')
    expect(() => add('own-c', 'NULL')).toThrow(/UNIQUE/)
    expect(() => add('us', '1')).toThrow(/CHECK/)
  })

  it('70: keeps a text that a version has when it is overwritten, and forgets all with the pack', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ to }) => to <= 70),
    )
    db.pragma('foreign_keys = ON')
    const image = 'a'.repeat(64)
    db.exec(`
      INSERT INTO packs VALUES ('p', 't', 'k', '{}', '{"logo":"${image}"}', '[]', 1, 1, 1, 0, 0, NULL, NULL, NULL);
      INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', 's', 0, '{"asset":"${image}"}');
      INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', 't', 1, '{}');
      INSERT INTO versions SELECT 'p', 1, 0, 0, 'saved', '', '', 1, 1, content_sum(meta) || ' ' || content_sum(json), NULL
        FROM packs, sections WHERE section_id = 's';
      UPDATE sections SET json = '{"a":1}';
      UPDATE sections SET json = '{"a":2}';
      UPDATE packs SET meta = '{}';
    `)
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(['versions', 'version_texts', 'version_assets'].map(count)).toEqual([1, 2, 2])
    expect(db.prepare('SELECT sum FROM versions').pluck().get()).toMatch(/^[0-9a-f]{16}$/)
    db.exec('DELETE FROM packs')
    expect(['versions', 'version_texts', 'version_assets'].map(count)).toEqual([0, 0, 0])
  })

  it('40: gives the rows of older libraries a checksum, and each row that is written later', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, migrations.slice(0, 3))
    db.exec(`INSERT INTO packs VALUES ('p', 't', 'k', '{}', '{}', '[]', 1, 1, 1, 0, 0, NULL, NULL)`)
    db.exec(`INSERT INTO sections VALUES ('p', 's', 0, '{}')`)
    migrate(db)
    const sums = () => db.prepare('SELECT sum FROM sections ORDER BY section_id').pluck().all()
    const [first] = sums()
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    db.exec(`INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', 't', 1, '{"a":1}')`)
    expect(sums()).toEqual([first, expect.stringMatching(/^[0-9a-f]{16}$/)])
    db.exec(`UPDATE sections SET json = '{"b":2}' WHERE section_id = 's'`)
    expect(sums()[0]).not.toBe(first)
    expect(findChanged(db)).toEqual({ packs: [], sections: [], templates: [], schemes: [], torn: [] })
  })

  it('90: sums up the sections of each pack, and marking schemes, whatever writes them', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ to }) => to <= 60),
    )
    const pack = `'k', '{}', '{}', '[]', 1, 1, 1, 0, 0, NULL, NULL, NULL`
    db.exec(
      `INSERT INTO packs VALUES ('p', 't', ${pack}); INSERT INTO sections VALUES ('p', 's', 0, '{}', NULL)`,
    )
    db.exec(`INSERT INTO marking_schemes VALUES ('own-a', 'tarsenia', '{}', '', 0, NULL)`)
    migrate(db)
    db.pragma('foreign_keys = ON')
    const add = (id: string): unknown =>
      db.exec(
        `INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', '${id}', 1, '{"a":1}')`,
      )
    const wrong = () => Object.values(findChanged(db)).flat()
    const sum = () => db.prepare('SELECT text_sum FROM packs').pluck().get()
    expect(wrong()).toEqual([])
    const first = sum()
    add('t')
    expect(sum()).not.toBe(first)
    db.exec(`UPDATE sections SET json = '{"b":2}', position = 7 WHERE section_id = 't'`)
    expect(wrong()).toEqual([])
    db.exec(`DELETE FROM sections WHERE section_id = 't'`)
    expect(sum()).toBe(first)
    db.exec('DROP TRIGGER sections_text_removed; DROP TRIGGER marking_schemes_sum_changed')
    db.exec(`DELETE FROM sections; UPDATE marking_schemes SET source = 'other'`)
    expect(wrong()).toEqual(['p', 'own-a'])
  })

  it('80: has what older libraries hold read into the search index, and adds tags, favourites and the archive', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ to }) => to < 80),
    )
    db.exec(`INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
      VALUES ('p', 't', 'k', '{}', '{}', '[]', 1, 1, 1, 0, 0)`)
    db.exec(`INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', 's', 0, '{}')`)
    migrate(db)
    expect(db.prepare('SELECT owner, section FROM search_pending').raw().all()).toEqual([
      ['p', ''],
      ['p', 's'],
    ])
    expect(db.prepare('SELECT favourite, archived FROM packs').raw().all()).toEqual([[0, null]])
    db.exec(
      `DELETE FROM search_pending; INSERT INTO pack_tags (pack_id, tag, added) VALUES ('p', 'Kenya', 0)`,
    )
    expect(pendingCount(db)).toBe(1)
    db.pragma('foreign_keys = ON')
    db.exec(`DELETE FROM packs`)
    expect(db.prepare('SELECT * FROM pack_tags').all()).toEqual([])
  })

  it('100: gives each tag a checksum', () => {
    const db = new BetterSqlite3(':memory:')
    db.pragma('foreign_keys = OFF')
    migrate(
      db,
      migrations.filter(({ to }) => to < 100),
    )
    db.exec(`INSERT INTO pack_tags (pack_id, tag, added) VALUES ('p', 'Kenya', 0)`)
    migrate(db)
    db.exec(`INSERT INTO pack_tags (pack_id, tag, added) VALUES ('p', 'Navy', 5)`)
    expect(packsWithBrokenTags(db)).toEqual([])
    db.exec(`UPDATE pack_tags SET tag = 'Marines' WHERE tag = 'Navy'`)
    expect(packsWithBrokenTags(db)).toEqual([])
    db.exec('DROP TRIGGER pack_tags_sum_changed')
    db.exec(`UPDATE pack_tags SET tag = 'Marinus' WHERE tag = 'Marines'`)
    expect(packsWithBrokenTags(db)).toEqual(['p'])
  })

  it('120: lists the rows there should be, whatever writes them', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ to }) => to < 120),
    )
    const add = (id: string) => {
      db.exec(`
        INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
          VALUES ('${id}', 'Pack ${id}', 'k', '{}', '{}', '[]', 1, 1, 1, 0, 0);
        INSERT INTO sections (pack_id, section_id, position, json) VALUES ('${id}', 's', 0, '{}');
        INSERT INTO templates (id, title, version, document_version, about, body, specs, changed)
          VALUES ('own-${id}', 't', 1, 1, '{}', '{}', '[]', 0);
        INSERT INTO marking_schemes (id, file_id, definition, source, changed) VALUES ('own-${id}', 'file-${id}', '{}', '', 0);
        INSERT INTO assets (id, mime, name, added, bytes) VALUES ('${id.repeat(64)}', 'image/png', 'A map.png', 0, x'00');
        INSERT INTO settings (key, value) VALUES ('author-${id}', '"Zenda"');`)
      for (const [number, tag] of [
        [1, 'Navy'],
        [2, 'Army'],
      ])
        db.exec(`
          INSERT INTO versions (pack_id, number, taken, changed, cause, about, name, pack_version, document_version, content)
            VALUES ('${id}', ${number}, 7, 7, 'saved', '', '', 1, 1, 'abc def');
          INSERT INTO pack_tags (pack_id, tag, added) VALUES ('${id}', '${tag}', 0);`)
    }
    add('a')
    migrate(db)
    db.pragma('foreign_keys = ON')
    add('b')
    const missing = () =>
      findMissing(db, 'whole').map(({ part, owner, isGone, words }) => [part, owner, isGone, words.length])
    expect(missing()).toEqual([])
    db.exec(`
      UPDATE packs SET title = 'Other', favourite = 1, deleted = 5 WHERE id = 'a';
      UPDATE templates SET body = '{"a":1}', title = 'new' WHERE id = 'own-a';
      UPDATE marking_schemes SET source = 'new', deleted = 9 WHERE id = 'own-a';
      UPDATE assets SET name = 'B.png', added = 8;
      UPDATE settings SET value = '"Strelsau"' WHERE key = 'author-a';
      UPDATE settings SET value = '9' WHERE key = 'changes';
      UPDATE versions SET name = 'sent', taken = 8 WHERE number = 2;
      UPDATE pack_tags SET tag = 'Marines' WHERE tag = 'Navy';
      DELETE FROM versions WHERE number = 1;
      DELETE FROM pack_tags WHERE pack_id = 'b' AND tag = 'Army';
      DELETE FROM packs WHERE id = 'b';
      DELETE FROM settings WHERE key = 'author-b';`)
    expect(missing()).toEqual([])
    expect(db.prepare(`SELECT count(*) FROM inventory WHERE owner IN ('b', 'author-b')`).pluck().get()).toBe(
      0,
    )
    for (const name of db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_listed_%'`)
      .pluck()
      .all())
      db.exec(`DROP TRIGGER ${name}`)
    db.exec(`
      DELETE FROM templates; DELETE FROM marking_schemes WHERE id = 'own-b'; DELETE FROM assets WHERE id LIKE 'a%';
      UPDATE settings SET value = '1' WHERE key = 'author-a'; UPDATE packs SET favourite = 0;
      DELETE FROM versions; DELETE FROM pack_tags WHERE tag = 'Army'`)
    expect(missing()).toEqual([
      ['packs', 'a', false, 0],
      ['templates', 'own-a', true, 0],
      ['templates', 'own-b', true, 0],
      ['marking_schemes', 'own-b', true, 0],
      ['assets', 'a'.repeat(64), true, 0],
      ['settings', 'author-a', false, 0],
      ['versions', 'a', true, 1],
      ['pack_tags', 'a', true, 1],
    ])
    takeStock(db, findMissing(db, 'whole'))
    expect(missing()).toEqual([])
  })

  it('are never edited: every library is compared with what its version should have', () => {
    const versions = [10, 20, 30, 40, 60].map((version) => [
      version,
      createHash('sha256').update(schemaOf(version).join()).digest('hex').slice(0, 12),
    ])
    expect(Object.fromEntries(versions)).toEqual(PINNED)
  })

  it('has a test for each step', () => {
    const text = readFileSync(import.meta.filename, 'utf8')
    for (const { to } of migrations) expect(text).toContain(`it('${to}: `)
  })

  it('makes no table that the health check or the rescue of a damaged library has forgotten', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db)
    resetIndex(db)
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT name GLOB 'search_packs*' AND NOT name GLOB 'search_sections*' ORDER BY name`,
      )
      .pluck()
      .all()
    expect(CHECKED_TABLES.flatMap(([, names]) => names).sort()).toEqual(tables)
    const remade = ['section_assets', 'template_assets', 'search_pending', 'search_places', 'version_assets']
    expect([...COPIED_TABLES, ...remade].sort()).toEqual(tables)
  })

  it('makes every table that a rescue copies with numbered rows, by which it is read', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db)
    for (const table of COPIED_TABLES)
      expect(() => db.prepare(`SELECT rowid FROM ${table}`), table).not.toThrow()
  })

  it('is undone as a whole when a step fails, and leaves a copy of the older library', () => {
    openDatabase(file).close()
    const db = new BetterSqlite3(file)
    const steps = [
      ...migrations,
      { to: 900, up: (on: BetterSqlite3.Database) => void on.exec('CREATE TABLE half (a) STRICT') },
    ]
    const newest = migrations.at(-1)?.to
    expect(() => migrate(db, steps)).toThrow()
    expect(db.pragma('user_version', { simple: true })).toBe(newest)
    expect(db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).get()).toBeUndefined()
    db.close()
    expect(version(`${file}.version-${newest}.bak`)).toBe(newest)
  })
})

describe('openDatabase', () => {
  it('creates a library in a folder that does not exist yet, and opens it again', () => {
    const path = join(folder, 'deep', 'library.db')
    const db = openDatabase(path)
    const { id } = createPack(db, newPack('a'))
    db.close()
    const again = openDatabase(path)
    expect(readPack(again, id).doc.content).toHaveLength(1)
    again.close()
    expect(readdirSync(join(folder, 'deep'))).toEqual(['library.db'])
  })

  it('refuses a library of a newer program, and leaves it as it is', () => {
    openDatabase(file).close()
    const db = new BetterSqlite3(file)
    db.pragma('user_version = 9990')
    db.close()
    const before = readFileSync(file)
    expect(() => openDatabase(file)).toThrow(code('storage/from-future'))
    expect(() => openReadOnly(file)).toThrow(code('storage/from-future'))
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a database of another program', () => {
    const db = new BetterSqlite3(file)
    db.exec('CREATE TABLE theirs (a)')
    db.close()
    expect(() => openDatabase(file)).toThrow(code('storage/damaged'))
    expect(() => openDatabase(file)).toThrow(/another program/)
  })

  it('refuses a file that is no database', () => {
    writeFileSync(file, 'Dear diary, this is no database at all.'.repeat(100))
    expect(() => openDatabase(file)).toThrow(code('storage/damaged'))
    expect(readFileSync(file, 'utf8')).toContain('Dear diary')
  })

  it('says so when pages of the library are damaged', () => {
    const db = openDatabase(file)
    createPack(db, newPack(...Array.from({ length: 200 }, (_, index) => `s${index}`)))
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0xee, 4096 * 5)
    writeFileSync(file, bytes)
    expect(() => openDatabase(file)).toThrow(code('storage/damaged'))
  })

  it('says so when the folder can not be written to', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => openDatabase(join(folder, 'file', 'library.db'))).toThrow(code('storage/unwritable'))
    expect(() => openReadOnly(join(folder, 'none.db'))).toThrow(code('storage/unwritable'))
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  it('lets a second connection read what the first has saved', () => {
    const db = openDatabase(file)
    const { id } = createPack(db, newPack('a'))
    const reader = openReadOnly(file)
    expect(readPack(reader, id).revision).toBe(1)
    reader.close()
    db.close()
  })
})

describe('after SIGKILL in the middle of saving', () => {
  it('has every save that was reported, whole, and opens without complaint', async () => {
    const script = await bundleForNode(join(import.meta.dirname, 'testing', 'saver.ts'), 'saver')
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.split('\n').length > 30) child.kill('SIGKILL')
    })
    await once(child, 'close')
    expect(child.signalCode).toBe('SIGKILL')
    const [id = '', ...revisions] = said.split('\n').slice(0, -1)
    const last = Number(revisions.at(-1))
    expect(last).toBeGreaterThan(20)

    const db = openDatabase(file)
    const pack = readPack(db, id)
    expect(pack.revision).toBeGreaterThanOrEqual(last)
    // The text of the last stored save, complete and not mixed with another save.
    const title = JSON.stringify(pack.doc.content[0]?.content[0])
    expect(title).toContain(`"${pack.revision} ${'x'.repeat(20_000)}"`)
    expect(listPacks(db)).toHaveLength(1)
    db.close()
  }, 60_000)
})
