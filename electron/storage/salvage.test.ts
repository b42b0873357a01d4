// Reading rows from pages: a sound library comes through row for row, one of an earlier version too; garbage is not taken for rows.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAsset } from './assets'
import { openDatabase } from './database'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { listPacks } from './pack-list'
import { createPack, savePack } from './packs'
import type { RawPages } from './raw-pages'
import { rawRows } from './raw-rows'
import { COPIED_TABLES, salvage } from './salvage'
import { addScheme } from './schemes'
import { addTemplate } from './templates'
import { makeLibrary } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'

let folder: string
let file: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-salvage-'))
  file = join(folder, 'library.db')
  target = join(folder, 'mended.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** All rows of a table that a rescue copies, in a fixed order; the record of damage aside. */
function rowsOf(path: string, table: string): string[] {
  const db = new BetterSqlite3(path, { readonly: true })
  const rows = db.prepare(`SELECT * FROM ${table}`).all()
  db.close()
  return rows.map((row) => JSON.stringify(row)).sort()
}

/** A library with rows in every table, short and long. */
function fill(): void {
  makeLibrary(file, 12)
  const db = openDatabase(file)
  const { id } = addAsset(db, {
    name: 'map.png',
    bytes: Buffer.concat([png, Buffer.alloc(50_000, 'pixels')]),
  })
  const pack = createPack(db, {
    ...newPack('a'),
    sections: [illustrated('a', id), section('b', 'Ü\u{1F600} '.repeat(5000))],
  })
  savePack(db, { id: pack.id, revision: 1, sections: [section('b', 'Changed')] })
  db.prepare('INSERT INTO pack_tags (pack_id, tag, added) VALUES (?, ?, ?)').run(pack.id, 'navy', 2 ** 40)
  addScheme(db, { id: 'own-1', definition: { id: 'x', name: 'X' } as never, source: 'levels: '.repeat(2000) })
  addTemplate(db, {
    title: 'T',
    purpose: '',
    category: '',
    tags: [],
    level: 1,
    full: [],
    short: [],
    trainer: [],
    fields: [],
  })
  db.prepare(
    `INSERT INTO versions (pack_id, number, taken, changed, cause, about, name, pack_version, document_version, content)
     VALUES (?, 1, 0, 1, 'time', '', '', 1, 1, '{}')`,
  ).run(listPacks(db)[3]?.id)
  db.prepare('INSERT OR IGNORE INTO version_texts (pack_id, hash, bytes) VALUES (?, ?, ?)').run(
    pack.id,
    'ab12',
    Buffer.alloc(9000, 7),
  )
  db.close()
}

describe('a sound library', () => {
  it('comes through row for row', () => {
    fill()
    salvage(file, target)
    for (const table of COPIED_TABLES) {
      expect(rowsOf(file, table).length, table).toBeGreaterThan(0)
      expect([table, ...rowsOf(target, table)]).toEqual([table, ...rowsOf(file, table)])
    }
  })

  it('comes through with what is only in its log', () => {
    const db = openDatabase(file)
    createPack(db, newPack('a', 'b'))
    salvage(file, target)
    for (const table of ['packs', 'sections']) expect(rowsOf(target, table)).toEqual(rowsOf(file, table))
    db.close()
  })

  it.each(migrations.map(({ to }) => to))('of version %d does so too', (version) => {
    const db = new BetterSqlite3(file)
    migrate(
      db,
      migrations.filter(({ to }) => to <= version),
    )
    db.exec(
      `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
       VALUES ('p', 't', 'k', '{}', '{"marking":{}}', '[]', 1, 1, 1, 0, 0)`,
    )
    db.exec(
      `INSERT INTO sections (pack_id, section_id, position, json) VALUES ('p', 's', 0, '{"type":"section"}')`,
    )
    db.close()
    expect(salvage(file, target)).toMatchObject({ packs: 1, damage: {} })
    expect(rowsOf(target, 'sections')).toHaveLength(1)
  })
})

describe('garbage', () => {
  const pagesOf = (make: (number: number) => Buffer, count: number): RawPages => ({
    count,
    page: make,
    close: () => undefined,
  })
  /** A sequence that is the same in each run. */
  function noise(seed: number): Buffer {
    let state = seed
    return Buffer.from(
      Array.from({ length: 4096 }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
        return state >>> 24
      }),
    )
  }

  it('ends, and makes few rows', () => {
    const leaf = (seed: number): Buffer => {
      const page = noise(seed)
      page[0] = 13
      return page
    }
    const rows = [...rawRows(pagesOf(leaf, 300))]
    expect(rows.length).toBeLessThan(20_000)
  })
})
