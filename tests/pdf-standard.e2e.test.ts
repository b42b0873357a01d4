// The standard of a PDF: chosen in the export dialog, remembered for the next export, and in the file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
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

const dialog = () => window.getByRole('dialog', { name: 'Export as PDF' })
const standard = () => dialog().getByLabel('Standard')
const shown = () => standard().evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text)

async function exported(name: string): Promise<string> {
  const file = join(running.home, name)
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).getByRole('button', { name: 'Done' }).click()
  return readFileSync(file, 'latin1')
}

it('is the usual one until another is chosen, and that stays', async () => {
  await makePack(window, 'Filed', [sectionOf('One', build.p('Words for the file.'))])
  await window.keyboard.press(wordKeys.export)
  await expect.poll(shown).toBe('PDF/UA-1 and PDF/A-2a')
  expect(await exported('usual.pdf')).toMatch(/^%PDF-1\.7[\s\S]*<pdfaid:part>2<[\s\S]*<pdfuaid:part>1</)
  await window.keyboard.press(wordKeys.export)
  await standard().selectOption({ label: 'PDF/UA-2 and PDF/A-4 (PDF 2.0)' })
  await standard().scrollIntoViewIfNeeded()
  await screenshot(window, 'pdf-standard')
  expect(await exported('next.pdf')).toMatch(/^%PDF-2\.0[\s\S]*<pdfaid:part>4<[\s\S]*<pdfuaid:part>2</)
  await window.keyboard.press(wordKeys.export)
  await expect.poll(shown).toBe('PDF/UA-2 and PDF/A-4 (PDF 2.0)')
})
