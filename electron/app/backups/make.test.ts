// Making backups: what they hold, what is removed, what happens when the disk or the folder fails.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { arrangePacks } from '../../storage/arrange'
import { deleteForever } from '../../storage/bin'
import { type Database, openDatabase, openReadOnly } from '../../storage/database'
import { deleteSectionsForever } from '../../storage/deleted-sections'
import { listPacks } from '../../storage/pack-list'
import { packText } from '../../storage/packed-text'
import { createPack, deletePack, readPack, renamePack, savePack } from '../../storage/packs'
import { addScheme, deleteScheme } from '../../storage/schemes'
import { keepIndex } from '../../storage/search'
import { alter } from '../../storage/testing/damage'
import { mountDisk, unmount } from '../../storage/testing/disk'
import { newPack, section } from '../../storage/testing/packs'
import { backupsIn } from './folder'
import { makeBackup } from './make'

const HOUR = 60 * 60 * 1000
const START = Date.UTC(2026, 10, 2, 8)

let home: string
let folder: string
let file: string
let db: Database
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'attache-backups-'))
  folder = join(home, 'own', 'backups')
  file = join(home, 'library.db')
  db = openDatabase(file)
})
afterEach(() => {
  db.close()
  rmSync(home, { recursive: true, force: true })
})

const code = (name: string) => expect.objectContaining({ code: name })
const back = (now = START) => makeBackup({ database: file, folder, now })
const addPack = (title: string): string => {
  const { id } = createPack(db, { ...newPack('a'), sections: [section('a', `Words-of-${title}`)] })
  renamePack(db, id, title)
  return id
}
const titlesIn = (backup: string): string[] => {
  const copy = openReadOnly(backup)
  const titles = listPacks(copy).map(({ title }) => title)
  copy.close()
  return titles.sort()
}
const names = (): string[] => readdirSync(folder).sort()

describe('a backup', () => {
  it('is one private file that holds what was saved, also from the log', async () => {
    addPack('Alpha')
    const made = await back()
    expect(titlesIn(made.file)).toEqual(['Alpha'])
    expect(names()).toEqual(['.made-by-attache', 'attache-000001-20261102T080000Z.db'])
    expect(made).toMatchObject({ number: 1, time: START, damaged: false })
    if (process.platform !== 'win32') {
      expect(statSync(made.file).mode & 0o077).toBe(0)
      expect(statSync(folder).mode & 0o077).toBe(0)
    }
  })

  it('is kept beside another of the same second', async () => {
    addPack('Alpha')
    await back()
    addPack('Bravo')
    await back()
    expect(backupsIn(folder)).toHaveLength(2)
  })

  it('is not made again while nothing has changed', async () => {
    addPack('Alpha')
    await back()
    await back(START + HOUR)
    expect(backupsIn(folder)).toHaveLength(1)
    addPack('Bravo')
    await back(START + 2 * HOUR)
    expect(backupsIn(folder).map(({ file: one }) => titlesIn(one))).toEqual([['Alpha', 'Bravo'], ['Alpha']])
  })

  it('is made again when packs were only arranged', async () => {
    const id = addPack('Alpha')
    await back()
    arrangePacks(db, [{ id, favourite: false, archived: false, tags: ['Kenya'] }])
    await back(START + HOUR)
    expect(backupsIn(folder)).toHaveLength(2)
  })

  it('shows one moment of the library, while more is saved', async () => {
    for (let at = 0; at < 300; at += 1) addPack(`Pack ${at}`)
    let saved = 0
    const made = await makeBackup({ database: file, folder, now: START }, () => {
      addPack(`Meanwhile ${saved}`)
      saved += 1
      return true
    })
    expect(saved).toBeGreaterThan(0)
    expect(titlesIn(made.file)).toHaveLength(300)
    expect(listPacks(db)).toHaveLength(300 + saved)
  })

  it('leaves nothing when it is cancelled', async () => {
    for (let at = 0; at < 100; at += 1) addPack(`Pack ${at}`)
    const run = makeBackup({ database: file, folder, now: START }, () => false)
    await expect(run).rejects.toThrow(code('storage/cancelled'))
    expect(names()).toEqual(['.made-by-attache'])
  })

  it('removes what a killed one left, and nothing that others made', async () => {
    addPack('Alpha')
    await back()
    writeFileSync(join(folder, '.attache-000002-20261102T090000Z.part'), 'half')
    writeFileSync(join(folder, '.attache-000002-20261102T090000Z.part-journal'), 'half')
    writeFileSync(join(folder, 'thesis.db'), 'mine')
    addPack('Bravo')
    await back(START + HOUR)
    expect(names()).toEqual([
      '.made-by-attache',
      'attache-000001-20261102T080000Z.db',
      'attache-000002-20261102T090000Z.db',
      'thesis.db',
    ])
  })

  it('is refused in a folder of somebody else, which stays as it is', async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'attache-000001-20261102T080000Z.db'), 'mine')
    await expect(back()).rejects.toThrow(/was not made by Attaché/)
    expect(names()).toEqual(['attache-000001-20261102T080000Z.db'])
  })

  it('of a library with a damaged row is marked, and takes the place of no other', async () => {
    addPack('Alpha')
    await back()
    addPack('Bravo')
    alter(file, `UPDATE packs SET meta = '[]' WHERE title = 'Bravo'`)
    expect((await back(START + HOUR)).damaged).toBe(true)
    addPack('Charlie')
    await back(START + 2 * HOUR)
    expect(backupsIn(folder).map(({ number, damaged }) => [number, damaged])).toEqual([
      [3, true],
      [1, false],
    ])
  })
})

