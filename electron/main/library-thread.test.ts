// The door to the thread of the library: real threads on real files, in plain Node.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { channels } from '#shared/ipc'
import type { LibraryNotice } from '#shared/library-notice'
import { AppError } from '#shared/result'
import { openDatabase } from '../storage/database'
import { createPack, readPack } from '../storage/packs'
import { bundleForNode } from '../storage/testing/bundle'
import { newPack, section } from '../storage/testing/packs'
import type { LibraryOrder } from './library-messages'
import { type LibraryThread, type MainHandlers, openLibraryThread, withLibrary } from './library-thread'

const contentRoot = join(import.meta.dirname, '..', '..')
const UNKNOWN = '7f6a1d5e-0c1b-4b0e-9a51-2f6f3c1d9e10'
const PATIENCE = 60_000
/** A thread that opens and is then stuck, as in a system call that never returns. */
const STUCK =
  "require('node:worker_threads').parentPort.postMessage({ kind: 'opened', opened: {} }); for (;;) {}"

let script: string
let lookScript: string
beforeAll(async () => {
  script = await bundleForNode('electron/main/library-worker.ts', 'library-worker')
  lookScript = await bundleForNode('electron/main/first-look-worker.ts', 'first-look-worker')
}, 120_000)

let folder: string
let file: string
let threads: Worker[]
let told: LibraryNotice[]
let library: LibraryThread | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-thread-'))
  file = join(folder, 'library.db')
  vi.stubEnv('ATTACHE_PROFILE', join(folder, 'own'))
  threads = []
  told = []
  library = undefined
})
afterEach(async () => {
  await library?.end(PATIENCE)
  for (const thread of threads) await thread.terminate()
  rmSync(folder, { recursive: true })
})
afterAll(() => vi.unstubAllEnvs())

async function open(
  start: (order: LibraryOrder) => Worker = usual,
  lock: SharedArrayBuffer | null = null,
): Promise<LibraryThread> {
  library = await openLibraryThread(
    {
      database: file,
      profile: join(folder, 'profile'),
      contentRoot,
      openedBefore: false,
      start: 'usual',
      lock,
    },
    {
      start: (order) => {
        const thread = start(order)
        threads.push(thread)
        return thread
      },
      look: (workerData) => {
        const thread = lock && new Worker(lookScript, { workerData })
        if (thread) threads.push(thread)
        return thread
      },
      tell: (notice) => told.push(notice),
      stage: () => undefined,
    },
  )
  return library
}

const usual = (workerData: LibraryOrder): Worker => new Worker(script, { workerData })

function makePack(): string {
  const db = openDatabase(file)
  const { id } = createPack(db, { ...newPack('a'), sections: [section('a', 'First')] })
  db.close()
  return id
}

function storedText(id: string): string {
  const db = openDatabase(file)
  const text = JSON.stringify(readPack(db, id).doc)
  db.close()
  return text
}

/** Another program that holds the library's lock until it is called. */
function lock(): () => void {
  const other = new BetterSqlite3(file)
  other.exec('BEGIN EXCLUSIVE')
  return () => {
    other.exec('COMMIT')
    other.close()
  }
}

const change = (id: string, revision: number, words: string) => ({
  id,
  revision,
  sections: [section('a', words)],
})

describe('calls', () => {
  it('return what the thread returns, and keep code and message of an error', async () => {
    const { call } = await open()
    const pack = await call('packs.create', { ...newPack('a'), sections: [section('a', 'First')] })
    expect(await call('packs.read', { id: pack.id })).toEqual(pack)
    const error = await call('packs.read', { id: UNKNOWN }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'storage/not-found',
      message: 'That pack is no longer in the library.',
    })
  })

  it('keep the cause of a library that can’t be opened', async () => {
    writeFileSync(file, 'x'.repeat(5000))
    const error = await open().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'storage/damaged',
      cause: { message: expect.stringContaining('not a database') },
    })
  })

  it('are answered in their order, and leave main free while another program holds the lock', async () => {
    const id = makePack()
    const { call } = await open()
    const free = lock()
    const order: string[] = []
    const note = (what: string) => () => order.push(what)
    const calls = [
      call('packs.save', change(id, 1, 'Second')).then(note('second')),
      call('packs.save', change(id, 2, 'Third')).then(note('third')),
      call('packs.list', null).then(note('list')),
    ]
    await new Promise((resolve) => setImmediate(resolve))
    order.push('main')
    free()
    await Promise.all(calls)
    expect(order).toEqual(['main', 'second', 'third', 'list'])
    expect(storedText(id)).toContain('Third')
  })

  it('are made for every channel that main does not answer itself', () => {
    const asked: string[] = []
    const own = { 'app.info': () => asked.push('main') } as unknown as MainHandlers
    const all = withLibrary(own, { ask: (async (name: string) => asked.push(name)) as never })
    expect(Object.keys(all).sort()).toEqual([...channels].sort())
    void all['app.info'](null)
    void all['packs.list'](null)
    expect(asked).toEqual(['main', 'packs.list'])
  })

  it('tell what another program has changed', async () => {
    const { call } = await open()
    await call('packs.create', newPack('a'))
    expect(await call('isChangedElsewhere')).toBe(false)
    makePack()
    expect(await call('isChangedElsewhere')).toBe(true)
    expect(await call('isChangedElsewhere')).toBe(false)
  })
})

