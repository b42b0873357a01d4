// A flipped bit that leaves a row readable is noticed, whoever wrote the row; and it is repaired from a backup.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAsset, readAsset } from './assets'
import { findChanged } from './checksum'
import { type Database, inspectLibrary, openDatabase } from './database'
import { listPacks } from './pack-list'
import { createPack, duplicatePack, readPack, renamePack, savePack } from './packs'
import { repairOpen } from './repair-open'
import { restorePacks } from './restore'
import { salvage } from './salvage'
import { addScheme } from './schemes'
import { listTemplates } from './templates'
import { fillPage, flip, makeLibrary, pagesOf } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'

const NOTHING = { packs: [], sections: [], templates: [], schemes: [], torn: [] }
let folder: string
let file: string
let db: Database | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-sums-'))
  file = join(folder, 'library.db')
})
afterEach(() => {
  db?.close()
  db = undefined
  rmSync(folder, { recursive: true, force: true })
})
const open = (): Database => {
  db?.close()
  db = openDatabase(file)
  return db
}
const pack3 = () => listPacks(db ?? open()).find(({ title }) => title.startsWith('Pack 3'))?.id ?? ''

describe('the checksum', () => {
  it('fits whatever wrote the row', () => {
    const library = open()
    const { id } = createPack(library, newPack('a', 'b', 'c'))
    savePack(library, { id, revision: 1, order: ['c', 'a'], sections: [section('a', 'Changed')] })
    renamePack(library, id, 'Renamed “with” quotes \u{1F600} \u0000')
    duplicatePack(library, id)
    restorePacks(library, library, [id], 'copy', { backup: 'b', replaced: 'r' })
    restorePacks(library, library, [id], 'replace', { backup: 'b', replaced: 'r' })
    expect(findChanged(library)).toEqual(NOTHING)
    expect(library.prepare('SELECT count(*) FROM sections WHERE sum IS NULL').pluck().get()).toBe(0)
  })

  it.each([
    ['the text of a section', 'Words 3-2', 'Wards 3-2'],
    ['the title', 'Pack 3"', 'Pock 3"'],
    ['a marking', 'official', 'OFFICIAL'],
  ])('notices a change in %s that SQLite does not see', (_what, find, by) => {
    makeLibrary(file, 5)
    flip(file, find, by)
    expect(inspectLibrary(file)).toEqual({ structure: [], rows: [] })
    const { packs, sections } = findChanged(open())
    expect(packs.length + sections.length).toBe(1)
  })

  it('keeps a changed pack from being opened, copied or renamed as if it were whole', () => {
    makeLibrary(file, 5)
    flip(file, 'Words 3-2', 'Wards 3-2')
    const library = open()
    const damaged = expect.objectContaining({ code: 'document/damaged' })
    expect(() => readPack(library, pack3())).toThrow(damaged)
    expect(() => duplicatePack(library, pack3())).toThrow(damaged)
    expect(() => renamePack(library, pack3(), 'Other')).toThrow(damaged)
    expect(findChanged(library).sections).toHaveLength(1)
  })

  it('notices a changed template', () => {
    const library = open()
    library.exec(
      `INSERT INTO templates (id, title, version, document_version, about, body, specs, changed)
       VALUES ('own-1', 'Mine', 1, 1, '{"purpose":"Some purpose"}', '{}', '[]', 1)`,
    )
    library.close()
    flip(file, 'Some purpose', 'Same purpose')
    expect(listTemplates(open()).unreadable).toEqual([expect.stringContaining('It is damaged')])
  })

  it('is kept when a library with damaged pages is copied row by row', () => {
    makeLibrary(file, 20)
    flip(file, 'Words 3-2', 'Wards 3-2')
    const [page = 0] = pagesOf(file, 'sqlite_autoindex_sections_1')
    fillPage(file, page)
    salvage(file, join(folder, 'mended.db'))
    const mended = new BetterSqlite3(join(folder, 'mended.db'))
    expect(findChanged(mended).sections).toHaveLength(1)
    mended.close()
  })
})

describe('a changed row of an open library', () => {
  it('is taken from a backup, and the pack is named', () => {
    makeLibrary(file, 5)
    const backup = join(folder, 'backup.db')
    copyFileSync(file, backup)
    flip(file, 'Words 3-2', 'Wards 3-2')
    const library = open()
    const notice = repairOpen(library, [{ file: backup, time: Date.UTC(2026, 10, 29, 14, 5) }])
    expect(notice?.title).toBe('The library was damaged and has been repaired')
    expect(notice?.lines).toEqual(['“Pack 3”: 1 section was restored from the backup of 29 Nov 2026, 14:05.'])
    expect(JSON.stringify(readPack(library, pack3()).doc)).toContain('Words 3-2')
    expect(
      readFileSync(join(folder, String(/library\.db\.damaged-\w+/.exec(notice?.text ?? '')))).includes(
        'Wards 3-2',
      ),
    ).toBe(true)
    expect(repairOpen(library, [])).toBeNull()
  })

  it('is named and marked when no backup has it', () => {
    makeLibrary(file, 5)
    flip(file, 'Words 3-2', 'Wards 3-2')
    const library = open()
    expect(repairOpen(library, [])?.text).toContain('One pack is damaged: “Pack 3”')
    expect(listPacks(library).filter(({ damage }) => damage)).toHaveLength(1)
    expect(repairOpen(library, [])).toBeNull()
  })
})

