// Rows that are gone without a trace in pages and indexes: brought from a backup, or named; once.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dateWords } from '#shared/date-words'
import { arrangePacks } from './arrange'
import { addAsset } from './assets'
import { openDatabase } from './database'
import { listHistory, nameVersion, readVersion } from './history'
import { openLibrary } from './open-library'
import { listPacks } from './pack-list'
import { createPack, deletePack, savePack } from './packs'
import { repairOpen } from './repair-open'
import { readSettings, writeSettings } from './settings'
import { sql } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'

let folder: string
let file: string
let backup: string
let id: string
const HOUR = 3_600_000
const FIRST = Date.UTC(2026, 6, 5, 9)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-lost-'))
  file = join(folder, 'library.db')
  backup = join(folder, 'backup.db')
  const db = openDatabase(file)
  const image = addAsset(db, { name: 'Harbour.png', bytes: png })
  id = createPack(db, { ...newPack('a'), sections: [section('a', 'Words 0'), illustrated('b', image.id)] }).id
  for (let number = 1; number <= 5; number += 1) {
    nameVersion(db, id, null, `Draft ${number}`)
    db.prepare('UPDATE versions SET taken = ? WHERE number = ?').run(FIRST + number * HOUR, number)
    savePack(db, { id, revision: number, sections: [section('a', `Words ${number}`)] })
  }
  arrangePacks(db, [{ id, tags: ['Navy', 'Norway'] }])
  writeSettings(db, { ...readSettings(db), author: 'Maj. B. Own' })
  deletePack(db, createPack(db, newPack('gone')).id)
  db.close()
  copyFileSync(file, backup)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const timeOf = (number: number): string => dateWords(FIRST + number * HOUR)

/** Opens the library with or without the backup; returns what is said then and after everything was checked. */
function open(withBackup = false) {
  const backups = withBackup ? [{ file: backup, time: 0 }] : []
  const { db, notice } = openLibrary(file, true, () => backups)
  const checked = repairOpen(db, backups)
  const lines = [notice, checked].flatMap((one) => one?.lines ?? [])
  return { db, lines, notice, checked }
}

describe('without a backup', () => {
  it('a version in the middle of a history is named with its pack and time at the start, once', () => {
    sql(file, 'DELETE FROM versions WHERE number = 3')
    const { db, notice } = open()
    expect(notice?.lines).toEqual([
      `“Visit to Ruritania”: The version of ${timeOf(3)} is missing from its version history.`,
    ])
    expect(listHistory(db, id).entries.map(({ name }) => name)).not.toContain('Draft 3')
    db.close()
    const again = open()
    expect(again.lines).toEqual([])
    // A version that is kept later does not hide another loss.
    nameVersion(again.db, id, null, 'Draft 6')
    again.db.close()
    sql(file, 'DELETE FROM versions WHERE number IN (2, 4)')
    const last = open()
    expect(last.notice?.lines).toEqual([
      `“Visit to Ruritania”: The versions of ${timeOf(2)} and ${timeOf(4)} are missing from its version history.`,
    ])
    last.db.close()
  })

  it('many are named by the first and the last', () => {
    sql(file, 'DELETE FROM versions WHERE number < 5')
    const { db, lines } = open()
    expect(lines).toEqual([
      `“Visit to Ruritania”: 4 versions, from ${timeOf(1)} to ${timeOf(4)}, are missing from its version history.`,
    ])
    db.close()
  })

  it('rows of another time and texts of versions are named when everything is checked, once', () => {
    sql(
      file,
      `UPDATE versions SET sum = 'other' WHERE number = 2`,
      'DELETE FROM version_texts WHERE rowid = (SELECT max(rowid) FROM version_texts)',
    )
    const { db, notice, checked } = open()
    expect(notice).toBeNull()
    expect(checked?.lines).toEqual([
      `“Visit to Ruritania”: The version of ${timeOf(2)} is not as it was kept.`,
      `“Visit to Ruritania”: The version of ${timeOf(5)} is damaged; the version history marks what can’t be read.`,
    ])
    db.close()
    const again = open()
    expect(again.lines).toEqual([])
    again.db.close()
  })

  it('tags, images and deleted packs are named', () => {
    sql(
      file,
      'PRAGMA foreign_keys = OFF',
      `DELETE FROM pack_tags WHERE tag = 'Navy'`,
      'DELETE FROM assets',
      'DELETE FROM sections WHERE pack_id IN (SELECT id FROM packs WHERE deleted IS NOT NULL)',
      'DELETE FROM packs WHERE deleted IS NOT NULL',
    )
    const { db, notice } = open()
    expect(notice?.lines).toEqual([
      '“Visit to Ruritania” (in Deleted packs) is missing.',
      'The image “Harbour.png” is missing in “Visit to Ruritania”.',
      '“Visit to Ruritania”: A tag is missing.',
    ])
    db.close()
  })
})

it('what a backup has comes back as it was', () => {
  sql(
    file,
    'PRAGMA foreign_keys = OFF',
    'DELETE FROM versions WHERE number IN (2, 3)',
    'DELETE FROM version_texts',
    `DELETE FROM pack_tags WHERE tag = 'Navy'`,
    'DELETE FROM assets',
    `UPDATE settings SET value = '"Maj. B. Owl"' WHERE key = 'author'`,
    'DELETE FROM sections WHERE pack_id IN (SELECT id FROM packs WHERE deleted IS NOT NULL)',
    'DELETE FROM packs WHERE deleted IS NOT NULL',
  )
  const { db, notice, lines } = open(true)
  expect(notice?.title).toBe('The library was damaged and has been repaired')
  expect(lines.filter((line) => /missing|damaged/.test(line))).toEqual([])
  expect(listHistory(db, id).entries.map(({ name, damaged }) => [name, damaged])).toEqual([
    ['', false],
    ...[5, 4, 3, 2, 1].map((number) => [`Draft ${number}`, false]),
  ])
  expect(JSON.stringify(readVersion(db, id, 2))).toContain('Words 1')
  expect(listPacks(db)[0]?.tags).toEqual(['Navy', 'Norway'])
  expect(readSettings(db).author).toBe('Maj. B. Own')
  expect(db.prepare('SELECT count(*) FROM packs').pluck().get()).toBe(2)
  expect(db.prepare('SELECT count(*) FROM assets').pluck().get()).toBe(1)
  db.close()
})

it('whether a pack is deleted or archived, and the name and kind of an image, are put right without a backup', () => {
  sql(
    file,
    `UPDATE packs SET deleted = 5, archived = 7, favourite = 1 WHERE id = '${id}'`,
    `UPDATE assets SET name = 'Other.png', mime = 'image/jpeg'`,
  )
  const { db, lines } = open()
  expect(lines).toEqual([
    '“Visit to Ruritania”: Whether it is deleted, archived or a favourite was damaged and was put right.',
    'The image “Harbour.png”: Its name was damaged and was put right.',
  ])
  expect(listPacks(db)).toEqual([expect.objectContaining({ id, favourite: false, archived: false })])
  expect(db.prepare('SELECT name, mime FROM assets').raw().get()).toEqual(['Harbour.png', 'image/png'])
  db.close()
})
