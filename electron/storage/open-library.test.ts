// Opening a library that is not as it was left: empty, missing, damaged in rows, pages or indexes, or with the log of another library.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAsset, readAssetsOf } from './assets'
import { openDatabase } from './database'
import { type OpenedLibrary, openLibrary, startNewLibrary } from './open-library'
import { listPacks } from './pack-list'
import { createPack, duplicatePack, readPack, savePack } from './packs'
import { copyReadable } from './rescue'
import { readSettings, writeSettings } from './settings'
import { alter, bytesOf, fillPage, flip, makeLibrary, pagesOf, swapPages, withLog } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'
import { tidyLibrary } from './tidy'
import { withWorkFolder } from './work-folder'

let folder: string
let file: string
let opened: OpenedLibrary | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-open-'))
  file = join(folder, 'library.db')
})
afterEach(() => {
  opened?.db.close()
  opened = undefined
  rmSync(folder, { recursive: true, force: true })
})

const code = (name: string) => expect.objectContaining({ code: name })
const open = (before = true): OpenedLibrary => {
  opened = openLibrary(file, before)
  return opened
}
const titles = (): string[] => listPacks(open().db).map(({ title }) => title)
const kept = (): string[] => readdirSync(folder).filter((name) => /\.(kept|damaged)-/.test(name))

describe('a library that is not there', () => {
  it('is made on a first start, whole and for its owner alone', () => {
    expect(open(false)).toMatchObject({ notice: null })
    expect(readdirSync(folder).sort()).toEqual(['library.db', 'library.db-shm', 'library.db-wal'])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is created beside other files whose names begin like its own', () => {
    const names = ['.new', '.new-wal', '.new-shm', '.new-journal', '.part', '-new'].map(
      (end) => `library.db${end}`,
    )
    for (const name of names) writeFileSync(join(folder, name), 'mine')
    open(false)
    for (const name of names) expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, 'mine'])
    expect(readdirSync(folder).sort()).toEqual(
      ['library.db', 'library.db-shm', 'library.db-wal', ...names].sort(),
    )
  })

  it('is missed when the window was open on it before', () => {
    expect(() => open(true)).toThrow(code('storage/lost'))
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['-wal', '-journal', '.version-20.bak'])('is missed when its %s is there', (end) => {
    writeFileSync(file + end, 'something')
    expect(() => openDatabase(file)).toThrow(code('storage/lost'))
    expect(() => open(false)).toThrow(new RegExp(`library.db${end.replaceAll('.', '\\.')}`))
    expect(readdirSync(folder)).toEqual([`library.db${end}`])
  })

  it('is not missed for an empty log or files of others', () => {
    writeFileSync(`${file}-wal`, '')
    writeFileSync(`${file}.txt`, 'theirs')
    expect(open(false).notice).toBeNull()
  })
})

describe('an empty library', () => {
  it('is never taken for a new one, and its log stays', () => {
    withLog(file, 3)
    const log = bytesOf(`${file}-wal`)
    writeFileSync(file, '')
    expect(() => openDatabase(file)).toThrow(
      /is an empty file\. Related files are still there: library\.db-wal/,
    )
    expect(bytesOf(`${file}-wal`)).toBe(log)
    expect(statSync(file).size).toBe(0)
  })

  it('gives back what is in its log, which is kept', () => {
    makeLibrary(file, 3)
    withLog(file, 3)
    const log = bytesOf(`${file}-wal`)
    writeFileSync(file, '')
    const { db, notice } = open()
    expect(
      listPacks(db)
        .filter(({ damage }) => damage === undefined)
        .map(({ title }) => title),
    ).toEqual(expect.arrayContaining(['Logged 0', 'Logged 1', 'Logged 2']))
    expect(notice?.text).toMatch(/packs are in your list/)
    expect(bytesOf(join(folder, kept().find((name) => name.endsWith('-wal')) ?? ''))).toBe(log)
  })

  it('is kept aside with its log when a new one is started', () => {
    withLog(file, 3)
    const log = bytesOf(`${file}-wal`)
    writeFileSync(file, '')
    const aside = startNewLibrary(file)
    expect(bytesOf(`${aside}-wal`)).toBe(log)
    expect(titles()).toEqual([])
    const second = startNewLibrary(file)
    expect(second).not.toBe(aside)
  })
})

describe('a table that is missing', () => {
  it.each(['settings', 'assets', 'section_assets', 'templates', 'template_assets'])(
    'costs nothing else: %s',
    (table) => {
      makeLibrary(file, 5)
      const db = new BetterSqlite3(file)
      db.pragma('foreign_keys = OFF')
      db.exec(`DROP TABLE ${table}`)
      db.close()
      const { db: again, notice } = open()
      expect(notice?.details).toContain(table)
      expect(listPacks(again)).toHaveLength(5)
      readSettings(again)
      tidyLibrary(again, Date.now())
      createPack(again, newPack('a'))
    },
  )
})

