// Files are written whole or not at all, and nothing is left behind.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileWhole } from './write-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const bytes = new TextEncoder().encode('new')

describe('writeFileWhole', () => {
  it('writes a new file and replaces an old one', async () => {
    const target = join(folder, 'a.pdf')
    await writeFileWhole(target, bytes)
    writeFileSync(target, 'old and longer')
    await writeFileWhole(target, bytes)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['a.pdf'])
  })

  it('says why it could not, and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'a.pdf', 'full'), { recursive: true })
    await expect(writeFileWhole(join(folder, 'a.pdf'), bytes)).rejects.toMatchObject({
      code: 'export/failed',
      message: expect.stringContaining('a.pdf was not written'),
    })
    expect(readdirSync(folder)).toEqual(['a.pdf'])
    await expect(writeFileWhole(join(folder, 'none', 'a.pdf'), bytes)).rejects.toThrow(
      /folder does not exist/,
    )
  })
})
