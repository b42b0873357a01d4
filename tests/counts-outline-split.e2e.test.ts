// What the author sees while writing: counts, markings, breadcrumbs, focus mode, split view.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guidance, p, trainer } from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, newPack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { settled } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await newPack(window, 'Desk')
})
afterEach(async () => {
  expect(running.complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const rows = (): Locator => window.locator('.outline-row')
const press = (key: string): Promise<void> => window.keyboard.press(key)
const type = (words: string): Promise<void> => window.keyboard.type(words)

/** Takes a screenshot in light and dark, and checks both with axe. */
async function look(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme })
    await settled(window)
    await screenshot(window, `${name}-${colorScheme}`)
    expect(await accessibilityFaults(window)).toEqual([])
  }
  await window.emulateMedia({ colorScheme: 'light' })
}

/** Puts the cursor into a new paragraph at the end of a section's title. */
async function paragraphUnderTitle(index: number): Promise<void> {
  await rows().nth(index).click()
  await rows().nth(index).press('Enter')
  await press('End')
  await press('Enter')
}

describe('counts', () => {
  const status = () => window.locator('.status-button').first()

  it('counts the text, the selection and the section; a click shows all counts', async () => {
    await expect.poll(() => status().innerText()).toMatch(/[\d,]+ words in this section/)
    const total = async () =>
      Number((await status().innerText()).match(/([\d,]+) words in the pack/)?.[1]?.replace(',', ''))
    await paragraphUnderTitle(0)
    const before = await total()
    await type('three more words ')
    await expect.poll(total).toBe(before + 3)
    await press('Shift+Home')
    await expect.poll(() => status().innerText()).toContain('3 words selected')
    await status().click()
    const table = window.getByRole('dialog', { name: 'Word count' })
    await expect
      .poll(() => table.locator('tbody tr').allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Characters \(with spaces\)\s+17\s/),
          expect.stringMatching(/^Words\s+3\s/),
        ]),
      )
    const pages = async () => (await table.locator('tbody tr').last().innerText()).split(/\s+/)
    await expect
      .poll(pages)
      .toEqual(['Pages', '–', expect.stringMatching(/^[1-9]$/), expect.stringMatching(/^\d+$/)])
    await look('counts')
    await press('Escape')
    await expect.poll(() => table.count()).toBe(0)
    await expect.poll(() => window.evaluate(() => document.activeElement?.className)).toBe('status-button')
    await press(wordKeys.palette)
    await type('word count')
    await press('Enter')
    await table.waitFor()
    await press('Escape')
    await expect.poll(() => table.count()).toBe(0)
  })

  it('tells what is selected and printed from what is not', async () => {
    const trainerWords = trainer('notes', p('Ask the class'))
    await makePack(window, 'Class', [sectionOf('One', p('two words'), guidance(p('more')), trainerWords)])
    await text().getByText('two words').click()
    await press('Control+a')
    await expect.poll(() => status().innerText()).toContain('3 words selected + 4 not printed')
    await expect.poll(() => status().innerText()).toContain('3 words in the pack')
  })
})

