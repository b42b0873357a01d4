// Words to confirm in the real window: seen, confirmed by key and by editing, undone, listed before the export, blank in the PDF.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Inline } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { readClipboard } from './harness/clipboard'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
const maybe = (text: string): Inline => ({ type: 'text', text, marks: [{ type: 'toConfirm' }] })
const line = (words: string, suggested: string) => build.p(words, maybe(suggested), '.')
const { table, td, th, tr, p } = build

beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await makePack(window, 'Judged', [
    sectionOf(
      'Assessment',
      line('We think it ', 'very likely'),
      line('Status: ', 'agreed in principle'),
      table('Ratings', tr(th('Option'), th('Rating')), tr(td('A'), td(p(maybe('Strong'))))),
    ),
    sectionOf('Outlook', line('The region is ', 'calm')),
  ])
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const suggestions = (): Locator => window.locator('.document').first().locator('mark[data-to-confirm]')
const left = (): Promise<string[]> => suggestions().allInnerTexts()
const press = (key: string): Promise<void> => window.keyboard.press(key)
const dialog = () => window.getByRole('dialog', { name: 'Export as PDF' })
const openExport = async () => {
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await dialog().waitFor()
}

it('confirms by key and by editing, lists what is left with a jump, and prints a blank for it', async () => {
  await expect.poll(left).toEqual(['very likely', 'agreed in principle', 'Strong', 'calm'])
  expect(await suggestions().first().getAttribute('title')).toContain('confirm with Ctrl+Shift+Y')
  await screenshot(window, 'to-confirm-light')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark' })
  await screenshot(window, 'to-confirm-dark')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'light' })

  // By key, with F8 for the way; undone and done again.
  await window.locator('.document').first().getByText('Assessment').first().click()
  await press('F8')
  await press('Control+Shift+y')
  await expect.poll(left).toEqual(['agreed in principle', 'Strong', 'calm'])
  await press('Control+z')
  await expect.poll(left).toEqual(['very likely', 'agreed in principle', 'Strong', 'calm'])
  await press('Control+y')
  await expect.poll(left).toEqual(['agreed in principle', 'Strong', 'calm'])

  // By editing: one letter in it; undone with it.
  await suggestions().first().click()
  await window.keyboard.type('x')
  await expect.poll(left).toEqual(['Strong', 'calm'])
  await press('Control+z')
  await expect.poll(left).toEqual(['agreed in principle', 'Strong', 'calm'])

  // The next is selected, so that typing replaces it.
  await press('F8')
  await expect.poll(() => window.evaluate(() => getSelection()?.toString())).toBe('Strong')
  await window.keyboard.type('Weak')
  await expect.poll(left).toEqual(['agreed in principle', 'calm'])

  await openExport()
  await dialog().getByRole('heading', { name: 'To confirm 2' }).waitFor()
  await screenshot(window, 'to-confirm-export')
  expect(await accessibilityFaults(window)).toEqual([])
  await dialog()
    .getByRole('button', { name: /To confirm: “calm”/ })
    .click()
  await dialog().waitFor({ state: 'detached' })
  const hasFocus = () => window.evaluate(() => document.activeElement?.matches('.document') ?? false)
  await expect.poll(hasFocus).toBe(true)
  await press('Control+Shift+y')
  await expect.poll(left).toEqual(['agreed in principle'])

  await openExport()
  const file = join(running.home, 'judged.pdf')
  await answerSaveDialog(running.app, file)
  await press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const text = textOf(new Uint8Array(readFileSync(file))).replaceAll(/\s+/g, ' ')
  expect(text).toContain('We think it very likely.')
  expect(text).toContain('Status: [To confirm].')
  expect(text).toContain('Weak')
  expect(text).toContain('The region is calm.')
  expect(text).not.toMatch(/agreed in principle|Strong/)
})

it('confirms a section from the menu, marks words as to confirm, copies a blank and keeps the state', async () => {
  await suggestions().first().click({ button: 'right' })
  await screenshot(window, 'to-confirm-menu')
  await window.getByRole('menuitem', { name: 'Confirm all in this section' }).click()
  await expect.poll(left).toEqual(['calm'])

  await window
    .locator('.document')
    .first()
    .getByText('We think it')
    .dblclick({ position: { x: 5, y: 8 } })
  await expect.poll(() => window.evaluate(() => getSelection()?.toString().trim())).toBe('We')
  await window
    .locator('.document')
    .first()
    .getByText('We think it')
    .click({ button: 'right', position: { x: 5, y: 8 } })
  await window.getByRole('menuitem', { name: 'Mark for confirmation' }).click()
  await expect.poll(left).toEqual(['We', 'calm'])

  await suggestions().last().click()
  await press('Home')
  await press('Shift+End')
  await press('Control+c')
  await expect.poll(() => readClipboard(running.app)).toMatchObject({ text: 'The region is [To confirm].' })
  await press('End')
  await press('Enter')
  await press('Control+v')
  await expect.poll(left).toEqual(['We', 'calm', 'calm'])

  const saved = JSON.stringify(await savedSections(window, 'Judged'))
  expect(saved.match(/"toConfirm"/g)).toHaveLength(3)
  await window.reload()
  await window.locator('tr', { hasText: 'Judged' }).dblclick()
  await expect.poll(left).toEqual(['We', 'calm', 'calm'])
})
