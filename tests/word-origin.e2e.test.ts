// A Word file knows the pack that it was made from: imported again, its changes go there, or it becomes a pack of its own.
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
const rows = () => window.locator('.pack-table tbody tr')

/** Exports the open pack, and changes a word of the file. */
async function correctedExport(): Promise<string> {
  const file = join(running.home, 'visit.docx')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByLabel('File').selectOption('Word document')
  await dialog('Export as Word').waitFor()
  await window.keyboard.press('Control+Enter')
  await dialog('The Word document is ready').waitFor()
  await window.keyboard.press('Escape')
  const parts = [...partsOf(readFileSync(file))].map(([path, words]) => {
    const changed = path === 'word/document.xml' ? words.replace('old bridge', 'new bridge') : words
    return [path, new TextEncoder().encode(changed)] as const
  })
  writeFileSync(file, zipSync(Object.fromEntries(parts)))
  await answerOpenDialog(running.app, [file])
  return file
}

async function command(name: string): Promise<void> {
  await window.keyboard.press(wordKeys.palette)
  await dialog('Command palette').waitFor()
  await window.keyboard.type(name)
  await window.keyboard.press('Enter')
}

it('offers to take the changes of an imported file into the pack that it was made from', async () => {
  await makePack(window, 'Visit', [sectionOf('Purpose', build.p('We meet at the old bridge.'))])
  await correctedExport()
  await window.keyboard.press('Control+w')
  await rows().filter({ hasText: 'Visit' }).waitFor()
  await window.getByRole('button', { name: 'Import…' }).click()
  const question = dialog('Import “visit.docx”')
  await question.getByText('This file was made from “Visit”.').waitFor()
  await screenshot(window, 'word-origin')
  await question.getByRole('button', { name: 'Take its changes as proposals' }).click()
  await expect.poll(() => text().locator('del[data-change]').allInnerTexts()).toEqual(['old'])
  await expect.poll(() => text().locator('ins[data-change]').allInnerTexts()).toEqual(['new'])
  await screenshot(window, 'word-origin-taken')
})

it('makes a new pack of it as well, and asks before corrections of another pack are taken', async () => {
  await makePack(window, 'Visit', [sectionOf('Purpose', build.p('We meet at the old bridge.'))])
  const file = await correctedExport()
  await window.keyboard.press('Control+w')
  await rows().filter({ hasText: 'Visit' }).waitFor()
  await window.getByRole('button', { name: 'Import…' }).click()
  await dialog('Import “visit.docx”').getByRole('button', { name: 'Make a new pack' }).click()
  await dialog('Import “visit.docx”').getByLabel('Marking scheme').selectOption({ index: 1 })
  await window.keyboard.press('Control+Enter')
  await window.getByText('“Visit” was added').waitFor()
  await window.getByRole('button', { name: 'Open', exact: true }).click()
  await text().getByText('We meet at the new bridge.').waitFor()

  await answerOpenDialog(running.app, [file])
  await command('import corrections')
  const question = dialog('Import corrections from another pack?')
  await question.getByText('visit.docx was made from “Visit”, not from the open pack.').waitFor()
  await screenshot(window, 'word-origin-other')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await question.waitFor({ state: 'detached' })
  await command('import corrections')
  await question.getByRole('button', { name: 'Import them here' }).click()
  await window.getByText('visit.docx has no corrections: its text is that of the pack.').waitFor()
})