describe('markings', () => {
  const notice = () => window.locator('.marking-notice')
  const chip = () => window.locator('.marking-chip')
  const mark = async (name: string) => {
    await window.locator('.editor-toolbar [aria-label="Portion marking"]').click()
    await window.getByRole('menuitemcheckbox', { name }).click()
  }
  /** Opens a drop-down list in the panel, and chooses from it by Enter or a click. */
  const choose = async (label: string, option: string) => {
    await window
      .locator('.side-panel')
      .getByRole('button', { name: new RegExp(`^${label}: `) })
      .click()
    await window
      .getByRole('menu', { name: label })
      .getByRole('menuitemcheckbox', { name: option, exact: true })
      .click()
  }

  it('are rolled up; a pack or section marked below its portions is reported, and raised with one click', async () => {
    await window.locator('#tab-pack').click()
    await choose('Scheme', 'United Kingdom')
    await paragraphUnderTitle(2)
    await mark('(O-S) OFFICIAL-SENSITIVE')
    await expect.poll(() => notice().innerText()).toContain('higher than the pack (OFFICIAL)')
    await expect.poll(() => rows().nth(2).innerText()).toContain('(O-S)')
    await expect.poll(() => text().locator('[data-portion="(O-S)"]').count()).toBe(1)
    await look('markings')
    await rows().nth(0).click()
    await notice().getByRole('button', { name: 'Show', exact: true }).click()
    await expect.poll(() => rows().nth(2).getAttribute('data-current')).toBe('true')
    await notice().getByRole('button', { name: 'Raise the pack’s marking to OFFICIAL-SENSITIVE' }).click()
    await expect.poll(() => notice().innerText()).toBe('')
    await expect.poll(() => chip().innerText()).toBe('OFFICIAL-SENSITIVE')
    await expect
      .poll(() => window.locator('.marking-status').innerText())
      .toBe('Portions marked up to OFFICIAL-SENSITIVE')
    await text().press('Control+z')
    await expect.poll(() => chip().innerText()).toBe('OFFICIAL')
    await text().press('Control+y')
    await window.locator('#tab-section').click()
    await choose('Marking', 'OFFICIAL')
    await expect.poll(() => notice().innerText()).toContain('higher than its section (OFFICIAL)')
    await notice().getByRole('button', { name: 'Raise the section’s marking' }).click()
    await expect.poll(() => notice().innerText()).toBe('')
  })

  it('keep their level when the scheme changes, ask about caveat and portion marks, and are undone in one step', async () => {
    const level = () => window.locator('.side-panel').getByRole('button', { name: /^Level: / })
    const caveat = window.locator('.side-panel').getByLabel('Caveat', { exact: true })
    const dialog = (name: string) => window.getByRole('dialog', { name })
    const marks = () =>
      text().locator('[data-portion]:not([data-portion=""])').first().getAttribute('data-portion')
    await window.locator('#tab-pack').click()
    await choose('Scheme', 'United Kingdom')
    await paragraphUnderTitle(2)
    await mark('(O-S) OFFICIAL-SENSITIVE')
    await choose('Level', 'SECRET')
    await caveat.fill('UK EYES ONLY')
    await window.keyboard.press('Tab')
    // A single key on the closed list changes nothing.
    await level().focus()
    await press('ArrowDown')
    await press('Escape')
    await press('o')
    await expect.poll(() => chip().innerText()).toBe('SECRET')
    await choose('Scheme', 'NATO')
    await dialog('Change to NATO markings').waitFor()
    await look('marking-scheme-light')
    await dialog('Change to NATO markings').getByText('Written for United Kingdom markings').waitFor()
    await dialog('Change to NATO markings').getByLabel('Caveat').fill('RELEASABLE TO PfP')
    await dialog('Change to NATO markings')
      .getByLabel(/portion marks? to NATO/)
      .check()
    await press('Enter')
    await expect.poll(() => chip().innerText()).toBe('NATO SECRET')
    await expect.poll(() => caveat.inputValue()).toBe('RELEASABLE TO PfP')
    await expect.poll(marks).toBe('(NR)')
    await window.getByText('The pack is marked NATO SECRET').waitFor()
    await text().press('Control+z')
    await expect.poll(() => chip().innerText()).toBe('SECRET')
    expect([await caveat.inputValue(), await marks()]).toEqual(['UK EYES ONLY', '(O-S)'])
    // Without a scheme, leftover portion marks are listed and can be removed.
    await choose('Scheme', 'No marking')
    await expect.poll(() => dialog('Remove marking').innerText()).toContain('no marking is printed')
    await press('Enter')
    await expect
      .poll(() => notice().innerText())
      .toContain('which is not a level of the pack’s scheme (No marking)')
    await notice().getByRole('button', { name: 'Remove all marks' }).click()
    await expect.poll(() => notice().innerText()).toBe('')
    await text().press('Control+z')
    await text().press('Control+z')
    await expect.poll(() => chip().innerText()).toBe('SECRET')
  })
})

describe('the outline', () => {
  const titles = async () =>
    (await rows().locator('.outline-title').allInnerTexts()).map((title) => title.slice(0, 12))
  const numbers = () => rows().locator('.outline-number').allInnerTexts()

  it('moves, nests and excludes several sections at once, each undone in one step', async () => {
    const [first = '', second = '', third = '', ...rest] = await titles()
    await expect.poll(() => rows().first().innerText()).toMatch(/\d+ [wp]/)
    await rows().nth(1).click()
    await rows()
      .nth(2)
      .click({ modifiers: ['Shift'] })
    await press('Alt+ArrowUp')
    await expect.poll(titles).toEqual([second, third, ...rest.slice(0, 1), first, ...rest.slice(1)])
    await press('Control+z')
    await expect.poll(titles).toEqual([first, second, third, ...rest])
    await press('Alt+ArrowRight')
    await expect.poll(numbers).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '3', '4'])
    await press('Shift+F10')
    await window.getByRole('menuitemcheckbox', { name: 'Don’t print' }).click()
    await expect.poll(numbers).toEqual(['1', '', '', '', '2', '3', '4'])
    await press('Control+z')
    await press('Control+z')
    await expect.poll(numbers).toEqual(['1', '2', '3', '3.1', '4', '5', '6'])
  })

  it('is selected by keyboard and moved by dragging', async () => {
    const before = await titles()
    const selected = () =>
      rows().evaluateAll((all) => all.flatMap((row, index) => (row.ariaSelected === 'true' ? index : [])))
    await rows().first().click()
    await rows().first().focus()
    await press('Control+ArrowDown')
    await press('Control+ArrowDown')
    await press('Space')
    await expect.poll(selected).toEqual([0, 2])
    await press('Control+a')
    await expect.poll(selected).toEqual([0, 1, 2, 3, 4, 5, 6])
    await rows().last().click()
    await rows()
      .last()
      .dragTo(rows().first(), { targetPosition: { x: 60, y: 3 } })
    await expect.poll(titles).toEqual([before.at(-1), ...before.slice(0, -1)])
    await press('Control+z')
    await expect.poll(titles).toEqual(before)
  })
})

