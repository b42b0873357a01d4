// Files are written completely or not at all, and nothing else is left.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeFileWhole } from './write-file'

let folder: string
let profile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-write-'))
  profile = mkdtempSync(join(tmpdir(), 'attache-profile-'))
  vi.stubEnv('ATTACHE_PROFILE', profile)
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const one of [folder, profile]) rmSync(one, { recursive: true, force: true })
})
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

  it('says why it failed, and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'a.pdf', 'full'), { recursive: true })
    await expect(writeFileWhole(join(folder, 'a.pdf'), bytes)).rejects.toMatchObject({
      code: 'export/failed',
      message: expect.stringContaining('a.pdf was not saved'),
    })
    expect(readdirSync(folder)).toEqual(['a.pdf'])
    await expect(writeFileWhole(join(folder, 'none', 'a.pdf'), bytes)).rejects.toThrow(
      /folder does not exist/,
    )
  })

  it.skipIf(process.platform === 'win32')(
    'keeps the rights of what it replaces, and gives a new file the usual ones',
    async () => {
      const [kept, fresh] = [join(folder, 'kept.pdf'), join(folder, 'fresh.pdf')]
      writeFileSync(kept, 'old')
      chmodSync(kept, 0o600)
      for (const file of [kept, fresh]) await writeFileWhole(file, bytes)
      expect(statSync(kept).mode & 0o777).toBe(0o600)
      expect(statSync(fresh).mode & 0o777).toBe(0o666 & ~process.umask())
    },
  )

  it.skipIf(process.platform === 'win32')(
    'follows symbolic links, also to files that are not there yet',
    async () => {
      mkdirSync(join(folder, 'far'))
      symlinkSync(join('far', 'a.pdf'), join(folder, 'link.pdf'))
      symlinkSync('link.pdf', join(folder, 'second.pdf'))
      for (const text of ['one', 'two']) {
        await writeFileWhole(join(folder, 'second.pdf'), new TextEncoder().encode(text))
        expect(readFileSync(join(folder, 'far', 'a.pdf'), 'utf8')).toBe(text)
      }
      expect(readlinkSync(join(folder, 'second.pdf'))).toBe('link.pdf')
      expect(readdirSync(join(folder, 'far'))).toEqual(['a.pdf'])
      symlinkSync('ring.pdf', join(folder, 'ring.pdf'))
      await expect(writeFileWhole(join(folder, 'ring.pdf'), bytes)).resolves.toBeUndefined()
    },
  )

  it('leaves no note of a file that is written or was refused', async () => {
    await writeFileWhole(join(folder, 'a.pdf'), bytes)
    await writeFileWhole(join(folder, 'none', 'a.pdf'), bytes).catch(() => undefined)
    expect(readdirSync(join(profile, 'parts'))).toEqual([])
  })
})
