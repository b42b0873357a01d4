// Sections that were deleted from packs: listed over all packs, restored at their old places, and deleted permanently from all bytes.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import type { RemovedSection } from '#shared/history'
import type { PackId } from '#shared/pack'
import { addAsset, readAsset } from './assets'
import { type Database, openDatabase } from './database'
import { allRemovedSections, deleteSectionsForever, restoreSections } from './deleted-sections'
import { eraseItems, forgottenItems, holdsAny } from './forgotten'
import { countDamagedVersions, keepPresent, listHistory, restoreVersion } from './history'
import { openLibrary } from './open-library'
import { packText } from './packed-text'
import { createPack, deletePack, readPack, savePack } from './packs'
import { alter } from './testing/damage'
import { field, illustrated, meta, png, section } from './testing/packs'

const START = Date.UTC(2026, 5, 1, 9)
const MINUTE = 60 * 1000
let folder: string
let db: Database
let id: PackId
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  folder = mkdtempSync(join(tmpdir(), 'attache-gone-'))
  db = openDatabase(join(folder, 'library.db'))
  id = create('Visit', text('a', 'alpha'), text('b', 'two quaggas'), text('c', 'charlie'))
})
afterEach(() => {
  vi.useRealTimers()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const code = (name: string) => expect.objectContaining({ code: name })
const create = (title: string, ...sections: readonly Section[]): PackId =>
  createPack(db, { meta: meta(title), fields: [], sections }).id

function text(one: string, words: string): Section {
  const block: Block = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: [{ type: 'text', text: words }],
  }
  const [title] = section(one).content
  return {
    ...section(one),
    content: [{ ...title, content: [{ type: 'text', text: `Title ${one}` }] }, block],
  } as unknown as Section
}
const save = (pack: PackId, order: readonly string[], ...sections: readonly Section[]) => {
  vi.setSystemTime(Date.now() + MINUTE)
  savePack(db, { id: pack, revision: readPack(db, pack).revision, order, sections })
}
const order = (pack = id) => readPack(db, pack).doc.content.map(({ attrs }) => attrs.id)
const texts = (pack = id) => readPack(db, pack).doc.content.map((one) => plainText(one))

const list = () => allRemovedSections(db)
const ids = () => list().map((one) => one.id)

/** Whether a file of the folder has a section's text, packed as in versions or not. */
function inFile(one: Section, name = 'library.db'): boolean {
  const json = JSON.stringify(one)
  return [name, `${name}-wal`]
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .some((file) => [Buffer.from(json), packText(json)].some((needle) => readFileSync(file).includes(needle)))
}

describe('the list', () => {
  it('has each section that is in versions only, with its last text, its pack and the time', () => {
    const other = create('Other', text('x', 'one'), text('y', 'of the other'))
    save(id, ['a', 'b', 'c'], text('b', 'three quaggas now'))
    vi.setSystemTime(START + 10 * MINUTE)
    save(id, ['a', 'c'])
    save(other, ['x'])
    deletePack(db, other)
    expect(list()).toEqual([
      {
        ...{ pack: other, id: 'y', title: 'Title y', words: 5, packTitle: 'Other' },
        ...{ isPackDeleted: true, removed: START + 12 * MINUTE },
      },
      {
        ...{ pack: id, id: 'b', title: 'Title b', words: 5, packTitle: 'Visit' },
        ...{ isPackDeleted: false, removed: START + 11 * MINUTE },
      },
    ])
    expect(listHistory(db, id).deleted).toMatchObject([{ id: 'b', title: 'Title b' }])
  })

  it('keeps the time of removal while the pack is written on, and loses what is back', () => {
    save(id, ['a', 'c'])
    const [{ removed }] = list() as [RemovedSection]
    for (let turn = 0; turn < 8; turn += 1) {
      vi.setSystemTime(Date.now() + 20 * MINUTE)
      save(id, ['a', 'c'], text('a', `alpha ${turn}`))
    }
    expect(list()).toMatchObject([{ removed }])
    save(id, ['a', 'b', 'c'], text('b', 'again'))
    expect(list()).toEqual([])
  })

  it('tells sections by their own ids, whatever the order of their attributes and ids of comments', () => {
    const one = text('b', 'words')
    const { id: own, comments: _, ...attrs } = one.attrs
    const comments = [{ id: 'a', text: 'x', author: '', created: 0, resolved: false, replies: [] }]
    for (const other of [
      { ...attrs, id: own, comments: [] },
      { comments, ...attrs, id: own },
    ]) {
      const json = JSON.stringify({ ...one, attrs: other })
      db.prepare('UPDATE sections SET json = ? WHERE pack_id = ? AND section_id = ?').run(json, id, 'b')
      keepPresent(db, id, { cause: 'sent', about: '' })
      db.prepare('DELETE FROM sections WHERE pack_id = ? AND section_id = ?').run(id, 'b')
      expect(list()).toMatchObject([{ id: 'b', title: 'Title b' }])
      db.prepare('INSERT INTO sections (pack_id, section_id, position, json) VALUES (?, ?, 1, ?)').run(
        id,
        'b',
        json,
      )
    }
  })

  it('has no section that is in its pack, though it can’t be read there', () => {
    save(id, ['a', 'b', 'c'], text('b', 'newer'))
    alter(join(folder, 'library.db'), `UPDATE sections SET json = '{"x' WHERE section_id = 'b'`)
    expect(list()).toEqual([])
    expect(() => deleteSectionsForever(db, [{ pack: id, id: 'b' }])).toThrow(code('storage/not-found'))
  })

  it('is empty in a library without versions', () => {
    expect(list()).toEqual([])
  })
})

describe('a restore', () => {
  it('puts sections back at their old places in one step, whichever versions have them, and is undone', () => {
    save(id, ['a', 'c'])
    vi.setSystemTime(Date.now() + 10 * MINUTE)
    save(id, ['c'], text('c', 'newer words'))
    const { kept, isPackRestored } = restoreSections(db, id, ['a', 'b'])
    expect(isPackRestored).toBe(false)
    expect(texts()).toEqual(['Title a\nalpha', 'Title b\ntwo quaggas', 'Title c\nnewer words'])
    expect(ids()).toEqual([])
    restoreVersion(db, id, kept, null)
    expect(order()).toEqual(['c'])
    expect(ids().sort()).toEqual(['a', 'b'])
  })

  it('brings fields along that only the version has', () => {
    const chip = { type: 'field', attrs: { name: field.name } }
    const one = text('b', 'x')
    const used = {
      ...one,
      content: [one.content[0], { ...one.content[1], content: [chip] }],
    } as unknown as Section
    const pack = createPack(db, { meta: meta(), fields: [field], sections: [text('a', 'x'), used] }).id
    savePack(db, { id: pack, revision: 1, order: ['a'], sections: [], fields: [] })
    restoreSections(db, pack, ['b'])
    expect(readPack(db, pack).fields).toEqual([field])
  })

  it('restores the pack, too, when it is in the bin', () => {
    save(id, ['a', 'c'])
    deletePack(db, id)
    expect(restoreSections(db, id, ['b'])).toMatchObject({ isPackRestored: true })
    expect(order()).toEqual(['a', 'b', 'c'])
  })

  it('changes nothing when a section is back or its pack is gone', () => {
    save(id, ['a'])
    save(id, ['a', 'b'], text('b', 'back'))
    expect(() => restoreSections(db, id, ['c', 'b'])).toThrow(code('storage/not-found'))
    expect(order()).toEqual(['a', 'b'])
    expect(() => restoreSections(db, 'none', ['b'])).toThrow(code('storage/not-found'))
  })
})

describe('deleting permanently', () => {
  it('leaves no byte of any text of the section, and versions that are whole without it', () => {
    const texts = ['two quaggas', 'older okapis', 'newer narwhals'].map((words) => text('b', words))
    save(id, ['a', 'b', 'c'], ...texts.slice(1, 2))
    vi.setSystemTime(Date.now() + 10 * MINUTE)
    save(id, ['a', 'b', 'c'], ...texts.slice(2))
    keepPresent(db, id, { cause: 'named', name: 'Sent to the general' })
    save(id, ['a', 'c'])
    expect(texts.map((one) => inFile(one))).toEqual([true, true, true])
    deleteSectionsForever(db, [{ pack: id, id: 'b' }])
    expect(texts.map((one) => inFile(one))).toEqual([false, false, false])
    expect(list()).toEqual([])
    expect(countDamagedVersions(db)).toBe(0)
    const { entries } = listHistory(db, id)
    expect(entries.some(({ damaged }) => damaged)).toBe(false)
    const named = entries.find(({ name }) => name !== '')?.number ?? 0
    restoreVersion(db, id, named, null)
    expect(order()).toEqual(['a', 'c'])
  })

  it('is no damage when the library is opened again', () => {
    save(id, ['a', 'c'])
    deleteSectionsForever(db, [{ pack: id, id: 'b' }])
    db.close()
    const { db: again, ...found } = openLibrary(join(folder, 'library.db'), false)
    db = again
    expect(JSON.stringify(found)).not.toMatch(/missing|damaged":\[/)
    expect(list()).toEqual([])
  })

  it('takes along images that only the section showed, and no others', () => {
    const add = (mark: string) =>
      addAsset(db, { name: `${mark}.png`, bytes: Buffer.concat([png, Buffer.from(mark.repeat(20))]) }).id
    const [own, shared] = [add('own'), add('shared')]
    const pack = create('Maps', illustrated('m', own), illustrated('n', shared), illustrated('o', shared))
    save(pack, ['o'])
    deleteSectionsForever(db, [
      { pack, id: 'm' },
      { pack, id: 'n' },
    ])
    expect(readAsset(db, own)).toBeUndefined()
    expect(readAsset(db, shared)).toBeDefined()
  })

  it('goes from a backup, also one in which the pack has the section still', () => {
    const texts = [text('b', 'two quaggas'), text('z', 'alone')] as const
    const lone = create('Lone', texts[1])
    db.prepare('VACUUM INTO ?').run(join(folder, 'before.db'))
    save(id, ['a', 'c'])
    save(lone, ['y'], text('y', 'stays'))
    db.prepare('VACUUM INTO ?').run(join(folder, 'after.db'))
    deleteSectionsForever(db, [
      { pack: id, id: 'b' },
      { pack: lone, id: 'z' },
    ])
    for (const name of ['before.db', 'after.db']) {
      expect(texts.map((one) => inFile(one, name))).toEqual([true, true])
      const backup = openDatabase(join(folder, name))
      expect(holdsAny(backup, forgottenItems(db))).toBe(true)
      eraseItems(backup, forgottenItems(db))
      expect(holdsAny(backup, forgottenItems(db))).toBe(name === 'before.db')
      expect(readPack(backup, id).doc.content.map(({ attrs }) => attrs.id)).toEqual(['a', 'c'])
      expect(readPack(backup, lone).doc.content).toHaveLength(1)
      expect(countDamagedVersions(backup)).toBe(0)
      backup.close()
      expect(texts.map((one) => inFile(one, name))).toEqual([false, false])
    }
  })

  it('deletes nothing when one of them is back in its pack', () => {
    save(id, ['a'])
    save(id, ['a', 'c'], text('c', 'back'))
    const keys = ['b', 'c'].map((one) => ({ pack: id, id: one }))
    expect(() => deleteSectionsForever(db, keys)).toThrow(code('storage/not-found'))
    expect(ids()).toEqual(['b'])
    expect(forgottenItems(db)).toEqual([])
  })
})
