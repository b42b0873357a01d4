// An enclosed PDF in the export of the real window: the check names what it costs, the PDF has its pages, the page view shows where they stand.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { addScript, madeDocument } from '../electron/pdf/enclose/testing/made'
import * as build from '../electron/pdf/testing/build'
import { answerSaveDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack } from './harness/packs'
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

it('checks and prints an enclosed file', async () => {
  const document = await madeDocument([{ words: 'Agreed in March' }, { words: 'Signed in May', turn: 90 }])
  addScript(document)
  await makePack(window, 'Visit', [
    build.section('Purpose', {}, build.p('Words of the purpose.')),
    build.section('Background', {}, build.p('Words of the background.')),
  ])
  const bytes = await document.save()
  await dropFiles(window, '.outline-row', [{ name: 'Minutes.pdf', type: 'application/pdf', bytes }], 22)
  await window.locator('.enclosure').first().waitFor()
  await window.keyboard.press(wordKeys.export)
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByText('The PDF will claim neither PDF/A nor PDF/UA').waitFor()
  await dialog.getByText('Left out of the enclosed file: scripts').waitFor()
  await screenshot(window, 'enclosures-export')
  const file = join(running.home, 'visit.pdf')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('Control+Enter')
  const done = window.getByRole('dialog', { name: 'The PDF is ready' })
  await done.waitFor()
  await screenshot(window, 'enclosures-exported')
  await done.getByRole('button', { name: 'Done' }).click()
  const pages = pageTexts(file)
  const at = (words: string) => pages.findIndex((page) => page.includes(words))
  const first = at('Agreed in March')
  expect(first).toBeGreaterThan(at('Words of the purpose.'))
  expect(at('Signed in May')).toBe(first + 1)
  expect(at('Words of the background.')).toBe(first + 2)
})
