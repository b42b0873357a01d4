// Caveats, from the keys to the page: on portions, in the banner, and lines that the first page needs.
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
const text = () => window.locator('.document').first()

async function choose(label: string, option: string): Promise<void> {
  await panel()
    .getByRole('button', { name: new RegExp(`^${label}: `) })
    .click()
  await window
    .getByRole('menu', { name: label })
    .getByRole('menuitemcheckbox', { name: option, exact: true })
    .click()
}

async function mark(name: string): Promise<void> {
  await window.locator('.editor-toolbar [aria-label="Portion marking"]').click()
  await window.getByRole('menuitemcheckbox', { name, exact: true }).click()
}

const exportDialog = () => window.getByRole('dialog', { name: 'Export as PDF' })

it('are written as the United States write them, in the text and on the page', async () => {
  await makePack(window, 'Marked', [sectionOf('One', build.p('Ours alone.'), build.p('For our ally.'))])
  await window.locator('#tab-pack').click()
  await choose('Scheme', 'United States')
  await window.getByRole('button', { name: 'Change scheme' }).click()
  await choose('Level', 'SECRET')
  await panel().getByLabel('Caveat', { exact: true }).fill('REL TO USA, GBR')
  await text().getByText('For our ally.').click()
  await mark('(S) SECRET')
  await mark('REL TO, as in the pack’s marking')
  await text().getByText('Ours alone.').click()
  await mark('(S) SECRET')
  await mark('NOFORN')
  const marks = () =>
    text()
      .locator('p')
      .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block, '::before').content))
  await expect.poll(marks).toEqual([expect.stringContaining('(S//NF)'), expect.stringContaining('(S//REL)')])
  await expect
    .poll(() => window.locator('.marking-notice').innerText())
    .toContain(
      'marked SECRET//NOFORN, which conflicts with the caveats of the pack (SECRET//REL TO USA, GBR)',
    )
  await screenshot(window, 'markings-caveats')
  // The check names it before the export, with the lines that the first page needs.
  await window.keyboard.press(wordKeys.export)
  await exportDialog().getByText('The first page needs “Classified by”', { exact: false }).waitFor()
  await exportDialog().getByText('is marked (S//NF), which conflicts', { exact: false }).waitFor()
  await screenshot(window, 'markings-check')
  await window.keyboard.press('Escape')
  await mark('NOFORN')
  await mark('REL TO, as in the pack’s marking')
  await expect.poll(() => window.locator('.marking-notice').innerText()).toBe('')
  await panel().getByLabel('Classified by').fill('Major Singh')
  await panel().getByLabel('Derived from').fill('Multiple sources')
  await panel().getByLabel('Declassify on').fill('20511128')
  const file = join(running.home, 'marked.pdf')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await expect.poll(() => exportDialog().getByText('The first page needs', { exact: false }).count()).toBe(0)
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).getByRole('button', { name: 'Done' }).click()
  const printed = textOf(new Uint8Array(readFileSync(file)))
  expect(printed).toContain('SECRET//REL TO USA, GBR')
  expect(printed).toMatch(/\(S\/\/REL\)\s*For our ally\./)
  expect(printed).toMatch(/Classified by\s*Major Singh[\s\S]*Declassify on\s*20511128/)
})
