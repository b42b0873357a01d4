// Where the program keeps its files, and its messages where it may not write: with the real app.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, programFolderOf, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import {
  isRoot,
  launchAsNobody,
  NOBODY,
  ownedBy,
  ownFolderForNobody,
  type StartedApp,
  type StartOptions,
  startApp,
} from './harness/process'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

const running: (LaunchedApp | StartedApp)[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await ('kill' in one ? one.kill() : one.killHard())
})
afterAll(removeHomes)

async function launch(...args: Parameters<typeof launchApp>): Promise<LaunchedApp> {
  const app = await launchApp(...args)
  running.push(app)
  await app.window.locator('.library').waitFor()
  return app
}

function start(home: string, options: StartOptions): StartedApp {
  const app = startApp(home, options)
  running.push(app)
  return app
}

const privateOnly = (file: string) => (statSync(file).mode & 0o077) === 0
const THEIRS = ['scratch', 'databases', 'Cache', 'Local Storage']

/** A folder of the user's, with names that browser data and temporary files also have. */
function documents(): string {
  const folder = makeHome()
  for (const name of THEIRS) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'thesis.docx'), 'mine')
  }
  writeFileSync(join(folder, 'Preferences'), 'mine')
  return folder
}

describe('the folder of the library', () => {
  it('has its old content and the library after a start, an end and a kill', async () => {
    const folder = documents()
    const args = ['--db', join(folder, 'briefs.db')]
    const first = await launch({ args })
    await first.window.locator('.pack-table tbody tr').waitFor()
    await first.close()
    const expected = [...THEIRS, 'Preferences', 'briefs.db'].sort()
    expect(readdirSync(folder).sort()).toEqual(expected)
    const second = await launch({ args, home: first.home })
    await second.killHard()
    const left = readdirSync(folder).filter((name) => !/^briefs\.db-(wal|shm)$/.test(name))
    expect(left.sort()).toEqual(expected)
    for (const name of THEIRS) expect(readdirSync(join(folder, name))).toEqual(['thesis.docx'])
    expect(readFileSync(join(folder, 'Preferences'), 'utf8')).toBe('mine')
  })

  it('is also left alone where ATTACHE_HOME names it', async () => {
    const folder = documents()
    const { close } = await launch({ home: folder, firstStart: true })
    await close()
    expect(readdirSync(folder).sort()).toEqual([...THEIRS, 'Preferences', 'library.db'].sort())
    expect(existsSync(join(folder, 'scratch', 'thesis.docx'))).toBe(true)
  })
})

it('keeps its own files for the user’s eyes only, whatever the umask', async () => {
  const before = process.umask(0)
  try {
    const { home, profile } = await launch()
    expect(privateOnly(programFolderOf(home))).toBe(true)
    expect(privateOnly(profile())).toBe(true)
    expect(privateOnly(join(programFolderOf(home), 'logs', 'attache.log'))).toBe(true)
    for (const name of ['library.db', 'library.db-wal', 'library.db-shm'])
      expect([name, privateOnly(join(home, name))]).toEqual([name, true])
  } finally {
    process.umask(before)
  }
})

it('removes the part of a PDF that a killed export left, and nothing else beside it', async () => {
  const [home, folder] = [makeHome(), makeHome()]
  const part = join(folder, `.${randomUUID()}.part`)
  const another = join(folder, `.${randomUUID()}.part`)
  for (const file of [part, another, join(folder, 'Visit.pdf')]) writeFileSync(file, '%PDF-')
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const notes = join(programFolderOf(home), 'parts')
  mkdirSync(notes, { recursive: true })
  writeFileSync(join(notes, `${pid}-${randomUUID()}.txt`), part)
  await launch({ home })
  expect(readdirSync(folder).sort()).toEqual([basename(another), 'Visit.pdf'])
  expect(readdirSync(notes)).toEqual([])
})

describe('a second start', () => {
  it('opens a separate window for another library in the same folder', async () => {
    const folder = makeHome()
    const one = await launch({ args: ['--db', join(folder, 'one.db')] })
    const two = await launch({ home: one.home, args: ['--db', join(folder, 'two.db')] })
    await makePack(two.window, 'Only in two', [sectionOf('One')])
    await one.window.reload()
    await one.window.locator('.pack-table tbody tr').waitFor()
    await expect.poll(() => one.window.getByText('Only in two').count()).toBe(0)
  })

  it('shows the window that is open for the same library, whichever way it is named', async () => {
    const folder = makeHome()
    const one = await launch({ args: ['--db', join(folder, 'one.db')] })
    await one.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    symlinkSync(folder, join(one.home, 'link'))
    const second = start(one.home, { args: [`--db=${join(one.home, 'link', 'one.db')}`] })
    expect(await second.ended).toBe(0)
    const minimized = () =>
      one.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await expect.poll(minimized).toBe(false)
  })

  it('is not stopped by a file in place of the lock', async () => {
    const { home, profile, close } = await launch()
    await close()
    rmSync(join(profile(), 'SingletonLock'), { force: true })
    writeFileSync(join(profile(), 'SingletonLock'), 'copied')
    await launch({ home })
  })
})

