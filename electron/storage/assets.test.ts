// Images: stored once, returned unchanged, kept while something may need them.
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import type { Section } from '#shared/document/nodes'
import { MAX_ENCLOSURE_BYTES } from '#shared/limits'
import { addAsset, addImage, readAsset, readAssetsOf } from './assets'
import { type Database, openDatabase } from './database'
import { createPack, deletePack, readPack } from './packs'
import { DEFAULT_SETTINGS, writeSettings } from './settings'
import { illustrated, meta, png, section } from './testing/packs'
import { startDaily } from './testing/starts'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})
const count = () => db.prepare('SELECT count(*) FROM assets').pluck().get()

describe('assets', () => {
  it('are stored under the hash of their bytes, once', () => {
    const id = createHash('sha256').update(png).digest('hex')
    expect(addAsset(db, { name: 'map.png', bytes: png })).toEqual({ id, mime: 'image/png', name: 'map.png' })
    expect(addAsset(db, { name: 'again.png', bytes: new Uint8Array(png) }).id).toBe(id)
    expect(count()).toBe(1)
    expect(Buffer.from(readAsset(db, id)?.bytes ?? []).equals(png)).toBe(true)
  })

  it('are refused when they are no images, and nothing is stored', () => {
    expect(() => addAsset(db, { name: 'a.exe', bytes: Buffer.from('MZ') })).toThrow(/a\.exe/)
    expect(count()).toBe(0)
  })

  it('are PDFs too, unless an image is wanted', () => {
    const pdf = { name: 'minutes.pdf', bytes: Buffer.from('%PDF-1.7\n') }
    expect(() => addImage(db, pdf)).toThrow(/minutes\.pdf.*not a PNG/)
    expect(addAsset(db, pdf).mime).toBe('application/pdf')
    const large = Buffer.alloc(MAX_ENCLOSURE_BYTES + 1)
    large.write('%PDF-1.7')
    expect(() => addAsset(db, { name: 'plans.pdf', bytes: large })).toThrow(/plans\.pdf.*101 MB.*100 MB/)
    expect(count()).toBe(1)
  })

  it('stay while a pack encloses them', () => {
    const { id } = addAsset(db, { name: 'minutes.pdf', bytes: Buffer.from('%PDF-1.7\n') })
    const enclosed = {
      ...section('a'),
      content: [
        { type: 'sectionTitle' },
        { type: 'enclosure', attrs: { ...NEW_ENCLOSURE, asset: id } },
      ] as Section['content'],
    }
    const pack = createPack(db, { meta: meta(), fields: [], sections: [enclosed] })
    const last = startDaily(db, 20)
    expect([...readAssetsOf(db, readPack(db, pack.id)).keys()]).toEqual([id])
    deletePack(db, pack.id)
    startDaily(db, 60, last)
    expect(count()).toBe(0)
  })

  it('stay while a pack or the settings use them as the logo, and come with the pack', () => {
    const { id } = addAsset(db, { name: 'logo.png', bytes: png })
    const pack = createPack(db, { meta: { ...meta(), logo: id }, fields: [], sections: [section('a')] })
    expect([...readAssetsOf(db, readPack(db, pack.id)).keys()]).toEqual([id])
    deletePack(db, pack.id)
    const last = startDaily(db, 20)
    expect(count()).toBe(1)
    writeSettings(db, { ...DEFAULT_SETTINGS, logo: id })
    const later = startDaily(db, 40, last)
    expect(count()).toBe(1)
    writeSettings(db, DEFAULT_SETTINGS)
    startDaily(db, 31, later)
    expect(count()).toBe(0)
  })

  it('come with a document, without missing or damaged ones', () => {
    const { id } = addAsset(db, { name: 'map.png', bytes: png })
    const lost = 'f'.repeat(64)
    const sections = [illustrated('a', id), illustrated('b', lost), section('c')]
    const pack = createPack(db, { meta: meta(), fields: [], sections })
    expect([...readAssetsOf(db, readPack(db, pack.id)).keys()]).toEqual([id])
    db.prepare('UPDATE assets SET bytes = ?').run(Buffer.from('spoilt'))
    expect(readAsset(db, id)).toBeUndefined()
  })

  it('stay while a pack shows them, and as long as deleted packs when none does', () => {
    const { id } = addAsset(db, { name: 'map.png', bytes: png })
    const last = startDaily(db, 29)
    expect(count()).toBe(1)
    const pack = createPack(db, { meta: meta(), fields: [], sections: [illustrated('a', id)] })
    const later = startDaily(db, 40, last)
    expect(count()).toBe(1)
    deletePack(db, pack.id)
    startDaily(db, 31, later)
    expect(count()).toBe(0)
  })
})
