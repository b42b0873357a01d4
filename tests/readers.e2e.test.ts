// The pack's own readers in the real window, and copies to send that hold only what their readers may read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { unzip } from '../electron/exchange/unzip'
import * as build from '../electron/pdf/testing/build'
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

/** All that a pack file says: its bytes, the names of what is in it, and what that is. */
async function allOf(file: string): Promise<string> {
  const entries = await unzip(file, 'pack')
  return [readFileSync(file), ...entries.keys(), ...entries.values()].map(String).join('\n')
}

it('asks what a copy to send holds, and leaves out what its readers may not read', async () => {
  await makePack(window, 'Visit', [
    sectionOf('Open', build.p('Open words.'), build.callout('assessment', build.p('Zyxjudgement'))),
    build.section('Zyxtitle', { audience: 'own' }, build.p('Zyxwords')),
  ])
  const file = join(running.home, 'copy.bpack')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('F12')
  const ask = dialog('Save a copy to send')
  await ask.getByText('Not everyone may read all of this pack.').waitFor()
  expect(await ask.getByRole('radio', { checked: true }).count()).toBe(0)
  await window.keyboard.press('Control+Enter')
  await expect.poll(() => ask.isVisible()).toBe(true)
  await ask.getByRole('radio', { name: /^Partners/ }).check()
  await screenshot(window, 'share')
  await window.keyboard.press('Control+Enter')
  await window.getByText(`Saved as ${file}`).waitFor()
  const all = await allOf(file)
  expect(all).toContain('Open words.')
  expect(all).not.toMatch(/zyx/i)

  await answerOpenDialog(running.app, [file])
  await window.keyboard.press(wordKeys.library)
  await window.keyboard.press('Control+o')
  await window.locator('.document p', { hasText: 'Open words.' }).waitFor()
  await expect.poll(() => window.title()).toContain('Visit (Partners)')

  // Nothing is withheld from anybody in it: nothing is asked.
  await answerSaveDialog(running.app, join(running.home, 'again.bpack'))
  await window.keyboard.press('F12')
  await window.getByText(/Saved as .*again\.bpack/).waitFor()
})
