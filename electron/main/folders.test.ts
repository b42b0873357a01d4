// File dialogs open in the folder used last.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lastFolder, noteFolder } from './folders'

const profile = mkdtempSync(join(tmpdir(), 'attache-folders-'))
afterAll(() => rmSync(profile, { recursive: true }))

it('keeps a folder for each kind until it is deleted', async () => {
  const [one, two] = [join(profile, 'one'), join(profile, 'two')]
  for (const folder of [one, two]) mkdirSync(folder)
  expect(await lastFolder(profile, 'pdf', '/docs')).toBe('/docs')
  noteFolder(profile, 'pdf', one)
  noteFolder(profile, 'open', two)
  const found = await Promise.all(['pdf', 'open'].map((kind) => lastFolder(profile, kind, '/docs')))
  expect(found).toEqual([one, two])
  expect(statSync(join(profile, 'folders.json')).mode & 0o077).toBe(0)
  rmSync(one, { recursive: true })
  expect(await lastFolder(profile, 'pdf', '/docs')).toBe('/docs')
  writeFileSync(join(profile, 'folders.json'), '[')
  expect(await lastFolder(profile, 'open', '/docs')).toBe('/docs')
})
