// The command palette and the slash menu in the real window, by keyboard.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp | undefined
let window: Page
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const text = (): Locator => window.getByRole('textbox', { name: 'Text of the pack' })
const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' })
const options = (): Locator => palette().getByRole('option')
const slash = (): Locator => window.getByRole('listbox', { name: 'Insert' })
const press = (key: string): Promise<void> => window.keyboard.press(key)
const type = (words: string): Promise<void> => window.keyboard.type(words)
const focused = (): Promise<string | null | undefined> =>
  window.evaluate(() => document.activeElement?.getAttribute('aria-label'))

async function start(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  running = await launchApp({ colorScheme })
  window = running.window
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
}

/** A pack with a new empty line below its first paragraph. */
async function write(): Promise<void> {
  await newPack(window, 'Desk')
  await text().getByText('Attachés posted abroad').first().click()
  await press('End')
  await press('Enter')
  await press('Control+Alt+0')
}

/** Opens the palette, types, and runs what comes first. */
async function command(words: string): Promise<void> {
  await press(wordKeys.palette)
  await palette().waitFor()
  await type(words)
  await press('Enter')
  await palette().waitFor({ state: 'detached' })
}

describe('the palette', () => {
  it('shows commands with their shortcuts, runs them, and returns the focus', async () => {
    await start()
    await write()
    await type('plain ')
    await press(wordKeys.palette)
    await palette().waitFor()
    const input = palette().getByRole('combobox')
    await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => options().count()).toBeGreaterThan(60)
    await type('bo')
    await expect.poll(() => options().first().innerText()).toMatch(/Bold[\s\S]*Ctrl\+B/)
    await expect.poll(() => palette().getByRole('status').innerText()).toMatch(/^\d+ found$/)
    const first = await input.getAttribute('aria-activedescendant')
    await press('ArrowDown')
    await expect.poll(() => input.getAttribute('aria-activedescendant')).not.toBe(first)
    await press('ArrowUp')
    await expect.poll(() => options().first().getAttribute('aria-selected')).toBe('true')
    await press('Enter')
    await palette().waitFor({ state: 'detached' })
    await type('strong')
    await expect
      .poll(() =>
        text()
          .locator('strong', { hasText: /^strong$/ })
          .count(),
      )
      .toBe(1)
    await press(wordKeys.palette)
    await type('nothing like that')
    await expect.poll(() => palette().getByRole('status').innerText()).toBe('No results')
    await press('Escape')
    await palette().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Text of the pack')
  })

  it('goes to sections, inserts sections from templates, and opens dialogs', async () => {
    await start()
    await write()
    const rows = window.getByRole('tree', { name: 'Sections' }).getByRole('treeitem')
    const before = await rows.count()
    const last = await rows.last().locator('.outline-title').innerText()
    await command(`go to ${last}`)
    await expect.poll(() => rows.last().getAttribute('aria-current')).toBe('location')
    await command('insert section deterrence')
    await expect.poll(() => rows.count()).toBe(before + 1)
    await command('link')
    await window.getByRole('dialog', { name: /link/i }).waitFor()
    await press('Escape')
    await press(wordKeys.link)
    await window.getByRole('dialog', { name: /link/i }).waitFor()
    await press('Escape')
    await command('export')
    await window.getByRole('dialog', { name: 'Export as PDF' }).waitFor()
  })

  it('also works on the start screen, and changes the appearance', async () => {
    await start()
    await command('sample pack')
    await window.getByRole('row', { name: /Tarsenia/ }).waitFor()
    await command('appearance dark')
    const theme = () => running?.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
    await expect.poll(theme).toBe('dark')
    await press(wordKeys.palette)
    await type('appearance dark')
    await expect.poll(() => options().first().innerText()).toContain('on')
    await press('Escape')
    await command('open pack tars')
    await text().waitFor()
    await command('all packs')
    await window.getByRole('row', { name: /Tarsenia/ }).waitFor()
  })
})

describe('the slash menu', () => {
  it('inserts the chosen item as one undo step, and keeps the typed text on Escape', async () => {
    await start()
    await write()
    await type('/')
    await slash().waitFor()
    await expect.poll(() => text().getAttribute('aria-activedescendant')).toBe('slash-option-0')
    await type('key j')
    await expect.poll(() => slash().getByRole('option').count()).toBe(1)
    await press('Enter')
    await slash().waitFor({ state: 'detached' })
    await type('They will hold.')
    const box = text().locator('[data-kind="keyJudgement"]', { hasText: 'They will hold.' })
    await expect.poll(() => text().getByText('They will hold.').count()).toBe(1)
    await expect.poll(() => text().innerText()).not.toContain('/key')
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => text().getByText('/key j').count()).toBe(1)
    await expect.poll(() => box.count()).toBe(0)
    await type(' and/or ')
    await type('/h')
    await slash().waitFor()
    await press('Escape')
    await slash().waitFor({ state: 'detached' })
    await press('Enter')
    await expect.poll(() => text().getByText('and/or /h').count()).toBe(1)
  })

  it('stays in the window at 200 %', async () => {
    await start()
    await write()
    await running?.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2),
    )
    await type('/')
    await slash().waitFor()
    const room = () =>
      slash().evaluate((menu) => {
        const { top, bottom, left, right } = menu.getBoundingClientRect()
        return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
      })
    await expect.poll(room).toBe(true)
    await screenshot(window, 'slash-zoomed')
    await press('Escape')
    await press(wordKeys.palette)
    await palette().waitFor()
    await screenshot(window, 'palette-zoomed')
    await expect
      .poll(() => palette().evaluate((dialog) => dialog.getBoundingClientRect().bottom <= innerHeight))
      .toBe(true)
  })

  it('opens notes and dialogs, and finds symbols', async () => {
    await start()
    await write()
    await type('At 20 /deg')
    await press('Enter')
    await type('C it boils /foot')
    await press('Enter')
    const note = window.getByRole('dialog', { name: 'Note' }).getByLabel('Note text')
    await note.fill('Not water')
    await press('Escape')
    await expect.poll(() => text().getByText('At 20 °C it boils').count()).toBe(1)
    await type(' /symbol')
    await press('Enter')
    const symbols = window.getByRole('dialog', { name: 'Symbols' })
    await symbols.getByRole('combobox').waitFor()
    await type('small omega')
    await press('Enter')
    await expect.poll(() => text().getByText('ω').count()).toBe(1)
    await type(' /field')
    await press('Enter')
    await window.getByRole('dialog', { name: /field/i }).waitFor()
  })
})

it('goes to the toolbar with Alt+F10 from everywhere, and back with Escape', async () => {
  await start()
  await write()
  await press('Alt+F10')
  const bar = window.getByRole('toolbar', { name: 'Text' })
  const inBar = () => bar.evaluate((element) => element.contains(document.activeElement))
  await expect.poll(inBar).toBe(true)
  await press('ArrowRight')
  await expect.poll(inBar).toBe(true)
  await press('Escape')
  await expect.poll(focused).toBe('Text of the pack')
  await window.getByRole('treeitem').first().click()
  await press('Alt+F10')
  await expect.poll(inBar).toBe(true)
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('passes axe', async () => {
    await start(colorScheme)
    await write()
    await press(wordKeys.palette)
    await palette().waitFor()
    await screenshot(window, `palette-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
    await type('sec')
    await screenshot(window, `palette-search-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
    await press('Escape')
    await type('/')
    await slash().waitFor()
    await screenshot(window, `slash-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
    await press('Escape')
    await command('symbol…')
    await window.getByRole('dialog', { name: 'Symbols' }).waitFor()
    await screenshot(window, `symbols-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
  })
})
