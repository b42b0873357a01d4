// Packs come back from a backup: as copies, in place of today's, from the bin or from nowhere, with their images; and undo.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RestoreWay } from '#shared/backups'
import { addAsset, readAssetsOf } from './assets'
import { deleteForever } from './bin'
import { listDeleted } from './bin-list'
import { findDamage, noteDamage } from './damage'
import { type Database, openDatabase, openReadOnly } from './database'
import { listPacks } from './pack-list'
import { createPack, deletePack, readPack, savePack } from './packs'
import { prepareLibrary, replaceLibrary } from './replace-library'
import { restorePacks, undoRestore } from './restore'
import { addTemplate, deleteTemplate, listTemplates, updateTemplateProperties } from './templates'
import { alter } from './testing/damage'
import { illustrated, newPack, png, section } from './testing/packs'

const WORDS = { backup: 'backup of 29 Nov 2026, 14:05', replaced: 'replaced 30 Nov 2026, 09:15' }
let folder: string
let file: string
let db: Database
let backup: Database
let id: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-restore-'))
  file = join(folder, 'library.db')
  db = openDatabase(file)
  const asset = addAsset(db, { name: 'map.png', bytes: png }).id
  id = createPack(db, { ...newPack(), sections: [section('a', 'Yesterday'), illustrated('b', asset)] }).id
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(file, join(folder, 'backup.db'))
  backup = openReadOnly(join(folder, 'backup.db'))
  savePack(db, { id, revision: 1, order: ['a'], sections: [section('a', 'Today')] })
})
afterEach(() => {
  db.close()
  backup.close()
  rmSync(folder, { recursive: true, force: true })
})

const restore = (way: RestoreWay) => restorePacks(db, backup, [id], way, WORDS)
const textOf = (pack: string) => JSON.stringify(readPack(db, pack).doc)
const titles = () => listPacks(db).map(({ title }) => title)
const deleted = () => listDeleted(db).map(({ title }) => title)

describe('a restored pack', () => {
  it('is a copy that names the backup', () => {
    const [copy] = restore('copy')
    expect(titles().sort()).toEqual([
      'Visit to Ruritania',
      'Visit to Ruritania (backup of 29 Nov 2026, 14:05)',
    ])
    expect(textOf(copy?.id ?? '')).toContain('Yesterday')
    expect(textOf(id)).toContain('Today')
    undoRestore(db, [copy ?? { id: '', kept: null, wasDeleted: false }])
    expect(titles()).toEqual(['Visit to Ruritania'])
  })

  it('takes the place of today’s, which is in the bin', () => {
    const restored = restore('replace')
    expect(titles()).toEqual(['Visit to Ruritania'])
    expect(textOf(id)).toContain('Yesterday')
    expect(readPack(db, id).revision).toBe(3)
    expect(deleted()).toEqual(['Visit to Ruritania (replaced 30 Nov 2026, 09:15)'])
    undoRestore(db, restored)
    expect(titles()).toEqual(['Visit to Ruritania'])
    expect(textOf(id)).toContain('Today')
    expect(readPack(db, id)).toMatchObject({ revision: 4, meta: { title: 'Visit to Ruritania' } })
    expect(deleted()).toEqual([])
  })

  it('is out of the bin, and in it again when that is undone', () => {
    deletePack(db, id)
    const restored = restore('replace')
    expect(textOf(id)).toContain('Yesterday')
    undoRestore(db, restored)
    expect(titles()).toEqual([])
    expect(deleted()).toEqual(['Visit to Ruritania'])
  })

  it('comes back with its images after it was deleted permanently', () => {
    deletePack(db, id)
    deleteForever(db, [{ kind: 'pack', id }])
    db.exec('DELETE FROM assets')
    const restored = restore('replace')
    expect([...readAssetsOf(db, readPack(db, id)).values()].map(({ name }) => name)).toEqual(['map.png'])
    undoRestore(db, restored)
    expect(deleted()).toEqual(['Visit to Ruritania'])
  })

  it('takes the place of a damaged one, and undo brings back what is left of that', () => {
    alter(file, `UPDATE sections SET json = '{"type":"section", cut' WHERE pack_id = ?`, id)
    noteDamage(db, findDamage(db))
    expect(() => readPack(db, id)).toThrow(/is damaged/)
    const restored = restore('replace')
    expect(textOf(id)).toContain('Yesterday')
    expect(listPacks(db)[0]?.damage).toBeUndefined()
    undoRestore(db, restored)
    expect(listPacks(db)[0]?.damage).toBe('1 section can’t be read')
  })

  it('is none when one of several is not in the backup', () => {
    expect(() => restorePacks(db, backup, [id, 'nowhere'], 'copy', WORDS)).toThrow(/no longer there/)
    expect(titles()).toHaveLength(1)
  })
})

