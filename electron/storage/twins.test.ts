// The pack of the library that an imported one was made of.
import { expect, it } from 'vitest'
import { openDatabase } from './database'
import { createPack, deletePack } from './packs'
import { meta, section } from './testing/packs'
import { twinOf } from './twins'

it('is one of the same title with the same sections, with the same text first', () => {
  const db = openDatabase(':memory:')
  const add = (title: string, ...ids: string[]) =>
    createPack(db, { meta: meta(title), fields: [], sections: ids.map((id) => section(id)) }).id
  const first = add('Visit', 'a', 'b', 'c')
  expect(twinOf(db, first)).toBeNull()
  const shorter = add('Visit', 'a', 'b')
  expect(twinOf(db, shorter)).toMatchObject({ pack: { id: first }, same: false })
  // An edition of it, and a pack that shares little with it.
  expect(twinOf(db, add('Visit (Partners)', 'a', 'b', 'c'))).toBeNull()
  expect(twinOf(db, add('Visit', 'a', 'x', 'y', 'z'))).toBeNull()
  const again = add('Visit', 'a', 'b')
  expect(twinOf(db, again)).toMatchObject({ pack: { id: shorter }, same: true })
  deletePack(db, shorter)
  expect(twinOf(db, again)).toMatchObject({ pack: { id: first }, same: false })
  db.close()
})
