// A damaged, empty or missing library opens with what can be read of it and, for the rest, what its backups have.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAsset, readAsset } from './assets'
import { deleteForever } from './bin'
import { openDatabase } from './database'
import { type OpenedLibrary, openLibrary } from './open-library'
import { listPacks } from './pack-list'
import { createPack, deletePack, readPack, savePack } from './packs'
import type { BackupSource } from './repair'
import { lookForDamage, repairInTurns } from './repair-open'
import { readSettings, writeSettings } from './settings'
import { addPacks, alter, fillPage, flip, makeLibrary, pagesOf, sql, withLog } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'

const TIME = Date.UTC(2026, 10, 29, 14, 5)
let folder: string
let file: string
let backups: BackupSource[]
let opened: OpenedLibrary | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-repair-'))
  mkdirSync(join(folder, 'home'))
  file = join(folder, 'home', 'library.db')
  backups = []
})
afterEach(() => {
  opened?.db.close()
  opened = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Makes a backup of the closed library. */
function backUp(): void {
  const name = join(folder, `backup-${backups.length}.db`)
  copyFileSync(file, name)
  backups.unshift({ file: name, time: TIME + backups.length * 60_000 })
}
const open = (): OpenedLibrary => {
  opened = openLibrary(file, true, () => backups)
  return opened
}
const titles = () => listPacks(opened?.db ?? open().db).map(({ title }) => title)
const lines = () => (opened ?? open()).notice?.lines ?? []
const textOf = (title: string): string => {
  const { db } = opened ?? open()
  return JSON.stringify(readPack(db, listPacks(db).find((pack) => pack.title === title)?.id ?? '').doc)
}
const damages = () => listPacks((opened ?? open()).db).filter(({ damage }) => damage !== undefined).length
const kept = () => readdirSync(join(folder, 'home')).filter((name) => /\.(kept|damaged)-/.test(name))
/** Changes the text of a section of `Pack 3` after the backup. */
function changeLater(): void {
  const db = openDatabase(file)
  const id = listPacks(db).find(({ title }) => title === 'Pack 3')?.id ?? ''
  savePack(db, { id, revision: 1, sections: [section('s1', 'Written after the backup')] })
  db.close()
}

describe('a library of which nothing is left', () => {
  it.each([
    ['is missing', () => rmSync(file)],
    ['is empty', () => writeFileSync(file, '')],
    ['holds something else', () => writeFileSync(file, 'x'.repeat(50_000))],
    ['is cut after its first page', () => truncateSync(file, 4096)],
  ])('opens on the newest backup when it %s', (_what, damage) => {
    makeLibrary(file, 5)
    backUp()
    damage()
    expect(open().notice?.title).toBe('The library was restored from a backup')
    expect(opened?.notice?.text).toMatch(
      /the backup of 29 Nov 2026, 14:05, with 5 packs\. Changes made after/,
    )
    expect(titles()).toHaveLength(5)
    expect(kept()).toHaveLength(_what === 'is missing' ? 0 : 1)
    opened?.db.close()
    expect(open().notice).toBeNull()
  })

  it('skips a backup that is damaged itself', () => {
    makeLibrary(file, 3)
    backUp()
    backUp()
    truncateSync(backups[0]?.file ?? '', 8192)
    rmSync(file)
    expect(titles()).toHaveLength(3)
    expect(opened?.notice?.text).toContain('14:05')
  })

  it('is missed as before where there is no backup, or no folder', () => {
    makeLibrary(file, 3)
    backUp()
    rmSync(join(folder, 'home'), { recursive: true })
    expect(open).toThrow(expect.objectContaining({ code: 'storage/lost' }))
    mkdirSync(join(folder, 'home'))
    backups = []
    expect(open).toThrow(expect.objectContaining({ code: 'storage/lost' }))
  })
})

describe('a damaged row', () => {
  it('of a section is taken from the backup, and everything newer stays', () => {
    makeLibrary(file, 5)
    backUp()
    changeLater()
    alter(
      file,
      `UPDATE sections SET json = '5' WHERE section_id = 's2' AND pack_id = (SELECT id FROM packs WHERE title = 'Pack 3')`,
    )
    expect(lines()).toEqual([
      '“Pack 3”: 1 section was restored from the backup of 29 Nov 2026, 14:05. Changes made after that may be missing.',
    ])
    expect(textOf('Pack 3')).toMatch(/Words 3-0.*Written after the backup.*Words 3-2.*Words 3-3/s)
    expect([damages(), kept().length]).toEqual([0, 1])
  })

  it('of a title page is taken from the backup', () => {
    makeLibrary(file, 5)
    backUp()
    alter(file, `UPDATE packs SET meta = '[]' WHERE title = 'Pack 3'`)
    expect(lines()).toEqual([
      '“Pack 3”: Its title page and fields were restored from the backup of 29 Nov 2026, 14:05.',
    ])
    expect(textOf('Pack 3')).toContain('Words 3-2')
  })

  it('is taken from the newest backup that has it', () => {
    makeLibrary(file, 5)
    backUp()
    alter(file, `UPDATE packs SET meta = '[]' WHERE title = 'Pack 3'`)
    backUp()
    expect(lines()).toEqual([expect.stringContaining('29 Nov 2026, 14:05')])
    expect(damages()).toBe(0)
  })

  it('that no backup has stays marked, and is named', () => {
    makeLibrary(file, 2)
    backUp()
    const db = openDatabase(file)
    addPacks(db, 1, 2, 'Later')
    db.close()
    alter(file, `UPDATE packs SET meta = '[]' WHERE title = 'Later 0'`)
    expect(open().notice?.text).toContain('“Later 0”; it is marked in the list')
    expect(damages()).toBe(1)
  })

  it('of a template is taken from the backup', () => {
    makeLibrary(file, 1)
    const insert = `INSERT INTO templates (id, title, version, document_version, about, body, specs, changed, deleted)
      VALUES ('own-1', 'Mine', 1, 1, '{}', '{}', '[]', 1, NULL)`
    alter(file, insert)
    backUp()
    alter(file, `UPDATE templates SET body = '[' WHERE id = 'own-1'`)
    open()
    expect(opened?.db.prepare('SELECT body FROM templates').pluck().get()).toBe('{}')
  })
})

describe('damaged pages', () => {
  it.each(['packs', 'sections', 'sqlite_autoindex_sections_1', 'sqlite_autoindex_packs_1'])(
    'of %s cost nothing that the backup has, and nothing newer that can be read',
    (table) => {
      makeLibrary(file, 20)
      const settings = openDatabase(file)
      writeSettings(settings, { ...readSettings(settings), author: 'Ada' })
      settings.close()
      backUp()
      changeLater()
      for (const page of pagesOf(file, table)) fillPage(file, page)
      open()
      expect(titles()).toHaveLength(20)
      expect(damages()).toBe(0)
      for (let pack = 0; pack < 20; pack += 1) expect(textOf(`Pack ${pack}`)).toContain(`Words ${pack}-3`)
      if (table !== 'sections') expect(textOf('Pack 3')).toContain('Written after the backup')
      expect(readSettings(opened?.db ?? open().db).author).toBe('Ada')
      expect(kept()).toHaveLength(1)
    },
  )

  it('bring nothing back that was deleted permanently, and the bin as it was', () => {
    makeLibrary(file, 6)
    backUp()
    const db = openDatabase(file)
    const [first, second] = listPacks(db)
    for (const pack of [first, second]) deletePack(db, pack?.id ?? '')
    deleteForever(db, [{ kind: 'pack', id: first?.id ?? '' }])
    db.close()
    for (const page of pagesOf(file, 'sections')) fillPage(file, page)
    open()
    expect(titles().sort()).toEqual(
      ['Pack 0', 'Pack 1', 'Pack 2', 'Pack 3', 'Pack 4', 'Pack 5'].filter(
        (title) => title !== first?.title && title !== second?.title,
      ),
    )
  })

  it('bring back images', () => {
    const db = openDatabase(file)
    const { id } = addAsset(db, { name: 'map.png', bytes: png })
    createPack(db, { ...newPack(), sections: [illustrated('a', id)] })
    db.close()
    backUp()
    for (const table of ['assets', 'packs']) for (const page of pagesOf(file, table)) fillPage(file, page)
    expect(readAsset(open().db, id)?.name).toBe('map.png')
  })
})

describe('a damaged log', () => {
  it('costs nothing that the backup has', () => {
    makeLibrary(file, 3)
    withLog(file, 4)
    const whole = join(folder, 'whole.db')
    for (const end of ['', '-wal']) copyFileSync(file + end, whole + end)
    openDatabase(whole).close()
    backups.unshift({ file: whole, time: TIME })
    flip(`${file}-wal`, 'Logged 1', 'Lagged 1')
    expect(open().notice?.title).toContain('damaged')
    expect(titles().filter((title) => title.startsWith('Logged'))).toHaveLength(4)
  })
})

it('is repaired in turns when much is damaged: what is saved meanwhile does not wait for the rest', async () => {
  makeLibrary(file, 60)
  backUp()
  const db = openDatabase(file)
  const mine = createPack(db, newPack('a')).id
  db.close()
  sql(file, `UPDATE sections SET json = replace(json, 'lorem', 'lorum') WHERE pack_id <> '${mine}'`)
  const { db: open60 } = open()
  const found = lookForDamage(open60)
  if (found === null) throw new Error('Nothing was found.')
  expect(found.packs).toHaveLength(60)
  const happened: string[] = []
  const repaired = repairInTurns(open60, backups, found, () => happened.push('part'))
  const saves = (async () => {
    for (let revision = 1; revision <= 5; revision += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      savePack(open60, { id: mine, revision, sections: [section('a', `Typed ${revision}`)] })
      happened.push('save')
    }
  })()
  const notice = await repaired
  await saves
  expect(happened.filter((one) => one === 'part')).toHaveLength(16)
  expect(happened.lastIndexOf('part')).toBeGreaterThan(happened.indexOf('save', 2))
  expect(notice?.lines).toHaveLength(60)
  expect(damages()).toBe(0)
  expect(textOf('Visit to Ruritania')).toContain('Typed 5')
  expect(kept()).toHaveLength(1)
})
