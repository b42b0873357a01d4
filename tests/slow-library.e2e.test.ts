// A library that keeps the program waiting: window and main go on, nothing is lost, and the program can be closed.
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readPackFile } from '../electron/exchange'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, readPack } from '../electron/storage/packs'
import { makeLibrary } from '../electron/storage/testing/damage'
import { newPack } from '../electron/storage/testing/packs'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes, root } from './harness/launch'
import { beside, kill, killRunning, launch, libraryIn } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain, makePack, savedSections, sectionOf } from './harness/packs'
import { startApp } from './harness/process'
import { screenshot } from './harness/screenshot'
import { hasCompiler, makeSlowDisk } from './harness/slow-disk'

afterEach(killRunning)
afterAll(removeHomes)

/** A page may outlive its window for a moment, and goes on asking for time. */
const LATE = { complaints: /^app\.saving was refused: the message did not come from Attaché's window\.$/ }

/** Keeps the library of an app waiting until the returned function is called. */
interface Hindrance {
  readonly env: Readonly<Record<string, string>>
  hold(app: LaunchedApp): () => void
}

const lock: Hindrance = {
  env: {},
  hold: ({ home }) => {
    const other = new BetterSqlite3(join(home, 'library.db'))
    other.exec('BEGIN EXCLUSIVE')
    return () => {
      other.exec('COMMIT')
      other.close()
    }
  },
}

const disk = makeSlowDisk()
const releases: (() => void)[] = []
const holdDisk = (): (() => void) => {
  const release = disk.hold()
  releases.push(release)
  return release
}
afterEach(() => {
  for (const release of releases.splice(0)) release()
})

async function typeInText(window: Page, words: string): Promise<void> {
  await window.locator('.document p').first().click()
  await window.keyboard.type(words)
}

/** Sends a change of the library, and after it a call that needs main alone; the returned function gives the replies so far. */
async function sendBoth(window: Page): Promise<() => Promise<readonly string[]>> {
  const order = await window.evaluateHandle(() => {
    const { attache } = globalThis as unknown as {
      attache: { call(channel: string, request: unknown): Promise<string> }
    }
    const replies: string[] = []
    const note = (what: string) => (reply: string) => replies.push(JSON.parse(reply).ok ? what : `no ${what}`)
    void attache.call('dictionary.add', { word: 'Strelsau' }).then(note('library'))
    void attache.call('app.info', null).then(note('main'))
    return replies
  })
  return () => order.jsonValue()
}

const saved = (window: Page) => window.locator('.save-status[data-phase="saved"]')
const notSaved = (window: Page) => window.locator('.save-status:not([data-phase="saved"])')

describe.each([
  { name: 'another program holds the lock', hindrance: lock, can: true },
  { name: 'the disk does not answer', hindrance: { env: disk.env, hold: holdDisk }, can: hasCompiler },
])('while $name', ({ hindrance, can, name }) => {
  it.skipIf(!can)('one can type, and use menus and dialogs; afterwards all is saved', async () => {
    const running = await launch({ env: hindrance.env })
    const { app, window } = running
    await makePack(window, 'Held', [sectionOf('One')])
    const shortcuts = 'Help > Keyboard shortcuts'
    await expect.poll(async () => (await menuLines(app)).some(({ path }) => path === shortcuts)).toBe(true)
    const release = hindrance.hold(running)
    await typeInText(window, 'Written meanwhile')
    await notSaved(window).waitFor()
    const replies = await sendBoth(window)
    await expect.poll(replies).toEqual(['main'])

    await chooseFromMenu(app, shortcuts)
    const dialog = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await dialog.waitFor()
    await screenshot(window, `slow-${name}`)
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await answerOpenDialog(app, [])
    expect(await callMain(window, 'files.choose', null)).toBeNull()
    await window.keyboard.type(' and more')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 700))
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1000)
    expect(await notSaved(window).count()).toBe(1)

    release()
    await saved(window).waitFor()
    await expect.poll(replies).toHaveLength(2)
    expect(JSON.stringify(await savedSections(window, 'Held'))).toContain('Written meanwhile and more')
  })

  it.skipIf(!can)('what is typed survives a kill, and is told at the next start', async () => {
    const running = await launch({ env: hindrance.env })
    const { window, home } = running
    await makePack(window, 'Held', [sectionOf('One')])
    const release = hindrance.hold(running)
    await typeInText(window, 'Written while nothing was saved')
    const kept = (): string[] => {
      const folder = join(running.profile(), 'unsaved')
      return existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => !name.endsWith('.part'))
            .map((name) => readFileSync(join(folder, name), 'utf8'))
        : []
    }
    await expect.poll(() => kept().join()).toContain('Written while nothing was saved')
    await window.keyboard.type(', and more')
    await expect.poll(() => kept().join()).toContain('Written while nothing was saved, and more')
    await kill(running)
    release()
    const again = await launch({ home })
    const notice = again.window.getByRole('dialog', {
      name: 'Changes were saved that had not been saved before',
    })
    await notice.getByText(/“Held”: What was typed until .* is saved now/).waitFor()
    await screenshot(again.window, `kept-${name}`)
    expect(await callMain(again.window, 'packs.list', null)).toHaveLength(1)
    expect(textIn(home)).toContain('Written while nothing was saved, and more')
    expect(kept()).toEqual([])
  })

  it.skipIf(!can)('the window closes once the last words are saved', async () => {
    const running = await launch({ env: hindrance.env })
    const { app, window, home } = running
    await makePack(window, 'Held', [sectionOf('One')])
    const release = hindrance.hold(running)
    await typeInText(window, 'The last words')
    await notSaved(window).waitFor()
    const child = app.process()
    const gone = once(child, 'exit')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(await sendBoth(window)).toEqual(['main'])
    release()
    expect((await gone)[0]).toBe(0)
    expect(textIn(home)).toContain('The last words')
  })
})

