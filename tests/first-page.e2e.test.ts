// The first page of a staff paper, by keyboard: lines and references beside the text, citations in it, the check, the PDF.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const panel = () => window.locator('.side-panel')
const row = (label: string) => panel().getByLabel(label, { exact: true })
const text = () => window.locator('.document').first()
const chips = () => text().locator('.reference-chip').allInnerTexts()
const exportDialog = () => window.getByRole('dialog', { name: 'Export as PDF' })

async function command(name: string): Promise<void> {
  await window.keyboard.press(wordKeys.palette)
  await window.keyboard.type(name)
  await window.getByRole('option', { name }).first().waitFor()
  await window.keyboard.press('Enter')
}

it('is filled in by keyboard, cited in the text, checked and printed', async () => {
  await makePack(window, 'Visit to Arvenia', [sectionOf('One', build.p('The plan is known from '))])
  await text().getByText('The plan is known from').click()
  await window.keyboard.press('End')
  await command('First page')
  await expect.poll(() => row('To').evaluate((input) => input === document.activeElement)).toBe(true)
  await window.keyboard.type('Chief of Defence Staff')
  await panel().getByLabel('Convention').selectOption('NATO letter')
  await row('Distribution (action)').fill('J3\nJ5')
  await panel().getByRole('button', { name: 'Add reference' }).press('Enter')
  await window.keyboard.type('Engagement plan')
  await window.keyboard.press('Enter')
  await window.keyboard.type('White paper')
  await expect.poll(() => row('Reference B').inputValue()).toBe('White paper')
  await screenshot(window, 'first-page-panel')

  // A citation of the second document follows when it becomes the first.
  await text().getByText('The plan is known from').click()
  await window.keyboard.press('End')
  await command('Reference to a document')
  const dialog = window.getByRole('dialog', { name: 'Reference to a document' })
  await dialog.getByRole('combobox', { name: 'Refer to' }).fill('White')
  await screenshot(window, 'first-page-cite')
  await window.keyboard.press('Enter')
  await expect.poll(chips).toEqual(['Reference B'])
  await row('Reference B').focus()
  await window.keyboard.press('Alt+ArrowUp')
  await expect.poll(chips).toEqual(['Reference A'])
  await expect.poll(() => row('Reference A').inputValue()).toBe('White paper')

  // The check names what the convention needs, and leads there.
  await row('Reference').fill('')
  await window.keyboard.press(wordKeys.export)
  await exportDialog()
    .getByRole('button', { name: /The first page needs “Reference”/ })
    .click()
  await expect.poll(() => row('Reference').evaluate((input) => input === document.activeElement)).toBe(true)
  await window.keyboard.type('JHQ/7')
  const file = join(running.home, 'letter.pdf')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await exportDialog().waitFor()
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).getByRole('button', { name: 'Done' }).click()
  const printed = textOf(new Uint8Array(readFileSync(file))).replaceAll(/\s+/g, ' ')
  expect(printed).toContain('JHQ/7')
  expect(printed).toContain('TO: Chief of Defence Staff')
  expect(printed).toContain('REFERENCES: A. White paper B. Engagement plan')
  expect(printed).toContain('known from Reference A')

  // A document that is taken away is missing where it was cited.
  await row('Reference A').fill('')
  await window.keyboard.press('Backspace')
  await expect.poll(chips).toEqual(['[missing reference]'])
  await window.keyboard.press(wordKeys.export)
  await exportDialog().getByText('points to a part that no longer exists', { exact: false }).waitFor()
})

it('takes a new document with its first citation', async () => {
  await makePack(window, 'Visit', [sectionOf('One', build.p('As agreed in '))])
  await text().getByText('As agreed in').click()
  await window.keyboard.press('End')
  await command('Reference to a document')
  await window.getByRole('dialog').getByLabel('Document').fill('Minutes of 3 March')
  await window.keyboard.press('Enter')
  await expect.poll(chips).toEqual(['Reference A'])
  await window.locator('#tab-pack').click()
  await expect.poll(() => row('Reference A').inputValue()).toBe('Minutes of 3 March')
})
