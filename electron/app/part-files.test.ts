// Partial files left by a killed program are removed at the next start, and nothing else ever is.
import { spawnSync } from 'node:child_process'
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
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clearParts, notePart, partialPath } from './part-files'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-parts-'))
  vi.stubEnv('ATTACHE_PROFILE', join(folder, 'own'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
const notes = () => readdirSync(join(folder, 'own', 'parts'))
const HOUR = 60 * 60 * 1000

/** Writes a note of a process: one that has ended, unless an owner is given. */
function writeNote(text: string, owner = spawnSync(process.execPath, ['-e', '']).pid): void {
  mkdirSync(join(folder, 'own', 'parts'), { recursive: true })
  writeFileSync(join(folder, 'own', 'parts', `${owner}-0b9b1b0e-5a5c-4d7c-9a63-0a1b2c3d4e5f.txt`), text)
}

it('removes the partial file that a killed program left, and its note', () => {
  const part = partialPath(join(folder, 'Visit.pdf'))
  writeNote(part)
  writeFileSync(part, 'secret')
  expect(clearParts(Date.now())).toBe(1)
  expect(existsSync(part)).toBe(false)
  expect(notes()).toEqual([])
})

it('writes a private note before the file, and keeps it until the file is gone', async () => {
  const forget = await notePart(partialPath(join(folder, 'Visit.pdf')))
  expect(statSync(join(folder, 'own', 'parts')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'own', 'parts', notes()[0] ?? '')).mode & 0o077).toBe(0)
  await forget()
  expect(notes()).toEqual([])
})

it('leaves the file of a program that is still running', () => {
  const part = partialPath(join(folder, 'Visit.pdf'))
  writeNote(part, process.ppid)
  writeFileSync(part, 'secret')
  clearParts(Date.now())
  expect(existsSync(part)).toBe(true)
  // After a day the process id belongs to another program.
  clearParts(Date.now() + 25 * HOUR)
  expect(existsSync(part)).toBe(false)
})

it('removes only partial files of its own, whatever a note says', () => {
  const precious = join(folder, 'thesis.docx')
  writeFileSync(precious, 'mine')
  const part = partialPath(precious)
  symlinkSync(precious, part)
  mkdirSync(partialPath(join(folder, 'a')))
  for (const text of [precious, part, folder, '', 'relative/.part', `${folder}/../${folder}`]) {
    writeNote(text)
    clearParts(Date.now())
  }
  expect(existsSync(precious)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toHaveLength(2)
})

it('keeps the note while the disk of the file is disconnected', () => {
  writeNote(partialPath(join(folder, 'stick', 'Visit.pdf')))
  clearParts(Date.now())
  expect(notes()).toHaveLength(1)
  clearParts(Date.now() + 91 * 24 * HOUR)
  expect(notes()).toEqual([])
})

it('writes without a note where none can be kept', async () => {
  writeFileSync(join(folder, 'own'), 'a file')
  const forget = await notePart(partialPath(join(folder, 'Visit.pdf')))
  await expect(forget()).resolves.toBeUndefined()
})
