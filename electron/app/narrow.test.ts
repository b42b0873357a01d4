// Own files are narrowed to the user; what links lead to, and a library elsewhere, keep their rights.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { narrowOwn } from './narrow'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attache-narrow-'))
  vi.stubEnv('ATTACHE_PROFILE', join(root, 'own'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

/** A file and its folder that everybody may change. */
function open(...names: string[]): string {
  const path = join(root, ...names)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'text')
  chmodSync(path, 0o666)
  chmodSync(dirname(path), 0o777)
  return path
}
const mode = (path: string): number => statSync(path).mode & 0o777

it.skipIf(process.platform === 'win32')('narrows profile, log and a library in the own folder', () => {
  const library = open('own', 'library.db')
  const wal = open('own', 'library.db-wal')
  const profile = join(root, 'own', 'profiles', 'one')
  const backup = open('own', 'profiles', 'one', 'backups', 'a.db')
  const log = open('own', 'logs', 'attache.log')
  narrowOwn({ profile, library, home: join(root, 'own') })
  for (const file of [library, wal, backup, log]) expect(mode(file), file).toBe(0o600)
  for (const folder of [profile, dirname(profile), dirname(backup), dirname(log)])
    expect(mode(folder), folder).toBe(0o700)
})

it.skipIf(process.platform === 'win32')('leaves a shared library and what links lead to as they are', () => {
  const library = open('shared', 'library.db')
  const elsewhere = open('elsewhere', 'file')
  const profile = join(root, 'own', 'profiles', 'one')
  mkdirSync(profile, { recursive: true })
  symlinkSync(dirname(elsewhere), join(profile, 'folder'))
  symlinkSync(elsewhere, join(profile, 'file'))
  narrowOwn({ profile, library, home: join(root, 'own') })
  expect([mode(library), mode(dirname(library))]).toEqual([0o666, 0o777])
  expect([mode(elsewhere), mode(dirname(elsewhere))]).toEqual([0o666, 0o777])
})
