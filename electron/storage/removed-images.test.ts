// Images that were taken out of packs: listed with where they were, and deleted permanently, from versions too.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addAsset, readAsset } from './assets'
import { lostImages } from './broken'
import { type Database, openDatabase } from './database'
import { eraseItems, forgottenItems } from './forgotten'
import { keepPresent } from './history'
import { createPack, deletePack, savePack } from './packs'
import { deleteImagesForever, removedImages } from './removed-images'
import { illustrated, meta, png, section } from './testing/packs'

const DAY = 24 * 60 * 60 * 1000
let folder: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-images-'))
  db = openDatabase(join(folder, 'library.db'))
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

/** A picture whose bytes are like no others. */
const picture = (mark: string) => Buffer.concat([png, Buffer.from(mark.repeat(20))])
const list = () => removedImages(db, Date.now())
const names = () => list().map(({ name }) => name)

/** A pack with an image, a version that has it, and the image taken out. */
function removeOne(mark: string): { readonly id: string; readonly image: string } {
  const { id: image } = addAsset(db, { name: `${mark}.png`, bytes: picture(mark) })
  const { id } = createPack(db, { meta: meta('Visit'), fields: [], sections: [illustrated('a', image)] })
  keepPresent(db, id, { cause: 'sent', about: '' })
  savePack(db, { id, revision: 1, sections: [section('a')] })
  return { id, image }
}

it('lists images that only versions have, and those that nothing shows', () => {
  const { image } = removeOne('harbour')
  expect(list()).toMatchObject([
    { id: image, name: 'harbour.png', mime: 'image/png', packs: ['Visit'], daysLeft: null },
  ])
  addAsset(db, { name: 'pasted.png', bytes: picture('pasted') })
  expect(removedImages(db, Date.now() + 3 * DAY).find(({ name }) => name === 'pasted.png')).toMatchObject({
    packs: [],
    daysLeft: 4,
  })
})

it('lists none that a pack shows, also one in the bin, or that is a logo', () => {
  const shown = addAsset(db, { name: 'shown.png', bytes: picture('shown') })
  const logo = addAsset(db, { name: 'logo.png', bytes: picture('logo') })
  const sections = [illustrated('a', shown.id)]
  const { id } = createPack(db, { meta: { ...meta('One'), logo: logo.id }, fields: [], sections })
  expect(names()).toEqual([])
  deletePack(db, id)
  expect(names()).toEqual([])
})

it('deletes them permanently: no byte is left, no damage is reported, and backups forget them', () => {
  const { image } = removeOne('quagga')
  const inFile = () =>
    ['library.db', 'library.db-wal'].some((name) => readFileSync(join(folder, name)).includes('quaggaquagga'))
  expect(inFile()).toBe(true)
  const copy = join(folder, 'copy.db')
  db.prepare('VACUUM INTO ?').run(copy)
  deleteImagesForever(db, [image])
  expect(inFile()).toBe(false)
  expect(names()).toEqual([])
  expect(lostImages(db)).toEqual([])
  expect(forgottenItems(db)).toContain(image)
  const backup = openDatabase(copy)
  expect(readAsset(backup, image)).toBeDefined()
  eraseItems(backup, forgottenItems(db))
  expect(readAsset(backup, image)).toBeUndefined()
  backup.close()
})

it('deletes nothing when one of them is shown again', () => {
  const { id, image } = removeOne('map')
  const other = removeOne('other')
  savePack(db, { id, revision: 2, sections: [illustrated('a', image)] })
  expect(() => deleteImagesForever(db, [other.image, image])).toThrow(/in use again/)
  expect(names()).toEqual(['other.png'])
})
