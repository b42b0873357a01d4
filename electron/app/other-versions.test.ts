// What another version added, through files, versions, templates and the search of a library: the same bytes everywhere.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkPack } from '#shared/check'
import type { Block, Section } from '#shared/document/nodes'
import { readPackFile } from '../exchange'
import { packJson } from '../exchange/testing/packs'
import { unzip } from '../exchange/unzip'
import { addAsset } from '../storage/assets'
import { type Database, openDatabase } from '../storage/database'
import { keepPresent, restoreVersion } from '../storage/history'
import { createPack, duplicatePack, readPack, savePack } from '../storage/packs'
import { removedImages } from '../storage/removed-images'
import { addTemplate, listTemplates } from '../storage/templates'
import { meta, png, section } from '../storage/testing/packs'
import { importPackFile, sharePack } from './pack-file'

let folder: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-other-'))
  db = openDatabase(':memory:')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const line = (...words: unknown[]) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: words,
})
const text = (words: string, marks?: unknown[]) => ({
  type: 'text',
  ...(marks ? { marks } : {}),
  text: words,
})
const gallery = (asset: string) => ({
  type: 'gallery',
  attrs: { z: 1, images: [asset], a: { __proto: null } },
  content: [line(text('Harbour at dawn'))],
})
const GLOW = { type: 'glow', attrs: { strength: 3 } }
const odd = (id: string, asset: string): Section => {
  const { content: kept, ...rest } = section(id)
  return { ...rest, content: [kept[0], gallery(asset), line(text('lit', [GLOW]))] } as unknown as Section
}
const jsonOf = (id: string): string[] =>
  db.prepare('SELECT json FROM sections WHERE pack_id = ? ORDER BY position').pluck().all(id) as string[]

it('is the same after a file, a copy, a save elsewhere, and a version', async () => {
  const { id: asset } = addAsset(db, { name: 'a.png', bytes: png })
  const { doc } = readPack(
    db,
    createPack(db, { meta: meta('Visit'), fields: [], sections: [odd('s1', asset), section('s2')] }).id,
  )
  // Made by hand, the known parts have another order of keys.
  const { id } = createPack(db, { meta: meta('Visit'), fields: [], sections: doc.content })
  const before = jsonOf(id)
  expect(before[0]).toContain(JSON.stringify(gallery(asset)))
  expect(before[0]).toContain(JSON.stringify(GLOW))
  const [first, second] = [join(folder, 'a.bpack'), join(folder, 'b.bpack')]
  await sharePack(db, id, first, null)
  expect((await readPackFile(first)).assets.has(asset)).toBe(true)
  const again = await importPackFile(db, first)
  expect(jsonOf(again.id)).toEqual(before)
  await sharePack(db, again.id, second, null)
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
  expect(jsonOf(duplicatePack(db, id).id)).toEqual(before)

  // Read, sent to the window and saved again, with another section changed, and taken back.
  const kept = keepPresent(db, id, { cause: 'named', name: 'first' })
  const read = JSON.parse(JSON.stringify(readPack(db, id))) as ReturnType<typeof readPack>
  savePack(db, { id, revision: read.revision, sections: read.doc.content })
  expect(jsonOf(id)).toEqual(before)
  savePack(db, { id, revision: read.revision + 1, order: ['s2'], sections: [] })
  restoreVersion(db, id, kept, null)
  expect(jsonOf(id)).toEqual(before)
  expect(removedImages(db)).toEqual([])
})

it('is in a file what it says of the whole document', async () => {
  const file = join(folder, 'a.json')
  const json = packJson({}) as { document: { attrs?: unknown } }
  const document = { ...json.document, attrs: { theme: { b: 1, a: 2 } } }
  writeFileSync(file, JSON.stringify({ ...json, document }))
  const imported = await importPackFile(db, file)
  const target = join(folder, 'b.bpack')
  await sharePack(db, imported.id, target, null)
  const entries = await unzip(target, 'b.bpack')
  expect(String(entries.get('pack.json'))).toContain(
    '"document":{"type":"doc","attrs":{"theme":{"b":1,"a":2}},"content"',
  )
})

it('is kept in templates', () => {
  const full = odd('t', 'b'.repeat(64)).content.slice(1) as Block[]
  addTemplate(db, { ...DRAFT, full })
  const body = db.prepare('SELECT body FROM templates').pluck().get() as string
  expect(body).toContain(JSON.stringify(gallery('b'.repeat(64))))
  const [own] = listTemplates(db).templates
  expect(own?.template.full.map(({ type }) => type)).toEqual(['unknownBlock', 'paragraph'])
})

const DRAFT = {
  ...{ title: 'Port', purpose: '', category: '', tags: [], level: 1 },
  ...{ short: [], trainer: [], trainerShort: undefined, fields: [] },
}

it('is named in the check, by what is printed of it', () => {
  const { id } = createPack(db, { meta: meta('Visit'), fields: [], sections: [odd('s1', 'c'.repeat(64))] })
  const pack = readPack(db, id)
  const said = (edition: string) =>
    checkPack(pack, { kind: 'briefing', paper: 'a4', edition }, new Date())
      .map(({ severity, message }) => `${severity}: ${message}`)
      .filter((message) => message.includes('this version'))
  expect(said('own')).toEqual([
    expect.stringMatching(/^warning: Section “.*” holds content .*: only its words are printed \(gallery\)$/),
    expect.stringMatching(/formats or settings of another version \(glow\)$/),
  ])
  expect(said('partner')).toEqual([
    expect.stringMatching(/^warning: .*“\[…\]” stands in its place \(gallery, glow\)$/),
  ])
})
