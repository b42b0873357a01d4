// The pages beside the text: they match the export, follow typing and the cursor, and lead back to the text.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { pause, settled } from './harness/settled'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await newPack(window, 'Pages')
  await window.keyboard.press('Control+Alt+p')
  await sheet(0).waitFor()
})
afterEach(async () => {
  expect(running.complaints).toEqual([])
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

/** The page with the cursor's bar; -1 while there is none. */
const barPage = (): Promise<number> =>
  window.evaluate(() =>
    Number(document.querySelector('.page-cursor')?.closest<HTMLElement>('.page-sheet')?.dataset.page ?? -1),
  )

/** Version of the pack that a page's picture shows. */
const version = (page: number): Promise<number> =>
  sheet(page).evaluate((canvas) => Number((canvas as HTMLCanvasElement).dataset.version))

describe('the pages', () => {
  it('show what is typed, follow the cursor, and lead to the text', async () => {
    await expect.poll(() => place().innerText()).toMatch(/^Page \d+ of \d+/)
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme })
      await settled(window)
      await screenshot(window, `pages-${colorScheme}`)
      expect(await accessibilityFaults(window)).toEqual([])
    }
    await window.emulateMedia({ colorScheme: 'light' })
    await window.locator('.outline-row').nth(4).click()
    await window.locator('.outline-row').nth(4).press('Enter')
    await window.keyboard.press('End')
    await expect.poll(barPage).toBeGreaterThan(1)
    const page = await barPage()
    await sheet(page).waitFor()
    const [before, drawn] = [await ink(page), await version(page)]
    await window.keyboard.type(' WWWWWWWWWWWW')
    await expect.poll(() => version(page)).toBeGreaterThan(drawn)
    await expect.poll(() => ink(page)).toBeGreaterThan(before + 100)
    await expect.poll(() => place().innerText()).toContain(`Page ${page + 1} of`)

    await window.locator('.outline-row').first().click()
    await expect.poll(barPage).toBe(1)
    const box = await sheet(1).boundingBox()
    if (!box) throw new Error('The page is not in sight.')
    const scroll = await window.locator('.pages-scroll').boundingBox()
    await window.mouse.click(box.x + box.width * 0.4, (scroll?.y ?? 0) + (scroll?.height ?? 0) * 0.8)
    await expect.poll(() => window.evaluate(() => document.activeElement?.className)).toContain('document')
    // The bar marks the block that was clicked.
    const y = (scroll?.y ?? 0) + (scroll?.height ?? 0) * 0.8
    const distance = async (): Promise<number> => {
      const bar = await window.locator('.page-cursor').boundingBox()
      return Math.max((bar?.y ?? 0) - y, y - (bar?.y ?? 0) - (bar?.height ?? 0), 0)
    }
    await expect.poll(distance).toBeLessThan(60)
  })

  it('mark problems, show alone or beside the text, and scroll by keyboard', async () => {
    const badge = window.locator('.page-problem').first()
    await badge.waitFor()
    await expect.poll(() => badge.getAttribute('aria-label')).toMatch(/not filled in/)
    await badge.click()
    await expect.poll(() => window.evaluate(() => getSelection()?.anchorNode !== null)).toBe(true)

    await window.getByRole('button', { name: 'Pages only' }).click()
    await expect.poll(() => text().isVisible()).toBe(false)
    await window.locator('.pages-zoom').selectOption({ label: 'Whole page' })
    await window.locator('.pages-scroll').focus()
    await window.keyboard.press('End')
    await expect
      .poll(async () => {
        const [at = 0, of = 1] = ((await place().innerText()).match(/\d+/g) ?? []).map(Number)
        return at === of
      })
      .toBe(true)
    await settled(window)
    await screenshot(window, 'pages-alone')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.keyboard.press('Enter')
    await expect.poll(() => text().isVisible()).toBe(true)
    await window.keyboard.press('Control+Alt+p')
    await expect.poll(() => window.locator('.pages-pane').count()).toBe(0)
  })

  it('catch up after being hidden while typing', async () => {
    // The counts keep the thread alive while the pages are hidden.
    await expect.poll(() => window.locator('.status-bar').innerText()).toMatch(/pages/)
    await text().focus()
    await window.keyboard.type('abc', { delay: 40 })
    await window.keyboard.press('Control+Alt+p')
    await window.keyboard.type('def')
    await window.keyboard.press('Control+Alt+p')
    await sheet(0).waitFor()
    // Text typed while they were hidden is laid out when idle.
    await pause(window, 1500)
    const drawn = await version(0)
    await window.keyboard.type('ghi')
    await expect.poll(() => version(0)).toBeGreaterThan(drawn)
  })

  it("load only the engine's files from disk", async () => {
    const ask = (path: string) =>
      running.app.evaluate(
        async ({ net }, address) => (await net.fetch(address)).status,
        `attache://app${path}`,
      )
    expect(await ask('/resources/themes/staff-paper.json')).toBe(200)
    expect(await ask('/resources/fonts/SourceSerif4-Regular.ttf')).toBe(200)
    const built = join(import.meta.dirname, '../out/renderer/assets')
    const scripts = readdirSync(built).filter((file) => /worker.*\.js$/.test(file))
    const policies = await running.app.evaluate(async ({ net }, files) => {
      const policyOf = async (file: string) =>
        (await net.fetch(`attache://app/assets/${file}`)).headers.get('content-security-policy') ?? ''
      return Promise.all(files.map(async (file) => [file, await policyOf(file)] as const))
    }, scripts)
    expect(policies.length).toBeGreaterThan(1)
    for (const [file, policy] of policies) {
      expect(policy).toContain("default-src 'none'")
      expect([file, policy.includes('wasm-unsafe-eval')]).toEqual([file, file.startsWith('layout-worker')])
    }
    for (const path of [
      '/resources/sample.bpack',
      '/resources/../package.json',
      '/resources/themes/none.json',
    ])
      expect(await ask(path), path).toBe(404)
  })
})
