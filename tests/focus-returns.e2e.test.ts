// Whatever is opened from a bar, panel, menu or dialog returns the focus to where it was, by Escape and by its own button.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { settled } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await button('Add sample pack').click()
  await window.getByRole('row', { name: /Tarsenia/ }).dblclick()
  await window.locator('.document').first().waitFor()
  await expect.poll(focus).toBe('textbox Text of the pack')
})
afterEach(async () => {
  expect(running.complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

const press = (key: string): Promise<void> => window.keyboard.press(key)
const button = (name: string | RegExp): Locator => window.getByRole('button', { name }).last()
const opened = (): Locator => window.locator('dialog[open], [role="menu"], .popover')
const field = (name: string): Locator => window.getByLabel(name, { exact: true })
const row = (): Locator => window.getByRole('treeitem').nth(1)

/** The focused element, in words that tell it from others. */
const focus = (): Promise<string> =>
  window.evaluate(() => {
    const { activeElement: one } = document
    if (!one || one === document.body) return 'nothing'
    // The length of a section follows in a quiet moment.
    const words = (one.querySelector('.outline-title') ?? one).textContent
    const label = one.getAttribute('aria-label') ?? words?.replace(/[\d,.]+/g, '').slice(0, 40)
    return `${one.getAttribute('role') ?? one.tagName.toLowerCase()} ${label}`
  })

/** Opens something, closes it, and says where the focus was before and after. */
async function visit(open: () => Promise<void>, close: () => Promise<void>): Promise<[string, string]> {
  const before = await focus()
  const count = await opened().count()
  await open()
  await expect.poll(() => opened().count()).toBeGreaterThan(count)
  await close()
  await expect.poll(() => opened().count()).toBe(count)
  await settled(window)
  return [before, await focus()]
}

const byEscape = () => press('Escape')

it('returns from what keys open, wherever the focus was', async () => {
  const places: Record<string, () => Promise<void>> = {
    text: () => window.locator('.document').first().focus(),
    find: () => press('Control+f'),
    replace: () => press('Control+h'),
    outline: () => row().click(),
    toolbar: () => press('Alt+F10'),
  }
  const keys = {
    ...{ 'Go to': 'Control+g', palette: wordKeys.palette, settings: 'Control+,', shortcuts: 'Control+/' },
    ...{ export: wordKeys.export, print: 'Control+p', 'word count': 'Control+Shift+g' },
  }
  for (const [place, go] of Object.entries(places)) {
    await go()
    for (const [what, key] of Object.entries(keys)) {
      const [before, after] = await visit(() => press(key), byEscape)
      expect(after, `${what} from ${place}`).toBe(before)
    }
  }
})

it('keeps the find bar open under a dialog, and closes it with the next Escape', async () => {
  await press('Control+f')
  await window.keyboard.type('Tarsenia')
  await visit(() => press('Control+g'), byEscape)
  await expect.poll(() => field('Find').inputValue()).toBe('Tarsenia')
  await press('Escape')
  await expect.poll(focus).toBe('textbox Text of the pack')
  expect(await field('Find').count()).toBe(0)
})

it('returns to the button or row that opened it, by Escape and by its button', async () => {
  const tool = (name: string) => window.getByRole('toolbar').getByRole('button', { name, exact: true })
  const inMenu = (name: RegExp) => async () => {
    await press(name.source.includes('template') ? 'Shift+F10' : 'Enter')
    await window.getByRole('menuitem', { name }).click()
    await window.locator('dialog[open]').waitFor()
  }
  const enter = () => press('Enter')
  const click = (name: string) => () => button(name).click()
  const openers: readonly (readonly [Locator, () => Promise<void>, () => Promise<void>])[] = [
    [row(), () => press('Shift+F10'), byEscape],
    [row(), inMenu(/^Save as template/), byEscape],
    [row(), inMenu(/^Save as template/), click('Cancel')],
    [tool('Insert'), enter, byEscape],
    [tool('Insert'), inMenu(/^Symbol/), byEscape],
    [button(/^Pack marking/), enter, byEscape],
    [button('Export…'), enter, byEscape],
    [button('Export…'), enter, click('Cancel')],
    [button('Insert field…'), enter, byEscape],
    [button('Add section from library'), enter, click('Cancel')],
    [button('English (UK)'), enter, byEscape],
    [button(/words in this section/), enter, byEscape],
  ]
  for (const [opener, open, close] of openers) {
    await opener.focus()
    const [before, after] = await visit(open, close)
    expect(after, before).toBe(before)
  }
})

it('returns through dialogs that dialogs opened', async () => {
  const within = async (name: RegExp | string, close: () => Promise<void>) => {
    await button(name).focus()
    const [before, after] = await visit(() => press('Enter'), close)
    expect(after).toBe(before)
  }
  await press('Control+,')
  await within(/^Countries/, () => button('Done').click())
  await button(/^Countries/).click()
  await within('Edit Albania', () => button('Cancel').click())
  await within('Edit Albania', byEscape)
  await press('Escape')
  expect(await focus()).toBe('button Countries…')
  await press('Escape')
  expect(await focus()).toBe('textbox Text of the pack')
})