describe('the first look', () => {
  /** A thread whose check takes as long as the test lasts. */
  const checking = (): Worker => new Worker('setInterval(() => undefined, 1000)', { eval: true })
  const first = 'Something to look at'
  const listed = (reply: { json: string }) => JSON.parse(reply.json).map(({ id }: { id: string }) => id)

  it('answers what the window reads, until something is to be changed', async () => {
    const id = makePack()
    const { opened, ask } = await open(checking, new SharedArrayBuffer(4))
    expect(opened).toMatchObject({ file, readOnly: false, isEmpty: false, notice: null })
    expect(listed(await ask('packs.list', null))).toEqual([id])
    expect(JSON.parse((await ask('packs.read', { id })).json).doc.content).toHaveLength(1)
    let answers = 0
    void ask('packs.rename', { id, title: first }).catch(() => undefined)
    void ask('packs.list', null)
      .then(() => {
        answers += 1
      })
      .catch(() => undefined)
    // Main's own event loop has turned many times by now, and the thread could have answered.
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(answers).toBe(0)
    library = undefined
  })

  it('has what the window shows first, and no check begins before it is asked for', async () => {
    const id = makePack()
    let checks = 0
    const { ask, check } = await open(() => {
      checks += 1
      return checking()
    }, new SharedArrayBuffer(4))
    const sight = JSON.parse((await ask('window.first', null)).json)
    expect(sight).toMatchObject({ packs: [{ id, sections: 1 }], isWhole: true, recent: [], schemes: [] })
    expect(listed(await ask('packs.list', null))).toEqual([id])
    expect(checks).toBe(0)
    check()
    check()
    expect(checks).toBe(1)
    library = undefined
  })

  it('begins the check with the first call that is more than a look, or when it is over', async () => {
    const id = makePack()
    for (const begin of [
      ({ ask }: LibraryThread) => void ask('packs.rename', { id, title: first }).catch(() => undefined),
      ({ call }: LibraryThread) => void call('isChangedElsewhere').catch(() => undefined),
      () => threads.at(-1)?.terminate(),
    ]) {
      let checks = 0
      const opened = await open(() => {
        checks += 1
        return checking()
      }, new SharedArrayBuffer(4))
      expect(checks).toBe(0)
      begin(opened)
      await vi.waitUntil(() => checks === 1)
    }
    library = undefined
  })

  it('ends without a check that never began', async () => {
    makePack()
    const { end } = await open(checking, new SharedArrayBuffer(4))
    expect(await end(PATIENCE)).toBe(true)
  })

  it('leaves everything to the thread of the library once that has checked it', async () => {
    const id = makePack()
    const { checked, check, ask } = await open(usual, new SharedArrayBuffer(4))
    check()
    expect((await checked).notice).toBeNull()
    await ask('packs.rename', { id, title: first })
    expect(JSON.parse((await ask('packs.list', null)).json)[0].title).toBe(first)
  })

  it('does not keep damage from being repaired and told', async () => {
    const id = makePack()
    const db = new BetterSqlite3(file)
    db.pragma('wal_checkpoint(TRUNCATE)')
    const page = db
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'packs_by_change'")
      .pluck()
      .get() as number
    const size = db.pragma('page_size', { simple: true }) as number
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, (page - 1) * size + 100, page * size)
    writeFileSync(file, bytes)
    const { checked, check, ask } = await open(usual, new SharedArrayBuffer(4))
    check()
    expect((await checked).notice).not.toBeNull()
    expect(listed(await ask('packs.list', null))).toEqual([id])
  })
})

describe('a thread that dies', () => {
  it('is started once more: what it had not answered fails, and can be tried again', async () => {
    const id = makePack()
    const { call } = await open()
    const free = lock()
    const save = call('packs.save', change(id, 1, 'Second'))
    const failed = expect(save).rejects.toMatchObject({ code: 'storage/stopped' })
    const stopped = threads[0]?.terminate()
    free()
    await Promise.all([stopped, failed])
    const stored = await call('packs.read', { id })
    await call('packs.save', change(id, stored.revision, 'Third'))
    expect(storedText(id)).toContain('Third')
    expect(told.map(({ title }) => title)).toEqual(['The library was opened again'])

    await threads[1]?.terminate()
    await expect(call('packs.list', null)).rejects.toMatchObject({ code: 'storage/stopped' })
    expect(told.map(({ title }) => title).at(-1)).toBe('The library is no longer open')
    expect(threads).toHaveLength(2)
  })
})

describe('the end', () => {
  it('comes after the calls, and leaves one whole file', async () => {
    const id = makePack()
    const { call, end } = await open()
    const save = call('packs.save', change(id, 1, 'Last'))
    expect(await end(PATIENCE)).toBe(true)
    await save
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(storedText(id)).toContain('Last')
    expect(told).toEqual([])
  })

  it('is not waited for without end', async () => {
    const { end } = await open(() => new Worker(STUCK, { eval: true }))
    library = undefined
    expect(await end(20)).toBe(false)
  })
})
