// The application menu, recent packs and the size of the window, in the real app.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { chooseFromMenu, type MenuLine, menuLines } from './harness/menu'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
afterEach(async () => running?.killHard())
afterAll(removeHomes)

async function start(options: Parameters<typeof launchApp>[0] = {}): Promise<void> {
  running = await launchApp(options)
  window = running.window
  await window.locator('.library-head').waitFor()
}

const text = () => window.locator('.document')
const lines = (): Promise<readonly MenuLine[]> => menuLines(running.app)
const line = async (path: string) => (await lines()).find((one) => one.path === path)
/** The menu is updated when idle: an item may appear a little later. */
async function choose(path: string): Promise<void> {
  await expect.poll(async () => (await line(path))?.enabled).toBe(true)
  await chooseFromMenu(running.app, path)
}
const press = (key: string) => window.keyboard.press(key)

/** Adds the sample pack and opens it. */
async function openSample(): Promise<void> {
  await window
    .getByRole('button', { name: /sample/i })
    .first()
    .click()
  await window.locator('.pack-table tbody tr').first().dblclick()
  await text().waitFor()
}

/** The palette's items: label and shortcut of each. */
async function offered(): Promise<{ label: string; keys: string | null; group: string }[]> {
  await press(wordKeys.palette)
  await window.locator('.palette-row').first().waitFor()
  const rows = await window.locator('.palette-row').evaluateAll((all) =>
    all.map((row) => ({
      label: row.querySelector('.palette-label')?.textContent ?? '',
      keys: row.querySelector('.palette-keys')?.textContent ?? null,
      group: [...row.querySelectorAll('.palette-note')].at(-1)?.textContent ?? '',
    })),
  )
  await press('Escape')
  return rows
}

describe('the application menu', () => {
  it('has every command of the palette once, with its shortcut', async () => {
    await start()
    await openSample()
    // Not on a field, which has commands of its own.
    await text().getByRole('heading').first().click()
    const rows = await offered()
    await expect.poll(async () => (await line('Edit > Find'))?.enabled).toBe(true)
    // The menu is one message behind the window.
    const missing = async () => {
      const labels = new Set((await lines()).map(({ path }) => path.split(' > ').at(-1)))
      return rows.filter(({ label, group }) => group !== 'Go to section' && !labels.has(label))
    }
    await expect.poll(missing).toEqual([])
    const withKeys = rows.filter(({ keys }) => keys !== null).length
    expect(withKeys).toBeGreaterThan(45)
    const shown = async () => (await lines()).filter(({ accelerator }) => accelerator !== null).length
    await expect.poll(shown).toBe(withKeys + 1)
    const ids = (await lines()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('follows the state, and runs what is chosen', async () => {
    await start()
    expect((await lines()).some(({ path }) => path.startsWith('Format'))).toBe(false)
    await openSample()
    await text().getByText(/./).first().click()
    await expect.poll(async () => (await line('Edit > Undo'))?.enabled).toBe(false)
    await window.keyboard.type('x')
    await expect.poll(async () => (await line('Edit > Undo'))?.enabled).toBe(true)
    await press('Control+b')
    await expect.poll(async () => (await line('Format > Text > Bold'))?.checked).toBe(true)
    await choose('Format > Text > Bold')
    await expect.poll(async () => (await line('Format > Text > Bold'))?.checked).toBe(false)
    await choose('Edit > Undo')
    await expect.poll(async () => (await line('Edit > Undo'))?.enabled).toBe(false)
    await choose('File > Settings…')
    await window.getByRole('dialog', { name: 'Settings' }).waitFor()
    await expect.poll(async () => (await line('File > New pack…'))?.enabled).toBe(false)
    expect((await line('Edit > Paste'))?.enabled).toBe(true)
    await press('Escape')
    await expect.poll(async () => (await line('File > New pack…'))?.enabled).toBe(true)
    await choose('Help > All commands…')
    await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  })

  it('cuts, copies and pastes in the focused element', async () => {
    await start()
    await openSample()
    const title = window.getByLabel('Title', { exact: true })
    await window.getByRole('tab', { name: 'Pack' }).click()
    await title.fill('Clip me')
    await choose('Edit > Select all')
    await choose('Edit > Cut')
    await expect.poll(() => title.inputValue()).toBe('')
    await choose('Edit > Paste')
    await choose('Edit > Paste without formatting')
    await expect.poll(() => title.inputValue()).toBe('Clip meClip me')
  })
})

describe('recent packs', () => {
  it('survive a restart, open from menu and library, and can be cleared', async () => {
    await start()
    await openSample()
    const { home } = running
    await running.close()
    await start({ home })
    const bar = window.getByRole('navigation', { name: 'Recently opened' })
    await bar.getByRole('button', { name: /Tarsenia/ }).waitFor()
    await screenshot(window, 'recent-light')
    expect(await accessibilityFaults(window)).toEqual([])
    const recent = async () => (await lines()).filter(({ path }) => path.startsWith('File > Recent packs >'))
    await expect.poll(async () => (await recent()).length).toBe(2)
    await choose((await recent())[0]?.path ?? '')
    await text().waitFor()
    await press(wordKeys.library)
    await bar.getByRole('button', { name: 'Clear' }).click()
    await bar.waitFor({ state: 'detached' })
    await expect.poll(async () => (await recent()).length).toBe(0)
  })
})

it('zooms by key, menu and palette, and keeps the size', async () => {
  await start()
  const factor = () =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  await press('Control+Equal')
  await expect.poll(factor).toBeCloseTo(1.1)
  await choose('View > Zoom in')
  await expect.poll(factor).toBeCloseTo(1.25)
  await window.getByText('Zoom 125%').waitFor()
  await running.close()
  await start({ home: running.home })
  await expect.poll(factor).toBeCloseTo(1.25)
  await press('Control+0')
  await expect.poll(factor).toBeCloseTo(1)
})

describe('the window', () => {
  it('reopens at the same position, with its panes, and with the last pack if so set', async () => {
    await start()
    await openSample()
    const bounds = { x: 30, y: 40, width: 1000, height: 640 }
    await running.app.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      bounds,
    )
    const outline = () => window.getByRole('separator', { name: 'Outline width' })
    await outline().press('ArrowRight')
    const width = await outline().getAttribute('aria-valuenow')
    await window.getByRole('button', { name: 'Details' }).click()
    await choose('File > Settings…')
    await window.getByLabel('On start-up, open').selectOption('Last opened pack')
    await window.getByRole('button', { name: 'Save', exact: true }).click()
    const { home } = running
    // Nothing was closed: the state is saved at once.
    await expect
      .poll(() => readFileSync(join(running.profile(), 'window.json'), 'utf8'))
      .toContain('"width":1000')
    await running.close()
    running = await launchApp({ home })
    window = running.window
    await text().waitFor()
    await expect.poll(() => outline().getAttribute('aria-valuenow')).toBe(width)
    await expect.poll(() => window.locator('.side-panel').count()).toBe(0)
    const now = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    )
    expect(now).toMatchObject({ width: 1000, height: 640 })
  })

  it("follows the system's light and dark mode while open, and its setting for reduced motion", async () => {
    await start()
    const surface = () => window.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await surface()
    await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expect.poll(surface).not.toBe(light)
    const moving = () =>
      window.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const { transitionDuration, animationName } = getComputedStyle(element)
            return /[1-9]/.test(transitionDuration) || animationName !== 'none'
          }).length,
      )
    expect(await moving()).toBe(0)
  })
})
