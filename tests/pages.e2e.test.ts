// The pages beside the text: they are those of the export, follow what is typed and where, and lead back to the text.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
let complaints: string[]
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  complaints = []
  window.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  window.on('pageerror', (error) => complaints.push(error.message))
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByRole('radio', { name: /Country engagement briefing/ }).check({ force: true })
  await window.getByLabel('Title', { exact: true }).fill('Pages')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await text().waitFor()
  await window.keyboard.press('Control+Alt+p')
  await sheet(0).waitFor()
})
afterEach(async () => {
  expect(complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const sheet = (page: number): Locator =>
  window.locator(`.page-sheet[data-page="${page}"] canvas[data-version]`)
const place = (): Locator => window.locator('.pages-place')

/** Dark pixels of a page's picture. */
async function ink(page: number): Promise<number> {
  return sheet(page).evaluate((canvas) => {
    const copy = new OffscreenCanvas(
      (canvas as HTMLCanvasElement).width,
      (canvas as HTMLCanvasElement).height,
    )
    const context = copy.getContext('2d')
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0)
    const data = context?.getImageData(0, 0, copy.width, copy.height).data ?? []
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
    return dark
  })
}

/** The page that the cursor's bar stands on; -1 while there is none. */
const barPage = (): Promise<number> =>
  window.evaluate(() =>
    Number(document.querySelector('.page-cursor')?.closest<HTMLElement>('.page-sheet')?.dataset.page ?? -1),
  )

describe('the pages', () => {
  it('show what is typed, follow the cursor, and lead to the text', async () => {
    await expect.poll(() => place().innerText()).toMatch(/^Page \d+ of \d+/)
    expect(await ink(0)).toBeGreaterThan(500)
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme })
      await window.waitForTimeout(1000)
      await screenshot(window, `pages-${colorScheme}`)
      expect(await accessibilityFaults(window)).toEqual([])
    }
    await window.emulateMedia({ colorScheme: 'light' })
    const before = await ink(0)
    await text().locator('h2, h1').first().click()
    await window.keyboard.press('End')
    await window.keyboard.type(' and nothing but letters')
    await expect.poll(barPage).toBeGreaterThan(0)
    expect(before).toBeGreaterThan(0)
  })
})
