import { join } from 'node:path'
import { expect, it } from 'vitest'
import { portableFolders } from './portable'

it('keeps the files of a portable program beside it', () => {
  const folder = join('stick', 'Attaché')
  expect(portableFolders(folder, (file) => file === join(folder, 'portable'))).toEqual({
    ATTACHE_HOME: join(folder, 'data', 'library'),
    ATTACHE_PROFILE: join(folder, 'data', 'program'),
  })
  expect(portableFolders(folder, () => false)).toBeNull()
})
