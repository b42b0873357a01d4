// The bin: what it lists, how it ages with days of use and wrong clocks, and that nothing remains in the bytes of the file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAsset } from './assets'
import { deleteForever } from './bin'
import { listDeleted } from './bin-list'
import { type Database, openDatabase } from './database'
import { listPacks } from './pack-list'
import {
  createPack,
  deletePack,
  deletePacks,
  readPack,
  replacePack,
  restoreDeletedPacks,
  restorePack,
  savePack,
} from './packs'
import { addScheme, deleteScheme, restoreScheme } from './schemes'
import { readSettings, writeSettings } from './settings'
import { addTemplate, deleteTemplate } from './templates'
import { illustrated, meta, newPack, png, section } from './testing/packs'
import { DAY, startDaily } from './testing/starts'
import { tidyLibrary } from './tidy'

let folder: string
let file: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-bin-'))
  file = join(folder, 'library.db')
  db = openDatabase(file)
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const code = (name: string) => expect.objectContaining({ code: name })
const template = {
  title: 'Port visit',
  purpose: '',
  category: '',
  tags: [],
  level: 1,
  full: [
    {
      type: 'paragraph' as const,
      attrs: { id: 'p' },
      content: [{ type: 'text' as const, text: 'TEMPLATEWORD' }],
    },
  ],
  short: [],
  trainer: [],
  fields: [],
}

describe('the list of what was deleted', () => {
  it('has packs and templates, latest first, and restored ones leave it', () => {
    expect(listDeleted(db)).toEqual([])
    const pack = createPack(db, newPack('a'))
    deletePack(db, pack.id)
    const { id } = addTemplate(db, template as never)
    deleteTemplate(db, id)
    db.prepare('UPDATE packs SET deleted = 5').run()
    expect(listDeleted(db)).toMatchObject([
      { kind: 'template', id, title: 'Port visit', daysLeft: 30 },
      { kind: 'pack', id: pack.id, title: 'Visit to Ruritania', deleted: 5, daysLeft: 30 },
    ])
    startDaily(db, 12)
    expect(listDeleted(db).map(({ daysLeft }) => daysLeft)).toEqual([18, 18])
    restorePack(db, pack.id)
    expect(listDeleted(db)).toHaveLength(1)
    expect(() => restorePack(db, pack.id)).toThrow(code('storage/not-found'))
  })

  it('takes and gives back many packs together, or none where one is gone', () => {
    const ids = ['a', 'b', 'c'].map((name) => createPack(db, newPack(name)).id)
    expect(() => deletePacks(db, [...ids, 'gone'])).toThrow(code('storage/not-found'))
    expect(listDeleted(db)).toEqual([])
    deletePacks(db, ids)
    expect(new Set(listDeleted(db).map(({ id }) => id))).toEqual(new Set(ids))
    expect(() => restoreDeletedPacks(db, [...ids, 'gone'])).toThrow(code('storage/not-found'))
    expect(listDeleted(db)).toHaveLength(3)
    restoreDeletedPacks(db, ids)
    expect(listDeleted(db)).toEqual([])
  })

  it('has marking schemes, which stay after a start and leave no word when deleted permanently', () => {
    const scheme = {
      id: 'own-1',
      definition: { id: 'tarsenia', name: 'Tarsenia' } as never,
      source: 'SCHEMEWORD',
    }
    addScheme(db, scheme)
    deleteScheme(db, 'own-1')
    tidyLibrary(db, Date.now())
    tidyLibrary(db, Date.now())
    expect(listDeleted(db)).toMatchObject([{ kind: 'scheme', id: 'own-1', title: 'Tarsenia', daysLeft: 29 }])
    restoreScheme(db, 'own-1')
    expect(listDeleted(db)).toEqual([])
    deleteScheme(db, 'own-1')
    expect(bytesHave('SCHEMEWORD')).toBe(true)
    deleteForever(db, [{ kind: 'scheme', id: 'own-1' }])
    expect(bytesHave('SCHEMEWORD')).toBe(false)
    expect(() => restoreScheme(db, 'own-1')).toThrow(code('storage/not-found'))
  })

  it.each([
    [7, 7, 0],
    [90, 40, 1],
    [null, 400, 1],
  ])('is emptied after the days in the settings: %s', (keepDeletedDays, days, left) => {
    writeSettings(db, { ...readSettings(db), keepDeletedDays })
    tidyLibrary(db, Date.now())
    deletePack(db, createPack(db, newPack('a')).id)
    const last = startDaily(db, days)
    expect(listDeleted(db)).toHaveLength(1)
    if (keepDeletedDays === null) expect(listDeleted(db)[0]?.daysLeft).toBeNull()
    startDaily(db, 1, last)
    expect(listDeleted(db)).toHaveLength(left)
  })

  it('loses nothing when one of several no longer exists', () => {
    const [one, other] = [createPack(db, newPack('a')), createPack(db, newPack('b'))]
    deletePack(db, one.id)
    const items = [one, other].map(({ id }) => ({ kind: 'pack' as const, id }))
    expect(() => deleteForever(db, items)).toThrow(code('storage/not-found'))
    expect(listDeleted(db)).toHaveLength(1)
    expect(listPacks(db)).toHaveLength(1)
  })
})

