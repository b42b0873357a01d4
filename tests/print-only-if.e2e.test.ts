// Words, blocks and rows are made to depend on a field by keyboard, changed and freed, and kept in templates.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
const { field, p, packField, table, td, th, tr } = build

const OFFICE = 'وزارة الدفاع 🕊 “with quotes” and a very long label that has to be shortened somewhere'

beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await makePack(
    window,
    'Conditions',
    [
      sectionOf(
        'Plan',
        p('We decide by ', field('deadline'), ' in any case.'),
        table(
          'Dates',
          tr(th('What'), th('When')),
          tr(td('Answer'), td(p(field('deadline')))),
          tr(td('Report'), td('May')),
        ),
        p('The last words.'),
      ),
    ],
    [packField('deadline', '', 'Deadline'), packField('office', 'x', OFFICE)],
  )
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const press = (keys: string): Promise<void> => window.keyboard.press(keys)
const dialog = (): Locator => window.getByRole('dialog', { name: 'Print only if' })
const fields = (): Locator => dialog().getByLabel('Only if the field')
/** What is shown pale. */
const pale = async (): Promise<string[]> => {
  const found = await text().locator('.left-out, [data-left-out]:not([data-left-out] *)').allInnerTexts()
  return found.map((words) => words.replaceAll(/\s+/g, ' ').trim())
}
async function openDialog(): Promise<void> {
  await press('Shift+F10')
  await window.getByRole('menuitem', { name: 'Print only if…' }).click()
  await dialog().waitFor()
}
/** Selects words from the start of a line on. */
async function select(line: string, skip: number, count: number): Promise<void> {
  await text().getByText(line).first().click()
  await press('Home')
  for (let at = 0; at < skip; at += 1) await press('ArrowRight')
  for (let at = 0; at < count; at += 1) await press('Shift+ArrowRight')
}

it('makes a row depend on the field in it, shows it pale, changes it, and frees it, each as one step', async () => {
  await text().getByText('Answer').click()
  await openDialog()
  await screenshot(window, 'print-only-if')
  expect(await accessibilityFaults(window)).toEqual([])
  expect(await dialog().getByLabel('Print', { exact: true }).locator('option').allInnerTexts()).toEqual([
    'This paragraph',
    'This row',
    'This table',
  ])
  await dialog().getByText('“Deadline” is empty: left out for now.').waitFor()
  await press('Control+Enter')
  await expect.poll(pale).toEqual(['Answer Deadline'])
  expect(await text().getByText('Answer').getAttribute('title')).toBe(
    'Printed only if “Deadline” is filled in',
  )
  await press('Control+z')
  await expect.poll(pale).toEqual([])
  await press('Control+y')
  await expect.poll(pale).toEqual(['Answer Deadline'])

  await savedSections(window, 'Conditions')
  await window.reload()
  await window.locator('tr', { hasText: 'Conditions' }).dblclick()
  await expect.poll(pale).toEqual(['Answer Deadline'])
  await text().getByText('Answer').click()
  await openDialog()
  expect(await fields().inputValue()).toBe('deadline')
  await dialog().getByLabel('Condition').selectOption('is empty')
  await dialog().getByText('“Deadline” is empty: printed for now.').waitFor()
  await dialog().getByLabel('Condition').press('Enter')
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(pale).toEqual([])
  expect(JSON.stringify(await savedSections(window, 'Conditions')).match(/"filled":false/g)).toHaveLength(2)

  await openDialog()
  await dialog().getByRole('button', { name: 'Always print' }).click()
  await expect
    .poll(async () => JSON.stringify(await savedSections(window, 'Conditions')))
    .not.toContain('onlyIf')
})

it('makes selected words depend on any field of pack or library, with the space before them', async () => {
  await select('The last words.', 4, 4)
  await window.emulateMedia({ colorScheme: 'dark' })
  await openDialog()
  await fields().selectOption(OFFICE)
  await dialog().getByLabel('Condition').selectOption('is empty')
  await screenshot(window, 'print-only-if-dark')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'light' })
  await press('Control+Enter')
  await expect.poll(pale).toEqual(['last'])
  const saved = JSON.stringify(await savedSections(window, 'Conditions'))
  expect(saved).toContain('"text":" last"')

  await select('We decide', 13, 0)
  await openDialog()
  expect(await dialog().getByLabel('Print', { exact: true }).locator('option').allInnerTexts()).toEqual([
    'This paragraph',
  ])
  await fields().selectOption({ label: 'Host nation' })
  await press('Control+Enter')
  await expect.poll(async () => (await pale())[0]).toBe('We decide by Deadline in any case.')
  await window.getByRole('tab', { name: /^Fields/ }).click()
  await window.locator('[data-field-input="host_nation"]').fill('Norway')
  await expect.poll(pale).toEqual(['last'])
})

it('says so where there is nothing to choose', async () => {
  await text().getByText('The last words.').click()
  await press('End')
  await press('Enter')
  await press('Shift+F10')
  const item = window.getByRole('menuitem', { name: 'Print only if…' })
  expect(await item.getAttribute('aria-disabled')).toBe('true')
  await press('Escape')
  await text().getByText('Plan', { exact: true }).click()
  await openDialog()
  await dialog().getByText('Select words, or put the cursor into').waitFor()
  await press('Escape')
  await expect.poll(() => dialog().count()).toBe(0)
})

it('keeps the condition in a template of one’s own, which brings the field into another pack', async () => {
  await text().getByText('Answer').click()
  await openDialog()
  await press('Control+Enter')
  await expect.poll(pale).toEqual(['Answer Deadline'])
  const rows = window.getByRole('tree', { name: 'Sections' }).getByRole('treeitem')
  await rows.first().click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Save as template…' }).click()
  await window.getByRole('dialog').getByLabel('Title', { exact: true }).fill('Own plan')
  await window.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await window.getByText('Saved “Own plan”').waitFor()

  await makePack(window, 'Other', [sectionOf('Start')])
  await rows.first().click()
  await window.getByRole('button', { name: 'Add section from library' }).click()
  const browser = window.getByRole('dialog').last()
  await browser.getByLabel('Group').selectOption('own')
  await browser.getByRole('option').filter({ hasText: 'Own plan' }).click()
  await browser.getByRole('button', { name: 'Insert after this section', exact: true }).click()
  await expect.poll(pale).toEqual(['Answer Deadline'])
  await window.getByRole('tab', { name: /^Fields/ }).click()
  await window.getByRole('textbox', { name: 'Deadline' }).fill('1 May')
  await expect.poll(pale).toEqual([])
})