describe('a damaged row', () => {
  it.each([
    ['particulars that are a list', `UPDATE packs SET meta = '["x"]' WHERE title = 'Pack 3'`],
    [
      'particulars without a marking',
      `UPDATE packs SET meta = json_remove(meta, '$.marking') WHERE title = 'Pack 3'`,
    ],
    ['fields that are a number', `UPDATE packs SET fields = '7' WHERE title = 'Pack 3'`],
    ['a marking that is a list', `UPDATE packs SET marking = '[]' WHERE title = 'Pack 3'`],
    ['a section that is a number', `UPDATE sections SET json = '5' WHERE rowid = 13`],
    ['a section of another kind', `UPDATE sections SET json = '{"type":"nope"}' WHERE rowid = 13`],
  ])('is marked when it is JSON, but not of a pack: %s', (_what, sql) => {
    makeLibrary(file)
    alter(file, sql)
    const { db, notice } = open()
    expect(notice?.text).toMatch(/One pack is damaged: “Pack 3”/)
    const { id = '' } = listPacks(db).find(({ title }) => title === 'Pack 3') ?? {}
    if (!/marking = /.test(sql)) expect(() => readPack(db, id)).toThrow(code('document/damaged'))
    readPack(db, copyReadable(db, id).id)
  })

  it('with an unknown marking is never read as one without', () => {
    makeLibrary(file)
    alter(
      file,
      `UPDATE packs SET meta = json_set(meta, '$.marking.scheme', 'nato', '$.marking.level', 'sebret') WHERE title = 'Pack 3'`,
    )
    const { db } = open()
    const { id = '' } = listPacks(db).find(({ title }) => title === 'Pack 3') ?? {}
    expect(() => readPack(db, id)).toThrow(code('document/damaged'))
  })

  const damagedTitles = () => listPacks(open().db).flatMap(({ title, damage }) => (damage ? [title] : []))

  it.each([
    ['a section', () => flip(file, '"type":"section"', '"type":"section,')],
    ['the particulars', () => flip(file, '"subtitle":""', '"subtitle";""')],
  ])('in %s locks no other pack away', (_what, damage) => {
    makeLibrary(file)
    damage()
    const before = bytesOf(file)
    const { db, notice } = open()
    expect(listPacks(db)).toHaveLength(20)
    const [bad, ...more] = listPacks(db).filter((pack) => pack.damage)
    expect(more).toEqual([])
    expect(notice?.text).toContain(`One pack is damaged: “${bad?.title}”; it is marked`)
    expect(notice?.details).toMatch(/JSON/)
    expect(bytesOf(join(folder, kept()[0] ?? ''))).toBe(before)
    const id = bad?.id ?? ''
    expect(() => readPack(db, id)).toThrow(code('document/damaged'))
    expect(() => duplicatePack(db, id)).toThrow(code('document/damaged'))
    for (const pack of listPacks(db)) {
      if (pack.damage) continue
      savePack(db, { id: pack.id, revision: 1, sections: [section('s0', 'Changed')] })
      expect(readPack(db, pack.id).revision).toBe(2)
    }
    const copy = copyReadable(db, id)
    expect(copy.title).toBe(`${bad?.title} (recovered copy)`)
    expect(JSON.stringify(readPack(db, copy.id).doc).match(/Words \d+-\d/g)).toHaveLength(4)
  })

  it('is reported once, and copied once', () => {
    makeLibrary(file)
    flip(file, '"type":"section"', '"type":"section,')
    expect(open().notice).not.toBeNull()
    opened?.db.close()
    expect(open().notice).toBeNull()
    expect(damagedTitles()).toHaveLength(1)
    expect(kept()).toHaveLength(1)
  })

  it('with a marking that can not be read is listed', () => {
    makeLibrary(file)
    alter(file, `UPDATE packs SET marking = '{' WHERE title = 'Pack 3'`)
    expect(damagedTitles()).toEqual(['Pack 3'])
  })

  it('keeps its marking in the copy, and says so when that is lost', () => {
    makeLibrary(file, 2)
    alter(file, `UPDATE packs SET meta = '{' WHERE title = 'Pack 0'`)
    alter(file, `UPDATE packs SET meta = '{', marking = '{"scheme":"uk"' WHERE title = 'Pack 1'`)
    const { db } = open()
    const copyOf = (title: string) =>
      copyReadable(db, listPacks(db).find((pack) => pack.title === title)?.id ?? '')
    expect(copyOf('Pack 0')).toMatchObject({
      title: 'Pack 0 (recovered copy)',
      marking: { scheme: 'uk', level: 'official' },
    })
    expect(copyOf('Pack 1').title).toBe('Pack 1 (recovered copy, marking lost)')
  })

  it('of the settings gives way to the default', () => {
    makeLibrary(file)
    const db = openDatabase(file)
    writeSettings(db, { ...readSettings(db), author: 'Maj. B. Own', paper: 'a5' })
    db.close()
    alter(file, `UPDATE settings SET value = '"a5' WHERE key = 'paper'`)
    alter(file, `INSERT INTO settings VALUES ('recent', '[')`)
    const { db: again, notice } = open()
    expect(notice?.text).toMatch(/settings could not be read/)
    expect(readSettings(again)).toMatchObject({ author: 'Maj. B. Own', paper: 'a4' })
    tidyLibrary(again, Date.now())
  })
})

