// A pack goes out as a Word file, is corrected there, and comes back: corrections are proposed changes, comments comments.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { partsOf } from '../electron/word/testing/read-back'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
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
const text = () => window.locator('.document').first()

/** Changes the text of a file as a reviewer would who tracks some changes and forgets to for others. */
function correct(file: string): void {
  const by = 'w:author="R. Reviewer" w:date="2026-05-02T08:00:00Z"'
  const parts = [...partsOf(readFileSync(file))].map(([path, words]) => {
    const changed = words
      .replace('at the old bridge', 'at the new bridge')
      .replace(
        /<w:r><w:t[^>]*>Costs are low\.<\/w:t><\/w:r>/,
        `<w:r><w:t xml:space="preserve">Costs are </w:t></w:r><w:del w:id="901" ${by}><w:r><w:delText>low</w:delText></w:r></w:del><w:ins w:id="902" ${by}><w:r><w:t>high</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>`,
      )
    return [path, new TextEncoder().encode(path === 'word/document.xml' ? changed : words)] as const
  })
  writeFileSync(file, zipSync(Object.fromEntries(parts)))
}

it('takes a corrected Word file back as proposed changes, beside what was written meanwhile', async () => {
  await makePack(window, 'Visit', [
    sectionOf('Purpose', build.p('We meet at the old bridge.'), build.p('Nothing changes here.')),
    sectionOf('Money', build.p('Costs are low.'), build.p('Last words.')),
  ])
  const file = join(running.home, 'visit.docx')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByLabel('File').selectOption('Word document')
  await dialog('Export as Word').waitFor()
  await window.keyboard.press('Control+Enter')
  await dialog('The Word document is ready').waitFor()
  await window.keyboard.press('Escape')
  correct(file)

  await text().getByText('We meet at').click()
  await window.keyboard.press('End')
  await window.keyboard.type(' Soon.')
  await answerOpenDialog(running.app, [file])
  await window.keyboard.press(wordKeys.palette)
  await dialog('Command palette').waitFor()
  await window.keyboard.type('import corrections')
  await window.keyboard.press('Enter')
  const deleted = () => text().locator('del[data-change]').allInnerTexts()
  await expect.poll(deleted).toEqual(['old', 'low'])
  await expect.poll(() => text().locator('ins[data-change]').allInnerTexts()).toEqual(['new', 'high'])
  const cards = window.locator('.side-panel .comment-card')
  await expect
    .poll(() => cards.locator('.comment-who strong').allInnerTexts())
    .toEqual(['visit.docx', 'R. Reviewer'])
  await screenshot(window, 'corrections')
  await window.locator('.side-panel').getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => text().getByText('We meet at').innerText()).toBe('We meet at the new bridge. Soon.')
  await expect.poll(() => text().getByText('Costs are').innerText()).toBe('Costs are high.')
  await window.keyboard.press('Control+z')
  await expect.poll(deleted).toEqual(['old', 'low'])
  await window.keyboard.press('Control+z')
  await expect.poll(deleted).toEqual([])
  await expect.poll(() => text().getByText('We meet at').innerText()).toBe('We meet at the old bridge. Soon.')
})
