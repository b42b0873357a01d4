// A Word document from the window: chosen in the export dialog, written for a reader, and opened by a foreign program's rules.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { paragraphsOf, partsOf } from '../electron/word/testing/read-back'
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

const dialog = (name: string) => window.getByRole('dialog', { name })
const toOwnSide = (words: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: 'own' },
  content: [{ type: 'text', text: words }],
})

async function chooseWord(): Promise<void> {
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByLabel('File').selectOption('Word document')
  await dialog('Export as Word').waitFor()
}

it('writes a Word document for partners, without what is for the own side', async () => {
  await makePack(window, 'Visit to “Arvenia” – موجز', [
    sectionOf(
      'Purpose',
      build.np(1, 'Open words.'),
      toOwnSide('Zyxhushq words.'),
      build.p('مرحبا بالعالم 😀'),
    ),
    sectionOf('Details', build.table('Costs', build.tr(build.th('Year')), build.tr(build.td('2026')))),
  ])
  const file = join(running.home, 'visit.docx')
  await answerSaveDialog(running.app, file)
  await chooseWord()
  await dialog('Export as Word')
    .getByRole('radio', { name: /^Partners/ })
    .check()
  await screenshot(window, 'export-word')
  // The rows of the form do not touch.
  const hint = await window.getByText('Word divides the pages itself').boundingBox()
  const next = await dialog('Export as Word').getByText('Paper', { exact: true }).boundingBox()
  expect((next?.y ?? 0) - (hint?.y ?? 0) - (hint?.height ?? 0)).toBeGreaterThan(6)
  await window.keyboard.press('Control+Enter')
  const done = dialog('The Word document is ready')
  await done.getByText('visit.docx').first().waitFor()
  await screenshot(window, 'export-word-done')
  await expect.poll(() => done.getByText(/\bpages?\b/).count()).toBe(0)
  await done.getByRole('button', { name: 'Done' }).click()

  const docx = new Uint8Array(readFileSync(file))
  const words = paragraphsOf(docx).map(([, text]) => text)
  for (const text of ['Open words.', 'Purpose', 'Details', '2026', 'مرحبا بالعالم 😀'])
    expect(words).toContain(text)
  expect(words.some((text) => text.includes('Visit to “Arvenia” – موجز'))).toBe(true)
  expect([...partsOf(docx)].flat().join('\n')).not.toMatch(/zyx/i)
})

it('leaves no file when the place is not chosen, and goes back to PDF the next time', async () => {
  await makePack(window, 'Visit', [sectionOf('One', build.p('Words.'))])
  await answerSaveDialog(running.app, null)
  await chooseWord()
  await window.keyboard.press('Control+Enter')
  await dialog('Export as Word').getByRole('button', { name: 'Export…' }).waitFor()
  expect(existsSync(join(running.home, 'Visit.docx'))).toBe(false)
  await window.keyboard.press('Escape')
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByText('Paper').waitFor()
})