describe('a wrong clock', () => {
  const inBin = () => listDeleted(db).length
  let id: string
  beforeEach(() => {
    id = createPack(db, newPack('a')).id
    tidyLibrary(db, Date.now())
    deletePack(db, id)
  })

  it.each([40, 400, 40_000])('that is %d days ahead takes one day away', (days) => {
    const now = Date.now()
    tidyLibrary(db, now + days * DAY)
    tidyLibrary(db, now + days * DAY)
    expect(listDeleted(db)[0]?.daysLeft).toBe(29)
    tidyLibrary(db, now)
    expect(listDeleted(db)[0]?.daysLeft).toBe(29)
    startDaily(db, 3, now)
    expect(listDeleted(db)[0]?.daysLeft).toBe(26)
  })

  it('that jumps back and forth each day empties nothing before thirty days of use', () => {
    const now = Date.now()
    for (let day = 1; day <= 14; day += 1) {
      tidyLibrary(db, now + day * DAY)
      tidyLibrary(db, now + (day + 1000) * DAY)
    }
    expect(inBin()).toBe(1)
  })

  it('that is slow changes nothing, and due items go on the next day only', () => {
    const now = Date.now()
    startDaily(db, 30, now)
    tidyLibrary(db, now - 4000 * DAY)
    expect(inBin()).toBe(1)
    tidyLibrary(db, now + 31 * DAY)
    expect(inBin()).toBe(1)
    tidyLibrary(db, now + 32 * DAY)
    expect(inBin()).toBe(0)
  })

  it('removes no image on the start on which it has jumped', () => {
    addAsset(db, { name: 'map.png', bytes: png })
    const count = () => db.prepare('SELECT count(*) FROM assets').pluck().get()
    tidyLibrary(db, Date.now() + 40 * DAY)
    expect(count()).toBe(1)
  })
})

/** Whether the words occur anywhere in the library's files, as text or as bytes of an image. */
function bytesHave(words: string | Buffer): boolean {
  return ['', '-wal', '-shm', '-journal'].some(
    (end) => existsSync(file + end) && readFileSync(file + end).includes(words),
  )
}

describe('what was deleted for ever', () => {
  it('is in no byte of the library: title, text, comment, excluded section, image, template', () => {
    const { id: image } = addAsset(db, { name: 'NAMEWORD.png', bytes: png })
    const text = section('t', `BODYWORD ${'filler '.repeat(4000)}`)
    const excluded = { ...section('x', 'EXCLUDEDWORD'), attrs: { ...section('x').attrs, excluded: true } }
    const comments = [
      {
        id: 'c',
        resolved: false,
        entries: [{ id: 'e', author: 'A', at: '2026-01-01T00:00:00.000Z', text: 'COMMENTWORD' }],
      },
    ]
    const commented = { ...section('k'), attrs: { ...section('k').attrs, comments } }
    const sections = [text, excluded, commented as never, illustrated('i', image)]
    const secret = createPack(db, { meta: meta('TITLEWORD'), fields: [], sections })
    const others = Array.from({ length: 10 }, () => createPack(db, newPack('a', 'b')))
    const own = addTemplate(db, template as never)
    deletePack(db, secret.id)
    deleteTemplate(db, own.id)
    const words = ['TITLEWORD', 'BODYWORD', 'EXCLUDEDWORD', 'COMMENTWORD', 'NAMEWORD', 'TEMPLATEWORD', png]
    for (const word of words) expect(bytesHave(word), String(word).slice(0, 20)).toBe(true)
    deleteForever(db, listDeleted(db))
    for (const word of words) expect(bytesHave(word), String(word).slice(0, 20)).toBe(false)
    for (const { id } of others) expect(readPack(db, id).doc.content).toHaveLength(2)
  })

  it('keeps an image that another pack shows', () => {
    const { id: image } = addAsset(db, { name: 'map.png', bytes: png })
    const sections = [illustrated('i', image)]
    const [one] = [1, 2].map(() => createPack(db, { meta: meta(), fields: [], sections }))
    deletePack(db, one?.id ?? '')
    deleteForever(db, listDeleted(db))
    expect(bytesHave(png)).toBe(true)
  })

  it('is emptied in the same way after its days', () => {
    const secret = createPack(db, {
      meta: meta('TITLEWORD'),
      fields: [],
      sections: [section('a', 'BODYWORD')],
    })
    deletePack(db, secret.id)
    startDaily(db, 31)
    for (const word of ['TITLEWORD', 'BODYWORD']) expect(bytesHave(word)).toBe(false)
  })
})

it('words that were deleted while writing are in no byte once the library is closed', () => {
  const { id } = createPack(db, newPack('a', 'b', 'c'))
  let revision = 1
  for (let round = 0; round < 30; round += 1) {
    const words = `SECRETWORD${round} ${'filler '.repeat((round * 97) % 900)}`
    ;({ revision } = savePack(db, { id, revision, sections: [section('b', words)] }))
    ;({ revision } = savePack(db, { id, revision, sections: [section('c', 'plain '.repeat(round * 20))] }))
  }
  savePack(db, { id, revision, sections: [section('b', 'Plain')] })
  db.close()
  expect(bytesHave('SECRETWORD')).toBe(false)
})

it('a text that is replaced is kept as a pack of its own', () => {
  const { id } = createPack(db, newPack('a'))
  savePack(db, { id, revision: 1, sections: [section('a', 'Of the other')] })
  const change = { id, order: ['z'], sections: [section('z', 'Mine')] }
  expect(replacePack(db, change, 'copy of 1 May')).toMatchObject({
    revision: 3,
    kept: 'Visit to Ruritania (copy of 1 May)',
  })
  expect(readPack(db, id).doc.content).toEqual([section('z', 'Mine')])
  const copy = listPacks(db).find(({ title }) => title.endsWith('(copy of 1 May)'))
  expect(readPack(db, copy?.id ?? '').doc.content).toEqual([section('a', 'Of the other')])
  deletePack(db, id)
  expect(() => replacePack(db, change, 'copy')).toThrow(code('storage/deleted'))
})
