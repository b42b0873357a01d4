// Backups in the real window: made on demand, yesterday's pack back, the whole library back, damage repaired without a word of SQLite.
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, readPack, renamePack, savePack } from '../electron/storage/packs'
import { fillPage, flip, pagesOf } from '../electron/storage/testing/damage'
import { newPack, section } from '../electron/storage/testing/packs'
import { answerOpenDialog } from './harness/dialogs'
import { type LaunchedApp, makeHome, removeHomes } from './harness/launch'
import { beside, close, killRunning, launch } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain } from './harness/packs'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const LONG =
  'A very long title that goes on, “quoted”, with an emoji \u{1F4BC} and العربية, until it has to be wrapped twice'

/** A library of three packs, each with its title in the text. */
function makeLibrary(): string {
  const home = makeHome()
  beside(home, (db) => {
    for (const title of ['Alpha', 'Bravo', LONG]) {
      const { id } = createPack(db, {
        ...newPack(),
        sections: [section('a', `First of ${title}`), section('b', `Second of ${title}`)],
      })
      renamePack(db, id, title)
    }
  })
  return home
}
/** Changes the text of Alpha, as work of today. */
function workOn(home: string): void {
  beside(home, (db) => {
    const id = listPacks(db).find(({ title }) => title === 'Alpha')?.id ?? ''
    const { revision } = readPack(db, id)
    savePack(db, { id, revision, order: ['a'], sections: [section('a', 'Spoilt today')] })
  })
}
const textOf = (home: string, title: string) =>
  beside(home, (db) => {
    const pack = listPacks(db).find((one) => one.title === title)
    return pack ? JSON.stringify(readPack(db, pack.id).doc) : ''
  })
const row = (window: Page, title: string) => window.getByRole('row', { name: title, exact: true })
const dialogOf = (window: Page) => window.getByRole('dialog', { name: 'Restore from backup' })
const openBackups = async ({ app, window }: LaunchedApp) => {
  const entry = 'Pack > Restore from backup…'
  await expect.poll(async () => (await menuLines(app)).some(({ path }) => path === entry)).toBe(true)
  await chooseFromMenu(app, 'Pack > Restore from backup…')
  return dialogOf(window)
}
const backups = (app: LaunchedApp) =>
  readdirSync(join(app.profile(), 'backups')).filter((name) => name.endsWith('.db'))

describe('backups in the settings', () => {
  it('are made on demand, also in a second folder, and say what fails', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    const { window } = app
    await window.getByRole('button', { name: 'Settings', exact: true }).click()
    const settings = window.getByRole('dialog', { name: 'Settings' })
    await settings.getByText('No backup yet').waitFor()
    await settings.getByRole('button', { name: 'Back up now' }).click()
    await settings.getByText(/Last backup: .*\. 1 backup, \d+ KB\./).waitFor()
    const disk = join(makeHome(), 'disk')
    mkdirSync(disk)
    await answerOpenDialog(app.app, [disk])
    await settings.getByRole('button', { name: 'Back up to a second folder…' }).click()
    await expect.poll(() => settings.getByText(/Last backup: /).count()).toBe(2)
    await settings.getByRole('button', { name: 'Check library' }).click()
    await settings.getByText('All packs, templates and settings are in order.').waitFor()
    await settings.getByRole('heading', { name: 'Backups' }).scrollIntoViewIfNeeded()
    await screenshot(window, 'backups-settings')
    expect(backups(app)).toHaveLength(1)
    const [folder = ''] = readdirSync(join(disk, 'Attache backups'))
    expect(
      readdirSync(join(disk, 'Attache backups', folder)).filter((name) => name.endsWith('.db')),
    ).toHaveLength(1)
    if (process.platform !== 'win32') expect(statSync(join(app.profile(), 'backups')).mode & 0o077).toBe(0)

    rmSync(disk, { recursive: true })
    workOn(home)
    await settings.getByRole('button', { name: 'Back up now' }).click()
    await settings
      .getByText(/The last attempt failed; it will be tried again\. The folder .* is not there/)
      .waitFor()
    await settings.getByText(/2 backups/).waitFor()
    await window.locator('.toasts').getByText('The library could not be backed up').waitFor()
    await screenshot(window, 'backups-fault')
    expect(existsSync(disk)).toBe(false)
  })
})

