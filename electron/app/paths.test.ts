// Where the library is: flag before environment before the user's own folder.
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultHome, libraryFile, programFolder } from './paths'

describe('libraryFile', () => {
  it('is the file of the flag, then in the folder of ATTACHE_HOME, then in the user’s own', () => {
    const env = { ATTACHE_HOME: '/srv/packs' }
    expect(libraryFile(['list', '--db', 'my.db'], env, '/home/a')).toBe(resolve('my.db'))
    expect(libraryFile(['--db=my.db'], env, '/home/a')).toBe(resolve('my.db'))
    expect(libraryFile(['list'], env, '/home/a')).toBe(join(resolve('/srv/packs'), 'library.db'))
    expect(libraryFile([], {}, '/home/a')).toBe(join('/home/a', 'library.db'))
  })

  it('refuses a flag without a file', () => {
    expect(() => libraryFile(['--db'], {}, '/')).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(() => libraryFile(['--db', '--json'], {}, '/')).toThrow(/--db/)
  })
})

describe('a library that the database could not open', () => {
  it.each([
    ['a space at its end', '/a/my.db '],
    ['a path that is too long', `/${'folder/'.repeat(80)}my.db`],
  ])('is refused for %s', (_what, file) => {
    expect(() => libraryFile(['--db', file], {}, '/')).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(libraryFile(['--db', '/a/ my own.db'], {}, '/')).toBe(resolve('/a/ my own.db'))
  })
})

describe('defaultHome', () => {
  it('is where each system keeps application data', () => {
    expect(defaultHome({ APPDATA: 'C:/Users/a/AppData/Roaming' }, 'win32')).toBe(
      join('C:/Users/a/AppData/Roaming', 'attache'),
    )
    expect(defaultHome({}, 'darwin')).toMatch(/Library.Application Support.attache$/)
    expect(defaultHome({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'attache'))
    expect(defaultHome({ XDG_CONFIG_HOME: '' }, 'linux')).toMatch(/\.config.attache$/)
  })
})

describe('programFolder', () => {
  it('is the user’s own, on Windows on this computer alone, and never where a library was put', () => {
    expect(programFolder({ LOCALAPPDATA: 'C:/Local', APPDATA: 'C:/Roaming' }, 'win32')).toBe(
      join('C:/Local', 'attache'),
    )
    const env = { XDG_CONFIG_HOME: '/x', ATTACHE_HOME: '/srv/packs' }
    expect(programFolder(env, 'linux')).toBe(join('/x', 'attache'))
    expect(programFolder({ ...env, ATTACHE_PROFILE: '/p' }, 'linux')).toBe(resolve('/p'))
  })
})
