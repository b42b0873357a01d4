// Damage that is looked for beside the work: what was written over meanwhile is no damage any more.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../storage/database'
import { listPacks } from '../../storage/pack-list'
import { readPack, savePack } from '../../storage/packs'
import { repairOpen } from '../../storage/repair-open'
import { flip, makeLibrary } from '../../storage/testing/damage'
import { section } from '../../storage/testing/packs'
import { findDamage } from './find-damage'

let folder: string
let file: string
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-damage-'))
  file = join(folder, 'library.db')
  backup = join(folder, 'backup.db')
  makeLibrary(file, 5)
  copyFileSync(file, backup)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const copies = () => readdirSync(folder).filter((name) => /damaged|part/.test(name))

it('is repaired by what was found, with one copy of the damaged library', async () => {
  expect(await findDamage(file)).toBeNull()
  flip(file, 'Words 3-2', 'Wards 3-2')
  const found = await findDamage(file)
  expect(found?.packs).toHaveLength(1)
  expect(copies()).toEqual([expect.stringMatching(/^library\.db\.damaged-\w{8}$/)])
  const db = openDatabase(file)
  const notice = repairOpen(db, [{ file: backup, time: 0 }], found ?? undefined)
  expect(notice?.lines).toEqual([expect.stringContaining('“Pack 3”: 1 section was restored')])
  expect(notice?.text).toContain(copies()[0])
  expect(readFileSync(join(folder, copies()[0] ?? '')).includes('Wards 3-2')).toBe(true)
  db.close()
  expect([await findDamage(file), copies().length]).toEqual([null, 1])
})

it('is no damage when it was written over before the repair', async () => {
  flip(file, 'Words 3-2', 'Wards 3-2')
  const found = await findDamage(file)
  const db = openDatabase(file)
  const { id, revision = 0 } = { ...listPacks(db).find(({ title }) => title === 'Pack 3'), revision: 1 } as {
    id: string
    revision: number
  }
  savePack(db, { id, revision, sections: [section('s2', 'Written again')] })
  expect(repairOpen(db, [{ file: backup, time: 0 }], found ?? undefined)).toBeNull()
  expect(JSON.stringify(readPack(db, id).doc)).toContain('Written again')
  db.close()
})
