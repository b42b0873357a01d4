// The library as a file, in the settings: where it is, moved elsewhere, and copies of all of it with a password.
import { once } from 'node:events'
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { readLibraryCopy, saveLibraryCopy } from '../electron/app/library-copy/copy'
import { openDatabase } from '../electron/storage/database'
import { listPacks } from '../electron/storage/pack-list'
import { makeLibrary } from '../electron/storage/testing/damage'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, makeHome, programFolderOf, removeHomes } from './harness/launch'
import { beside, killRunning, launch, libraryIn } from './harness/library'
import { callMain } from './harness/packs'
import { startApp } from './harness/process'
import { screenshot } from './harness/screenshot'
import { hasCompiler, makeSlowDisk } from './harness/slow-disk'

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

async function openSettings({ window }: LaunchedApp) {
  await window.getByRole('button', { name: 'Settings', exact: true }).click()
  return window.getByRole('dialog', { name: 'Settings' })
}

/** The test starts the program again by itself; what it would be started with is kept. */
const catchStarts = ({ app }: LaunchedApp) =>
  app.evaluate(({ app: main }) => {
    main.relaunch = () => undefined
  })

/** Moves the library to a file, and waits until the program has ended. */
async function move(app: LaunchedApp, target: string): Promise<void> {
  await catchStarts(app)
  await answerSaveDialog(app.app, target)
  const settings = await openSettings(app)
  const gone = once(app.app.process(), 'exit')
  await settings.getByRole('button', { name: 'Move library…' }).click()
  await gone
}

it.each(['Delete the old file', 'Keep the old file'])(
  'moves to another folder with its backups, and asks about the old file: %s',
  async (answer) => {
    const home = makeHome()
    const target = join(makeHome(), 'My packs.db')
    makeLibrary(libraryIn(home), 3)
    const first = await launch({ home })
    await callMain(first.window, 'backups.make', null)
    await move(first, target)
    expect(existsSync(libraryIn(home))).toBe(true)

    const app = await launch({ home, answers: [answer] })
    await expect.poll(() => existsSync(libraryIn(home))).toBe(false)
    const kept = readdirSync(home).filter((name) => name.startsWith('library.db'))
    expect(kept).toEqual(answer.startsWith('Delete') ? [] : [expect.stringMatching(/^library\.db\.kept-/)])
    const settings = await openSettings(app)
    await settings.getByText(target).waitFor()
    await screenshot(app.window, 'library-moved')
    await expect.poll(async () => (await callMain(app.window, 'backups.list', null)).length).toBe(1)
    expect(readdirSync(join(programFolderOf(home), 'profiles'))).toHaveLength(1)
    expect(await callMain(app.window, 'packs.list', null)).toHaveLength(3)
  },
)

it.skipIf(!hasCompiler)(
  'shows how far a move is, and can be cancelled: nothing is left at the new place',
  async () => {
    const home = makeHome()
    const target = join(makeHome(), 'My packs.db')
    makeLibrary(libraryIn(home), 300)
    const disk = makeSlowDisk()
    const app = await launch({ home, env: disk.reads })
    const settings = await openSettings(app)
    await answerSaveDialog(app.app, target)
    // From here on the disk does not answer, so that the copy lasts until the test goes on.
    const release = disk.hold()
    await settings.getByRole('button', { name: 'Move library…' }).click()
    await settings.getByText(/Copying and checking the library/).waitFor()
    await screenshot(app.window, 'library-moving')
    await settings.getByRole('button', { name: 'Cancel copying' }).click()
    await callMain(app.window, 'app.info', null)
    release()
    await settings.getByText('Cancelled: the library was not moved.').waitFor()
    await screenshot(app.window, 'library-move-cancelled')
    expect(readdirSync(dirname(target))).toEqual([])
    await settings.getByText(libraryIn(home)).waitFor()
    expect(beside(home, listPacks)).toHaveLength(300)
  },
)

it('goes back to the old place when the new file can’t be opened', async () => {
  const home = makeHome()
  const target = join(makeHome(), 'My packs.db')
  makeLibrary(libraryIn(home), 3)
  const first = await launch({ home })
  await move(first, target)
  truncateSync(target, 0)
  const failed = startApp(home, { answers: ['OK'], env: { ATTACHE_NO_RELAUNCH: '1' } })
  expect(await failed.ended).toBe(0)
  expect(failed.boxes()[0]?.message).toBe('The library could not be opened at its new location')
  const again = await launch({ home })
  expect(await callMain(again.window, 'packs.list', null)).toHaveLength(3)
  const settings = await openSettings(again)
  await settings.getByText(libraryIn(home)).waitFor()
})

it('says why it can’t be moved somewhere, and stays where it is', async () => {
  const home = makeHome()
  makeLibrary(libraryIn(home), 3)
  const app = await launch({ home })
  const settings = await openSettings(app)
  await answerSaveDialog(app.app, libraryIn(home))
  await settings.getByRole('button', { name: 'Move library…' }).click()
  await settings.getByText('is there already').waitFor()
  await answerSaveDialog(app.app, join(home, 'none', 'a.db'))
  await settings.getByRole('button', { name: 'Move library…' }).click()
  await settings.getByText(/You can’t write to the folder/).waitFor()
  await screenshot(app.window, 'library-not-moved')
  expect(beside(home, listPacks)).toHaveLength(3)
})

it('opens a copy with its password, and says when that is wrong', async () => {
  const home = makeHome()
  const [copy, target] = [join(home, 'all.attache-copy'), join(home, 'again.db')]
  makeLibrary(libraryIn(home), 3)
  await saveLibraryCopy(libraryIn(home), copy, 'Zenda')
  const before = readFileSync(copy)
  const app = await launch({ home })
  const settings = await openSettings(app)
  await answerOpenDialog(app.app, [copy])
  await settings.getByRole('button', { name: 'Open a copy…' }).click()
  const dialog = app.window.getByRole('dialog', { name: 'Open a copy of a library' })
  await dialog.getByLabel('Password').fill('Strelsau')
  await app.window.keyboard.press('Enter')
  await dialog.getByText('The password is wrong, or the file was changed or cut off.').waitFor()
  await screenshot(app.window, 'copy-wrong-password')
  await dialog.getByLabel('Password').fill('Zenda')
  await answerSaveDialog(app.app, null)
  await app.window.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(existsSync(target)).toBe(false)

  await settings.getByRole('button', { name: 'Open a copy…' }).click()
  await dialog.getByLabel('Password').fill('Zenda')
  await answerSaveDialog(app.app, target)
  await app.window.keyboard.press('Enter')
  await settings.getByText(`Its library is here: ${target}`).waitFor()
  await screenshot(app.window, 'copy-opened')
  // Its window has a profile of its own, and a lock in it that names the process.
  const locks = () =>
    readdirSync(join(programFolderOf(home), 'profiles')).map((name) =>
      join(programFolderOf(home), 'profiles', name, 'SingletonLock'),
    )
  const isThere = (lock: string) => lstatSync(lock, { throwIfNoEntry: false }) !== undefined
  await expect.poll(() => locks().filter(isThere).length).toBe(2)
  for (const lock of locks().filter(isThere)) {
    const id = Number(readlinkSync(lock).split('-').at(-1))
    if (id !== app.app.process().pid) process.kill(id, 'SIGKILL')
  }
  expect(readFileSync(copy).equals(before)).toBe(true)
  const db = openDatabase(target)
  expect(listPacks(db)).toHaveLength(3)
  db.close()
})