describe('damaged pages and indexes', () => {
  it('of a library with a single pack', () => {
    makeLibrary(file, 1)
    const [leaf = 0] = pagesOf(file, 'sqlite_autoindex_sections_1')
    const bytes = Buffer.from(bytesOf(file), 'base64')
    Buffer.from([10, 0, 0, 0, 0, 16, 0, 0]).copy(bytes, (leaf - 1) * 4096)
    writeFileSync(file, bytes)
    expect(open().notice?.text).toMatch(/^The pack was recovered and is in your list\./)
  })

  it('an index without some of its rows: every pack is there', () => {
    makeLibrary(file)
    const [leaf = 0] = pagesOf(file, 'sqlite_autoindex_sections_1')
    const empty = Buffer.from([10, 0, 0, 0, 0, 16, 0, 0])
    const bytes = Buffer.from(bytesOf(file), 'base64')
    empty.copy(bytes, (leaf - 1) * 4096)
    writeFileSync(file, bytes)
    const before = bytesOf(file)
    const { db, notice } = open()
    expect(notice?.text).toMatch(/All 20 packs were recovered/)
    expect(listPacks(db).filter((pack) => !pack.damage && pack.sections === 4)).toHaveLength(20)
    for (const { id } of listPacks(db)) expect(readPack(db, id).doc.content).toHaveLength(4)
    expect(kept()).toHaveLength(1)
    expect(bytesOf(join(folder, kept()[0] ?? ''))).toBe(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('.attache'))).toEqual([])
  })

  it.each([0, 0xee])(
    'a page of sections filled with %d: the others are complete, the damaged ones are named',
    (byte) => {
      makeLibrary(file)
      const leaf = pagesOf(file, 'sections').at(5) ?? 0
      fillPage(file, leaf, byte)
      const { db, notice } = open()
      const hurt = listPacks(db).filter((pack) => pack.damage)
      expect(listPacks(db)).toHaveLength(20)
      expect(hurt.length).toBeGreaterThan(0)
      expect(hurt.length).toBeLessThan(5)
      expect(notice?.text).toMatch(/20 packs are in your list/)
      for (const { id, damage } of listPacks(db)) {
        if (damage) expect(() => readPack(db, id)).toThrow(code('document/damaged'))
        else expect(readPack(db, id).doc.content).toHaveLength(4)
      }
      const copy = copyReadable(db, hurt[0]?.id ?? '')
      expect(readPack(db, copy.id).doc.content.length).toBeGreaterThan(0)
    },
  )

  it('two swapped pages: nothing is lost', () => {
    makeLibrary(file)
    const [one = 0, , other = 0] = pagesOf(file, 'sections')
    swapPages(file, one, other)
    const { db } = open()
    expect(listPacks(db).filter((pack) => pack.sections === 4)).toHaveLength(20)
  })

  it('the page of all packs: their text is kept under a title like `Recovered pack`', () => {
    makeLibrary(file, 5)
    for (const page of pagesOf(file, 'packs')) fillPage(file, page)
    const { db } = open()
    const packs = listPacks(db)
    expect(packs).toHaveLength(5)
    expect(packs.every(({ damage }) => damage)).toBe(true)
    expect(packs[0]?.title).toBe('Recovered pack (marking lost)')
    expect(JSON.stringify(readPack(db, copyReadable(db, packs[0]?.id ?? '').id))).toMatch(/Words \d-0/)
  })

  it.each([
    ['the mark at its beginning', (bytes: Buffer) => bytes.fill(0, 0, 16)],
    ['the size of its pages', (bytes: Buffer) => bytes.fill(0xff, 16, 18)],
    ['the mark of the program', (bytes: Buffer) => bytes.fill(0, 68, 72)],
  ])('%s is wrong: every pack is there', (_what, hurt) => {
    makeLibrary(file)
    const bytes = Buffer.from(bytesOf(file), 'base64')
    writeFileSync(file, hurt(bytes))
    const { db, notice } = open()
    expect(notice?.text).toMatch(/All 20 packs were recovered/)
    expect(listPacks(db)).toHaveLength(20)
  })

  it('a file that is cut off: what was before the cut is there', () => {
    makeLibrary(file, 40)
    truncateSync(file, Math.floor(statSync(file).size / 2) + 1000)
    const { db, notice } = open()
    expect(notice?.details).toMatch(/malformed/)
    const texts = listPacks(db).map(({ id, damage }) =>
      JSON.stringify(readPack(db, damage ? copyReadable(db, id).id : id).doc),
    )
    expect(new Set(texts.flatMap((text) => text.match(/Words \d+-\d/g) ?? [])).size).toBeGreaterThan(20)
  })

  it('blocks of garbage anywhere: what is not named is as it was', () => {
    makeLibrary(file, 10)
    const before = openDatabase(file)
    const truth = new Map(listPacks(before).map(({ id }) => [id, readPack(before, id)]))
    before.close()
    const sound = Buffer.from(bytesOf(file), 'base64')
    // The list of tables has no second copy in the file: where that is hit, there is only the backup.
    const backup = join(mkdtempSync(join(tmpdir(), 'attache-backup-')), 'backup.db')
    writeFileSync(backup, sound)
    for (let at = 1; at < 12; at += 1) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      const bytes = Buffer.from(sound)
      const start = Math.floor((at * sound.length) / 12)
      writeFileSync(file, bytes.fill(at * 20, start, start + 9000))
      const { db, notice } = openLibrary(file, true, () => [{ file: backup, time: 0 }])
      expect(notice).not.toBeNull()
      expect(listPacks(db)).toHaveLength(10)
      for (const { id, damage } of listPacks(db)) {
        expect(damage).toBeUndefined()
        expect(readPack(db, id)).toEqual({ ...truth.get(id), revision: expect.any(Number) })
      }
      db.close()
    }
    rmSync(dirname(backup), { recursive: true })
  })

  it('a file of another kind is refused, and stays as it is', () => {
    for (const content of ['Dear diary. '.repeat(2000), '\x89PNG'.padEnd(9000, 'x')]) {
      writeFileSync(file, content)
      expect(() => open()).toThrow(code('storage/damaged'))
      expect(bytesOf(file)).toBe(Buffer.from(content).toString('base64'))
      expect(readdirSync(folder)).toEqual(['library.db'])
    }
  })

  it('a damaged image is a gap, and hinders no pack', () => {
    const db = openDatabase(file)
    const bytes = Buffer.concat([png, Buffer.alloc(60_000, 'pixels ')])
    const { id } = addAsset(db, { name: 'map.png', bytes })
    const pack = createPack(db, { ...newPack('a'), sections: [illustrated('a', id)] })
    db.close()
    const stored = Buffer.from(bytesOf(file), 'base64')
    const chain = stored.lastIndexOf('pixels ')
    fillPage(file, Math.floor(chain / 4096), 0xff)
    const { db: again } = open()
    expect(readAssetsOf(again, readPack(again, pack.id)).size).toBe(0)
  })

  it('nothing to be read: refused with the file as it was, and SQLite’s words apart', () => {
    makeLibrary(file, 5)
    for (const table of ['packs', 'sections']) for (const page of pagesOf(file, table)) fillPage(file, page)
    const before = bytesOf(file)
    expect(() => open()).toThrow(code('storage/damaged'))
    try {
      open()
    } catch (error) {
      expect((error as Error).message).not.toMatch(/Tree|page|btree/)
      expect(String((error as Error).cause)).toMatch(/malformed|page|Tree/i)
    }
    expect(bytesOf(file)).toBe(before)
    expect(readdirSync(folder).filter((name) => !name.startsWith('library.db'))).toEqual([])
  })
})

it('removes what an interrupted repair left, and nothing else', () => {
  makeLibrary(file, 1)
  const [ours, theirs, others] = ['library.db', 'library.db', 'other.db'].map((name, at) =>
    withWorkFolder(join(folder, name), (work) => basename(work) + at),
  ) as [string, string, string]
  for (const name of [ours, theirs, others, 'attache']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'library.db'), 'half')
  }
  writeFileSync(join(folder, theirs, 'thesis.docx'), 'mine')
  open()
  expect(
    readdirSync(folder)
      .filter((name) => !name.startsWith('library.db'))
      .sort(),
  ).toEqual([theirs, others, 'attache'].sort())
  expect(readdirSync(join(folder, theirs))).toHaveLength(2)
})

it('opens a healthy library without a message and without a copy', () => {
  makeLibrary(file)
  withLog(file, 2)
  const { db, notice } = open()
  expect(notice).toBeNull()
  expect(listPacks(db)).toHaveLength(22)
  expect(kept()).toEqual([])
  createPack(db, newPack('a'))
})
