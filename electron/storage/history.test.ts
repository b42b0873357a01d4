// The history of a pack in a real file: what a save keeps, what comes back, what is damaged, and what is deleted for ever.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import type { PackId } from '#shared/pack'
import { addAsset, readAsset } from './assets'
import { deleteForever } from './bin'
import { type Database, openDatabase, openReadOnly } from './database'
import {
  clearHistory,
  countDamagedVersions,
  keepPresent,
  listHistory,
  nameVersion,
  readVersion,
  restoreVersion,
} from './history'
import { openLibrary } from './open-library'
import { createPack, deletePack, readPack, recordExport, renamePack, savePack } from './packs'
import { bundleForNode } from './testing/bundle'
import { alter, fillPage, pagesOf } from './testing/damage'
import { field, illustrated, meta, newPack, png, section } from './testing/packs'
import { tidyLibrary } from './tidy'
import { beginSession } from './versions'

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let folder: string
let file: string
let db: Database
let id: PackId
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 2, 9) })
  folder = mkdtempSync(join(tmpdir(), 'attache-history-'))
  file = join(folder, 'library.db')
  db = openDatabase(file)
  id = createPack(db, { ...newPack('a', 'b'), sections: [text('a', 'alpha'), text('b', 'bravo')] }).id
})
afterEach(() => {
  vi.useRealTimers()
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const code = (name: string) => expect.objectContaining({ code: name })
const wait = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** A section with a paragraph for each of the words given. */
function text(one: string, ...words: readonly string[]): Section {
  const blocks = words.map(
    (word): Block => ({
      type: 'paragraph',
      attrs: { textAlign: null, marking: null, audience: null },
      content: [{ type: 'text', text: word }],
    }),
  )
  return { ...section(one), content: [...section(one).content.slice(0, 1), ...blocks] } as unknown as Section
}
const save = (...sections: readonly Section[]) =>
  savePack(db, { id, revision: readPack(db, id).revision, sections })
const arrange = (order: readonly string[], ...sections: readonly Section[]) =>
  savePack(db, { id, revision: readPack(db, id).revision, order, sections })
const bodies = (sections: readonly Section[]) =>
  sections.map((one) => plainText(one).split('\n').slice(1).join(' '))
const now = () => bodies(readPack(db, id).doc.content)
const versions = () =>
  listHistory(db, id)
    .entries.slice(1)
    .map(({ number }) => bodies(readVersion(db, id, number).sections))
const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('a save', () => {
  it('keeps the text before a session of work, and then at most one every five minutes', () => {
    wait(DAY)
    for (let at = 0; at < 20; at += 1) {
      save(text('a', `alpha ${at}`))
      wait(MINUTE)
    }
    expect(versions()).toEqual([
      ['alpha 14', 'bravo'],
      ['alpha 9', 'bravo'],
      ['alpha 4', 'bravo'],
      ['alpha', 'bravo'],
    ])
  })

  it('keeps the text before each session, even if the last one ended a moment ago', () => {
    save(text('a', 'first session'))
    beginSession(db, id)
    wait(1000)
    save(text('a', 'second'))
    save(text('a', 'second session'))
    beginSession(db, id)
    beginSession(db, id)
    save(text('a', 'third session'))
    save(text('a', 'third session goes on'))
    expect(versions()).toEqual([
      ['second session', 'bravo'],
      ['first session', 'bravo'],
      ['alpha', 'bravo'],
    ])
  })

  it('stores only what was overwritten, and each text once', () => {
    expect(count('version_texts')).toBe(0)
    save(text('a', 'one'))
    expect(count('version_texts')).toBe(1)
    for (let at = 0; at < 6; at += 1) {
      wait(10 * MINUTE)
      save(text('a', at % 2 === 0 ? 'two' : 'one'))
    }
    // alpha, one, two; the rest is in the pack.
    expect(count('version_texts')).toBe(3)
    expect(versions()).toHaveLength(7)
  })

  it('keeps no version that is the same as the newest', () => {
    save(text('a', 'one'))
    save(text('a', 'alpha'))
    wait(HOUR)
    save(text('b', 'two'))
    expect(versions()).toEqual([['alpha', 'bravo']])
  })

  it('keeps what it removes, even moments after it was written', () => {
    save(text('b', 'written a moment ago'))
    arrange(['a'])
    const long = `${'word '.repeat(200)}end`
    save(text('a', long))
    save(text('a', 'short'))
    expect(versions().slice(0, 2)).toEqual([[long], ['alpha', 'written a moment ago']])
  })

  it('keeps details, fields and the order of sections', () => {
    wait(HOUR)
    const { revision } = readPack(db, id)
    savePack(db, {
      id,
      revision,
      meta: meta('New title'),
      fields: [{ ...field, value: 'Tarsenia' }],
      order: ['b', 'a'],
      sections: [],
    })
    wait(HOUR)
    renamePack(db, id, 'Newest title')
    const [, second, first] = listHistory(db, id).entries
    expect(second?.changes).toMatchObject({ details: true, fields: true, moved: true, sections: [] })
    const { meta: old, fields, sections } = readVersion(db, id, first?.number ?? 0)
    expect(old?.title).toBe(meta().title)
    expect(fields).toEqual([field])
    expect(sections.map(({ attrs }) => attrs.id)).toEqual(['a', 'b'])
    expect(readVersion(db, id, second?.number ?? 0).meta?.title).toBe('New title')
  })

  it('keeps nothing and changes nothing when it fails', () => {
    wait(HOUR)
    db.exec(`CREATE TRIGGER fails BEFORE UPDATE OF revision ON packs BEGIN SELECT RAISE(ABORT, 'no'); END`)
    expect(() => save(text('a', 'lost'))).toThrow(/no/)
    expect([count('versions'), count('version_texts')]).toEqual([0, 0])
    expect(now()).toEqual(['alpha', 'bravo'])
  })

  it('goes on with a clock that jumps 400 days, and loses no version', () => {
    for (const jump of [400 * DAY, -800 * DAY, 400 * DAY, HOUR]) {
      wait(jump)
      save(text('a', `after ${jump}`))
    }
    expect(versions()).toHaveLength(4)
    expect(versions().at(-1)).toEqual(['alpha', 'bravo'])
  })

  it('removes texts with the versions whose turn is over', () => {
    for (let at = 0; at < 300; at += 1) {
      wait(5 * MINUTE)
      save(text('a', `alpha ${at}`))
    }
    const kept = versions().length
    expect(kept).toBeLessThan(70)
    expect(count('version_texts')).toBeLessThanOrEqual(kept + 1)
    for (const words of versions()) expect(words).toHaveLength(2)
  })
})

describe('the list', () => {
  it('says what changed, with titles and numbers of words', () => {
    wait(DAY)
    arrange(['a', 'c', 'b'], text('a', 'alpha and more'), text('c', 'charlie'))
    wait(DAY)
    arrange(['a', 'c'])
    const { entries, deleted } = listHistory(db, id)
    expect(entries.map(({ changes }) => changes)).toMatchObject([
      {
        sections: [{ id: 'b', title: 'Title of b', change: 'removed' }],
        wordsAdded: 0,
        wordsRemoved: 4,
        moved: false,
      },
      {
        sections: [
          { id: 'a', change: 'changed' },
          { id: 'c', change: 'added' },
        ],
        wordsAdded: 6,
        wordsRemoved: 0,
      },
      null,
    ])
    expect(entries.map(({ time }) => new Date(time).getUTCDate())).toEqual([4, 3, 2])
    expect(deleted).toEqual([{ id: 'b', title: 'Title of b', number: entries[1]?.number }])
  })

  it('is only the present text for a pack that was never changed', () => {
    expect(listHistory(db, id).entries).toMatchObject([{ number: null, changes: null, damaged: false }])
    deletePack(db, id)
    expect(() => listHistory(db, id)).toThrow(code('storage/deleted'))
  })

  it('has named and exported versions for ever, and a name can be taken away', () => {
    const named = nameVersion(db, id, null, 'Sent to the general')
    recordExport(db, id, 4, 'Partners')
    for (let at = 0; at < 300; at += 1) {
      wait(DAY)
      save(text('a', `alpha ${at}`))
    }
    const { entries } = listHistory(db, id)
    expect(entries.find(({ number }) => number === named)).toMatchObject({ name: 'Sent to the general' })
    expect(entries.filter(({ cause }) => cause === 'exported')).toMatchObject([{ about: 'Partners' }])
    expect(bodies(readVersion(db, id, named).sections)).toEqual(['alpha', 'bravo'])
    nameVersion(db, id, named, '')
    wait(DAY)
    save(text('a', 'end'))
    wait(400 * DAY)
    save(text('a', 'after the end'))
    expect(listHistory(db, id).entries.some(({ name }) => name !== '')).toBe(false)
  })
})

describe('a name', () => {
  it('leaves an earlier version at its time, and is given to the present text now', () => {
    wait(DAY)
    save(text('a', 'one'))
    wait(HOUR)
    const times = () => listHistory(db, id).entries.map(({ time }) => time)
    const before = times()
    nameVersion(db, id, 1, 'First draft')
    expect(times()).toEqual(before)
    nameVersion(db, id, null, 'Second draft')
    expect(times()).toEqual([before[0], Date.now(), before[1]])
  })
})

describe('restoring', () => {
  it('brings a section back, keeps what it replaces, and can be undone in the same way', () => {
    wait(DAY)
    save(text('a', 'spoilt'))
    const [, before] = listHistory(db, id).entries
    wait(MINUTE)
    const { kept } = restoreVersion(db, id, before?.number ?? 0, ['a'])
    expect(now()).toEqual(['alpha', 'bravo'])
    expect(listHistory(db, id).entries[1]).toMatchObject({ number: kept, cause: 'restored' })
    restoreVersion(db, id, kept, null)
    expect(now()).toEqual(['spoilt', 'bravo'])
  })

  it('puts a deleted section back in its place, with its fields', () => {
    const chip = { type: 'field' as const, attrs: { name: field.name, form: null } }
    const [title, paragraph] = text('b', 'bravo').content
    save({ ...text('b'), content: [title, { ...paragraph, content: [chip] }] } as never)
    wait(DAY)
    const { revision } = readPack(db, id)
    savePack(db, {
      id,
      revision,
      fields: [],
      order: ['c', 'a', 'd'],
      sections: [text('c', 'charlie'), text('d', 'delta')],
    })
    const [gone] = listHistory(db, id).deleted
    restoreVersion(db, id, gone?.number ?? 0, ['b'])
    const { doc, fields } = readPack(db, id)
    expect(doc.content.map(({ attrs }) => attrs.id)).toEqual(['c', 'a', 'b', 'd'])
    expect(fields).toEqual([field])
    expect(listHistory(db, id).deleted).toEqual([])
  })

  it('brings the whole pack back, with its details', () => {
    const kept = keepPresent(db, id, { cause: 'sent', about: '' })
    wait(DAY)
    const { revision } = readPack(db, id)
    savePack(db, { id, revision, meta: meta('Other'), order: ['c'], sections: [text('c', 'other')] })
    restoreVersion(db, id, kept, null)
    expect(readPack(db, id)).toMatchObject({ meta: meta(), fields: [field] })
    expect(now()).toEqual(['alpha', 'bravo'])
  })

  it('refuses what is not there', () => {
    expect(() => readVersion(db, id, 7)).toThrow(code('storage/not-found'))
    save(text('a', 'one'))
    expect(() => restoreVersion(db, id, 1, ['x'])).toThrow(code('document/damaged'))
    expect(now()).toEqual(['one', 'bravo'])
  })
})

describe('images', () => {
  const month = (at: number) => tidyLibrary(db, Date.now() + at * 5 * DAY)

  it('stay while a version shows them, and go when none does', () => {
    const { id: image } = addAsset(db, { name: 'map.png', bytes: png })
    arrange(['a', 'b', 'c'], illustrated('c', image))
    wait(DAY)
    arrange(['a', 'b'])
    wait(30 * DAY)
    for (let at = 1; at < 5; at += 1) month(at)
    expect(readAsset(db, image)).toBeDefined()
    expect(count('version_assets')).toBe(1)
    // Only the newest version is left, and it has no image.
    db.prepare('DELETE FROM versions WHERE content LIKE ?').run(`% % % % %`)
    db.exec('DELETE FROM version_texts')
    for (let at = 5; at < 40; at += 1) month(at)
    expect(readAsset(db, image)).toBeUndefined()
  })

  it('of the title page are kept, too', () => {
    const { id: logo } = addAsset(db, { name: 'map.png', bytes: png })
    const put = (one: string | null) =>
      savePack(db, {
        id,
        revision: readPack(db, id).revision,
        meta: { ...meta(), ...(one ? { logo: one } : {}) },
        sections: [],
      })
    put(logo)
    wait(DAY)
    put(null)
    wait(30 * DAY)
    for (let at = 1; at < 5; at += 1) month(at)
    expect(readAsset(db, logo)).toBeDefined()
    restoreVersion(db, id, 2, null)
    expect(readPack(db, id).meta.logo).toBe(logo)
  })
})

describe('after SIGKILL in the middle of saving', () => {
  it('has the version before each save that was reported, complete and not mixed with another', async () => {
    vi.useRealTimers()
    const script = await bundleForNode(
      join(import.meta.dirname, 'testing', 'version-saver.ts'),
      'version-saver',
    )
    const other = join(folder, 'killed.db')
    for (const least of [5, 12, 19]) {
      rmSync(other, { force: true })
      const child = spawn(process.execPath, [script, other], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.split('\n').length > least) child.kill('SIGKILL')
      })
      await once(child, 'close')
      expect(child.signalCode).toBe('SIGKILL')
      const [pack = ''] = said.split('\n')
      const killed = openDatabase(other)
      const numberOf = (one: Section) => plainText(one).split(' ')[0]
      const { entries } = listHistory(killed, pack)
      const numbers = entries.map(({ number }) =>
        readVersion(killed, pack, number).sections.map(numberOf).join(),
      )
      const { revision } = readPack(killed, pack)
      expect(revision).toBeGreaterThanOrEqual(least - 1)
      expect(numbers.slice(0, 10)).toEqual(
        Array.from(
          { length: Math.min(10, revision) },
          (_, at) => `${revision - 1 - at},${revision - 1 - at}`,
        ),
      )
      expect(entries.some(({ damaged }) => damaged)).toBe(false)
      killed.close()
      for (const end of ['-wal', '-shm']) rmSync(other + end, { force: true })
    }
  })
})

