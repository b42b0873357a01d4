// The list of packs, and what has changed in it since it was read.
import { describe, expect, it } from 'vitest'
import type { ListChanges } from '#shared/pack'
import { arrangePacks } from './arrange'
import { type Database, openDatabase } from './database'
import { firstPacks, listChanges, listPacks } from './pack-list'
import { createPack, deletePack, readPack, renamePack, restorePack, savePack } from './packs'
import { newPack, section } from './testing/packs'

function libraryOf(count: number): Database {
  const db = openDatabase(':memory:')
  for (let at = 0; at < count; at += 1) createPack(db, newPack('a', 'b'))
  return db
}

/** The names of what changed, without the name of the list. */
const changed = ({ isWhole, packs, gone }: ListChanges) => [isWhole, packs.map(({ id }) => id), gone]

describe('what has changed in the list', () => {
  it('is everything at first, and for a list that was not the last one', () => {
    const db = libraryOf(3)
    const first = listChanges(db, null)
    expect(first).toMatchObject({ isWhole: true, packs: listPacks(db), gone: [] })
    const second = listChanges(db, first.name)
    expect(changed(second)).toEqual([false, [], []])
    expect(listChanges(db, first.name).isWhole).toBe(true)
    expect(listChanges(db, second.name).isWhole).toBe(true)
  })

  it('is each pack that differs in anything that the list shows', () => {
    const db = libraryOf(4)
    const [a, b, c, d] = listPacks(db).map(({ id }) => id)
    if (!a || !b || !c || !d) throw new Error('Four packs')
    let { name } = listChanges(db, null)
    const told = (change: () => void): unknown => {
      change()
      const changes = listChanges(db, name)
      name = changes.name
      const all = new Map(listPacks(db).map((pack) => [pack.id, pack]))
      for (const pack of changes.packs) expect(pack).toEqual(all.get(pack.id))
      return changed(changes)
    }
    const meta = readPack(db, b).meta
    expect(told(() => renamePack(db, a, 'Another title'))).toEqual([false, [a], []])
    expect(
      told(() => savePack(db, { id: b, revision: 1, sections: [], meta: { ...meta, author: 'Maj. Kamau' } })),
    ).toEqual([false, [b], []])
    expect(
      told(() => savePack(db, { id: c, revision: 1, order: ['a', 'c'], sections: [section('c', 'New')] })),
    ).toEqual([false, [c], []])
    expect(told(() => arrangePacks(db, [{ id: d, favourite: true }]))).toEqual([false, [d], []])
    expect(told(() => arrangePacks(db, [{ id: d, tags: ['visit'] }]))).toEqual([false, [d], []])
    expect(told(() => arrangePacks(db, [{ id: d, tags: ['course'] }]))).toEqual([false, [d], []])
    expect(told(() => deletePack(db, a))).toEqual([false, [], [a]])
    expect(told(() => restorePack(db, a))).toEqual([false, [a], []])
    expect(told(() => undefined)).toEqual([false, [], []])
  })
})

describe('the first packs', () => {
  it('are all of a small library, archived ones too', () => {
    const db = libraryOf(5)
    const [pack] = listPacks(db)
    if (pack) arrangePacks(db, [{ id: pack.id, archived: true }])
    expect(firstPacks(db)).toEqual({ packs: listPacks(db), isWhole: true })
  })

  it('are those changed last of a larger one, without the archive', () => {
    const db = libraryOf(100)
    const [archived, ...others] = listPacks(db)
    if (archived) arrangePacks(db, [{ id: archived.id, archived: true }])
    const { packs, isWhole } = firstPacks(db)
    expect(isWhole).toBe(false)
    expect(packs).toEqual(others.slice(0, packs.length))
    expect(packs.length).toBeGreaterThan(50)
  })
})
