// The context menu of the text on links, fields, notes, tables and images; text converted to fields; the menu of the outline.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { answerMessageBox, catchShell } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const text = () => window.locator('.document')
const menu = () => window.getByRole('menu', { name: 'Text' })
const press = (key: string) => window.keyboard.press(key)
const type = (words: string) => window.keyboard.type(words)
const choose = (name: string | RegExp) =>
  menu()
    .getByRole(/^Width/.test(String(name)) ? 'menuitemcheckbox' : 'menuitem', { name })
    .click()
const labels = () => menu().locator('.menu-label').allInnerTexts()

/** A pack that starts with an empty line, with the cursor in it. */
async function startPack(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  running = await launchApp({ colorScheme })
  window = running.window
  await newPack(window, 'Places')
  await text()
    .getByText('Attachés posted abroad')
    .first()
    .click({ position: { x: 10, y: 8 } })
  await press('Home')
  await press('Enter')
  await press('ArrowUp')
}

/** On the first line of a box that may wrap over two lines. */
async function rightClick(at: Locator): Promise<void> {
  await at.scrollIntoViewIfNeeded()
  const { x = 0, y = 0 } = await at.evaluate((element) => element.getClientRects()[0]?.toJSON() ?? {})
  await window.mouse.click(x + 6, y + 6, { button: 'right' })
}

describe('the menu of the text', () => {
  it('opens, changes and removes a link', async () => {
    await startPack()
    await type('Home')
    await press('Shift+Home')
    await press(wordKeys.link)
    await window.getByLabel('Address').fill('https://example.org/')
    await press('Enter')
    const link = text().locator('a', { hasText: 'Home' })
    const handed = await catchShell(running.app)
    await answerMessageBox(running.app, 0)
    await rightClick(link)
    await choose(/^Open link/)
    await expect.poll(handed).toEqual(['openExternal https://example.org/'])
    await rightClick(link)
    await choose(/^Remove link/)
    await expect.poll(() => link.count()).toBe(0)
  })

  it('closes for a shortcut, which then works from the text', async () => {
    await startPack()
    await type('Words')
    await press('Shift+F10')
    await menu().waitFor()
    await press(wordKeys.palette)
    await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
    await expect.poll(() => menu().count()).toBe(0)
    await press('Escape')
    await type(' more')
    await text().getByText('Words more').waitFor()
  })

  it("works on tables and explains what can't be done", async () => {
    await startPack()
    await press('Control+Alt+t')
    await press('Enter')
    const rows = text().locator('table').first().locator('tr')
    await expect.poll(() => rows.count()).toBe(4)
    await press('Shift+F10')
    await menu().waitFor()
    await expect.poll(labels).toContain('Insert row below')
    const merge = menu().getByRole('menuitem', { name: 'Merge cells' })
    await expect.poll(() => merge.getAttribute('aria-disabled')).toBe('true')
    await screenshot(window, 'menu-table')
    await choose('Insert row below')
    await expect.poll(() => rows.count()).toBe(5)
  })

  it('fills in a field, and converts it to text', async () => {
    await startPack('dark')
    const chip = text().locator('.field-chip[data-empty]').first()
    const name = await chip.getAttribute('data-field')
    await rightClick(chip)
    await screenshot(window, 'menu-field-dark')
    expect(await accessibilityFaults(window)).toEqual([])
    expect(
      await menu().getByRole('menuitem', { name: 'Convert to text' }).getAttribute('aria-disabled'),
    ).toBe('true')
    await choose(/^Fill in/)
    const input = window.locator(`[data-field-input="${name}"]`)
    await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true)
    await input.fill('Norway')
    const filled = text().locator(`.field-chip[data-field="${name}"]`)
    const before = await filled.count()
    await rightClick(filled.first())
    await choose('Convert to text')
    await expect.poll(() => filled.count()).toBe(before - 1)
  })

  it('edits notes', async () => {
    await startPack()
    await type('Fact')
    await press('Control+Alt+f')
    await window.getByRole('dialog', { name: 'Note' }).getByLabel('Note text').fill('As told')
    await press('Escape')
    const notes = text().locator('.note-marker')
    const note = notes.first()
    const before = await notes.count()
    await note.click({ button: 'right' })
    await choose(/^Edit note/)
    await window.getByRole('dialog', { name: 'Note' }).waitFor()
    await press('Escape')
    await note.click({ button: 'right' })
    await choose(/^Delete note/)
    await expect.poll(() => notes.count()).toBe(before - 1)
  })
})

describe('fields', () => {
  it('are made from every occurrence of some text, keep it as their value, and are undone in one step', async () => {
    await startPack()
    await type('Ruritania and Ruritania')
    await press('Home')
    for (let at = 0; at < 'Ruritania'.length; at += 1) await press('Shift+ArrowRight')
    await press('Shift+F10')
    await choose('Convert to field…')
    const dialog = window.getByRole('dialog', { name: 'Convert to field' })
    await dialog.getByLabel('Field', { exact: true }).selectOption('New field')
    await dialog.getByLabel('Label').fill('Other state')
    await screenshot(window, 'make-field')
    expect(await accessibilityFaults(window)).toEqual([])
    await press('Enter')
    const chips = text().locator('.field-chip[data-field="other_state"]')
    await expect.poll(() => chips.allInnerTexts()).toEqual(['Ruritania', 'Ruritania'])
    await expect.poll(() => window.locator('[data-field-input="other_state"]').inputValue()).toBe('Ruritania')
    await press('Control+z')
    await expect.poll(() => chips.count()).toBe(0)
    await expect.poll(() => text().innerText()).toContain('Ruritania and Ruritania')
  })

  it('can be reached one by one by keyboard while empty', async () => {
    await startPack()
    const focused = () =>
      window.evaluate(() => document.activeElement?.getAttribute('data-field-input') ?? '')
    await press('Control+Alt+j')
    await expect.poll(focused).not.toBe('')
    const first = await focused()
    await press('Control+Alt+j')
    await expect.poll(focused).not.toBe(first)
  })
})

it('renames a section from the menu of the outline', async () => {
  await startPack()
  const row = window.locator('.outline-row').nth(1)
  await row.click({ button: 'right' })
  await window
    .getByRole('menu', { name: 'Section' })
    .getByRole('menuitem', { name: /^Rename/ })
    .click()
  await window.getByLabel('Section title').fill('Renamed here')
  await press('Enter')
  await expect.poll(() => row.innerText()).toContain('Renamed here')
})
