// The pack's own readers in the real window, and copies to send that hold only what their readers may read.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { unzip } from '../electron/exchange/unzip'
import * as build from '../electron/pdf/testing/build'
import { ask, textOf } from '../electron/pdf/testing/read-back'
import { readClipboard } from './harness/clipboard'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, programFolderOf, removeHomes } from './harness/launch'
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
  await window.locator('tr', { hasText: 'Visit (Partners)' }).dblclick()
  await window.locator('.document p', { hasText: 'Open words.' }).waitFor()
  await expect.poll(() => window.title()).toContain('Visit (Partners)')

  // Nothing is withheld from anybody in it: nothing is asked.
  await answerSaveDialog(running.app, join(running.home, 'again.bpack'))
  await window.keyboard.press('F12')
  await window.getByText(/Saved as .*again\.bpack/).waitFor()
})

const readers = () => dialog('Editions and readers')

async function openReaders(): Promise<void> {
  await window.keyboard.press(wordKeys.palette)
  await window.keyboard.type('Editions and readers')
  await window.keyboard.press('Enter')
  await readers().waitFor()
}

/** Adds an audience or edition by keyboard. */
async function add(kind: 'audience' | 'edition', name: string): Promise<void> {
  await readers()
    .getByRole('button', { name: `Add ${kind}…` })
    .press('Enter')
  await dialog(`Add ${kind}`).getByLabel('Name').waitFor()
  await window.keyboard.insertText(name)
  await window.keyboard.press('Enter')
}

async function exported(edition: string): Promise<string> {
  const file = join(running.home, `${edition}.pdf`)
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF')
    .getByRole('radio', { name: new RegExp(`^${edition}`) })
    .check()
  await screenshot(window, 'readers-export')
  await window.keyboard.press('Control+Enter')
  await dialog('The PDF is ready').getByRole('button', { name: 'Done' }).click()
  const pdf = new Uint8Array(readFileSync(file))
  return `${textOf(pdf)} ${ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')}`
}

it('makes audiences and editions, and prints each for its readers alone', async () => {
  await makePack(window, 'Visit', [sectionOf('Open', build.p('Open words.'), build.p('Zyxwords for some.'))])
  const paragraph = window.locator('.document p', { hasText: 'Zyxwords' })
  const tag = () => paragraph.evaluate((one) => getComputedStyle(one, '::after').content)
  await openReaders()
  await readers().getByText('This pack has no audiences of its own.').waitFor()
  await screenshot(window, 'readers-empty')
  await add('audience', 'Norway')
  await add('audience', ' norway ')
  await dialog('Add audience').getByText('The pack already has an audience named “norway”.').waitFor()
  await window.keyboard.press('Escape')
  await add('audience', 'النرويج')
  await add('edition', 'For Norway')
  await add('edition', 'W'.repeat(100))
  const box = readers().getByRole('checkbox', { name: 'For Norway: Norway' })
  await box.press(' ')
  await expect.poll(() => box.isChecked()).toBe(true)
  await expect
    .poll(() => readers().getByRole('checkbox', { name: 'Own side: Norway' }).isDisabled())
    .toBe(true)
  await screenshot(window, 'own-readers')
  await window.keyboard.press('Escape')

  await paragraph.click()
  await window.keyboard.press(wordKeys.palette)
  await window.keyboard.type('For Norway only')
  await window.keyboard.press('Enter')
  await expect.poll(tag).toBe('"Norway"')
  expect(await exported('For Norway')).toContain('Zyxwords')
  expect(await exported('Partners')).not.toContain('Zyxwords')

  await openReaders()
  await readers().getByRole('button', { name: 'Rename audience Norway', exact: true }).click()
  await dialog('Rename audience').getByLabel('Name').fill('Oslo')
  await window.keyboard.press('Enter')
  await expect.poll(tag).toBe('"Oslo"')
  await readers().getByRole('button', { name: 'Delete audience Oslo', exact: true }).press('Enter')
  await readers().getByText('The part that was for it is now for own side only.').waitFor()
  await expect.poll(() => window.locator(':focus').textContent()).toBe('Undo')
  await screenshot(window, 'readers-deleted')
  await expect.poll(tag).toBe('"Own side only"')
  await window.keyboard.press('Escape')
  expect(await exported('For Norway')).not.toContain('Zyxwords')
  expect(await exported('Own side')).toContain('Zyxwords')

  // The list of the export leads to the readers; all but the library is free of the words.
  await openReaders()
  await readers().getByRole('button', { name: 'Delete edition For Norway' }).click()
  await readers().getByRole('button', { name: 'Undo' }).press('Enter')
  await expect.poll(() => window.locator(':focus').textContent()).toBe('Add audience…')
  await readers().getByRole('checkbox', { name: 'For Norway: Own side only' }).waitFor()
  await window.keyboard.press('Escape')
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByRole('button', { name: 'Editions and readers…' }).click()
  await readers().waitFor()
})

it('leaves no word of what is withheld on the clipboard, in the log or in any other file', async () => {
  await makePack(window, 'Visit', [
    sectionOf('Open', build.p('Open words.'), build.callout('risk', build.p('Zyxrisk here.'))),
    build.section('Zyxtitle', { audience: 'own' }, build.p('Zyxwords')),
  ])
  await window.locator('.document p', { hasText: 'Open words.' }).click()
  await window.keyboard.press(wordKeys.palette)
  await window.keyboard.type('Partners edition')
  await window.keyboard.press('Enter')
  await expect.poll(() => window.locator('.document .withheld').count()).toBeGreaterThan(1)
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Control+c')
  const clipboard = await readClipboard(running.app)
  expect(JSON.stringify(clipboard)).toContain('Open words.')
  expect(JSON.stringify(clipboard)).not.toMatch(/zyx/i)
  await screenshot(window, 'preview')
  // Nothing is cut that wasn't copied.
  await window.keyboard.press('Control+x')
  await expect.poll(() => window.locator('.document p', { hasText: 'Zyxrisk' }).count()).toBe(1)

  expect(await exported('Partners')).not.toMatch(/zyx/i)
  await running.killHard()
  const files = [running.home, programFolderOf(running.home)]
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile() && !one.name.startsWith('library.db'))
    .map(({ parentPath, name }) => join(parentPath, name))
  expect(files.length).toBeGreaterThan(3)
  const found = files.filter((file) => {
    const bytes = readFileSync(file)
    return [file, bytes.toString('latin1'), bytes.toString('utf16le')].some((words) =>
      /zyx(risk|title|words)/i.test(words),
    )
  })
  expect(found).toEqual([])
})
