// Every screen and dialog, in light and in dark, is free of the faults that axe can find.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

/** The screens in the order in which one comes by them; each step leads to the next. */
const screens: readonly (readonly [string, (window: Page) => Promise<unknown>])[] = [
  ['library-empty', (window) => window.getByRole('heading', { name: 'No packs yet' }).waitFor()],
  [
    'library',
    async (window) => {
      await window.getByRole('button', { name: 'Add the sample pack' }).click()
      await window.getByRole('row', { name: /Tarsenia/ }).waitFor()
    },
  ],
  [
    'new-pack',
    async (window) => {
      await window.getByRole('button', { name: 'New pack' }).first().click()
      await window.getByRole('dialog').waitFor()
    },
  ],
  [
    'settings',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: 'Settings' }).click()
      await window.getByRole('dialog', { name: 'Settings' }).waitFor()
    },
  ],
  [
    'editor-fields',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.getByRole('row', { name: /Tarsenia/ }).press('Enter')
      await window.getByRole('textbox', { name: 'Text of the pack' }).waitFor()
    },
  ],
  ['editor-section', (window) => window.getByRole('tab', { name: 'Section' }).click()],
  ['editor-pack', (window) => window.getByRole('tab', { name: 'Pack' }).click()],
  [
    'find',
    async (window) => {
      await window.locator('.document').first().press('Control+f')
      await window.getByLabel('Find', { exact: true }).fill('the')
      await window.getByLabel('Replace with').fill('a')
      await window.locator('.find-preview').waitFor()
    },
  ],
  [
    'table-menu',
    async (window) => {
      await window.getByRole('button', { name: 'Close', exact: true }).click()
      await window.locator('.document td').first().click()
      await window.locator('[aria-label="Table"][aria-haspopup]').click()
      await window.getByRole('menuitem', { name: 'Merge cells' }).waitFor()
    },
  ],
  [
    'section-browser',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: 'Add a section from the library' }).click()
      await window.getByRole('dialog').waitFor()
    },
  ],
  [
    'export',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: 'Export…' }).first().click()
      await window.getByRole('dialog', { name: 'Export as PDF' }).getByText('Paper').waitFor()
    },
  ],
]

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('no screen has a fault', async () => {
    running = await launchApp({ colorScheme })
    const found: Record<string, readonly string[]> = {}
    for (const [name, goThere] of screens) {
      await goThere(running.window)
      await running.window.waitForTimeout(150)
      await screenshot(running.window, `${name}-${colorScheme}`)
      const faults = await accessibilityFaults(running.window)
      if (faults.length > 0) found[name] = faults
    }
    expect(found).toEqual({})
  })
})
