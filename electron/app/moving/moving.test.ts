// Moving a library: where it is found afterwards, what is refused, and that a change meanwhile is never lost.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../storage/database'
import { listPacks } from '../../storage/pack-list'
import { renamePack } from '../../storage/packs'
import { addPacks, makeLibrary } from '../../storage/testing/damage'
import { makeReadOnly, mountDisk, unmount } from '../../storage/testing/disk'
import { readLibraryCopy, saveLibraryCopy } from '../library-copy/copy'
import { refuseUnfit } from './fit-place'
import { changesIn, handOver } from './hand-over'
import { noteMove, placeOf, settleMove, takeBackMove, takeProfile, unsettledMove } from './place'

let folder: string
let file: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-moving-'))
  vi.stubEnv('ATTACHE_PROFILE', join(folder, 'own'))
  file = join(folder, 'library.db')
  target = join(folder, 'disk', 'all.db')
  mkdirSync(join(folder, 'disk'))
  makeLibrary(file, 3)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})
const makeLarger = (): void => {
  const db = openDatabase(file)
  addPacks(db, 200)
  db.close()
}
const code = (name: string) => expect.objectContaining({ code: name })

describe('the moment of a move', () => {
  it('makes the copy the library, for whatever names the old place', async () => {
    const db = openDatabase(file)
    await saveLibraryCopy(file, target, null)
    expect(handOver(db, target)).toBe(true)
    expect(db.open).toBe(false)
    expect(placeOf(file)).toBe(target)
    expect(unsettledMove(target)).toMatchObject({ from: file, changes: changesIn(file) })
    expect([takeProfile(target), takeProfile(target)]).toEqual([file, undefined])
    expect(listPacks(openDatabase(placeOf(file)))).toHaveLength(3)
  })

  it('waits for another copy when something was changed meanwhile', async () => {
    const db = openDatabase(file)
    await saveLibraryCopy(file, target, null)
    renamePack(db, listPacks(db)[0]?.id ?? '', 'Meanwhile')
    expect(handOver(db, target)).toBe(false)
    expect([db.open, db.inTransaction, placeOf(file)]).toEqual([true, false, file])
    db.close()
  })

  it('changes nothing when it can’t be noted', async () => {
    const db = openDatabase(file)
    await saveLibraryCopy(file, target, null)
    rmSync(join(folder, 'own'), { recursive: true, force: true })
    writeFileSync(join(folder, 'own'), 'a file')
    expect(() => handOver(db, target)).toThrow(code('storage/unwritable'))
    expect([db.open, db.inTransaction, placeOf(file)]).toEqual([true, false, file])
    db.close()
  })
})

describe('the place of a library', () => {
  it('is the old one while the new disk is gone and nothing was asked yet', () => {
    noteMove(file, target, 1)
    expect(placeOf(file)).toBe(file)
    const move = unsettledMove(target)
    if (move) settleMove(move)
    expect(placeOf(file)).toBe(target)
    expect(unsettledMove(target)).toBeUndefined()
  })

  it('is followed over several moves, and back', () => {
    const third = join(folder, 'third.db')
    noteMove(file, target, 1)
    noteMove(target, third, 2)
    writeFileSync(third, 'x')
    expect([placeOf(file), placeOf(target), placeOf(third)]).toEqual([third, third, third])
    noteMove(third, file, 3)
    expect([placeOf(file), placeOf(third)]).toEqual([file, file])
  })

  it('is the old one again when the new one could not be opened', () => {
    noteMove(file, target, 1)
    writeFileSync(target, 'x')
    const move = unsettledMove(target)
    if (move) takeBackMove(move)
    expect(placeOf(file)).toBe(file)
    expect(takeProfile(file)).toBe(target)
  })

  it('is not lost by a note that can’t be read', () => {
    mkdirSync(join(folder, 'own'))
    writeFileSync(join(folder, 'own', 'moved.json'), '{"moves":[')
    expect(placeOf(file)).toBe(file)
  })
})

