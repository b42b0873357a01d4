// Packs between files and library: a pack that is shared and imported again is identical to the byte.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packFileBytes } from '../exchange'
import { content, packJson } from '../exchange/testing/packs'
import { type Database, openDatabase } from '../storage/database'
import { listPacks } from '../storage/pack-list'
import { deletePack, readPack } from '../storage/packs'
import { importPackFile, openPackFile, openStoredPack, sharePack, takePackFile } from './pack-file'

let folder: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-pack-file-'))
  db = openDatabase(':memory:')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a pack file', () => {
  it('has the same bytes after it went through a library', async () => {
    const [first, second] = [join(folder, 'a.bpack'), join(folder, 'b.bpack')]
    writeFileSync(first, await packFileBytes(content))
    const added = await importPackFile(db, first)
    expect(added).toMatchObject({ title: content.meta.title, sections: 2, pages: null })
    await sharePack(db, added.id, second, null)
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
  })

  it('becomes a new pack each time', async () => {
    const file = join(folder, 'a.bpack')
    writeFileSync(file, await packFileBytes(content))
    const [one, two] = [await importPackFile(db, file), await importPackFile(db, file)]
    expect(one.id).not.toBe(two.id)
    expect(readPack(db, two.id).doc).toEqual(content.doc)
  })

  it('that is opened again shows the pack it became, as long as that exists', async () => {
    const [file, other] = [join(folder, 'a.bpack'), join(folder, 'b.bpack')]
    writeFileSync(file, await packFileBytes(content))
    writeFileSync(other, await packFileBytes({ ...content, meta: { ...content.meta, title: 'Changed' } }))
    const first = await takePackFile(db, file)
    expect(first.known).toBe(false)
    expect(await takePackFile(db, file)).toMatchObject({ known: true, pack: { id: first.pack.id } })
    expect((await takePackFile(db, other)).known).toBe(false)
    deletePack(db, first.pack.id)
    expect((await takePackFile(db, file)).known).toBe(false)
    expect(listPacks(db)).toHaveLength(2)
    await expect(takePackFile(db, join(folder, 'gone.bpack'))).rejects.toMatchObject({
      code: 'exchange/invalid',
    })
  })

  it('opens like the pack in the library, images and all', async () => {
    const file = join(folder, 'a.bpack')
    writeFileSync(file, await packFileBytes(content))
    const stored = openStoredPack(db, (await importPackFile(db, file)).id)
    const opened = await openPackFile(file)
    expect(opened.pack.doc).toEqual(stored.pack.doc)
    expect(opened.assets).toEqual(stored.assets)
    expect((await openPackFile(file)).pack.id).toBe(opened.pack.id)
  })

  it('adds nothing when it is refused', async () => {
    const file = join(folder, 'a.json')
    writeFileSync(file, JSON.stringify(packJson({ version: 9 })))
    await expect(importPackFile(db, file)).rejects.toMatchObject({ code: 'exchange/from-future' })
    expect(listPacks(db)).toEqual([])
  })
})
