// When backups are made: after the start, every hour, again after a failure, in a second folder, and not after the end.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BackupStatus } from '#shared/backups'
import { AppError } from '#shared/result'
import { refuseMissing } from '../app/backups/make'
import type { BackupSummary, RunBackupJob } from './backup-thread'
import { type Backups, createBackups } from './backups'

const MINUTE = 60_000
let profile: string
let backups: Backups | undefined
let told: BackupStatus[]
/** The folders in which backups were made. */
let made: string[]
let summary: BackupSummary
let failure: Error | null
/** How often damage was reported. */
let found: number
let broken: readonly string[]
/** What a check finds. */
let health: { structure: string[]; rows: number; images: number; index: boolean; versions: number }
let indexes: number

const run: RunBackupJob = (name, job) => {
  const folder = String(Reflect.get(job, 'folder'))
  const answer = async () => {
    if (name === 'make' && failure !== null) throw failure
    if (name === 'check') return health
    if (name !== 'make') return summary
    refuseMissing(Reflect.get(job, 'chosen') as string | null)
    made.push(folder.replace(profile, ''))
    summary = { ...summary, last: Date.now(), count: summary.count + 1, bytes: 4096 }
    return summary
  }
  return { result: answer() as never, cancel: () => undefined }
}
const start = async (readOnly = false): Promise<Backups> => {
  backups = createBackups({
    ...{ database: '/somewhere/library.db', profile, readOnly, run },
    tell: (status) => told.push(status),
    onDamage: () => {
      found += 1
    },
    onBroken: (findings) => {
      broken = findings
    },
    onDamagedIndex: () => {
      indexes += 1
    },
  })
  await pass(0)
  return backups
}
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  profile = mkdtempSync(join(tmpdir(), 'attache-backup-times-'))
  ;[told, made, failure, found, broken, indexes] = [[], [], null, 0, [], 0]
  health = { structure: [], rows: 0, images: 0, index: true, versions: 0 }
  summary = { last: null, count: 0, bytes: 0, damaged: false }
})
afterEach(async () => {
  await backups?.end()
  vi.useRealTimers()
  vi.restoreAllMocks()
  rmSync(profile, { recursive: true, force: true })
})

it('makes one soon after the start, then one each hour', async () => {
  await start()
  expect(made).toEqual([])
  await pass(2)
  expect(made).toEqual(['/backups'])
  await pass(55)
  expect(made).toHaveLength(1)
  await pass(6)
  expect(made).toHaveLength(2)
  await pass(61)
  expect(made).toHaveLength(3)
  expect(told.at(-1)).toMatchObject({ own: { count: 3, fault: null }, other: null, progress: null })
})

it('waits for its hour when the last one was made just before the start', async () => {
  summary = { ...summary, last: Date.now() - 30 * MINUTE, count: 1 }
  await start()
  await pass(25)
  expect(made).toEqual([])
  await pass(10)
  expect(made).toHaveLength(1)
})

it('is not put off by a last one in the future', async () => {
  summary = { ...summary, last: Date.now() + 365 * 24 * 60 * MINUTE, count: 1 }
  await start()
  await pass(2)
  expect(made).toHaveLength(1)
})

it('tells a failure, tries again with growing pauses, and tells the success', async () => {
  failure = new AppError('storage/full', 'The disk is full.')
  await start()
  await pass(2)
  expect(told.at(-1)).toMatchObject({ own: { fault: 'The disk is full.' } })
  const before = told.length
  await pass(3)
  expect(told).toHaveLength(before)
  await pass(2)
  expect(told.length).toBeGreaterThan(before)
  failure = null
  await pass(15)
  expect(made).toHaveLength(1)
  expect(told.at(-1)).toMatchObject({ own: { fault: null, count: 1 } })
})

it('reports damage that a backup has found', async () => {
  await start()
  summary = { ...summary, damaged: true }
  await pass(2)
  expect(found).toBe(1)
})

it('backs up to a second folder, and never where that folder is missing', async () => {
  const disk = join(profile, 'disk')
  mkdirSync(disk)
  const chosen = await (await start()).choose(disk)
  expect(chosen.other).toMatchObject({ folder: disk, count: 1 })
  expect(made.at(-1)).toMatch(/^\/disk\/Attache backups\/library-[0-9a-f]{8}$/)
  rmSync(disk, { recursive: true })
  const after = await backups?.make()
  expect(after?.own).toMatchObject({ fault: null })
  expect(after?.other?.fault).toContain('Connect the disk')
  expect(existsSync(disk)).toBe(false)
  expect((await backups?.choose(null))?.other).toBeNull()
})

it('has no folder of its own in a profile that is not kept', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'attache-profile-'))
  const one = createBackups({
    ...{ database: '/somewhere/library.db', profile: temporary, readOnly: false, run },
    tell: () => undefined,
    onDamage: () => undefined,
    onBroken: () => undefined,
    onDamagedIndex: () => undefined,
  })
  expect(one.status()).toEqual({ own: null, other: null, progress: null })
  await one.end()
  rmSync(temporary, { recursive: true })
})

it('checks everything once, in a quiet minute after the start', async () => {
  health = { structure: [], rows: 0, images: 1, index: false, versions: 0 }
  await start()
  await pass(0.9)
  expect(found).toBe(0)
  await pass(2)
  expect([found, indexes]).toEqual([1, 1])
  health = { structure: ['Tree 5'], rows: 0, images: 0, index: true, versions: 0 }
  await pass(200)
  expect([found, broken]).toEqual([1, []])
  await start()
  await pass(3)
  expect([broken, indexes]).toEqual([['Tree 5'], 1])
})

it('makes a last one at the end', async () => {
  const one = await start()
  expect(made).toEqual([])
  await Promise.all([one.end(), one.end()])
  expect(made).toEqual(['/backups'])
})

it('makes none of a library that can’t be changed, and none after the end', async () => {
  const readOnly = await start(true)
  await pass(120)
  await readOnly.end()
  const writable = await start()
  await writable.end()
  await pass(120)
  expect(made).toEqual(['/backups'])
})
