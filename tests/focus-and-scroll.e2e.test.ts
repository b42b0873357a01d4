// The basics: focus, scroll position and space for the text survive dialogs, menus and panes.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readClipboard } from './harness/clipboard'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'
import { pause } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('button', { name: 'Add sample pack' }).click()
  await window.getByRole('row', { name: /Tarsenia/ }).dblclick()
  await window.locator('.document').first().waitFor()
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = (key: string) => window.keyboard.press(key)
const type = (words: string) => window.keyboard.type(words)
const focus = () =>
  window.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? ''
  })
const TEXT = 'Text of the pack'
const scrolled = () =>
  window
    .locator('.text-scroll')
    .first()
    .evaluate((pane) => pane.scrollTop)
const menuLines = () => window.getByRole('menu').locator('.menu-label').allInnerTexts()

/** Sets the inner size of the window, in CSS pixels. */
async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, [x = 0, y = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y),
    [width, height],
  )
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width)
}

it('keeps the scroll position while the palette opens a dialog, and returns the focus', async () => {
  await press('Control+End')
  await expect.poll(scrolled).toBeGreaterThan(1000)
  const before = await scrolled()
  await press(wordKeys.palette)
  await type('special character')
  await press('Enter')
  await window.getByRole('combobox', { name: 'Search symbols by name' }).waitFor()
  expect(await scrolled()).toBe(before)
  await press('Escape')
  await expect.poll(focus).toBe(TEXT)
  expect(await scrolled()).toBe(before)
})

/** The cells of the sample's first table of facts. */
const facts = () => window.locator('.document table', { hasText: 'Capital, area, population' }).locator('td')

it('keeps the line with the cursor in place when panes open and close', async () => {
  const cell = facts().first()
  const height = async () => (await cell.boundingBox())?.y ?? 0
  await cell.click()
  // The position is recorded once nothing moves.
  await pause(window, 400)
  const before = await height()
  const stays = () => expect.poll(async () => Math.abs((await height()) - before)).toBeLessThan(6)
  for (const name of ['Details', 'Pages', 'Pages', 'Details']) {
    const width = () =>
      window
        .locator('.text-column')
        .first()
        .evaluate((column) => column.clientWidth)
    const wide = await width()
    await window.locator(`.editor-header [aria-label="${name}"]`).click()
    await expect.poll(width).not.toBe(wide)
    await stays()
    await pause(window, 200)
  }
})

it('has one scroll bar in a long dialog, and lists all shortcuts of the text', async () => {
  await press(wordKeys.export)
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByText('Paper').waitFor()
  await expect
    .poll(() => dialog.evaluate((box) => box.scrollHeight - box.clientHeight))
    .toBeLessThanOrEqual(1)
  await press('Escape')
  await press('Control+/')
  const keys = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await keys.getByText('Numbered paragraph', { exact: true }).waitFor()
  await expect.poll(() => keys.locator('.shortcut').count()).toBeGreaterThan(70)
  await screenshot(window, 'shortcuts')
})

describe('pages only', () => {
  it('take the focus and hide the text tools, then return both', async () => {
    await press('Control+Alt+p')
    await window.getByRole('button', { name: 'Pages only' }).click()
    await expect.poll(focus).toContain('Print preview')
    await expect.poll(() => window.locator('.editor-toolbar').isVisible()).toBe(false)
    await window.getByRole('button', { name: 'Hide pages' }).click()
    await expect.poll(focus).toBe(TEXT)
    await expect.poll(() => window.locator('.editor-toolbar').isVisible()).toBe(true)
  })
})

describe('in a small window', () => {
  const width = (selector: string) =>
    window
      .locator(selector)
      .first()
      .evaluate((box) => box.clientWidth)

  it('the text keeps room beside pages and a split view, and the table tools need no second row', async () => {
    await resize(900, 650)
    const height = () => window.locator('.editor-toolbar').evaluate((bar) => bar.clientHeight)
    const before = await height()
    await window.locator('.document td').first().click()
    await window.locator('[aria-label="Table"][aria-haspopup]').waitFor()
    expect(await height()).toBe(before)
    await press('Control+Alt+p')
    await window.locator('.page-sheet').first().waitFor()
    await expect.poll(() => width('.text-column')).toBeGreaterThan(280)
    await screenshot(window, 'narrow-pages')
    await press('Control+Alt+p')
    await press(wordKeys.split)
    await expect.poll(() => window.locator('.text-column').count()).toBe(2)
    await expect.poll(() => width('.text-column')).toBeGreaterThan(280)
    await screenshot(window, 'narrow-split')
    await press(wordKeys.split)
    await resize(720, 480)
    await press('Control+Alt+p')
    await window.locator('.page-sheet').first().waitFor()
    await expect.poll(() => width('.text-column')).toBeGreaterThan(250)
    await screenshot(window, 'smallest-pages')
  })
})

