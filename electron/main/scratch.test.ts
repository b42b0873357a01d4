// Temporary files for other programs.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createScratch } from './scratch'

const profile = mkdtempSync(join(tmpdir(), 'attache-scratch-'))
afterAll(() => rmSync(profile, { recursive: true }))

it('gives each file a private folder, and leaves nothing at exit', () => {
  const scratch = createScratch(profile)
  const [one, other] = [scratch.newFile('Visit', 'pdf'), scratch.newFile('Visit', 'pdf')]
  expect(one).not.toBe(other)
  expect(statSync(dirname(one)).mode & 0o077).toBe(0)
  expect(statSync(dirname(dirname(one))).mode & 0o077).toBe(0)
  writeFileSync(one, 'a')
  scratch.clear()
  expect(readdirSync(profile)).toEqual([])
})

it('deletes one file and nothing else, whatever it is called', async () => {
  writeFileSync(join(profile, 'library.sqlite'), 'a')
  const scratch = createScratch(profile)
  const kept = scratch.newFile('Kept', 'pdf')
  writeFileSync(kept, 'a')
  for (const title of ['..', '.', '../../..', '']) await scratch.remove(scratch.newFile(title, 'bpack'))
  expect([kept, join(profile, 'library.sqlite')].map((file) => existsSync(file))).toEqual([true, true])
})

it('deletes what an earlier run left', () => {
  const left = createScratch(profile).newFile('Old', 'pdf')
  writeFileSync(left, 'a')
  createScratch(profile)
  expect(existsSync(left)).toBe(false)
})

it('deletes no folder that it did not create, whatever its name', () => {
  for (const name of ['scratch', 'scratch-AbC123', 'databases', 'Cache']) {
    mkdirSync(join(profile, name))
    writeFileSync(join(profile, name, 'thesis.docx'), 'mine')
  }
  const elsewhere = join(profile, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, '.made-by-attache'), String(process.pid))
  symlinkSync(elsewhere, join(profile, 'scratch-link'))
  const scratch = createScratch(profile)
  scratch.newFile('Visit', 'pdf')
  scratch.clear()
  for (const name of ['scratch', 'scratch-AbC123', 'databases', 'Cache'])
    expect(existsSync(join(profile, name, 'thesis.docx'))).toBe(true)
  expect(existsSync(elsewhere)).toBe(true)
})
