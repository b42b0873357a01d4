// Abbreviations in the real window: detected, defined, expanded, ignored, checked, and listed in print.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByRole('radio', { name: /Course handout/ }).check({ force: true })
  await window.getByLabel('Title', { exact: true }).fill('Letters')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await text().waitFor()
  await text().getByText('Purpose and scope').first().click()
  await press('End')
  await press('Enter')
  await press('Control+Alt+0')
  await window.keyboard.type('The XQZT met two NGOs and the MoD.')
  await window.locator('#tab-abbreviations').click()
  await row('XQZT').waitFor()
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const rows = (): Locator => window.locator('.abbreviation')
const row = (letters: string): Locator =>
  rows().filter({ has: window.locator('label', { hasText: new RegExp(`^${letters}$`) }) })
const press = (key: string): Promise<void> => window.keyboard.press(key)
const line = (): Promise<string> => text().locator('p', { hasText: 'XQZT' }).first().innerText()

describe('abbreviations', () => {
  it('are listed with their meaning, and expanded at first use', async () => {
    await expect.poll(() => row('MoD').locator('input').inputValue()).toBe('ministry of defence')
    await expect.poll(() => row('XQZT').locator('input').inputValue()).toBe('')
    await screenshot(window, 'abbreviations-light')
    await window.emulateMedia({ colorScheme: 'dark' })
    await screenshot(window, 'abbreviations-dark')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'light' })
    expect(await accessibilityFaults(window)).toEqual([])

    await row('NGO').getByRole('button', { name: 'Expand NGO' }).click()
    await expect.poll(line).toBe('The XQZT met two non-governmental organisations (NGOs) and the MoD.')
    await row('NGO').getByText('Expanded at first use').waitFor()
    await row('XQZT').locator('input').fill('exercise quality zone team')
    await press('Tab')
    await expect.poll(() => row('XQZT').getByRole('button', { name: 'Expand XQZT' }).isEnabled()).toBe(true)
    await window.getByRole('button', { name: 'Expand all' }).click()
    await expect
      .poll(line)
      .toBe(
        'The exercise quality zone team (XQZT) met two non-governmental organisations (NGOs) and the ministry of defence (MoD).',
      )
    await window.locator('.editor-toolbar').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(line).toBe('The XQZT met two non-governmental organisations (NGOs) and the MoD.')

    await row('MoD').getByRole('button', { name: 'Ignore MoD' }).click()
    await row('MoD').waitFor({ state: 'detached' })
    await window.getByRole('button', { name: 'Stop ignoring MoD' }).click()
    await row('MoD').waitFor()
  })

  it('are checked and listed in print if the pack says so, even after a restart', async () => {
    await row('XQZT').locator('input').fill('exercise quality zone team')
    await press('Tab')
    await window.getByLabel('Check for unexpanded abbreviations before export').check()
    await window.getByLabel('List of abbreviations').selectOption('front')
    await press('Control+s')
    await window.locator('.save-status', { hasText: 'Saved' }).waitFor()
    await running.killHard()
    running = await launchApp({ home: running.home })
    window = running.window
    await window.getByText('Letters').first().dblclick()
    await text().waitFor()

    const path = join(makeHome(), 'letters.pdf')
    await answerSaveDialog(running.app, path)
    await window.locator('.editor-header').getByText('Export…').click()
    const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
    await dialog.getByText('“XQZT” is not expanded at its first use').waitFor()
    await dialog.getByRole('radio', { name: /^Students/ }).check()
    await dialog.getByText('“XQZT” is not expanded at its first use').waitFor()
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
    const printed = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    expect(printed).toMatch(/^ *Abbreviations\s[\s\S]*MoD +ministry of defence/m)
    expect(printed).toMatch(/XQZT +exercise quality zone team/)
  })
})