describe('a place is refused', () => {
  it('on a network drive, where there is a file, or with too long a name', () => {
    const network = [
      ['/', 'ext4'],
      [join(folder, 'disk'), 'cifs'],
    ] as const
    expect(() => refuseUnfit(file, target, network)).toThrow(/on a network drive/)
    expect(() =>
      refuseUnfit(file, target, [
        ['/', 'nfs4'],
        [folder, 'ext4'],
      ]),
    ).not.toThrow()
    expect(() => refuseUnfit(file, file)).toThrow(/is there already/)
    expect(() => refuseUnfit(file, join(folder, 'x'.repeat(600)))).toThrow(code('usage'))
    expect(() => refuseUnfit(file, join(folder, 'none', 'a.db'))).toThrow(code('storage/unwritable'))
  })

  it('where a log of another library was left', () => {
    writeFileSync(`${target}-wal`, 'x')
    expect(() => refuseUnfit(file, target)).toThrow(/is there already/)
  })

  it('on a read-only disk', ({ skip }) => {
    const disk = mountDisk(512)
    if (disk === null) return skip('no disk can be mounted here')
    try {
      makeReadOnly(disk)
      expect(() => refuseUnfit(file, join(disk, 'a.db'))).toThrow(/You can’t write to the folder/)
    } finally {
      unmount(disk)
    }
  })
})

describe('the copy of a move', () => {
  const partsIn = (at: string): string[] => readdirSync(at).filter((name) => name.startsWith('.'))

  it.each([0, 0.3, 0.9])('is cancelled at %s, and nothing is left', async (at) => {
    makeLarger()
    const heard: number[] = []
    const goesOn = (done: number): boolean => {
      heard.push(done)
      return done < at
    }
    await expect(saveLibraryCopy(file, target, null, goesOn)).rejects.toThrow(code('storage/cancelled'))
    await expect(saveLibraryCopy(file, target, 'Zenda', goesOn)).rejects.toThrow(code('storage/cancelled'))
    expect(heard.length).toBeGreaterThan(1)
    expect(readdirSync(join(folder, 'disk'))).toEqual([])
    const db = openDatabase(file)
    expect(listPacks(db)).toHaveLength(203)
    db.close()
  })

  it('goes to another file system, while the library is written to', async ({ skip }) => {
    const disk = mountDisk(20_000)
    if (disk === null) return skip('no disk can be mounted here')
    const db = openDatabase(file)
    try {
      addPacks(db, 200)
      let saves = 0
      await saveLibraryCopy(file, join(disk, 'a.db'), null, () => {
        renamePack(db, listPacks(db)[0]?.id ?? '', `Meanwhile ${++saves}`)
        return true
      })
      expect(saves).toBeGreaterThan(1)
      const copied = openDatabase(join(disk, 'a.db'))
      expect(listPacks(copied)).toHaveLength(203)
      copied.close()
      expect(partsIn(disk)).toEqual([])
    } finally {
      db.close()
      unmount(disk)
    }
  })

  it('says that the disk is full, and leaves nothing', async ({ skip }) => {
    const disk = mountDisk(300)
    if (disk === null) return skip('no disk can be mounted here')
    makeLarger()
    try {
      expect(() => refuseUnfit(file, join(disk, 'a.db'))).toThrow(
        /There is not enough space in .*: \d+ MB are needed/,
      )
      for (const password of [null, 'Zenda'])
        await expect(saveLibraryCopy(file, join(disk, 'a.db'), password)).rejects.toThrow(
          code('storage/full'),
        )
      expect(readdirSync(disk)).toEqual([])
    } finally {
      unmount(disk)
    }
  })
})

it('a copy leaves nothing beside it, and a library of it is the same', async () => {
  await saveLibraryCopy(file, target, 'Zenda')
  await readLibraryCopy(target, join(folder, 'disk', 'again.db'), 'Zenda')
  expect(existsSync(join(folder, 'disk', 'again.db'))).toBe(true)
  expect(readFileSync(target).includes('Words')).toBe(false)
})