describe('a pack whose sections are not those that were saved', () => {
  const backup = () => {
    const name = join(folder, 'backup.db')
    copyFileSync(file, name)
    return [{ file: name, time: Date.UTC(2026, 10, 29, 14, 5) }]
  }
  /** Changes rows without the triggers, as a disk does. */
  const behind = (...statements: string[]): void => {
    const raw = new BetterSqlite3(file)
    raw.function('content_sum', { varargs: true }, () => null)
    raw.function('packed_text', { varargs: true }, () => null)
    const triggers = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
    for (const statement of statements) raw.exec(statement)
    for (const { sql } of triggers) raw.exec(sql)
    raw.close()
  }
  const OF_PACK_3 = `pack_id = (SELECT id FROM packs WHERE title = 'Pack 3')`

  it('is refused, and gets a missing section back', () => {
    makeLibrary(file, 5)
    const backups = backup()
    behind(`DELETE FROM sections WHERE section_id = 's3' AND ${OF_PACK_3}`)
    const library = open()
    expect(() => readPack(library, pack3())).toThrow(expect.objectContaining({ code: 'document/damaged' }))
    expect(repairOpen(library, backups)?.lines).toEqual([
      '“Pack 3”: It was restored from the backup of 29 Nov 2026, 14:05.',
    ])
    expect(readPack(library, pack3()).doc.content).toHaveLength(4)
    expect(findChanged(library)).toEqual(NOTHING)
  })

  it('is kept beside the backup’s version when one of its sections is older than the others', () => {
    makeLibrary(file, 5)
    const before = new BetterSqlite3(file)
    const old = before
      .prepare(`SELECT json, sum FROM sections WHERE section_id = 's1' AND ${OF_PACK_3}`)
      .get() as {
      json: string
      sum: string
    }
    before.close()
    const backups = backup()
    const changed = open()
    savePack(changed, {
      id: pack3(),
      revision: 1,
      sections: [section('s1', 'Later'), section('s2', 'Later too')],
    })
    changed.close()
    db = undefined
    behind(
      `UPDATE sections SET json = '${old.json}', sum = '${old.sum}' WHERE section_id = 's1' AND ${OF_PACK_3}`,
    )
    const library = open()
    expect(repairOpen(library, backups)?.lines[0]).toContain('Changes made after that may be missing.')
    const texts = Object.fromEntries(
      listPacks(library).map(({ id, title }) => [title, JSON.stringify(readPack(library, id).doc)]),
    )
    expect(texts['Pack 3']).toContain('Words 3-2')
    expect(texts['Pack 3 (as found)']).toContain('Later too')
    expect(findChanged(library)).toEqual(NOTHING)
  })
})

it('a damaged image or marking scheme is found, taken from a backup, or named once', () => {
  const library = open()
  const { id } = addAsset(library, {
    name: 'map.png',
    bytes: Buffer.concat([png, Buffer.from('pixels of a map')]),
  })
  createPack(library, { ...newPack('a'), sections: [illustrated('a', id)] })
  addScheme(library, {
    id: 'own-1',
    definition: { id: 'tarsenia', name: 'T' } as never,
    source: 'level: closed',
  })
  library.close()
  db = undefined
  const backup = join(folder, 'backup.db')
  copyFileSync(file, backup)
  flip(file, 'pixels of a map', 'pixels of a mop')
  flip(file, 'level: closed', 'level: cloSed')
  const unrepaired = repairOpen(open(), [])
  expect(unrepaired?.title).toBe('The library was damaged')
  expect(unrepaired?.lines).toEqual([
    'The marking scheme “tarsenia” is damaged. Import it again.',
    'An image is damaged: map.png in “Visit to Ruritania”.',
  ])
  const still = open()
  expect(repairOpen(still, [])).toBeNull()
  still.close()
  db = undefined
  copyFileSync(backup, file)
  flip(file, 'pixels of a map', 'pixels of a mop')
  flip(file, 'level: closed', 'level: cloSed')
  const repaired = repairOpen(open(), [{ file: backup, time: 0 }])
  expect(repaired?.title).toBe('The library was damaged and has been repaired')
  expect(readAsset(open(), id)).toBeDefined()
  expect(findChanged(open())).toEqual(NOTHING)
})
