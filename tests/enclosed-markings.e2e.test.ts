// A PDF whose pages bear a higher marking than the pack: it is told when it is enclosed, and asked about before an export.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { madePdf } from '../electron/pdf/enclose/testing/made'
import * as build from '../electron/pdf/testing/build'
import { answerSaveDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections } from './harness/packs'
import { pageTexts } from './harness/pdf'
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

it('asks which marking the pages have, and prints none before', async () => {
  await makePack(window, 'Visit', [build.section('Purpose', {}, build.p('Words of the purpose.'))])
  const bytes = await madePdf([{ words: 'Programme' }, { words: 'TOP SECRET' }])
  await dropFiles(window, '.outline-row', [{ name: 'Plan.pdf', type: 'application/pdf', bytes }], 22)
  await window.locator('.enclosure').first().waitFor()
  await window.getByText('“Plan.pdf” says “TOP SECRET” (page 2)').waitFor()
  await screenshot(window, 'enclosed-markings-told')
  const [, enclosed] = await savedSections(window, 'Visit')
  const file = join(running.home, 'visit.pdf')
  await answerSaveDialog(running.app, file)
  const dialog = await openExport()
  await dialog.getByText('The section is marked TOP SECRET, higher than the pack').waitFor()
  await screenshot(window, 'enclosed-markings-higher')
  await window.keyboard.press('Control+Enter')
  await dialog.getByRole('button', { name: 'Mark the pack TOP SECRET' }).click()
  await heading(dialog).waitFor({ state: 'detached' })
  expect(existsSync(file)).toBe(false)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await window.locator('header').getByText('TOP SECRET').waitFor()

  // The same pages in a pack whose author marked nothing.
  if (!enclosed) throw new Error('There is no enclosure.')
  await makePack(window, 'Second', [{ ...enclosed, attrs: { ...enclosed.attrs, marking: null } }])
  const asked = await openExport()
  await asked.getByText('Enclosed pages say “TOP SECRET” (page 2 of the file)').waitFor()
  await screenshot(window, 'enclosed-markings-asked')
  expect(await asked.getByRole('button', { name: 'Export…' }).isDisabled()).toBe(true)
  await asked.getByLabel('The enclosure is marked').selectOption('OFFICIAL, although its pages say more')
  await heading(asked).waitFor({ state: 'detached' })
  await screenshot(window, 'enclosed-markings-stated')
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  expect(pageTexts(file).join()).toContain('TOP SECRET')
  const [stated] = await savedSections(window, 'Second')
  expect(stated).toMatchObject({ attrs: { marking: 'official' } })
})

async function openExport(): Promise<Locator> {
  await window.keyboard.press(wordKeys.export)
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await heading(dialog).waitFor()
  return dialog
}

const heading = (dialog: Locator) => dialog.getByRole('heading', { name: /Before you can export/ })