describe('a library that another program keeps locked at the start', () => {
  const isShown = ({ app }: LaunchedApp) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()))

  it('is no longer said to be opening while the user is asked what to do', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    const other = new BetterSqlite3(libraryIn(home))
    other.exec('BEGIN EXCLUSIVE')
    const running = await launchApp({ home, answers: [] })
    try {
      await running.window.getByRole('heading', { name: 'Opening the library…' }).waitFor()
      await expect.poll(() => isShown(running)).toEqual([true])
      await expect.poll(running.output).toContain('BOX ')
      await expect.poll(() => isShown(running)).toEqual([false])
    } finally {
      other.close()
      await running.killHard()
    }
  })

  it('is shown in the same window once it can be opened', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    const other = new BetterSqlite3(libraryIn(home))
    other.exec('BEGIN EXCLUSIVE')
    const running = await launchApp({ home, answers: Array.from({ length: 9 }, () => 'Try again') })
    try {
      await expect.poll(running.output).toContain('BOX ')
      await running.window.getByRole('heading', { name: 'Opening the library…' }).waitFor()
      other.close()
      await running.window.getByRole('row', { name: 'Pack 0', exact: true }).waitFor()
      await expect.poll(() => isShown(running)).toEqual([true])
    } finally {
      await running.killHard()
    }
  })
})

it('saves the open text as a file while the library can’t be written to', async () => {
  const running = await launch()
  const { app, window, home } = running
  await makePack(window, 'Held', [sectionOf('One')])
  const release = lock.hold(running)
  await typeInText(window, 'Written meanwhile')
  await window.locator('.save-status[data-phase="failed"]').waitFor()
  await screenshot(window, 'save-as-file')
  const target = join(home, 'Elsewhere.bpack')
  await answerSaveDialog(app, target)
  await window.locator('.save-status').getByRole('button', { name: 'Save as file…' }).click()
  await window.locator('.toasts').getByText('Elsewhere.bpack').waitFor()
  const { meta, doc } = await readPackFile(target)
  expect(meta.title).toBe('Held')
  expect(JSON.stringify(doc)).toContain('Written meanwhile')
  release()
  await saved(window).waitFor()
  expect(textIn(home)).toContain('Written meanwhile')
})

it.skipIf(!hasCompiler)('ends when the user says so, even if the disk never answers', async () => {
  const running = await launch({ env: disk.env, ...LATE })
  const { app, window, home } = running
  await makePack(window, 'Held', [sectionOf('One')])
  await typeInText(window, 'Saved words')
  await saved(window).waitFor()
  await expect.poll(() => textIn(home)).toContain('Saved words')
  const release = holdDisk()
  await window.keyboard.type(' and lost ones')
  await notSaved(window).waitFor()
  const asked = await app.evaluateHandle(({ dialog }) => {
    const messages: string[] = []
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message } = given.at(-1) as { message: string }
      messages.push(message)
      process.stdout.write(`asked: ${message}\n`)
      return { response: 1, checkboxChecked: false }
    }
    return messages
  })
  const gone = once(app.process(), 'exit')
  // Whoever closes a window that is saving once more is asked.
  await expect
    .poll(async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      return asked.jsonValue()
    })
    .toEqual(['Attaché is still saving your last changes'])
  await gone
  expect(running.output()).toContain('asked: The disk is not responding')
  release()
  expect(textIn(home)).toContain('Saved words')
})