it('is made beside one of a newer program, which stays as it is', async () => {
  const alpha = addPack('Alpha')
  const { file: newer } = await back()
  alter(newer, 'PRAGMA user_version = 9990')
  deletePack(db, alpha)
  deleteForever(db, [{ kind: 'pack', id: alpha }])
  addPack('Bravo')
  expect(titlesIn((await back(START + HOUR)).file)).toEqual(['Bravo'])
  expect(backupsIn(folder)).toHaveLength(2)
})

it('is listed whatever its number', async () => {
  addPack('Alpha')
  const { file: first } = await back()
  renameSync(first, join(folder, 'attache-999999999-20261102T080000Z.db'))
  addPack('Bravo')
  expect((await back(START + HOUR)).number).toBe(1_000_000_000)
})

describe('the rotation', () => {
  it('keeps the last hours, days and weeks of use, whatever the clock says', async () => {
    const times = [
      ...[0, 7, 14, 21, 28, 35].map((day) => START + day * 24 * HOUR),
      // A clock that is a year ahead for one backup.
      START + 365 * 24 * HOUR,
      ...[36, 37, 38].map((day) => START + day * 24 * HOUR),
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((hour) => START + 39 * 24 * HOUR + hour * HOUR),
    ]
    for (const [at, time] of times.entries()) {
      addPack(`Pack ${at}`)
      await back(time)
    }
    const kept = backupsIn(folder).map(({ number }) => number)
    expect(kept).toEqual([18, 17, 16, 15, 14, 13, 10, 9, 8, 7, 6, 5])
  })
})

