// An earlier state than the one that was last saved here is noticed; changes by other programs are not taken for one.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteForever } from './bin'
import { type Database, openDatabase } from './database'
import { readLastSaved } from './last-saved'
import { type OpenedLibrary, openLibrary } from './open-library'
import { listPacks } from './pack-list'
import { createPack, deletePack, readPack, renamePack, savePack } from './packs'
import { makeLibrary } from './testing/damage'
import { newPack, section } from './testing/packs'

let folder: string
let file: string
let note: string
let opened: OpenedLibrary | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-saved-'))
  file = join(folder, 'library.db')
  note = join(folder, 'last-saved.txt')
  makeLibrary(file, 4)
})
afterEach(() => {
  opened?.db.close()
  opened = undefined
  rmSync(folder, { recursive: true, force: true })
})
const open = (backups: string[] = []): OpenedLibrary => {
  opened?.db.close()
  opened = openLibrary(file, true, () => backups.map((one) => ({ file: one, time: 0 })), note)
  return opened
}
const close = () => {
  opened?.db.close()
  opened = undefined
}
const idOf = (db: Database, title: string) => listPacks(db).find((pack) => pack.title === title)?.id ?? ''
const edit = (db: Database, title: string, words: string): void => {
  const { id, revision } = readPack(db, idOf(db, title))
  savePack(db, { id, revision, sections: [section('s1', words)] })
}
const copy = (name: string): string => {
  copyFileSync(file, join(folder, name))
  return join(folder, name)
}
const lines = () => open().notice?.lines ?? []

describe('an older copy of the library', () => {
  it('is noticed, and each pack that is older or missing is named, once', () => {
    open()
    close()
    const monday = copy('monday.db')
    const { db } = open()
    edit(db, 'Pack 1', 'Tuesday')
    renamePack(db, idOf(db, 'Pack 2'), 'Renamed')
    deletePack(db, idOf(db, 'Pack 3'))
    const { id } = createPack(db, newPack('a'))
    renamePack(db, id, 'New')
    close()
    copyFileSync(monday, file)
    expect(open().notice).toMatchObject({ title: 'The library is older than when it was last used' })
    close()
    copyFileSync(monday, file)
    expect(open().notice).toBeNull()
  })

  it('names what is missing', () => {
    open()
    close()
    const monday = copy('monday.db')
    const { db } = open()
    edit(db, 'Pack 1', 'Tuesday')
    renamePack(db, idOf(db, 'Pack 2'), 'Renamed')
    deletePack(db, idOf(db, 'Pack 3'))
    renamePack(db, createPack(db, newPack('a')).id, 'New')
    close()
    copyFileSync(monday, file)
    expect([...lines()].sort()).toEqual([
      '“New” is missing.',
      '“Pack 1”: its last changes are missing.',
      '“Pack 3” had been deleted and is in the list again.',
      '“Renamed”: its last changes are missing.',
    ])
  })

  it('is filled up from a later backup', () => {
    open()
    close()
    const monday = copy('monday.db')
    edit(open().db, 'Pack 1', 'Tuesday')
    close()
    const tuesday = copy('tuesday.db')
    copyFileSync(monday, file)
    const { db, notice } = open([tuesday])
    expect(notice?.lines).toEqual([expect.stringContaining('“Pack 1”: It was restored from the backup of')])
    expect(JSON.stringify(readPack(db, idOf(db, 'Pack 1')))).toContain('Tuesday')
  })

  it('is noticed when its log is lost after a crash', () => {
    open()
    close()
    const { db } = open()
    const before = copy('before.db')
    edit(db, 'Pack 1', 'Tuesday')
    close()
    copyFileSync(before, file)
    expect(lines()).toEqual(['“Pack 1”: its last changes are missing.'])
  })

  it('of another time line is noticed: the same counts, other words', () => {
    open()
    close()
    const fork = copy('fork.db')
    edit(open().db, 'Pack 1', 'Here')
    close()
    const there = openDatabase(fork)
    edit(there, 'Pack 1', 'There')
    there.close()
    copyFileSync(fork, file)
    expect(lines()).toEqual(['“Pack 1” is not as it was last saved.'])
  })
})

describe('no alarm', () => {
  it('is raised when another program changes, restores or deletes', () => {
    const { db } = open()
    edit(db, 'Pack 1', 'Here')
    deletePack(db, idOf(db, 'Pack 2'))
    close()
    const other = openDatabase(file)
    edit(other, 'Pack 1', 'There')
    deletePack(other, idOf(other, 'Pack 3'))
    deleteForever(other, [
      {
        kind: 'pack',
        id: other.prepare(`SELECT id FROM packs WHERE title = 'Pack 3'`).pluck().get() as string,
      },
    ])
    createPack(other, newPack('a'))
    other.close()
    expect(open().notice).toBeNull()
  })

  it('is raised when the note is missing, cut off or garbage', () => {
    edit(open().db, 'Pack 1', 'Here')
    close()
    const whole = readFileSync(note, 'utf8')
    for (const text of ['', whole.slice(0, -20), '\u0000'.repeat(500), '[1]\n{"x":1}\nnull\n5']) {
      rmSync(note)
      appendFileSync(note, text)
      expect([text.slice(0, 9), open().notice]).toEqual([text.slice(0, 9), null])
      close()
    }
  })

  it('is raised when a new version of the program has rewritten rows', () => {
    edit(open().db, 'Pack 1', 'Here')
    close()
    writeFileSync(
      note,
      readFileSync(note, 'utf8')
        .replaceAll(/"version":\d{3},/g, '"version":80,')
        .replaceAll(/"sum":"\w+"/g, '"sum":"other"'),
    )
    expect(open().notice).toBeNull()
  })

  it('is raised for another library that the user put there, but it is said', () => {
    open()
    close()
    rmSync(file)
    makeLibrary(file, 2)
    const { notice } = open()
    expect(notice).toMatchObject({ title: 'This is another library', lines: [] })
    close()
    expect(open().notice).toBeNull()
  })
})

describe('the note', () => {
  it('is of what was saved, also after a change that failed', () => {
    const { db } = open()
    edit(db, 'Pack 1', 'Here')
    const before = readFileSync(note, 'utf8')
    expect(() => savePack(db, { id: idOf(db, 'Pack 1'), revision: 1, sections: [] })).toThrow()
    expect(readFileSync(note, 'utf8')).toBe(before)
    const saved = readLastSaved(note)?.items.find(({ title }) => title === 'Pack 1')
    expect(saved?.version).toBe(readPack(db, idOf(db, 'Pack 1')).revision)
  })

  it('keeps no title of what was deleted permanently', () => {
    const { db } = open()
    const id = idOf(db, 'Pack 2')
    deletePack(db, id)
    expect(readFileSync(note, 'utf8')).toContain('Pack 2')
    deleteForever(db, [{ kind: 'pack', id }])
    expect(readFileSync(note, 'utf8')).not.toContain('Pack 2')
  })

  it('that can not be written stops no save', () => {
    note = join(folder, 'gone', 'note.txt')
    edit(open().db, 'Pack 1', 'Here')
    expect(existsSync(join(folder, 'gone'))).toBe(false)
  })
})
