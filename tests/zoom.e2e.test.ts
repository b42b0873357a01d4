// The main job at 200 % zoom in a window of 1280 × 800: every control can be reached, nothing is cut off.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { settled } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

async function launchEnlarged(colorScheme: 'light' | 'dark'): Promise<Page> {
  running = await launchApp({ colorScheme })
  await running.window.getByRole('heading', { name: 'No packs yet' }).waitFor()
  await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => running?.window.evaluate(() => innerWidth)).toBe(640)
  const notice = running.window.getByRole('button', { name: 'Hide this notice' })
  if (await notice.isVisible()) await notice.click()
  return running.window
}

/** Takes a screenshot; see `screenshot`. */
async function capture(name: string): Promise<void> {
  const folder = process.env.ATTACHE_SCREENSHOTS
  if (!folder || !running) return
  const png = await running.app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
    return picture?.toPNG().toString('base64') ?? ''
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), Buffer.from(png, 'base64'))
}

/** Controls that can't be fully seen by any scrolling, each with its name and bounds. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
    const controls = (dialog ?? document).querySelectorAll<HTMLElement>(
      'button, input, select, textarea, [role="tab"], [role="treeitem"], a[href]',
    )
    const scrolls = (element: Element | null, axis: 'X' | 'Y'): boolean => {
      for (let one = element; one && one !== document.documentElement; one = one.parentElement)
        if (/auto|scroll/.test(getComputedStyle(one)[`overflow${axis}`])) return true
      return false
    }
    return [...controls].flatMap((control) => {
      const box = control.getBoundingClientRect()
      const hidden = box.width < 2 || box.height < 2 || !control.checkVisibility({ checkVisibilityCSS: true })
      if (hidden || control.closest('.visually-hidden, .document')) return []
      const right = box.right > innerWidth + 1 || box.left < -1
      const below = box.bottom > innerHeight + 1 || box.top < -1
      const lost =
        (right && !scrolls(control.parentElement, 'X')) || (below && !scrolls(control.parentElement, 'Y'))
      const name =
        control.getAttribute('aria-label') ?? control.textContent?.slice(0, 40) ?? control.localName
      return lost ? [`${name} ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(' ')}`] : []
    })
  })
}

describe.each(['light', 'dark'] as const)('in %s, enlarged twice', (colorScheme) => {
  it('the main job can be done with all that it needs', async () => {
    const window = await launchEnlarged(colorScheme)
    const faults: Record<string, readonly string[]> = {}
    const look = async (name: string): Promise<void> => {
      await settled(window)
      await capture(`zoom-${name}-${colorScheme}`)
      const found = await cutOff(window)
      if (found.length > 0) faults[name] = found
    }
    const dialog = (): Locator => window.getByRole('dialog')
    await look('library-empty')
    await window.getByRole('button', { name: 'New pack' }).first().click()
    await dialog().waitFor()
    await look('new-pack')
    await window.getByRole('radio', { name: /Country engagement briefing/ }).check({ force: true })
    await window.getByLabel('Title', { exact: true }).fill('Large')
    await window.getByLabel('Host nation', { exact: true }).fill('Norway')
    await window.getByRole('button', { name: 'Create pack' }).click()
    await window.locator('.document').waitFor()
    await look('editor')
    await window
      .locator('.document p')
      .first()
      .click({ position: { x: 4, y: 8 } })
    await window.keyboard.type('Typed large. ')
    await window.keyboard.press('Control+Alt+t')
    await dialog().getByRole('button', { name: 'Insert' }).waitFor()
    await look('table-dialog')
    await window.keyboard.press('Enter')
    await window.locator('.document table').first().waitFor()
    for (const words of ['One', 'Two', 'Three']) {
      await window.keyboard.type(words)
      await window.keyboard.press('Tab')
    }
    await look('editor-table')
    await window.getByRole('button', { name: 'Details', exact: true }).click()
    await look('editor-details')
    await window.getByRole('button', { name: 'Details', exact: true }).click()
    await window.locator('.outline-row').nth(1).click()
    await window.keyboard.press('Alt+ArrowUp')
    await window.keyboard.press('Control+f')
    await look('find')
    await window.keyboard.press('Escape')
    await window.keyboard.press(wordKeys.palette)
    await look('palette')
    await window.keyboard.press('Escape')
    const pdf = join(running?.home ?? '', 'large.pdf')
    if (running) await answerSaveDialog(running.app, pdf)
    await window.getByRole('button', { name: 'Export…' }).first().click()
    await dialog().getByText('Paper').waitFor()
    await look('export')
    await dialog()
      .getByRole('radio', { name: /^Own side/ })
      .check()
    await dialog().getByRole('button', { name: 'Export…' }).click()
    await expect.poll(() => existsSync(pdf)).toBe(true)
    await window.getByRole('button', { name: 'Back to all packs' }).waitFor()
    await look('exported')
    await window.keyboard.press('Escape')
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await window.locator('tr', { hasText: 'Large' }).waitFor()
    await look('library')
    await window.getByRole('button', { name: 'Settings' }).click()
    await dialog().waitFor()
    await look('settings')
    expect(faults).toEqual({})
  })
})
