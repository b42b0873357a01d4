// A copy of a library: complete, readable with its password alone, and refused when a bit of it is wrong.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../storage/database'
import { listPacks } from '../../storage/pack-list'
import { readPack } from '../../storage/packs'
import { makeLibrary } from '../../storage/testing/damage'
import { readLibraryCopy, saveLibraryCopy } from './copy'

let folder: string
let file: string
let copy: string
let again: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-copy-test-'))
  file = join(folder, 'library.db')
  copy = join(folder, 'copy')
  again = join(folder, 'again.db')
  makeLibrary(file, 20)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const code = (name: string) => expect.objectContaining({ code: name })
const contentOf = (path: string): unknown => {
  const db = openDatabase(path)
  const content = listPacks(db).map(({ id }) => readPack(db, id))
  db.close()
  return content
}

it.each([['Zenda’s secret 3'], [null]])('comes back as it was, with the password %s', async (password) => {
  const live = openDatabase(file)
  await saveLibraryCopy(file, copy, password)
  live.close()
  await readLibraryCopy(copy, again, password)
  expect(contentOf(again)).toEqual(contentOf(file))
  if (process.platform !== 'win32') expect(statSync(copy).mode & 0o077).toBe(0)
  expect(readFileSync(copy).includes('Words 3-2')).toBe(password === null)
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
})

describe('with a password', () => {
  const password = 'e\u0301te\u0301'
  beforeEach(() => saveLibraryCopy(file, copy, password))

  it('is refused without it and with another, however it is typed', async () => {
    await expect(readLibraryCopy(copy, again, null)).rejects.toThrow(code('usage'))
    await expect(readLibraryCopy(copy, again, 'ete')).rejects.toThrow(code('exchange/invalid'))
    expect(existsSync(again)).toBe(false)
    await readLibraryCopy(copy, again, '\u00e9t\u00e9')
    expect(existsSync(again)).toBe(true)
  })

  it('is refused when a bit is wrong, chunks are swapped, or its end is missing', async () => {
    const sound = readFileSync(copy)
    const chunk = 64 * 1024 + 16
    const head = 41
    const swapped = Buffer.concat([
      sound.subarray(0, head),
      sound.subarray(head + chunk, head + 2 * chunk),
      sound.subarray(head, head + chunk),
      sound.subarray(head + 2 * chunk),
    ])
    const flipped = (at: number): Buffer => {
      const bytes = Buffer.from(sound)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      return bytes
    }
    const wrong = [
      ...[20, 35, sound.length - 1].map(flipped),
      ...[41, head + chunk].map((end) => sound.subarray(0, end)),
      ...[swapped, Buffer.concat([sound, Buffer.from('x')])],
    ]
    for (const [at, bytes] of wrong.entries()) {
      writeFileSync(copy, bytes)
      await expect(readLibraryCopy(copy, again, password), String(at)).rejects.toThrow(
        code('exchange/invalid'),
      )
      expect(existsSync(again)).toBe(false)
    }
  })

  it('replaces nothing', async () => {
    await expect(saveLibraryCopy(file, copy, password)).rejects.toThrow(code('export/failed'))
    await expect(readLibraryCopy(copy, file, password)).rejects.toThrow(/is there already/)
  })
})

it('of what is no library is refused', async () => {
  writeFileSync(copy, 'Dear diary. '.repeat(2000))
  await expect(readLibraryCopy(copy, again, null)).rejects.toThrow(code('storage/damaged'))
  await expect(readLibraryCopy(copy, again, null)).rejects.toThrow(`${copy} is not a copy of a library`)
  await expect(readLibraryCopy(`${copy}-gone`, again, null)).rejects.toThrow(/is no longer there/)
  expect(existsSync(again)).toBe(false)
})
