// Every screen and dialog, in light and dark, passes axe.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'
import { settled } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

/** The screens in the order of a walk through the program: each step leads to the next. */
const screens: readonly (readonly [string, (window: Page) => Promise<unknown>])[] = [
  ['library-empty', (window) => window.getByRole('heading', { name: 'No packs yet' }).waitFor()],
  [
    'library',
    async (window) => {
      await window.getByRole('button', { name: 'Add sample pack' }).click()
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
      await window.getByRole('button', { name: 'Add section from library' }).click()
      await window.getByRole('dialog').waitFor()
    },
  ],
  [
    'counts',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.locator('.status-button').first().click()
      await window.getByRole('dialog', { name: 'Word count' }).waitFor()
    },
  ],
  [
    'spelling-of-pack',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.locator('.spelling-status').click()
      await window.getByRole('menu', { name: 'Spelling' }).waitFor()
    },
  ],
  [
    'spelling-menu',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.locator('.document p').first().click()
      await window.keyboard.press('End')
      await window.keyboard.type(' recieve this ')
      await window.locator('.document .misspelt').first().waitFor()
      await window.keyboard.press('F7')
      await window.getByRole('menuitem', { name: 'Ignore in this pack' }).waitFor()
    },
  ],
  [
    'slash',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.keyboard.press('End')
      await window.keyboard.type(' /')
      await window.locator('.slash-menu').waitFor()
    },
  ],
  [
    'comment',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.keyboard.press('Backspace')
      await window.keyboard.press('Home')
      await window.keyboard.press('Control+Shift+ArrowRight')
      await window.keyboard.press('Control+Alt+m')
      await window.locator('.popover textarea').fill('Is this agreed?')
    },
  ],
  [
    'editor-comments',
    async (window) => {
      await window.keyboard.press('Control+Enter')
      await window.getByRole('tab', { name: 'Comments' }).click()
      await window.locator('.comment-card').waitFor()
    },
  ],
  [
    'editor-abbreviations',
    async (window) => {
      await window.getByRole('tab', { name: 'Abbreviations' }).click()
      await window.getByText('List of abbreviations').waitFor()
    },
  ],
  [
    'split',
    async (window) => {
      await window.locator('.document').first().press(wordKeys.split)
      await window.locator('.text-column').nth(1).waitFor()
    },
  ],
  [
    'pages',
    async (window) => {
      await window.keyboard.press(wordKeys.split)
      await window.keyboard.press('Control+Alt+p')
      await window.locator('.page-sheet').first().waitFor()
    },
  ],
  [
    'pages-alone',
    async (window) => {
      await window.getByRole('button', { name: 'Pages only' }).click()
      await window.locator('.editor-panes > .pages-pane .page-sheet').first().waitFor()
    },
  ],
  [
    'focus',
    async (window) => {
      await window.getByRole('button', { name: 'Hide pages' }).click()
      await window.locator('.document').first().press('Control+Shift+Enter')
      await window.getByRole('toolbar', { name: 'Focus mode' }).waitFor()
    },
  ],
  [
    'shortcuts',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.keyboard.press('Control+/')
      await window.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    },
  ],
  [
    'palette',
    async (window) => {
      await window.keyboard.press('Escape')
      await window.keyboard.press(wordKeys.palette)
      await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
    },
  ],
  [
    'tour',
    async (window) => {
      await window.keyboard.type('take the tour')
      await window.keyboard.press('Enter')
      await window.locator('.tour-callout').waitFor()
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
  it('passes axe on every screen', async () => {
    running = await launchApp({ colorScheme })
    const found: Record<string, readonly string[]> = {}
    for (const [name, goThere] of screens) {
      await goThere(running.window)
      await settled(running.window)
      await screenshot(running.window, `${name}-${colorScheme}`)
      const faults = await accessibilityFaults(running.window)
      if (faults.length > 0) found[name] = faults
    }
    expect(found).toEqual({})
  })
})