describe('breadcrumbs', () => {
  const crumbs = () => window.locator('.crumbs .crumb')

  it('show the path to the cursor; each lists its siblings', async () => {
    await rows().nth(3).click()
    await expect
      .poll(() => crumbs().allInnerTexts())
      .toEqual(['Pack', expect.stringMatching(/^3 /), expect.stringMatching(/^3.1 /)])
    await crumbs().nth(1).focus()
    await press('Enter')
    const lines = window.getByRole('menu').getByRole('menuitemcheckbox')
    await expect.poll(() => lines.count()).toBe(6)
    await look('breadcrumbs')
    await press('End')
    await press('Enter')
    await expect.poll(() => crumbs().allInnerTexts()).toEqual(['Pack', expect.stringMatching(/^6 /)])
    await expect.poll(() => window.evaluate(() => document.activeElement?.className)).toContain('document')
  })
})

describe('focus mode', () => {
  const visible = (selector: string) => window.locator(selector).first().isVisible()
  const shown = async () => [
    await visible('.outline'),
    await visible('.side-panel'),
    await visible('.editor-toolbar'),
  ]

  it('hides everything but the text, dims other paragraphs, keeps the line in place, and ends on Escape', async () => {
    await paragraphUnderTitle(3)
    await press('Control+Shift+Enter')
    await expect.poll(shown).toEqual([false, false, false])
    await press('Alt+F10')
    await press('Enter')
    await expect.poll(() => text().locator('.in-focus').count()).toBe(1)
    await press('Escape')
    await look('focus')
    await press('ArrowDown')
    await press('ArrowDown')
    await press('ArrowDown')
    const words = await text().locator('.in-focus').innerText()
    await window.getByRole('button', { name: 'Typewriter scrolling' }).click()
    await text().focus()
    const heights: number[] = []
    for (let step = 0; step < 3; step += 1) {
      await press('ArrowDown')
      // Chromium moves the cursor first and sends `selectionchange` later, before the next frame.
      await settled(window)
      heights.push(await caretHeight())
    }
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(12)
    for (let step = 0; step < 3; step += 1) await press('ArrowDown')
    await expect.poll(() => text().locator('.in-focus').innerText()).not.toBe(words)
    await press('Escape')
    await expect.poll(shown).toEqual([true, true, true])
    await press('Control+Shift+Enter')
    expect(
      await window.getByRole('button', { name: 'Typewriter scrolling' }).getAttribute('aria-pressed'),
    ).toBe('true')
  })

  const caretHeight = () =>
    window.evaluate(() => {
      // At a line break a position is at two points: the end of one line and the start of the next, where the caret
      // is.
      const places = document.getSelection()?.getRangeAt(0).getClientRects() ?? []
      return [...places].at(-1)?.top ?? 0
    })
})