describe('restore from backup', () => {
  it('brings yesterday’s pack back as a copy or in its place, and can be undone', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    const { window } = app
    const empty = await openBackups(app)
    await empty.getByText('No backups yet').waitFor()
    await screenshot(window, 'no-backups')
    await empty.getByRole('button', { name: 'Back up now' }).click()
    await empty.getByLabel('Alpha').waitFor()
    await window.keyboard.press('Escape')
    workOn(home)

    const dialog = await openBackups(app)
    await dialog.getByLabel('Alpha').check()
    await expect.poll(() => dialog.getByRole('row', { name: /Alpha/ }).innerText()).toMatch(/Changed since/)
    await screenshot(window, 'restore-packs')
    await dialog.getByLabel('In place of today’s pack').check()
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await window
      .locator('.toasts')
      .getByText(/“Alpha” was restored from the backup of/)
      .waitFor()
    await screenshot(window, 'restored')
    expect(textOf(home, 'Alpha')).toContain('Second of Alpha')
    await window.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => textOf(home, 'Alpha')).toContain('Spoilt today')

    // By keyboard alone: the list of backups has the focus, the packs come next.
    await openBackups(app)
    await dialog.getByLabel('Alpha').waitFor()
    await expect
      .poll(() => dialog.getByLabel('Backup').evaluate((one) => one === document.activeElement))
      .toBe(true)
    for (const key of ['Tab', 'Tab', 'Space']) await window.keyboard.press(key)
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Restore', exact: true }).isEnabled())
      .toBe(true)
    await dialog.getByRole('button', { name: 'Restore', exact: true }).press('Enter')
    await row(window, 'Alpha').waitFor()
    await window.getByRole('row', { name: /^(Alpha|Bravo|A very long).* \(backup of / }).waitFor()
  })

  it('brings the whole library back, and keeps the present one', async () => {
    const home = makeLibrary()
    const first = await launch({ home })
    await callMain(first.window, 'backups.make', null)
    workOn(home)
    const dialog = await openBackups(first)
    await dialog.getByLabel('Alpha').waitFor()
    // The test starts the program again by itself.
    await first.app.evaluate(({ app }) => {
      app.relaunch = () => undefined
    })
    await dialog.getByRole('button', { name: 'Restore whole library…' }).click()
    await screenshot(first.window, 'restore-library')
    const gone = once(first.app.process(), 'exit')
    await first.window.getByRole('button', { name: 'Restore and restart' }).click()
    await gone
    const app = await launch({ home })
    const notice = app.window.getByRole('dialog', { name: 'The library was restored' })
    await expect.poll(() => notice.innerText()).toMatch(/renamed to library\.db\.kept-/)
    await screenshot(app.window, 'library-restored')
    await notice.getByRole('button', { name: 'OK' }).click()
    expect(textOf(home, 'Alpha')).toContain('Second of Alpha')
    const again = await openBackups(app)
    await expect.poll(() => again.getByRole('option').count()).toBe(2)
    await close(app)
    await expect((await launch({ home })).window.getByRole('dialog').count()).resolves.toBe(0)
  })
})

describe('a library that was damaged while Attaché was closed', () => {
  /** A library with a backup of its present state, except for what Alpha says. */
  async function backedUp(): Promise<{ home: string; file: string }> {
    const home = makeLibrary()
    const app = await launch({ home })
    await callMain(app.window, 'backups.make', null)
    // A page that is closed while it sends its first menu complains.
    await expect.poll(async () => (await menuLines(app.app)).length).toBeGreaterThan(10)
    await close(app)
    workOn(home)
    return { home, file: join(home, 'library.db') }
  }
  const bodyOf = (window: Page) => window.getByRole('dialog').innerText()

  it.each([
    ['empty', (file: string) => writeFileSync(file, '')],
    ['missing', (file: string) => rmSync(file)],
    ['cut off', (file: string) => truncateSync(file, 4096)],
  ])('opens on its backup when it is %s', async (what, damage) => {
    const { home, file } = await backedUp()
    damage(file)
    const { window } = await launch({ home })
    const words = await bodyOf(window)
    expect(words).toMatch(/The library was restored from a backup[\s\S]*the backup of .*, with 3 packs\./)
    expect(words).not.toMatch(/SQLite|database|page|WAL|malformed/i)
    await screenshot(window, `repaired-${what.replace(' ', '-')}`)
    await window.getByRole('button', { name: 'OK' }).click()
    await row(window, 'Bravo').waitFor()
    await row(window, LONG).waitFor()
  })

  it('keeps what is newer than the backup when pages are damaged', async () => {
    const { home, file } = await backedUp()
    for (const page of pagesOf(file, 'sqlite_autoindex_sections_1')) fillPage(file, page)
    const { window } = await launch({ home })
    await window.getByRole('dialog').getByText('All 3 packs were recovered').waitFor()
    await screenshot(window, 'repaired-pages')
    await window.getByRole('button', { name: 'OK' }).click()
    expect(textOf(home, 'Alpha')).toContain('Spoilt today')
  })

  it('names and repairs a pack whose text was changed by the disk when it is opened', async () => {
    const { home, file } = await backedUp()
    flip(file, 'Second of Bravo', 'Secund of Bravo')
    const { window } = await launch({ home })
    await row(window, 'Bravo').dblclick()
    const notice = window.getByRole('dialog', { name: 'The library was damaged and has been repaired' })
    await notice.getByText(/“Bravo”: 1 section was restored from the backup of/).waitFor()
    await screenshot(window, 'repaired-text')
    await notice.getByRole('button', { name: 'OK' }).click()
    await window.getByText('Second of Bravo').first().waitFor()
  })
})
