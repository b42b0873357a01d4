// The first start: the sample is there, and the tour points at the real controls.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { chooseFromMenu, menuLines } from './harness/menu'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
afterEach(async () => running?.killHard())
afterAll(removeHomes)

async function start(options: Parameters<typeof launchApp>[0]): Promise<void> {
  running = await launchApp(options)
  window = running.window
  await window.locator('.library-head').waitFor()
}

const callout = () => window.locator('.tour-callout')
const title = () => callout().locator('h2').innerText()
const press = (key: string) => window.keyboard.press(key)
const welcome = () => window.getByRole('region', { name: 'Welcome' })
const focused = () => window.evaluate(() => document.activeElement?.textContent ?? '')

/** The callout is inside the window and does not cover its subject, unless that fills the window. */
async function standsWell(): Promise<void> {
  const box = await callout().boundingBox()
  const ring = await window.locator('.tour-ring').boundingBox()
  const view = await window.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  if (!box || !ring) throw new Error('The callout points at nothing.')
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(view.width)
  expect(box.y + box.height).toBeLessThanOrEqual(view.height)
}

describe.each(['light', 'dark'] as const)('the first start in %s', (colorScheme) => {
  it('has the sample pack and a tour that works by keyboard only', async () => {
    await start({ firstStart: true, colorScheme })
    await window.getByRole('row', { name: /Tarsenia/ }).waitFor()
    await welcome().waitFor()
    await screenshot(window, `welcome-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
    await welcome().getByRole('button', { name: 'Take the tour' }).press('Enter')
    await callout().waitFor()
    await window.locator('.document').waitFor()
    const titles: string[] = []
    for (;;) {
      await window.locator('.tour-ring').waitFor()
      await standsWell()
      titles.push(await title())
      await screenshot(window, `tour-${titles.length}-${colorScheme}`)
      const label = await focused()
      await press('Enter')
      if (label === 'Done') break
    }
    expect(titles).toHaveLength(7)
    await callout().waitFor({ state: 'detached' })
    await press(wordKeys.library)
    await window.locator('.library-head').waitFor()
    await expect.poll(() => welcome().count()).toBe(0)
  })
})

it('can be skipped, does not come back, and can be started from the menu', async () => {
  await start({ firstStart: true })
  await welcome().getByRole('button', { name: 'Not now' }).click()
  await welcome().waitFor({ state: 'detached' })
  await running.close()
  await start({ home: running.home, firstStart: true })
  await window.getByRole('row', { name: /Tarsenia/ }).waitFor()
  await expect.poll(() => welcome().count()).toBe(0)
  await expect.poll(() => window.locator('.pack-table tbody tr').count()).toBe(1)
  await window.locator('.pack-table tbody tr').first().press('Enter')
  await window.locator('.document').click({ position: { x: 200, y: 200 } })
  await expect
    .poll(async () => (await menuLines(running.app)).map(({ path }) => path))
    .toContain('Help > Take the tour')
  await chooseFromMenu(running.app, 'Help > Take the tour')
  await callout().waitFor()
  expect(await accessibilityFaults(window)).toEqual([])
  await expect.poll(() => callout().getAttribute('role')).toBe('dialog')
  // It blocks nothing: the user can type while it is open, and go back to it.
  await press('Escape')
  await callout().waitFor({ state: 'detached' })
  await expect
    .poll(() => window.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Text of the pack')
})

it('reveals its subject if that is hidden', async () => {
  await start({ firstStart: true })
  await window.getByRole('row', { name: /Tarsenia/ }).press('Enter')
  await window.getByRole('button', { name: 'Details' }).click()
  await window.locator('.side-panel').waitFor({ state: 'detached' })
  await press(wordKeys.palette)
  await window.keyboard.type('take the tour')
  await press('Enter')
  await callout().getByRole('button', { name: 'Next' }).click()
  await callout().getByRole('button', { name: 'Next' }).click()
  await window.locator('.side-panel').waitFor()
  await expect.poll(title).toMatch(/Fill in once/)
})
