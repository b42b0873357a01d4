// Images that were taken out of packs: listed with where they were, and deleted permanently, from versions too.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import { EMPTY_PARAGRAPH } from '#shared/document/pruned'
import { assetIds, plainText } from '#shared/document/query'
import { addAsset, readAsset } from './assets'
import { lostImages } from './broken'
import { type Database, openDatabase } from './database'
import { eraseItems, forgottenItems } from './forgotten'
import { keepPresent, restoreVersion } from './history'
import { createPack, deletePack, readPack, savePack } from './packs'
import { putBackImage } from './put-back-image'
import { deleteImagesForever, removedImages } from './removed-images'
import { readSettings, writeSettings } from './settings'
import { illustrated, meta, png, section } from './testing/packs'
import { startDaily } from './testing/starts'

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
const list = () => removedImages(db)
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
  expect(list().find(({ name }) => name === 'pasted.png')).toMatchObject({ packs: [], daysLeft: 30 })
})

describe('an image that is put back', () => {
  it('stands where it was, and can be taken out again', () => {
    const { id, image } = removeOne('harbour')
    const put = putBackImage(db, image)
    expect(put).toMatchObject({ pack: id, packTitle: 'Visit' })
    const shown = readPack(db, id).doc.content[0] as Section
    expect(assetIds(shown)).toEqual([image])
    expect(list()).toEqual([])
    restoreVersion(db, id, put.kept, null)
    expect(assetIds(readPack(db, id).doc)).toEqual([])
  })

  it('stands after the block that was before it, whatever else was written', () => {
    const { id: image } = addAsset(db, { name: 'map.png', bytes: picture('map') })
    const [title, ...rest] = illustrated('a', image).content
    const words = (text: string) => ({ ...EMPTY_PARAGRAPH, content: [{ type: 'text' as const, text }] })
    const [one, two, three] = [words('one'), words('two'), words('three')]
    const sectionOf = (...blocks: readonly Block[]): Section => ({
      ...section('a'),
      content: [title, ...blocks],
    })
    const shownImage = rest.find(({ type }) => type === 'image') as Block
    const { id } = createPack(db, {
      meta: meta('Visit'),
      fields: [],
      sections: [sectionOf(one, two, shownImage, three)],
    })
    keepPresent(db, id, { cause: 'sent', about: '' })
    savePack(db, { id, revision: 1, sections: [sectionOf(words('new'), one, two, three)] })
    putBackImage(db, image)
    const blocks = readPack(db, id).doc.content[0]?.content.slice(1) as Block[]
    expect(blocks.map((block) => (block.type === 'image' ? 'image' : plainText(block)))).toEqual([
      'new',
      'one',
      'two',
      'image',
      'three',
    ])
  })

  it('has no place when its section is gone, or its pack is in the bin', () => {
    const { id, image } = removeOne('harbour')
    savePack(db, { id, revision: 2, order: ['b'], sections: [section('b')] })
    expect(() => putBackImage(db, image)).toThrow(/no longer in its pack/)
    const other = removeOne('port')
    deletePack(db, other.id)
    expect(() => putBackImage(db, other.image)).toThrow(/Nothing was changed/)
  })
})

describe('the time of removal', () => {
  const START = Date.UTC(2026, 5, 1)
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }))
  afterEach(() => void vi.useRealTimers())

  it('is when the last section that showed it lost it, and not when it was added or the section was saved', () => {
    const { id: image } = addAsset(db, { name: 'map.png', bytes: picture('map') })
    const sections = [illustrated('a', image), illustrated('b', image)]
    const { id } = createPack(db, { meta: meta('Visit'), fields: [], sections })
    const added = () => db.prepare('SELECT added FROM assets').pluck().get()
    vi.setSystemTime(START + DAY)
    savePack(db, {
      id,
      revision: 1,
      sections: [{ ...illustrated('a', image), attrs: section('a', 'New').attrs }],
    })
    savePack(db, { id, revision: 2, sections: [section('a')] })
    expect(added()).toBe(START)
    vi.setSystemTime(START + 2 * DAY)
    savePack(db, { id, revision: 3, order: ['a'], sections: [] })
    expect(list()).toMatchObject([{ removed: START + 2 * DAY }])
  })

  it('is when a logo was taken off', () => {
    const { id: logo } = addAsset(db, { name: 'logo.png', bytes: picture('logo') })
    const { id } = createPack(db, { meta: { ...meta('One'), logo }, fields: [], sections: [section('a')] })
    vi.setSystemTime(START + DAY)
    savePack(db, { id, revision: 1, meta: meta('One'), sections: [] })
    expect(list()).toMatchObject([{ removed: START + DAY }])
  })

  it('begins the days of use for which it is kept, as the settings say; null is for ever', () => {
    addAsset(db, { name: 'pasted.png', bytes: picture('pasted') })
    writeSettings(db, { ...readSettings(db), keepDeletedDays: 5 })
    const last = startDaily(db, 4)
    expect(list()).toMatchObject([{ daysLeft: 1 }])
    writeSettings(db, { ...readSettings(db), keepDeletedDays: null })
    const later = startDaily(db, 40, last)
    expect(list()).toMatchObject([{ daysLeft: null }])
    writeSettings(db, { ...readSettings(db), keepDeletedDays: 50 })
    startDaily(db, 12, later)
    expect(names()).toEqual([])
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
