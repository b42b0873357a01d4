// The list of recent packs: its order, its length, and how the bin affects it.
import { beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from './database'
import { createPack, deletePack, renamePack, restorePack } from './packs'
import { forgetRecent, noteOpened, recentPacks } from './recent'
import { readSettings } from './settings'
import { newPack } from './testing/packs'

let db: Database
let ids: readonly string[]
beforeEach(() => {
  db = openDatabase(':memory:')
  ids = Array.from({ length: 12 }, () => createPack(db, newPack('a')).id)
})
const recent = () => recentPacks(db).map((pack) => ids.indexOf(pack.id))

it('has the last ten, most recent first, each once', () => {
  expect(recent()).toEqual([])
  for (const id of [...ids, ...ids.slice(5, 6)]) noteOpened(db, id)
  expect(recent()).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2])
})

it('shows titles of today, passes over the bin, and can be forgotten', () => {
  const [first = '', second = ''] = ids
  noteOpened(db, first)
  noteOpened(db, second)
  renamePack(db, first, 'Other title')
  deletePack(db, second)
  expect(recentPacks(db).map(({ title }) => title)).toEqual(['Other title'])
  restorePack(db, second)
  expect(recent()).toEqual([1, 0])
  forgetRecent(db)
  expect(recent()).toEqual([])
  expect(readSettings(db).appearance).toBe('system')
})
