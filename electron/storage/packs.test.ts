// Packs in a library: what a save writes, what it refuses, and that one bad pack does not affect others.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { arrangePacks } from './arrange'
import { type Database, openDatabase } from './database'
import { listPacks } from './pack-list'
import {
  createPack,
  deletePack,
  duplicatePack,
  readPack,
  recordExport,
  renamePack,
  restorePack,
  savePack,
  summaryOf,
} from './packs'
import { field, illustrated, meta, newPack, section } from './testing/packs'
import { DAY, startDaily } from './testing/starts'

let db: Database
let id: string
beforeEach(() => {
  db = openDatabase(':memory:')
  id = createPack(db, newPack('a', 'b', 'c')).id
})

const ids = () => readPack(db, id).doc.content.map((one) => one.attrs.id)
const code = (name: string) => expect.objectContaining({ code: name })

/** Ids of the section rows that `run` wrote. */
function touched(run: () => void): string[] {
  db.exec(`
    CREATE TEMP TABLE log (op TEXT, id TEXT);
    CREATE TEMP TRIGGER i AFTER INSERT ON main.sections BEGIN INSERT INTO log VALUES ('insert', new.section_id); END;
    CREATE TEMP TRIGGER u AFTER UPDATE OF position, json ON main.sections BEGIN INSERT INTO log VALUES ('update', new.section_id); END;
    CREATE TEMP TRIGGER d AFTER DELETE ON main.sections BEGIN INSERT INTO log VALUES ('delete', old.section_id); END;`)
  run()
  return db.prepare(`SELECT op || ' ' || id FROM log`).pluck().all() as string[]
}

it('lists the tags of one pack and of many alike, in order', () => {
  const tagged = createPack(db, newPack('a')).id
  arrangePacks(db, [{ id: tagged, favourite: true, archived: false, tags: ['Kenya', 'Exercise'] }])
  const entry = { tags: ['Exercise', 'Kenya'], favourite: true, author: 'Capt. A. Rassendyll' }
  expect(summaryOf(db, tagged)).toMatchObject(entry)
  for (let at = 0; at < 250; at += 1) createPack(db, newPack('a'))
  const list = listPacks(db)
  expect(list.find(({ id }) => id === tagged)).toMatchObject(entry)
  expect(list.filter(({ tags }) => tags.length > 0)).toHaveLength(1)
})

describe('createPack and readPack', () => {
  it('returns what was stored', () => {
    expect(readPack(db, id)).toEqual({
      id,
      revision: 1,
      meta: meta(),
      fields: [field],
      doc: { type: 'doc', content: [section('a'), section('b'), section('c')] },
    })
  })

  it('refuses a pack without sections, a section without id, and two sections with one id', () => {
    expect(() => createPack(db, newPack('a', ''))).toThrow(/no id/)
    expect(() => createPack(db, newPack())).toThrow(code('document/invalid'))
    expect(() => createPack(db, newPack('a', 'a'))).toThrow(/“a”/)
    expect(listPacks(db)).toHaveLength(1)
  })

  it('names a pack that is not there', () => {
    expect(() => readPack(db, 'none')).toThrow(code('storage/not-found'))
  })
})

describe('savePack', () => {
  it('writes only the section that changed', () => {
    const rows = touched(() => {
      const saved = savePack(db, { id, revision: 1, sections: [section('b', 'New'), section('c')] })
      expect(saved.revision).toBe(2)
    })
    expect(rows).toEqual(['update b'])
    expect(readPack(db, id).doc.content[1]).toEqual(section('b', 'New'))
  })

  it('writes only the positions that changed', () => {
    const rows = touched(() => savePack(db, { id, revision: 1, order: ['b', 'a', 'c'], sections: [] }))
    expect(rows.sort()).toEqual(['update a', 'update b'])
    expect(ids()).toEqual(['b', 'a', 'c'])
  })

  it('adds, removes and moves at once', () => {
    savePack(db, { id, revision: 1, order: ['n', 'c', 'a'], sections: [section('n'), section('a', 'New')] })
    expect(ids()).toEqual(['n', 'c', 'a'])
    expect(readPack(db, id).doc.content[2]).toEqual(section('a', 'New'))
  })

  it('stores meta and fields, and shows them in the list', () => {
    const changed = { ...meta('Other'), kind: 'handout' as const }
    savePack(db, { id, revision: 1, meta: changed, fields: [{ ...field, value: 'Graustark' }], sections: [] })
    expect(readPack(db, id)).toMatchObject({ meta: changed, fields: [{ value: 'Graustark' }] })
    expect(listPacks(db)[0]).toMatchObject({ title: 'Other', kind: 'handout', sections: 3, pages: null })
  })

  it.each([
    ['an older revision', { revision: 0, sections: [section('a', 'X')] }, 'storage/conflict'],
    ['a section outside the order', { revision: 1, sections: [section('z')] }, 'document/invalid'],
    [
      'an order with a section that was never saved',
      { revision: 1, order: ['a', 'z'], sections: [] },
      'document/invalid',
    ],
    [
      'an order that names a section twice',
      { revision: 1, order: ['a', 'a'], sections: [] },
      'document/invalid',
    ],
    ['an empty order', { revision: 1, order: [], sections: [] }, 'document/invalid'],
  ])('refuses %s and changes nothing', (_what, change, expected) => {
    const before = readPack(db, id)
    expect(() => savePack(db, { id, meta: meta('Half'), ...change })).toThrow(code(expected))
    expect(readPack(db, id)).toEqual(before)
  })
})

