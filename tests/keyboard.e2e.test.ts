// The main job without a mouse: no pointer events, the focus always visible, no keyboard trap.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { answerSaveDialog } from './harness/dialogs'
import { type Focused, focused, tabTo } from './harness/keyboard'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { pageTexts } from './harness/pdf'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
/** All elements that had the focus. */
let stops: Focused[]
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  stops = []
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.keyboard.press(key)
}
const type = (words: string): Promise<void> => window.keyboard.type(words)
const go = async (wanted: RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void> => {
  stops.push(...(await tabTo(window, wanted, key)))
}
/** Elements whose focus was not visible; at the start the page as a whole has it. */
const unseen = () =>
  stops.filter(({ name, visible }) => !visible && !name.startsWith('body')).map(({ name }) => name)
/** Number and title of each section; its length follows in a quiet moment. */
const rows = () =>
  window
    .locator('.outline-row')
    .evaluateAll((all) =>
      all.map((row) =>
        ['.outline-number', '.outline-title'].map((part) => row.querySelector(part)?.textContent).join(' '),
      ),
    )

it('makes, writes, orders, closes, opens and exports a pack by keyboard', async () => {
  await go(/^button New pack/)
  await press('Enter')
  await window.getByRole('dialog').waitFor()
  await go(/^input .*Title/)
  await type('By hand')
  await go(/^button .*Marking scheme/)
  await press('Enter')
  await type('u')
  await type('u')
  await press('Enter')
  await go(/^input .*Host nation/)
  await type('Norway')
  await go(/^button Create pack/)
  await press('Enter')
  await window.locator('.document').waitFor()

  await go(/^input .*Counterpart/)
  await type('General Nordby')
  await go(/^textbox Text of the pack/, 'Shift+Tab')
  await press('Control+End', 'Control+Home', 'Enter')
  await type('Typed by hand. ')
  await press('Control+Alt+t')
  await window.getByRole('dialog', { name: 'Insert table' }).waitFor()
  await press('Enter')
  await window.locator('.document table').last().waitFor()
  await type('Cell one')
  await press('Tab')
  await type('Cell two')
  await press('Control+Enter')
  await type('Below the table, ')
  // To the toolbar, along it to a button, and back.
  await press('Alt+F10')
  for (let step = 0; step < 40 && !/^button Bold/.test((await focused(window)).name); step += 1) {
    stops.push(await focused(window))
    await press('ArrowRight')
  }
  await press('Enter', 'Alt+F10', 'Escape')
  await type('in bold.')
  await window.locator('.document strong', { hasText: 'in bold.' }).waitFor()

  await go(/^treeitem/, 'Shift+Tab')
  const before = await rows()
  await press('Home', 'ArrowDown', 'Alt+ArrowUp')
  await expect.poll(async () => (await rows())[0]).toContain(before[1]?.replace(/^\S+\s+/, '') ?? '?')
  const after = await rows()
  await screenshot(window, 'keyboard-editor')
  await go(/^button Back to all packs/, 'Shift+Tab')
  await press('Enter')

  await window.locator('tr', { hasText: 'By hand' }).waitFor()
  await go(/^tr By hand/)
  await press('Enter')
  await window.locator('.document').waitFor()
  await expect.poll(rows).toEqual(after)
  const pdf = join(running.home, 'by-hand.pdf')
  await answerSaveDialog(running.app, pdf)
  await go(/^button Export/)
  await press('Enter')
  await window.getByRole('dialog', { name: 'Export as PDF' }).getByText('Paper').waitFor()
  // The edition is not chosen yet: the export goes to it.
  await go(/^button Export/)
  await press('Enter')
  await press('Space')
  await go(/^button Export/)
  await press('Enter')
  await expect.poll(() => existsSync(pdf)).toBe(true)
  const words = (await pageTexts(pdf)).join(' ')
  for (const part of ['General Nordby', 'Typed by hand.', 'Cell two', 'in bold.'])
    expect(words).toContain(part)
  expect(unseen()).toEqual([])
})

it('cycles through the whole screen with Tab, in both directions', async () => {
  await go(/^button Add sample pack/)
  await press('Enter')
  await go(/^tr .*Tarsenia/)
  await press('Enter')
  await window.locator('.document').waitFor()
  const wanted = [
    /^textbox Text of the pack/,
    /^treeitem/,
    /^button Back/,
    /^button Export/,
    /^tab /,
    /^textbox Text/,
  ]
  for (const key of ['Tab', 'Shift+Tab'] as const)
    for (const place of wanted) {
      await press(key)
      await go(place, key)
    }
  expect(unseen()).toEqual([])
})
