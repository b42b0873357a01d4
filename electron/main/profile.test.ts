// Each library has its own profile, in a separate folder.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { profileOf } from './profile'
import { hasWindowState, readWindowState } from './window-state'

let folder: string
let own: string
const profile = (name: string) => profileOf(() => own, join(folder, name))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-library-'))
  own = mkdtempSync(join(tmpdir(), 'attache-own-'))
  vi.stubEnv('ATTACHE_PROFILE', own)
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  for (const one of [folder, own]) rmSync(one, { recursive: true, force: true })
})

it('is the same however the library is named, and nothing is written beside the library', () => {
  const one = profile('one.db')
  expect(statSync(one).mode & 0o077).toBe(0)
  writeFileSync(join(folder, 'one.db'), '')
  symlinkSync(folder, join(own, 'link'))
  expect(profile('one.db')).toBe(one)
  expect(profileOf(() => own, join(own, 'link', 'one.db'))).toBe(one)
  expect(profile('two.db')).not.toBe(one)
  expect(profile(join('not', 'there', 'yet.db'))).toBe(profile(join('not', 'there', 'yet.db')))
  expect(readdirSync(folder)).toEqual(['one.db'])
})

it('takes over what an earlier version kept beside the library, once, and leaves it there', () => {
  const old = join(folder, 'Local Storage', 'leveldb')
  mkdirSync(old, { recursive: true })
  writeFileSync(join(folder, 'window.json'), '{"width":1000,"height":640,"zoom":1.25}')
  for (const name of ['CURRENT', 'MANIFEST-000001', '000003.log', 'LOCK', 'thesis.docx'])
    writeFileSync(join(old, name), name)
  const taken = profile('library.db')
  expect(readWindowState(taken)).toEqual({ width: 1000, height: 640, maximized: false, zoom: 1.25 })
  const copied = readdirSync(join(taken, 'Local Storage', 'leveldb')).sort()
  expect(copied).toEqual(['000003.log', 'CURRENT', 'MANIFEST-000001'])
  expect(readdirSync(old)).toHaveLength(5)
  writeFileSync(join(folder, 'window.json'), '{"width":900}')
  profile('library.db')
  expect(readWindowState(taken).width).toBe(1000)
})

it('ignores files of the same name that are something else', () => {
  writeFileSync(join(folder, 'window.json'), 'glass')
  mkdirSync(join(folder, 'Local Storage', 'leveldb'), { recursive: true })
  writeFileSync(join(folder, 'Local Storage', 'leveldb', 'CURRENT'), 'mine')
  const taken = profile('library.db')
  expect(hasWindowState(taken)).toBe(false)
  expect(existsSync(join(taken, 'Local Storage'))).toBe(false)
  writeFileSync(join(taken, 'window.json'), '{"x":"1","width":-5,"height":1e9,"zoom":"big"}')
  expect(readWindowState(taken)).toEqual({ width: 1280, height: 860, maximized: false, zoom: 1 })
})

it('is temporary where none can be kept', () => {
  writeFileSync(join(own, 'profiles'), 'a file')
  chmodSync(join(own, 'profiles'), 0o400)
  const one = profile('library.db')
  expect(one.startsWith(tmpdir())).toBe(true)
  expect(statSync(one).mode & 0o077).toBe(0)
  expect(readFileSync(join(one, '.made-by-attache'), 'utf8')).toBe(String(process.pid))
  // The next start deletes it.
  const next = profile('library.db')
  expect([existsSync(one), existsSync(next)]).toEqual([false, true])
  rmSync(next, { recursive: true })
})