describe('a restored library', () => {
  const backupFile = () => join(folder, 'backup.db')

  it('is as in the backup, and the earlier file is kept whole', () => {
    const aside = replaceLibrary(db, prepareLibrary(backupFile(), file))
    db = openDatabase(file)
    expect(textOf(id)).toContain('Yesterday')
    expect(readdirSync(folder).filter((name) => name.startsWith('.attache-work'))).toEqual([])
    const before = openReadOnly(aside)
    expect(JSON.stringify(readPack(before, id).doc)).toContain('Today')
    before.close()
  })

  it('is not touched while another program reads it', () => {
    const other = openReadOnly(file)
    other.exec('BEGIN')
    other.prepare('SELECT count(*) FROM packs').get()
    savePack(db, { id, revision: 2, sections: [section('a', 'Later')] })
    const fresh = prepareLibrary(backupFile(), file)
    db.pragma('busy_timeout = 20')
    expect(() => replaceLibrary(db, fresh)).toThrow(/in use by another program/)
    expect(textOf(id)).toContain('Later')
    other.close()
  })

  it('is refused from a damaged backup, which changes nothing', () => {
    backup.close()
    const bytes = readFileSync(backupFile())
    bytes.fill(0, 4096, 5 * 4096)
    writeFileSync(backupFile(), bytes)
    expect(() => prepareLibrary(backupFile(), file)).toThrow(/damaged/)
    expect(textOf(id)).toContain('Today')
    backup = openReadOnly(file)
  })
})

describe('a restored template', () => {
  const text = {
    type: 'paragraph' as const,
    attrs: { textAlign: null, marking: null, audience: null },
    content: [{ type: 'text' as const, text: 'The ship calls.' }],
  }
  const draft = (title: string, purpose: string) => ({
    ...{ title, purpose, category: '', tags: [], level: 1 },
    ...{ full: [text], short: [], trainer: [], fields: [] },
  })
  let template: string
  beforeEach(() => {
    template = addTemplate(db, draft('Port visit', 'Yesterday')).id
    backup.close()
    db.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, join(folder, 'backup.db'))
    backup = openReadOnly(join(folder, 'backup.db'))
    updateTemplateProperties(db, template, draft('Port call', 'Today'))
  })
  const templates = () =>
    listTemplates(db).templates.map(({ template: { title, purpose } }) => `${title}: ${purpose}`)
  const bring = (way: RestoreWay) => restorePacks(db, backup, [template], way, WORDS)

  it('is a copy that names the backup', () => {
    const restored = bring('copy')
    expect(templates()).toEqual(['Port call: Today', 'Port visit (backup of 29 Nov 2026, 14:05): Yesterday'])
    undoRestore(db, restored)
    expect(templates()).toEqual(['Port call: Today'])
    expect(deleted()).toEqual(['Port visit (backup of 29 Nov 2026, 14:05)'])
  })

  it('takes the place of today’s, which is in the bin, and gives it back', () => {
    const restored = bring('replace')
    expect(templates()).toEqual(['Port visit: Yesterday'])
    expect(deleted()).toEqual(['Port call (replaced 30 Nov 2026, 09:15)'])
    undoRestore(db, restored)
    expect(templates()).toEqual(['Port call: Today'])
    expect(deleted()).toEqual([])
  })

  it('comes back when it was deleted permanently', () => {
    deleteTemplate(db, template)
    deleteForever(db, [{ kind: 'template', id: template }])
    bring('replace')
    expect(templates()).toEqual(['Port visit: Yesterday'])
  })
})
