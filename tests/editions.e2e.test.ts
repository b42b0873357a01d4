// Readers in the real window: set by keys and menu, undone, and a partner's copy without a byte of what is withheld.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { ask, textOf } from '../electron/pdf/testing/read-back'
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
const paragraph = (words: string) => window.locator('.document p', { hasText: words })

async function exported(edition: string, file: string): Promise<Uint8Array> {
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await dialog()
    .getByRole('radio', { name: new RegExp(`^${edition}`) })
    .check()
  await screenshot(window, `export-${edition}`)
  await window.keyboard.press('Control+Enter')
  const done = window.getByRole('dialog', { name: 'The PDF is ready' })
  await done.getByRole('button', { name: 'Done' }).click()
  return new Uint8Array(readFileSync(file))
}

it('keeps a paragraph that is for the own side out of the partner’s copy', async () => {
  await makePack(window, 'Visit', [
    sectionOf(
      'One',
      build.p('Open words.'),
      build.p('Zyxhushq words.'),
      build.callout('note', build.p('A note.')),
    ),
  ])
  await paragraph('Zyxhushq').click()
  await window.keyboard.press('Control+Alt+o')
  await expect.poll(() => paragraph('Zyxhushq').getAttribute('data-readers')).toBe('Own side only')
  await window.keyboard.press('Control+z')
  await expect.poll(() => paragraph('Zyxhushq').getAttribute('data-readers')).toBe(null)
  await window.keyboard.press('Control+y')
  await expect.poll(() => paragraph('Zyxhushq').getAttribute('data-readers')).toBe('Own side only')
  await screenshot(window, 'readers')

  // Nothing is preselected, and the export says so.
  await window.keyboard.press(wordKeys.export)
  await dialog().getByText('Choose who will read this copy.').waitFor()
  await expect.poll(() => dialog().getByRole('radio', { checked: true }).count()).toBe(0)
  await window.keyboard.press('Control+Enter')
  await expect.poll(() => dialog().isVisible()).toBe(true)
  await window.keyboard.press('Escape')

  const partner = await exported('Partners', join(running.home, 'partner.pdf'))
  expect(textOf(partner)).toContain('Open words.')
  const bytes = Buffer.from(partner).toString('latin1')
  const streams = ask(partner, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
  for (const all of [textOf(partner), bytes, streams]) expect(all).not.toContain('Zyxhushq')
  const own = await exported('Own side', join(running.home, 'own.pdf'))
  expect(textOf(own)).toContain('Zyxhushq words.')
})
