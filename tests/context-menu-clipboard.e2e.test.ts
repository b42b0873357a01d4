// The context menu of the text: by right click and by keyboard, with the clipboard.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

async function startPack(): Promise<Page> {
  running = await launchApp()
  const { window } = running
  await newPack(window, 'Menu')
  return window
}

it('cuts and pastes from the context menu, by mouse and by keyboard', async () => {
  const window = await startPack()
  const menu = window.getByRole('menu', { name: 'Text' })
  await window
    .locator('.document p', { hasText: 'Attachés posted abroad' })
    .first()
    .click({ position: { x: 10, y: 8 } })
  // A new line above it.
  await window.keyboard.press('Home')
  await window.keyboard.press('Enter')
  await window.keyboard.press('ArrowUp')
  await window.keyboard.type('alpha')
  const line = window.locator('.document p', { hasText: /^alpha$/ })
  await line.dblclick({ position: { x: 10, y: 8 } })
  await line.click({ button: 'right', position: { x: 10, y: 8 } })
  await menu.waitFor()
  expect(await accessibilityFaults(window)).toEqual([])
  await menu.getByRole('menuitem', { name: /^Cut/ }).click()
  await expect.poll(() => line.count()).toBe(0)
  await expect.poll(() => menu.count()).toBe(0)

  await window.keyboard.type('beta ')
  await window.keyboard.press('Shift+F10')
  await menu.waitFor()
  await expect
    .poll(() => menu.getByRole('menuitem', { name: /^Cut/ }).getAttribute('aria-disabled'))
    .toBe('true')
  await window.keyboard.press('p')
  await window.keyboard.press('Enter')
  await expect.poll(() => window.locator('.document').innerText()).toContain('beta alpha')
  // Escape returns the focus to the text.
  await window.keyboard.press('ContextMenu')
  await menu.waitFor()
  await window.keyboard.press('Escape')
  await window.keyboard.type('!')
  await expect.poll(() => window.locator('.document').innerText()).toContain('beta alpha!')
})

it('converts a date field to the text that it shows', async () => {
  const window = await startPack()
  const chip = window.locator('.field-chip[data-field$="_date"]').first()
  await chip.click()
  await window.locator('.side-panel .date-input input:focus').fill('1 May 2026')
  await expect.poll(() => chip.innerText()).toBe('1 May 2026')
  const chips = await window.locator('.field-chip').count()
  await chip.click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Convert to text' }).click()
  await expect.poll(() => window.locator('.field-chip').count()).toBe(chips - 1)
  await expect.poll(() => window.locator('.document').innerText()).not.toContain('2026-05-01')
})