describe('a library that may only be read', () => {
  it('shows its history', () => {
    save(text('a', 'one'))
    const reader = openReadOnly(file)
    const { entries } = listHistory(reader, id)
    expect(entries).toHaveLength(2)
    expect(bodies(readVersion(reader, id, entries[1]?.number ?? 0).sections)).toEqual(['alpha', 'bravo'])
    expect(() => nameVersion(reader, id, null, 'Name')).toThrow()
    reader.close()
  })
})

describe('what is deleted permanently', () => {
  it('leaves nothing of its versions in the file', () => {
    const word = 'SECRETWORD'
    const random = Array.from({ length: 400 }, () => Math.random().toString(36)).join(' ')
    save(text('a', `${word} ${random}`))
    const { id: image } = addAsset(db, { name: 'map.png', bytes: png })
    arrange(['a', 'b', 'c'], illustrated('c', image))
    wait(DAY)
    arrange(['a', 'b'], text('a', 'harmless'))
    const packed = db
      .prepare('SELECT bytes FROM version_texts ORDER BY length(bytes) DESC LIMIT 1')
      .pluck()
      .get() as Buffer
    db.pragma('wal_checkpoint(TRUNCATE)')
    const part = packed.subarray(200, 260)
    expect(readFileSync(file).includes(part)).toBe(true)
    deletePack(db, id)
    deleteForever(db, [{ kind: 'pack', id }])
    expect(['versions', 'version_texts', 'version_assets', 'sections'].map(count)).toEqual([0, 0, 0, 0])
    expect(readAsset(db, image)).toBeUndefined()
    expect(readFileSync(file).includes(part)).toBe(false)
  })
})

