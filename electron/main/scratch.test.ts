// The folder for files that other programs are given.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createScratch } from './scratch'

const home = mkdtempSync(join(tmpdir(), 'attache-scratch-'))
afterAll(() => rmSync(home, { recursive: true }))

it('gives each file a private place, and leaves nothing behind', () => {
  const scratch = createScratch(home)
  const [one, other] = [scratch.place('Visit', 'pdf'), scratch.place('Visit', 'pdf')]
  expect(one).not.toBe(other)
  expect(statSync(dirname(one)).mode & 0o077).toBe(0)
  writeFileSync(one, 'a')
  scratch.clear()
  expect(existsSync(one)).toBe(false)
})

it('takes away one file, and nothing but that whatever it is called', async () => {
  writeFileSync(join(home, 'library.sqlite'), 'a')
  const scratch = createScratch(home)
  const kept = scratch.place('Kept', 'pdf')
  writeFileSync(kept, 'a')
  for (const title of ['..', '.', '../../..', '']) await scratch.remove(scratch.place(title, 'bpack'))
  expect([kept, join(home, 'library.sqlite')].map((file) => existsSync(file))).toEqual([true, true])
})

it('takes away what an earlier run left', () => {
  const left = createScratch(home).place('Old', 'pdf')
  writeFileSync(left, 'a')
  createScratch(home)
  expect(existsSync(left)).toBe(false)
})
