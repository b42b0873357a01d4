// The library as a file, in the settings: where it is, and a copy of all of it with a password.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { readLibraryCopy } from '../electron/app/library-copy/copy'
import { openDatabase } from '../electron/storage/database'
import { listPacks } from '../electron/storage/packs'
import { makeLibrary } from '../electron/storage/testing/damage'
import { makeHome, removeHomes } from './harness/launch'
import { killRunning, launch } from './harness/library'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

it('shows the place and saves a copy with a password', async () => {
  const home = makeHome()
  makeLibrary(join(home, 'library.db'), 3)
  const app = await launch({ home, colorScheme: 'dark' })
  const { window } = app
  await window.getByRole('button', { name: 'Settings' }).click()
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await settings.getByText(join(home, 'library.db')).waitFor()
  const target = join(home, 'all.attache-copy')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await settings.getByRole('button', { name: 'Save a copy…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Save a copy of the library' })
  await dialog.getByLabel('Password').fill('Zenda')
  await dialog.getByLabel('The same again').fill('Zend')
  await dialog.getByText('The two passwords are not the same.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save…' }).isDisabled()).toBe(true)
  await dialog.getByLabel('The same again').fill('Zenda')
  await screenshot(window, 'library-copy')
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await settings.getByText('The copy was saved and checked').waitFor()
  await screenshot(window, 'library-settings')
  expect(readFileSync(target).includes('Words 2-1')).toBe(false)
  const again = join(home, 'again.db')
  await readLibraryCopy(target, again, 'Zenda')
  const db = openDatabase(again)
  expect(listPacks(db)).toHaveLength(3)
  db.close()
  await settings.getByRole('button', { name: 'Save a copy…' }).click()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await settings.getByText('is there already').waitFor()
  expect(existsSync(target)).toBe(true)
})
