// Files that the system asks to open, and a page that crashes: what the user sees.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, makeHome, removeHomes, root } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { type StartedApp, startApp } from './harness/process'
import { screenshot } from './harness/screenshot'

const running: (LaunchedApp | StartedApp)[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await ('kill' in one ? one.kill() : one.killHard())
})
afterAll(removeHomes)

async function launch(...args: Parameters<typeof launchApp>): Promise<LaunchedApp> {
  const app = await launchApp(...args)
  running.push(app)
  return app
}

/** A folder with the sample as a file, an invalid template file, and an invalid pack file. */
function folderOfFiles(): string {
  const folder = makeHome()
  mkdirSync(join(folder, 'sub'))
  copyFileSync(join(root, 'resources', 'sample.bpack'), join(folder, 'Visit to Tarsenia.bpack'))
  writeFileSync(join(folder, 'Broken.bpack'), 'hello')
  return folder
}

describe('a double click on a pack', () => {
  it('adds and shows it at the start', async () => {
    const file = join(folderOfFiles(), 'Visit to Tarsenia.bpack')
    const { window } = await launch({ args: [file] })
    await window.locator('.document').waitFor()
    await window
      .getByText(/Tarsenia.*was added/)
      .first()
      .waitFor()
    await screenshot(window, 'opened-file')
  })

  it("does so while the program runs, resolving paths from the caller's folder", async () => {
    const folder = folderOfFiles()
    const { window, home } = await launch()
    await makePack(window, 'My own', [sectionOf('One')])
    const second = startApp(home, { args: [join('..', 'Visit to Tarsenia.bpack')], cwd: join(folder, 'sub') })
    running.push(second)
    expect(await second.ended).toBe(0)
    await window.locator('.document', { hasText: 'Tarsenia' }).waitFor()
  })

  it('shows the imported pack when a file is opened again', async () => {
    const file = join(folderOfFiles(), 'Visit to Tarsenia.bpack')
    const { window, home } = await launch({ args: [file] })
    await window.locator('.document').waitFor()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await window.locator('.pack-table').waitFor()
    const second = startApp(home, { args: [file] })
    running.push(second)
    expect(await second.ended).toBe(0)
    await window
      .getByText(/Tarsenia.*is already in your library/)
      .first()
      .waitFor()
    await window.locator('.document').waitFor()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await expect.poll(() => window.locator('.pack-table tbody tr').count()).toBe(1)
  })

  it('reports what is wrong with a file, and imports the next one', async () => {
    const folder = folderOfFiles()
    const { window } = await launch({
      args: [
        join(folder, 'Broken.bpack'),
        join(folder, 'Gone.bpack'),
        join(folder, 'Visit to Tarsenia.bpack'),
      ],
    })
    await window.getByText(/Broken\.bpack: it is not a pack file.*Gone\.bpack/s).waitFor()
    await window.locator('.document').waitFor()
  })
})

describe('a page that crashes', () => {
  const crash = ({ app }: LaunchedApp) =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )

  /** From now on each page crashes on loading, until the message box appears, which is answered with a button. */
  const dieUntilAsked = ({ app }: LaunchedApp, button: string) =>
    app.evaluate(({ BrowserWindow, dialog }, label) => {
      const seen = { loads: 0, asked: [] as string[] }
      Object.assign(globalThis, { attacheSeen: seen })
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.on('dom-ready', () => {
        seen.loads += 1
        if (seen.asked.length === 0) contents.forcefullyCrashRenderer()
      })
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message, buttons = [] } = given.at(-1) as Electron.MessageBoxOptions
        seen.asked.push(message)
        return { response: buttons.indexOf(label), checkboxChecked: false }
      }
    }, button)
  const seen = ({ app }: LaunchedApp) =>
    app.evaluate(
      () => (globalThis as unknown as { attacheSeen: { loads: number; asked: string[] } }).attacheSeen,
    )
  /** Playwright gives up on a crashed page, so main is asked what it shows. */
  const shows = ({ app }: LaunchedApp, selector: string) =>
    app.evaluate(
      ({ BrowserWindow }, wanted) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `document.querySelector(${JSON.stringify(wanted)}) !== null`,
        ) as Promise<boolean>,
      selector,
    )

  it('reloads a few times, then asks and opens without the last pack', async () => {
    const one = await launch()
    await makePack(one.window, 'Too much', [sectionOf('One')])
    await one.window.evaluate(async () => {
      const { attache } = globalThis as unknown as {
        attache: { call(channel: string, request: unknown): Promise<string> }
      }
      const { value } = JSON.parse(await attache.call('settings.read', null))
      await attache.call('settings.write', { ...value, startWith: 'lastPack' })
    })
    await dieUntilAsked(one, 'Open without last pack')
    await crash(one)
    await expect
      .poll(async () => (await seen(one)).asked, { timeout: 40_000 })
      .toEqual(['Attaché has stopped working several times'])
    await expect.poll(() => shows(one, '.pack-table tbody tr')).toBe(true)
    expect(await shows(one, '.document')).toBe(false)
    expect((await seen(one)).loads).toBeLessThan(6)
  })
})