describe('split view', () => {
  const pane = (index: number) => window.locator('.text-column').nth(index)
  const words = (index: number) => pane(index).locator('.document').innerText()
  const crumbs = (index: number) => pane(index).locator('.crumb').last().innerText()
  const active = () =>
    window
      .locator('.text-column')
      .evaluateAll((all) => all.findIndex((each) => 'active' in (each as HTMLElement).dataset))
  const times = async (mark: string) => [
    (await words(0)).split(mark).length - 1,
    (await words(1)).split(mark).length - 1,
  ]

  it('shows one text twice, editable in both panes, with one undo history', async () => {
    await paragraphUnderTitle(0)
    await press(wordKeys.split)
    await expect.poll(active).toBe(1)
    await type('«two»')
    await press('F6')
    await expect.poll(active).toBe(0)
    await type('«one»')
    await press('F6')
    await type('«three»')
    await expect.poll(() => times('«two»«one»«three»')).toEqual([1, 1])
    await rows().nth(4).click()
    await expect.poll(() => crumbs(1)).toMatch(/^4 /)
    await expect.poll(() => crumbs(0)).toMatch(/^1 /)
    await look('split-beside')
    await pane(1).locator('.document').press('Control+z')
    await expect.poll(() => times('«three»')).toEqual([0, 0])
    await press('Control+z')
    await press('Control+z')
    await expect.poll(() => times('«')).toEqual([0, 0])
    await press('Control+y')
    await expect.poll(() => times('«two»')).toEqual([1, 1])
    await window.locator('.save-status[data-phase="saved"]').waitFor()
  })

  it('has the controls of focus mode above it, under the names of the commands', async () => {
    await paragraphUnderTitle(0)
    await press(wordKeys.split)
    await expect.poll(active).toBe(1)
    await press('Control+Shift+Enter')
    const bar = window.getByRole('toolbar', { name: 'Focus mode' })
    expect(await bar.getByRole('button').allInnerTexts()).toEqual([
      'Dim other paragraphs',
      'Typewriter scrolling',
      'Exit focus mode',
    ])
    const bottom = await bar.evaluate((element) => element.getBoundingClientRect().bottom)
    const tops = await window
      .locator('.text-head')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(tops.length).toBe(2)
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(bottom)
    await look('focus-split')
    await bar.getByRole('button', { name: 'Exit focus mode' }).click()
    await expect.poll(() => bar.count()).toBe(0)
  })

  it('can be split horizontally, resized by keyboard and closed; the toolbar acts on the active pane', async () => {
    await paragraphUnderTitle(1)
    await press(wordKeys.split)
    await expect.poll(active).toBe(1)
    await pane(1).getByRole('button', { name: 'Split horizontally' }).click()
    await expect.poll(() => window.locator('.text-panes').getAttribute('data-split')).toBe('below')
    await paragraphUnderTitle(2)
    expect([await active(), await crumbs(0), await crumbs(1)]).toEqual([
      1,
      expect.stringMatching(/^2 /),
      expect.stringMatching(/^3 /),
    ])
    await type('strong words ')
    await press('Shift+Home')
    const plain = await pane(0).locator('.document strong').count()
    await window.locator('.editor-toolbar [aria-label^="Bold"]').click()
    const bold = (index: number) => pane(index).locator('.document strong').count()
    await expect.poll(() => bold(0)).toBe(plain + 1)
    await expect.poll(() => bold(1)).toBe(plain + 1)
    await press('End')
    await type(' /table')
    await window.locator('.slash-menu').waitFor()
    await press('Escape')
    const handle = window.getByRole('separator', { name: 'Second pane size' })
    const height = async () => Number(await handle.getAttribute('aria-valuenow'))
    const before = await height()
    await handle.focus()
    await press('ArrowUp')
    await expect.poll(height).toBe(before + 16)
    await look('split-below')
    await pane(1).getByRole('button', { name: 'Remove split' }).click()
    await expect.poll(() => window.locator('.document').count()).toBe(1)
    await type('still typing')
    await expect.poll(() => text().innerText()).toContain('still typing')
  })
})

describe('undo', () => {
  const titles = () => rows().locator('.outline-title').allInnerTexts()
  const saved = () => window.locator('.save-status[data-phase="saved"]').waitFor()

  it('undoes changes to text and outline in order, back to when the pack was opened', async () => {
    const [before, words] = [await titles(), await text().textContent()]
    for (let step = 0; step < 12; step += 1) {
      await rows()
        .nth(step % 3)
        .click()
      await press('Alt+ArrowDown')
      await press('Enter')
      await press('End')
      await type(` ${step}`)
      await press('Enter')
    }
    await rows().nth(1).click()
    await press('F2')
    await type('Another title')
    await press('Enter')
    await expect.poll(titles).toContain('Another title')
    await rows().nth(1).focus()
    await press('Delete')
    await expect.poll(titles).not.toContain('Another title')
    const toast = window.locator('.toast', { hasText: 'removed' })
    await toast.waitFor()
    await press('Control+z')
    await toast.waitFor({ state: 'detached' })
    await expect.poll(titles).toContain('Another title')
    for (let step = 0; step < 60; step += 1) await press('Control+z')
    await expect.poll(titles).toEqual(before)
    await expect.poll(() => text().textContent()).toBe(words)
    await saved()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await window.getByRole('row', { name: /Desk/ }).press('Enter')
    await text().waitFor()
    await text().press('Control+y')
    expect(await titles()).toEqual(before)
  })

  it('focuses the first control of the export dialog, even though the pack must be read first', async () => {
    await text().click()
    await press(wordKeys.export)
    const focused = () =>
      window.evaluate(() => document.activeElement?.closest('.form-row')?.textContent ?? '')
    await expect.poll(focused).toContain('File')
  })
})