describe('a failed start', () => {
  const box = async (app: StartedApp) => {
    await expect.poll(() => app.boxes().length).toBeGreaterThan(0)
    return app.boxes()[0]
  }

  it.each<[string, (folder: string) => StartOptions, RegExp]>([
    ['no name behind --db', () => ({ args: ['--db'] }), /--db needs a file name/],
    ['a folder for a library', (folder) => ({ args: ['--db', folder] }), /is a folder/],
    [
      'a file where the folder should be',
      (folder) => {
        writeFileSync(join(folder, 'file'), '')
        return { args: ['--db', join(folder, 'file', 'one.db')] }
      },
      /folder .* could not be created/,
    ],
    [
      'a folder that may not be written to',
      (folder) => {
        chmodSync(folder, 0o555)
        return { args: ['--db', join(folder, 'one.db')], asNobody: true }
      },
      /permission to write|could not be opened/,
    ],
    [
      'a folder that may not be entered',
      (folder) => {
        chmodSync(folder, 0o000)
        return { args: ['--db', join(folder, 'one.db')], asNobody: true }
      },
      /permission to|could not be/,
    ],
  ])('says so and ends when it is told to: %s', async (_what, prepare, words) => {
    const home = makeHome()
    const options = prepare(makeHome())
    const app = start(home, {
      ...options,
      answers: ['Quit'],
      env: options.asNobody ? ownFolderForNobody(home) : {},
    })
    const said = await box(app)
    expect(said).toMatchObject({ message: 'Attaché could not start', detail: expect.stringMatching(words) })
    expect(said?.buttons).toEqual(['Quit', 'Try again', 'Open another library…'])
    expect(await app.ended).toBe(1)
    expect(app.output()).not.toMatch(/JavaScript error|Uncaught/)
  })

  it('works once the cause is removed', async () => {
    const home = makeHome()
    const place = join(makeHome(), 'one.db')
    mkdirSync(place)
    const app = start(home, { args: ['--db', place], answers: ['Try again'] })
    await box(app)
    await expect.poll(() => app.boxes().length).toBe(2)
    await app.kill()
    rmSync(place, { recursive: true })
    await launch({ home, args: ['--db', place] })
    expect(statSync(place).isFile()).toBe(true)
  })
})

describe('a read-only library', () => {
  /** A library with one pack that the app may not write to, in a folder that it may not write to either unless `inOwnFolder`. */
  async function readOnlyLibrary(inOwnFolder = false): Promise<string> {
    const folder = makeHome()
    const args = ['--db', join(folder, 'one.db')]
    const app = await launch({ args })
    await app.window.locator('.pack-table tbody tr').waitFor()
    await app.close()
    if (isRoot) chownSync(join(folder, 'one.db'), NOBODY, NOBODY)
    chmodSync(join(folder, 'one.db'), 0o400)
    if (inOwnFolder) ownedBy(isRoot, folder)
    else chmodSync(folder, 0o555)
    return folder
  }

  it('opens read-only where files may be made beside it, too', async () => {
    const file = join(await readOnlyLibrary(true), 'one.db')
    const before = readFileSync(file)
    const home = makeHome()
    const { window } = await launch({ home, args: ['--db', file], ...launchAsNobody(home) })
    await window.getByText('You don’t have permission to change this library').waitFor()
    await expect.poll(() => window.title()).toContain('Read-only')
    await window.locator('.pack-table tbody tr').first().waitFor()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('opens read-only, says so, exports and shares, and is left unchanged', async () => {
    const folder = await readOnlyLibrary()
    const file = join(folder, 'one.db')
    const before = readFileSync(file)
    const home = makeHome()
    const { window, app } = await launch({ home, args: ['--db', file], ...launchAsNobody(home) })
    await window.getByText('You don’t have permission to change this library').waitFor()
    await expect.poll(() => window.title()).toContain('Read-only')
    await screenshot(window, 'read-only-library')
    await window.locator('.pack-table tbody tr').first().dblclick()
    const text = window.locator('.document')
    await text.waitFor()
    const words = await text.textContent()
    await text.locator('p').first().click()
    await window.keyboard.type('Not kept')
    await window.keyboard.press('Control+b')
    await expect.poll(() => text.textContent()).toBe(words)
    await expect.poll(() => window.title()).toMatch(/Tarsenia.*Read-only/)
    await window.locator('#tab-pack').click()
    await window.getByText('Read-only: you don’t have permission').waitFor()
    const field = window.locator('.side-panel').getByLabel('Author')
    await field.click()
    const author = await field.inputValue()
    await window.keyboard.type('Not kept')
    await expect.poll(() => field.inputValue()).toBe(author)
    await expect.poll(() => window.locator('.side-panel').getByLabel('Paper').isDisabled()).toBe(true)
    await screenshot(window, 'read-only-pack')
    const target = join(ownedBy(isRoot, makeHome()), 'Visit.pdf')
    await answerSaveDialog(app, target)
    await window.keyboard.press(wordKeys.export)
    await window.getByRole('radio', { name: /^Own side/ }).check()
    await window
      .getByRole('button', { name: /^Export/ })
      .last()
      .click()
    await window.getByRole('heading', { name: 'The PDF is ready' }).waitFor()
    expect(existsSync(target)).toBe(true)
    await window.keyboard.press('Escape')
    await window.keyboard.press(wordKeys.library)
    await window.getByRole('button', { name: 'New pack' }).first().click()
    await window.getByLabel('Title', { exact: true }).fill('Not kept')
    await window.getByRole('button', { name: 'Create pack' }).click()
    await window.getByText(/is read-only, so changes can’t be saved/).waitFor()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['one.db'])
    chmodSync(folder, 0o755)
  })
})