describe('a pack of an older version', () => {
  it('is written in the current one before a change joins it', () => {
    db.prepare('UPDATE packs SET document_version = 1 WHERE id = ?').run(id)
    // As an older program may have stored it: without an attribute that was added later.
    db.exec(`UPDATE sections SET json = json_remove(json, '$.attrs.comments') WHERE section_id = 'c'`)
    savePack(db, { id, revision: 1, sections: [section('a', 'New')] })
    const stored = db
      .prepare(`SELECT json FROM sections WHERE pack_id = ? AND section_id = 'c'`)
      .pluck()
      .get(id)
    expect(JSON.parse(String(stored))).toEqual(section('c'))
    expect(db.prepare('SELECT document_version FROM packs').pluck().get()).toBe(DOCUMENT_VERSION)
    expect(readPack(db, id).doc.content[0]).toEqual(section('a', 'New'))
  })
})

describe('a save that the disk does not take', () => {
  it('says that the disk is full, and keeps what was saved before', () => {
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
    const large = section('a', 'x'.repeat(1_000_000))
    expect(() => savePack(db, { id, revision: 1, sections: [large] })).toThrow(code('storage/full'))
    expect(readPack(db, id)).toMatchObject({ revision: 1, doc: { content: [section('a'), {}, {}] } })
  })

  it('says that another program is writing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'attache-busy-'))
    const [one, two] = [openDatabase(join(folder, 'a.db')), openDatabase(join(folder, 'a.db'))]
    const stored = createPack(one, newPack('a'))
    two.pragma('busy_timeout = 20')
    one.exec('BEGIN IMMEDIATE')
    expect(() => savePack(two, { id: stored.id, revision: 1, sections: [section('a', 'X')] })).toThrow(
      code('storage/busy'),
    )
    one.exec('ROLLBACK')
    expect(savePack(two, { id: stored.id, revision: 1, sections: [section('a', 'X')] }).revision).toBe(2)
    one.close()
    two.close()
    rmSync(folder, { recursive: true })
  })
})

describe('the list', () => {
  it('renames, and refuses a save on the text from before', () => {
    renamePack(db, id, 'It’s "new"')
    expect(readPack(db, id).meta.title).toBe('It’s "new"')
    expect(listPacks(db)[0]?.title).toBe('It’s "new"')
    expect(() => savePack(db, { id, revision: 1, sections: [] })).toThrow(code('storage/conflict'))
  })

  it('duplicates a pack with all its sections, independent of the original', () => {
    const copy = duplicatePack(db, id)
    expect(copy).toMatchObject({ title: 'Visit to Ruritania (copy)', sections: 3, pages: null })
    savePack(db, { id: copy.id, revision: 1, sections: [section('a', 'Changed')] })
    expect(readPack(db, id).doc.content[0]).toEqual(section('a'))
    expect(readPack(db, copy.id).meta.title).toBe('Visit to Ruritania (copy)')
  })

  it('deletes to the bin and restores from it', () => {
    deletePack(db, id)
    expect(listPacks(db)).toEqual([])
    expect(() => readPack(db, id)).toThrow(code('storage/deleted'))
    expect(() => savePack(db, { id, revision: 1, sections: [] })).toThrow(code('storage/deleted'))
    restorePack(db, id)
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(() => restorePack(db, 'none')).toThrow(code('storage/not-found'))
  })

  it('empties the bin of what has lain there on 30 days of use', () => {
    deletePack(db, id)
    const last = startDaily(db, 29)
    restorePack(db, id)
    db.prepare('UPDATE packs SET deleted = 1 WHERE id = ?').run(id)
    startDaily(db, 30, last)
    restorePack(db, id)
    deletePack(db, id)
    startDaily(db, 31, last + 30 * DAY)
    expect(() => restorePack(db, id)).toThrow(code('storage/not-found'))
    expect(db.prepare('SELECT count(*) FROM sections').pluck().get()).toBe(0)
  })

  it('remembers the pages of the last export, and nothing else changes', () => {
    const before = readPack(db, id)
    recordExport(db, id, 12)
    expect(listPacks(db)[0]?.pages).toBe(12)
    expect(readPack(db, id)).toEqual(before)
  })
})

describe('a pack that can not be read', () => {
  const spoil = (sql: string) => db.prepare(sql).run(id)

  it('is listed, named when opened, left as it is, and does not affect others', () => {
    const other = createPack(db, newPack('x')).id
    spoil(`UPDATE sections SET json = '{"type":"unheard-of"}' WHERE pack_id = ? AND section_id = 'b'`)
    expect(listPacks(db).map((pack) => pack.id)).toContain(id)
    expect(() => readPack(db, id)).toThrow(/Section 2/)
    expect(readPack(db, other).doc.content).toHaveLength(1)
    expect(duplicatePack(db, id).sections).toBe(3)
    expect(
      db.prepare(`SELECT json FROM sections WHERE pack_id = ? AND section_id = 'b'`).pluck().get(id),
    ).toBe('{"type":"unheard-of"}')
  })

  it.each(['document_version', 'pack_version'])('refuses a newer %s, to read and to save', (column) => {
    spoil(`UPDATE packs SET ${column} = 99 WHERE id = ?`)
    expect(() => readPack(db, id)).toThrow(code('document/from-future'))
    expect(() => savePack(db, { id, revision: 1, sections: [section('a', 'X')] })).toThrow(
      code('document/from-future'),
    )
  })
})

describe('images of sections', () => {
  const shown = () => db.prepare('SELECT section_id, asset_id FROM section_assets').raw().all()

  it('are noted with each save', () => {
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)]
    savePack(db, { id, revision: 1, sections: [illustrated('a', one)] })
    expect(shown()).toEqual([['a', one]])
    savePack(db, { id, revision: 2, sections: [illustrated('a', two)] })
    expect(shown()).toEqual([['a', two]])
    savePack(db, { id, revision: 3, order: ['b', 'c'], sections: [] })
    expect(shown()).toEqual([])
  })
})
