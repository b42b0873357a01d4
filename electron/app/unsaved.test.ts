// What was typed while the library did not answer: kept beside it, and saved at the next start without losing another text.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PackChange } from '#shared/pack'
import { deleteForever } from '../storage/bin'
import { forgetDamage, noteDamage } from '../storage/damage'
import { type Database, openDatabase } from '../storage/database'
import { listPacks } from '../storage/pack-list'
import { createPack, deletePack, readPack, savePack } from '../storage/packs'
import { newPack, section } from '../storage/testing/packs'
import { saveUnsaved } from './unsaved'
import { UnsavedChanges } from './unsaved-changes'

let profile: string
let db: Database
let id: string
let unsaved: UnsavedChanges
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'attache-unsaved-'))
  db = openDatabase(join(profile, 'library.db'))
  id = createPack(db, newPack('a', 'b')).id
  unsaved = new UnsavedChanges(profile)
})
afterEach(() => {
  db.close()
  rmSync(profile, { recursive: true })
})

const change = (words: string, revision = 1): PackChange => ({
  id,
  revision,
  sections: [section('a', words)],
})
const texts = (): string[] => listPacks(db).map((one) => JSON.stringify(readPack(db, one.id).doc))

it('is saved at the next start, once', async () => {
  await unsaved.keep(id, change('First words'), null, 0)
  await unsaved.keep(id, change('Second words'), null, 0)
  expect(saveUnsaved(db, profile)).toEqual([
    expect.stringMatching(
      /^“Visit to Ruritania”: What was typed until .* had not been saved and is saved now\.$/,
    ),
  ])
  expect(texts()).toEqual([expect.stringContaining('Second words')])
  expect(saveUnsaved(db, profile)).toEqual([])
})

it('is forgotten when it was saved', async () => {
  await unsaved.keep(id, change('First words'), null, 0)
  expect(unsaved.hasAny).toBe(true)
  await unsaved.keep(id, null, null, 0)
  expect(unsaved.hasAny).toBe(false)
  expect(readdirSync(join(profile, 'unsaved'))).toEqual([])
})

it('says nothing when the save was done and only its reply was not heard', async () => {
  await unsaved.keep(id, change('First words'), null, 0)
  savePack(db, change('First words'))
  expect(saveUnsaved(db, profile)).toEqual([])
  expect(readPack(db, id).revision).toBe(2)
})

it('keeps the other text as a copy when the pack was changed meanwhile', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  savePack(db, change('Theirs'))
  expect(saveUnsaved(db, profile)).toEqual([
    expect.stringContaining('that text is the pack “Visit to Ruritania (changed before'),
  ])
  expect(
    texts()
      .map((text) => [text.includes('Mine'), text.includes('Theirs')])
      .sort(),
  ).toEqual([
    [false, true],
    [true, false],
  ])
})

it('goes on from what was sent before and saved after all', async () => {
  await unsaved.keep(id, change('First words and more'), change('First words'), 0)
  savePack(db, change('First words'))
  expect(saveUnsaved(db, profile)).toHaveLength(1)
  expect(texts()).toEqual([expect.stringContaining('First words and more')])
})

it('brings a pack back that was deleted meanwhile', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  deletePack(db, id)
  expect(saveUnsaved(db, profile)).toHaveLength(1)
  expect(texts()).toEqual([expect.stringContaining('Mine')])
})

it('is not stopped by garbage or half a file', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  const file = join(profile, 'unsaved', `${id}.json`)
  for (const text of ['', '{"version":1,"change":', '5']) {
    writeFileSync(file, text)
    expect(saveUnsaved(db, profile)).toEqual([])
    expect(existsSync(file)).toBe(false)
  }
})

it('leaves the text of a newer version to that version', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  const file = join(profile, 'unsaved', `${id}.json`)
  writeFileSync(file, '{"version":9999,"time":0,"change":{"sections":[]}}')
  writeFileSync(`${file}.part`, 'half of it')
  expect(saveUnsaved(db, profile)).toEqual([])
  expect(readdirSync(join(profile, 'unsaved'))).toEqual([`${id}.json`])
})

it('becomes a pack of its own when the pack is gone, unless it was deleted permanently', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  db.exec('DELETE FROM packs')
  expect(saveUnsaved(db, profile)).toEqual([expect.stringContaining('its pack is gone')])
  expect(texts()).toEqual([expect.stringContaining('Mine')])
  const other = createPack(db, newPack('a')).id
  await unsaved.keep(other, { ...change('Mine'), id: other }, null, 0)
  deletePack(db, other)
  deleteForever(db, [{ kind: 'pack', id: other }])
  expect(saveUnsaved(db, profile)).toEqual([])
  expect(texts()).toHaveLength(1)
})

it('waits for another start while its pack is damaged', async () => {
  await unsaved.keep(id, change('Mine'), null, 0)
  noteDamage(db, { [id]: 'Part of it can’t be read' })
  expect(saveUnsaved(db, profile)).toEqual([])
  forgetDamage(db, id)
  expect(saveUnsaved(db, profile)).toHaveLength(1)
  expect(texts()).toEqual([expect.stringContaining('Mine')])
})

it('writes nothing into a profile that is not kept', async () => {
  await new UnsavedChanges(undefined).keep(id, change('Mine'), null, 0)
  expect(readdirSync(profile)).not.toContain('unsaved')
})