describe('what was deleted permanently', () => {
  it('is in no byte of the backups after the next one', async () => {
    const alpha = addPack('Alpha')
    addPack('Bravo')
    await back()
    addPack('Charlie')
    await back(START + 24 * HOUR)
    deletePack(db, alpha)
    deleteForever(db, [{ kind: 'pack', id: alpha }])
    const holding = () => backupsIn(folder).filter((one) => readFileSync(one.file).includes('Words-of-Alpha'))
    expect(holding()).toHaveLength(2)
    await back(START + 48 * HOUR)
    expect(holding()).toEqual([])
    expect(backupsIn(folder).map((one) => titlesIn(one.file))).toEqual([
      ['Bravo', 'Charlie'],
      ['Bravo', 'Charlie'],
      ['Bravo'],
    ])
    expect(backupsIn(folder).map(({ time }) => time)).toEqual([START + 48 * HOUR, START + 24 * HOUR, START])
  })

  it('goes if it was a marking scheme, too', async () => {
    addPack('Alpha')
    addScheme(db, { id: 'own-1', definition: { id: 'x', name: 'X' } as never, source: 'Words-of-a-scheme' })
    await back()
    deleteScheme(db, 'own-1')
    deleteForever(db, [{ kind: 'scheme', id: 'own-1' }])
    await back(START + HOUR)
    expect(backupsIn(folder)).toHaveLength(2)
    for (const one of backupsIn(folder))
      expect(readFileSync(one.file).includes('Words-of-a-scheme')).toBe(false)
  })

  it('goes if it was a section, too, and the pack can be read without it', async () => {
    const sections = [section('a', 'Words-of-stays'), section('b', 'Words-of-goes')]
    const { id } = createPack(db, { ...newPack('a'), sections })
    await back()
    savePack(db, { id, revision: 1, order: ['a'], sections: [] })
    await back(START + HOUR)
    deleteSectionsForever(db, [{ pack: id, id: 'b' }])
    await back(START + 2 * HOUR)
    expect(backupsIn(folder)).toHaveLength(3)
    const packed = packText(JSON.stringify(sections[1]))
    for (const one of backupsIn(folder)) {
      const bytes = readFileSync(one.file)
      expect([bytes.includes('Words-of-goes'), bytes.includes(packed), one.damaged]).toEqual([
        ...[false, false, false],
      ])
      const copy = openReadOnly(one.file)
      expect(readPack(copy, id).doc.content.map(({ attrs }) => attrs.id)).toEqual(['a'])
      copy.close()
    }
  })

  it('leaves no word in the index of the search', async () => {
    const id = addPack('Zanzibarite')
    addPack('Other')
    while (!keepIndex(db, 1000));
    await back()
    deletePack(db, id)
    deleteForever(db, [{ kind: 'pack', id }])
    await back(START + HOUR)
    for (const { file: one } of backupsIn(folder))
      expect(readFileSync(one, 'latin1').toLowerCase()).not.toContain('zanzibarite')
  })

  it('goes with a backup that can’t be read', async () => {
    const alpha = addPack('Alpha')
    const first = await back()
    deletePack(db, alpha)
    deleteForever(db, [{ kind: 'pack', id: alpha }])
    writeFileSync(first.file, 'Words-of-Alpha in a file that is no library any more')
    await back(START + HOUR)
    expect(existsSync(first.file)).toBe(false)
  })
})

describe('a disk that fails', () => {
  it('is told when it is full, and the earlier backups stay', async ({ skip }) => {
    const disk = mountDisk(256)
    if (disk === null) return skip('no disk can be mounted here')
    try {
      folder = join(disk, 'backups')
      addPack('Alpha')
      const first = await back()
      for (let at = 0; at < 90; at += 1) addPack(`Pack ${at}`)
      await expect(back(START + HOUR)).rejects.toThrow(code('storage/full'))
      expect(names()).toEqual(['.made-by-attache', 'attache-000001-20261102T080000Z.db'])
      expect(titlesIn(first.file)).toEqual(['Alpha'])
    } finally {
      unmount(disk)
    }
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is told when it is read-only',
    async () => {
      addPack('Alpha')
      await back()
      addPack('Bravo')
      chmodSync(folder, 0o500)
      await expect(back(START + HOUR)).rejects.toThrow(code('storage/unwritable'))
      chmodSync(folder, 0o700)
      expect(backupsIn(folder)).toHaveLength(1)
      expect(readPack(db, listPacks(db)[0]?.id ?? '').meta.title).toBe('Bravo')
    },
  )
})