describe('all versions of a pack', () => {
  it('can be deleted permanently, and new ones are kept after that', () => {
    const random = Array.from({ length: 400 }, () => Math.random().toString(36)).join(' ')
    save(text('a', random))
    wait(DAY)
    save(text('a', 'harmless'))
    nameVersion(db, id, null, 'Name')
    const packed = db
      .prepare('SELECT bytes FROM version_texts ORDER BY length(bytes) DESC LIMIT 1')
      .pluck()
      .get() as Buffer
    clearHistory(db, id)
    expect(['versions', 'version_texts', 'version_assets'].map(count)).toEqual([0, 0, 0])
    expect(readFileSync(file).includes(packed.subarray(200, 260))).toBe(false)
    expect(now()).toEqual(['harmless', 'bravo'])
    save(text('a', 'new'))
    expect(versions()).toEqual([['harmless', 'bravo']])
  })
})

describe('damage', () => {
  beforeEach(() => {
    for (let at = 0; at < 4; at += 1) {
      wait(DAY)
      save(text('a', `alpha ${at}`))
    }
  })
  const damaged = () => listHistory(db, id).entries.map((entry) => entry.damaged)
  /** Changes rows as a disk would, without any trigger. */
  const spoil = (sql: string) => {
    db.close()
    alter(file, sql)
    db = openLibrary(file, true).db
  }

  it('of a text is noticed and named; the other versions and sections can be read and restored', () => {
    const hash = readHash(3)
    spoil(`UPDATE version_texts SET bytes = zeroblob(length(bytes)) WHERE hash = '${hash}'`)
    expect(damaged()).toEqual([false, false, true, false, false])
    expect(countDamagedVersions(db)).toBe(1)
    expect(readVersion(db, id, 3)).toMatchObject({ lost: 1, sections: [{ attrs: { id: 'b' } }] })
    expect(() => restoreVersion(db, id, 3, null)).toThrow(code('document/damaged'))
    restoreVersion(db, id, 2, ['a'])
    expect(now()).toEqual(['alpha 0', 'bravo'])
  })

  it('of a version is noticed', () => {
    db.exec('DROP TRIGGER versions_sum_changed')
    db.exec('UPDATE versions SET taken = taken + 1 WHERE number = 2')
    expect(damaged()).toEqual([false, false, false, true, false])
    expect(() => nameVersion(db, id, 2, 'Name')).toThrow(code('document/damaged'))
  })

  it.each(['version_texts', 'versions', 'sqlite_autoindex_versions_1'])(
    'of the pages of %s does not keep the library from opening, and saving goes on',
    (table) => {
      for (let at = 0; at < 200; at += 1) {
        wait(DAY)
        save(text('a', `${at} ${Math.random()}`.repeat(30)))
      }
      db.close()
      for (const page of pagesOf(file, table)) fillPage(file, page)
      const opened = openLibrary(file, true)
      db = opened.db
      expect(opened.notice).not.toBeNull()
      expect(now()[0]).toMatch(/^199/)
      wait(DAY)
      save(text('a', 'after the damage'))
      wait(DAY)
      save(text('a', 'and more'))
      expect(versions()[0]).toEqual(['after the damage', 'bravo'])
    },
  )

  it('of the rest of the library takes the history along into the rescued one', () => {
    const before = versions()
    db.close()
    for (const page of pagesOf(file, 'sqlite_autoindex_sections_1')) fillPage(file, page)
    db = openLibrary(file, true).db
    expect(versions()).toEqual(before)
  })

  function readHash(number: number): string {
    const content = db.prepare('SELECT content FROM versions WHERE number = ?').pluck().get(number) as string
    return content.split(' ')[2] ?? ''
  }
})
