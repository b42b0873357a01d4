// The first look at a library: only at one that is in order, never while something is changed, and without leaving anything open.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from './database'
import { endFirstLook, lookFirst } from './first-look'
import { newLookLock } from './look-lock'
import { listPacks } from './pack-list'
import { createPack } from './packs'
import { newPack } from './testing/packs'

let folder: string
let file: string
let lock: SharedArrayBuffer
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-look-'))
  file = join(folder, 'library.db')
  const db = openDatabase(file)
  createPack(db, newPack('a'))
  db.close()
  lock = new SharedArrayBuffer(4)
})
afterEach(() => rmSync(folder, { recursive: true }))

const look = () => lookFirst(file, lock, (db) => listPacks(db).length)

it('reads, cannot write, and leaves no file behind', () => {
  expect(look()).toBe(1)
  expect(lookFirst(file, lock, (db) => createPack(db, newPack('b')))).toBeUndefined()
  expect(look()).toBe(1)
  expect(readdirSync(folder).filter((name) => !name.startsWith('library.db'))).toEqual([])
})

it('ends before anything is changed, also when a reader died', () => {
  lookFirst(file, lock, () => {
    throw new Error('A reader that failed.')
  })
  endFirstLook(lock)
  expect(look()).toBeUndefined()
})

it('leaves a library with a log, a damaged or foreign one, and a small one to the check', () => {
  expect(newLookLock(file)).toBeNull()
  writeFileSync(`${file}-wal`, 'log')
  expect(look()).toBeUndefined()
  rmSync(`${file}-wal`)
  writeFileSync(file, 'no library')
  expect(look()).toBeUndefined()
  rmSync(file)
  expect(look()).toBeUndefined()
})