describe.skipIf(!hasCompiler)('while the disk does not answer at the start', () => {
  const { reads } = disk

  it('the window says so, can be used, and then shows the library', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    const release = holdDisk()
    const running = await launchApp({ home, env: reads, colorScheme: 'dark' })
    try {
      const { app, window } = running
      await window.getByRole('heading', { name: 'Opening the library…' }).waitFor()
      await window.getByText(libraryIn(home)).waitFor()
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 650))
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900)
      await screenshot(window, 'opening-slow')
      expect(await accessibilityFaults(window)).toEqual([])
      release()
      await window.getByRole('row', { name: 'Pack 0', exact: true }).waitFor()
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
      await makePack(window, 'New', [sectionOf('One')])
      await typeInText(window, 'Written afterwards')
      expect(JSON.stringify(await savedSections(window, 'New'))).toContain('Written afterwards')
    } finally {
      await running.killHard()
    }
  })

  it('a file that is opened meanwhile is taken in afterwards', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    const release = holdDisk()
    const running = await launchApp({ home, env: reads })
    try {
      const { window } = running
      await window.getByRole('heading', { name: 'Opening the library…' }).waitFor()
      const second = startApp(home, { args: [join(root, 'resources', 'sample.bpack')] })
      expect(await second.ended).toBe(0)
      release()
      await window.locator('.document', { hasText: 'Tarsenia' }).waitFor()
      expect(await callMain(window, 'packs.list', null)).toHaveLength(4)
    } finally {
      await running.killHard()
    }
  })

  it('the window can be closed, and the program ends', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    const release = holdDisk()
    const { app, window } = await launchApp({ home, env: reads })
    await window.getByRole('heading', { name: 'Opening the library…' }).waitFor()
    const gone = once(app.process(), 'exit')
    await app
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => undefined)
    await gone
    release()
    const again = await launch({ home })
    expect(await callMain(again.window, 'packs.list', null)).toHaveLength(3)
  })
})

/** Ends the newest thread of the library, as a crash would; a call of SQLite's is finished first. */
async function endThread({ app }: LaunchedApp): Promise<void> {
  await app.evaluate(() => {
    type Thread = { readonly file: string; end(): void }
    const { attacheThreads } = globalThis as unknown as { attacheThreads: Thread[] }
    attacheThreads.findLast(({ file }) => file.includes('library-worker'))?.end()
  })
}

it('starts a thread that died again and saves what it had not saved; a second time it says that nothing is saved', async () => {
  const running = await launch()
  const { app, window, home } = running
  await makePack(window, 'Held', [sectionOf('One')])
  const release = lock.hold(running)
  await typeInText(window, 'Written meanwhile')
  await notSaved(window).waitFor()
  await endThread(running)
  release()
  const notice = window.getByRole('dialog', { name: 'The library was opened again' })
  await notice.waitFor()
  await screenshot(window, 'thread-again')
  await notice.getByRole('button', { name: 'OK' }).click()
  await saved(window).waitFor()
  expect(JSON.stringify(await savedSections(window, 'Held'))).toContain('Written meanwhile')

  await endThread(running)
  const end = window.getByRole('dialog', { name: 'The library is no longer open' })
  await end.waitFor()
  await screenshot(window, 'thread-ended')
  await end.getByRole('button', { name: 'OK' }).click()
  await typeInText(window, 'Lost: ')
  await window.locator('.save-status[data-phase="failed"]').waitFor()
  await screenshot(window, 'thread-not-saved')
  const gone = once(app.process(), 'exit')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await window.getByRole('button', { name: 'Close without saving' }).click()
  expect((await gone)[0]).toBe(0)
  expect(textIn(home)).toContain('Written meanwhile')
})

it('shows what another program has changed when the user comes back to the window', async () => {
  const { app, window, home } = await launch()
  beside(home, (db) => createPack(db, newPack('a')))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
  await window.getByRole('row', { name: newPack('a').meta.title, exact: true }).waitFor()
})

const textIn = (home: string): string =>
  beside(home, (db) => JSON.stringify(readPack(db, listPacks(db)[0]?.id ?? '').doc))
