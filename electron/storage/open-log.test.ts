// Opening a library whose log is damaged or belongs to another library.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './database'
import { type OpenedLibrary, openLibrary } from './open-library'
import { listPacks } from './pack-list'
import { deletePack } from './packs'
import { addPacks, bytesOf, makeLibrary, withLog } from './testing/damage'

let folder: string
let file: string
let opened: OpenedLibrary | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-log-'))
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
const kept = (): string[] => readdirSync(folder).filter((name) => /\.(kept|damaged)-/.test(name))

const alterByte = (name: string, at: number): void => {
  const bytes = readFileSync(name)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  writeFileSync(name, bytes)
}

describe('a log that belongs to another library', () => {
  it('is kept aside, and the library opens without it', () => {
    makeLibrary(file)
    const other = join(folder, 'other.db')
    makeLibrary(other, 30, 3)
    withLog(other, 3)
    copyFileSync(`${other}-wal`, `${file}-wal`)
    const log = bytesOf(`${file}-wal`)
    const { db, notice } = open()
    expect(listPacks(db).map(({ title }) => title)).toContain('Pack 7')
    expect(listPacks(db)).toHaveLength(20)
    expect(listPacks(db).every(({ sections }) => sections === 4)).toBe(true)
    expect(notice?.text).toMatch(/does not belong to the library/)
    expect(bytesOf(join(folder, kept().find((name) => name.endsWith('-wal')) ?? ''))).toBe(log)
  })

  it('is noticed when an older copy of the library was put back', () => {
    makeLibrary(file)
    const copy = join(folder, 'monday.db')
    copyFileSync(file, copy)
    const db = openDatabase(file)
    addPacks(db, 20, 3, 'Tuesday')
    for (const { id } of listPacks(db).slice(0, 15)) deletePack(db, id)
    db.exec('DELETE FROM packs WHERE deleted IS NOT NULL')
    db.pragma('wal_checkpoint(TRUNCATE)')
    addPacks(db, 5, 3, 'Wednesday')
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    db.close()
    copyFileSync(copy, file)
    copyFileSync(`${copy}-wal`, `${file}-wal`)
    const { notice, db: again } = open()
    expect(notice?.text).toMatch(/older copy of the library was restored/)
    expect(listPacks(again)).toHaveLength(20)
  })

  it('is kept aside, too, when it holds every page of that library', () => {
    makeLibrary(file)
    const other = join(folder, 'other.db')
    withLog(other, 3)
    copyFileSync(`${other}-wal`, `${file}-wal`)
    const log = bytesOf(`${file}-wal`)
    const { db, notice } = open()
    expect(listPacks(db)).toHaveLength(20)
    expect(notice).toMatchObject({ title: 'The log belongs to another library' })
    expect(bytesOf(join(folder, kept().find((name) => name.endsWith('-wal')) ?? ''))).toBe(log)
  })
})

it.runIf(process.platform !== 'win32')('a name that can’t be is refused in words', () => {
  symlinkSync('loop.db', join(folder, 'loop.db'))
  for (const name of ['loop.db', 'n'.repeat(300)])
    expect(() => openLibrary(join(folder, name), false)).toThrow(code('storage/unwritable'))
})

it('a file that is too short for a database is refused', () => {
  writeFileSync(file, 'S')
  expect(() => open()).toThrow(code('storage/damaged'))
  expect(readFileSync(file, 'utf8')).toBe('S')
})

describe('a damaged log', () => {
  const lose = (damage: (log: string) => void) => {
    makeLibrary(file)
    withLog(file, 6)
    damage(`${file}-wal`)
    return [bytesOf(file), bytesOf(`${file}-wal`)]
  }

  it.each<[string, number, (log: string) => void]>([
    ['a wrong bit in the middle', 20, (log) => alterByte(log, 32 + 3 * 4120 + 100)],
    ['a wrong bit in its head', 20, (log) => alterByte(log, 17)],
    ['garbage', 20, (log) => writeFileSync(log, Buffer.alloc(50_000, 7))],
    ['zeros', 20, (log) => writeFileSync(log, Buffer.alloc(50_000))],
  ])('is said, and kept: %s', (_what, least, damage) => {
    const before = lose(damage)
    expect(() => openDatabase(file)).toThrow(code('storage/damaged'))
    const { db, notice } = open()
    expect(listPacks(db).length).toBeGreaterThanOrEqual(least)
    expect(notice?.text).toMatch(/The last changes .* may be missing/)
    const copy = join(folder, kept().find((name) => !name.endsWith('-wal')) ?? '')
    expect([bytesOf(copy), bytesOf(`${copy}-wal`)]).toEqual(before)
    db.close()
    expect(open().notice).toBeNull()
  })

  it('is not one whose last change was never finished', () => {
    const [, log = ''] = lose(() => undefined)
    for (const cut of [0, 1, 30, 4000]) {
      truncateSync(`${file}-wal`, Buffer.from(log, 'base64').length - cut)
      const { db, notice } = open()
      expect([cut, notice]).toEqual([cut, null])
      db.close()
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      lose(() => undefined)
    }
  })

  it('is not one that is rewritten from its start, over earlier changes', () => {
    makeLibrary(file)
    const db = openDatabase(file)
    addPacks(db, 6)
    db.pragma('wal_checkpoint(RESTART)')
    addPacks(db, 1)
    for (const end of ['', '-wal']) copyFileSync(file + end, join(folder, `copy.db${end}`))
    db.close()
    const { db: again, notice } = openLibrary(join(folder, 'copy.db'), true)
    expect(listPacks(again)).toHaveLength(27)
    again.close()
    expect(notice).toBeNull()
  })
})
