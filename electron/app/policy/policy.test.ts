import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { offeredSchemes } from '#shared/own-schemes'
import * as build from '../../pdf/testing/build'
import { newSettings } from '../../storage/settings'
import { writeCopy } from '../pack-file'
import {
  allowedLibrary,
  applyPolicy,
  checkFile,
  checkOtherLibraries,
  checkPrinting,
  isPrinterAllowed,
} from './policy'
import { policyFile } from './read-policy'

const place = mkdtempSync(join(tmpdir(), 'attache-policy-'))
const file = join(place, 'policy.json')
const apply = (text: string): void => {
  writeFileSync(file, text)
  applyPolicy({ ATTACHE_POLICY: file }, 'linux')
}
const allow = (policy: object): void => apply(JSON.stringify(policy))

afterEach(() => applyPolicy({ ATTACHE_POLICY: join(place, 'none.json') }, 'linux'))
afterAll(() => rmSync(place, { recursive: true }))

describe('a policy', () => {
  it('lies where only administrators can write, unless the program is being developed', () => {
    expect(policyFile({}, 'linux')).toBe('/etc/attache/policy.json')
    expect(policyFile({ ProgramData: 'D:\\mine' }, 'win32')).toBe('C:\\ProgramData\\Attache\\policy.json')
    expect(policyFile({}, 'darwin')).toBe('/Library/Application Support/Attache/policy.json')
  })

  it('forbids nothing when there is none', () => {
    applyPolicy({ ATTACHE_POLICY: join(place, 'none.json') }, 'linux')
    expect(() => [checkFile('docx'), checkPrinting(null), checkOtherLibraries()]).not.toThrow()
    expect(offeredSchemes()).toBeNull()
  })

  it('allows only the files that it lists', () => {
    allow({ files: ['pdf', 'bpack'] })
    expect(() => checkFile('pdf')).not.toThrow()
    expect(() => checkFile('docx')).toThrow('Your administrator does not allow saving .docx files')
    expect(() => checkFile('attache-copy')).toThrow('saving .attache-copy files')
  })

  it('holds for copies whatever the name of their file is', async () => {
    allow({ files: ['bpack'] })
    const content = { ...build.pack(build.doc(build.section('A', {}, build.p('a')))), assets: new Map() }
    for (const name of ['a.md', 'a.MD', 'a.markdown'])
      await expect(writeCopy(content, join(place, name))).rejects.toThrow('saving .md files')
    await writeCopy(content, join(place, 'a.txt'))
    allow({ files: ['md'] })
    await expect(writeCopy(content, join(place, 'b.txt'))).rejects.toThrow('saving .bpack files')
  })

  it('allows no printing, or certain printers', () => {
    allow({ printing: false })
    expect(() => checkPrinting('Office')).toThrow('does not allow printing')
    allow({ printing: ['Office'] })
    expect(() => checkPrinting('Office')).not.toThrow()
    expect(() => checkPrinting('Home')).toThrow('the printer Home')
    expect(() => checkPrinting(null)).toThrow('printing from a viewer')
    expect(['Office', 'Home'].filter(isPrinterAllowed)).toEqual(['Office'])
  })

  it('places the library, and forbids others if it says so', () => {
    allow({ library: join(place, '{user}'), onlyThatLibrary: true })
    const usual = allowedLibrary([], '/home/x')
    expect(usual).toMatch(/library\.db$/)
    expect(usual.startsWith(place)).toBe(true)
    expect(usual).not.toContain('{user}')
    expect(() => allowedLibrary(['--db', join(place, 'other.db')], '/home/x')).toThrow('other libraries')
    expect(() => checkOtherLibraries()).toThrow('other libraries')
  })

  it('gives new libraries its settings, and offers its marking schemes', () => {
    allow({ settings: { organisation: 'MOD', paper: 'letter' }, markingSchemes: ['uk'] })
    expect(newSettings()).toMatchObject({ organisation: 'MOD', paper: 'letter', language: 'en-GB' })
    expect(offeredSchemes()).toEqual(['uk'])
  })

  it.each([
    ['{', 'policy.json'],
    ['[]', 'it must be an object'],
    ['{"file": ["pdf"]}', '“file” is not known'],
    ['{"files": ["exe"]}', '“files” must be a list of pdf'],
    ['{"printing": "no"}', '“printing” must be true'],
    ['{"library": "here"}', '“library” must be a full path'],
    ['{"settings": {"paper": "a3"}}', '“settings.paper” has a wrong value'],
    ['{"settings": {"colour": "red"}}', '“settings.colour” is not a setting'],
  ])('that can’t be read stops the program: %s', (text, words) => {
    expect(() => apply(text)).toThrow(words)
  })
})
