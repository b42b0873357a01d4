// A pack in American English, in the real window: what is spelled so, and what isn't.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page

beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
/** Words that are British, outside of source notes, which keep the spelling of their sources. */
const britishWords = (): Promise<string[]> =>
  text().evaluate((document) => {
    const copy = document.cloneNode(true) as HTMLElement
    for (const note of copy.querySelectorAll('.note-marker')) note.remove()
    return copy.textContent?.match(/\b(defence|programme|organisation|centre|judgement)s?\b/gi) ?? []
  })

it('is spelled so in the dialog, in the text, and in sections that are added later', async () => {
  await window.getByRole('button', { name: 'New pack' }).first().click()
  const dialog = window.getByRole('dialog', { name: 'New pack' })
  await dialog.getByRole('radio', { name: /handover/ }).check({ force: true })
  await dialog.getByLabel('Title', { exact: true }).fill('Handover')
  await dialog.getByLabel('Language').selectOption('en-US')
  await dialog.getByLabel('Defense attaché', { exact: true }).waitFor({ state: 'attached' })
  await screenshot(window, 'american-new-pack')
  await dialog.getByRole('button', { name: 'Create pack' }).click()
  await text().waitFor()
  expect(await britishWords()).toEqual([])
  expect(await text().innerText()).toMatch(/[Dd]efense/)

  await window.getByRole('button', { name: 'Add section from library' }).click()
  await window.keyboard.type('criticism')
  await window.getByRole('listbox').getByRole('option').first().waitFor()
  await window.keyboard.press('Enter')
  await expect.poll(() => text().innerText()).toContain('Defense channels are well staffed')
  expect(await britishWords()).toEqual([])
  await screenshot(window, 'american-text')
  // Its template, compared in the same spelling, is the same text.
  await text().getByText('Defense channels are well staffed').click()
  await window.getByText('The length can’t be changed').waitFor({ state: 'detached' })
})