describe('commands at the cursor', () => {
  it('sort a table from the context and slash menus, and name it when cells are selected', async () => {
    const first = () => facts().first().innerText()
    await facts().nth(1).click({ button: 'right' })
    await expect
      .poll(menuLines)
      .toEqual(expect.arrayContaining(['Insert row above', 'Sort ascending', 'Delete table']))
    const before = await first()
    await window.getByRole('menuitem', { name: 'Sort ascending' }).click()
    await expect.poll(first).not.toBe(before)
    await press('Control+z')
    await expect.poll(first).toBe(before)
    await facts().nth(1).click()
    await press('End')
    await type(' /smallest')
    await window.locator('.slash-menu').waitFor()
    await press('Enter')
    await expect.poll(first).not.toContain(before)
    await press('Shift+ArrowDown')
    await press('Shift+ArrowDown')
    const style = window.getByRole('combobox', { name: 'Paragraph style' })
    await expect
      .poll(() => style.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text))
      .toBe('Cells')
  })

  it('turn a section to landscape from the slash menu, and back from the outline', async () => {
    await window.locator('.document p').first().click()
    await press('End')
    await type(' /landscape')
    await window.locator('.slash-menu').waitFor()
    await press('Enter')
    await window.locator('#tab-section').click()
    const landscape = window.getByRole('checkbox', { name: 'Landscape pages' })
    await expect.poll(() => landscape.isChecked()).toBe(true)
    await window.locator('.outline-row').first().click({ button: 'right' })
    await window.getByRole('menuitemcheckbox', { name: 'Landscape pages' }).click()
    await expect.poll(() => landscape.isChecked()).toBe(false)
  })

  it('shrink an image by key, size and describe it from the toolbar, and delete it from its menu', async () => {
    const figure = window.locator('.document figure').first()
    const frame = figure.locator('.picture-frame')
    const width = () =>
      frame.evaluate((box) =>
        Math.round((100 * box.clientWidth) / box.parentElement!.parentElement!.clientWidth),
      )
    const images = () => window.locator('.document figure').count()
    const before = await images()
    await frame.click()
    const tools = window.locator('.editor-toolbar [aria-label="Image"][aria-haspopup]')
    await tools.click()
    await window.getByRole('menuitemcheckbox', { name: 'Width 50%' }).click()
    const half = await width()
    await press('Alt+Shift+ArrowLeft')
    await expect.poll(width).toBeLessThan(half)
    await press('Enter')
    await window.getByLabel('Alternative text', { exact: true }).fill('A map of the gulf')
    await press('Escape')
    await expect.poll(() => figure.getByRole('img', { name: 'A map of the gulf' }).count()).toBe(1)
    await frame.click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Delete image' }).click()
    await expect.poll(images).toBe(before - 1)
    await press('Control+z')
    await expect.poll(images).toBe(before)
  })

  it('leave code on Enter in an empty line', async () => {
    await press('Control+End')
    await press('Enter')
    await press('Control+Alt+c')
    await type('some code')
    for (let line = 0; line < 3; line += 1) await press('Enter')
    await type('and after it')
    await expect.poll(() => window.locator('.document pre').innerText()).toBe('some code')
    await expect.poll(() => window.locator('.document p', { hasText: 'and after it' }).count()).toBe(1)
  })
})

it("copies a word without its paragraph's number, and whole paragraphs with theirs", async () => {
  const paragraph = window
    .locator('.document [data-type="numberedParagraph"]:not(:has(.note-marker, .field-chip))')
    .first()
  // Sections above get their true height when they are drawn: it is clicked when it no longer moves.
  await paragraph.scrollIntoViewIfNeeded()
  let last = Number.NaN
  const moves = async () => {
    const before = last
    last = await paragraph.evaluate((element) => element.getBoundingClientRect().top)
    return last !== before
  }
  await expect.poll(moves, { interval: 300 }).toBe(false)
  await paragraph.dblclick({ position: { x: 60, y: 10 } })
  const word = (await window.evaluate(() => String(document.getSelection()))).trim()
  await press('Control+c')
  await expect.poll(async () => (await readClipboard(running.app)).text.trim()).toBe(word)
  await press('Home')
  await press('Control+Shift+ArrowDown')
  await press('Control+c')
  await expect.poll(async () => (await readClipboard(running.app)).text).toMatch(/^\d+\. /)
})

it('shows which search options are on, and is opened and closed from the text', async () => {
  await press('Control+f')
  const way = window.getByRole('button', { name: 'Whole words' })
  const look = () => way.evaluate((button) => getComputedStyle(button).boxShadow)
  const off = await look()
  await way.click()
  await expect.poll(look).not.toBe(off)
  // The same shortcut returns to it from the text, and Escape closes it from there too.
  await window.locator('.document p').first().click()
  await press('Control+f')
  await expect.poll(focus).toBe('Find')
  await window.locator('.document p').first().click()
  await press('Escape')
  await window.locator('.find-bar').waitFor({ state: 'detached' })
  await expect.poll(focus).toBe(TEXT)
  // Escape selects nothing that the next letter would replace.
  const words = await window.locator('.document p').first().innerText()
  await press('Escape')
  await type('x')
  expect((await window.locator('.document p').first().innerText()).replace('x', '')).toHaveLength(
    words.replace('x', '').length,
  )
})

it('enters a date-time group from a calendar, and restores a field that was removed', async () => {
  await window.locator('.document p').first().click()
  await press('End')
  await press(wordKeys.field)
  await window.getByRole('button', { name: 'New field…' }).click()
  const dialog = window.getByRole('dialog', { name: 'New field' })
  await dialog.getByLabel('Label').fill('Wheels up')
  await dialog.getByLabel('Type').selectOption({ label: 'Date-time group' })
  await dialog.getByRole('button', { name: 'Create and insert' }).click()
  await window.locator('#tab-fields').click()
  const panel = window.locator('.side-panel')
  const row = panel.locator('.form-row', { hasText: 'Wheels up' })
  await row.getByLabel('Date and time in UTC').fill('2026-11-05T04:07')
  await expect.poll(() => row.getByLabel('Wheels up', { exact: true }).inputValue()).toBe('050407Z NOV 26')
  await screenshot(window, 'date-time-group')
  await window.locator('.document').first().press('Control+z')
  await panel.getByRole('button', { name: 'Remove the field “Wheels up”' }).click()
  await expect.poll(() => panel.getByText('Wheels up').count()).toBe(0)
  await window.locator('.toast', { hasText: 'removed' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => panel.getByTitle('050407Z NOV 26').count()).toBe(1)
})
