// Proposed changes in the real window: tracked while typing, shown, accepted, rejected, undone, and printed only on request.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await newPack(window, 'Reviewed')
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const press = (key: string): Promise<void> => window.keyboard.press(key)
const type = (words: string): Promise<void> => window.keyboard.type(words)
const inserted = (): Locator => text().locator('ins[data-change]:not([data-whole])')
const deleted = (): Locator => text().locator('del[data-change]:not([data-whole])')
const cards = (): Locator => window.locator('.side-panel .comment-card')
/** Writes a paragraph of its own, with the cursor at its end. */
async function onlyText(words: string): Promise<void> {
  await text().getByText('Attachés posted abroad').first().click()
  await press('Home')
  await press('Enter')
  await press('ArrowUp')
  await press('Control+Alt+0')
  await type(words)
}

describe('proposed changes', () => {
  it('are made by typing and deleting while changes are tracked', async () => {
    await onlyText('The red car stops.')
    await press('Control+Shift+e')
    await type(' It is new.')
    await expect.poll(() => inserted().allInnerTexts()).toEqual([' It is new.'])
    for (let step = 0; step < 4; step += 1) await press('Backspace')
    await expect.poll(() => inserted().allInnerTexts()).toEqual([' It is '])
    for (let step = 0; step < 7; step += 1) await press('Backspace')
    await expect.poll(() => inserted().count()).toBe(0)
    for (let step = 0; step < 6; step += 1) await press('Backspace')
    await expect.poll(() => deleted().allInnerTexts()).toEqual(['stops.'])
    await type('goes.')
    await expect.poll(() => inserted().allInnerTexts()).toEqual(['goes.'])
    await press('Enter')
    await type('Another paragraph')
    await window.locator('#tab-changes').click()
    await window.locator('.status-bar').getByRole('button', { name: 'Track changes: On' }).waitFor()
    await screenshot(window, 'changes-light')
    await window.emulateMedia({ colorScheme: 'dark' })
    await screenshot(window, 'changes-dark')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'light' })
    expect(await accessibilityFaults(window)).toEqual([])

    // One by one in the panel, and all at once; each is one step of undo.
    const card = (words: string) => cards().filter({ hasText: words })
    await card('stops.').getByRole('button', { name: 'Accept' }).click()
    await expect.poll(() => deleted().count()).toBe(0)
    await card('goes.').getByRole('button', { name: 'Reject' }).click()
    await expect.poll(() => text().getByText('Another paragraph').count()).toBe(0)
    await expect.poll(() => text().getByText('The red car').innerText()).toMatch(/^The red car Attachés/)
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => deleted().allInnerTexts()).toEqual(['stops.'])
    await window.locator('.side-panel').getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => inserted().count()).toBe(0)
    await expect
      .poll(() => text().getByText('The red car').innerText())
      .toMatch(/^The red car stops\.Attachés/)
    await press('Control+z')
    await expect.poll(() => cards().count()).toBe(2)
  })
})
