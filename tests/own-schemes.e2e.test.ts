// A marking scheme of the user's own: imported, used, exported, and the pack opened in a library that doesn't have it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { callMain, makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

const TARSENIA = `# For the training course.
id: tarsenia
name: Tarsenia
levels:
  - { id: open, banner: TARSENIA OPEN, portion: TO, sensitivity: 0 }
  - { id: closed, banner: TARSENIA CLOSED, portion: TC, sensitivity: 3, colour: '#b3261e', classified: true }
caveats:
  after: ' — '
  between: ' + '
  onPortions: true
  known:
    - { text: NATIONALS ONLY, portion: NAT, meaning: For nationals, levels: [closed], excludes: [SHARED WITH], national: true }
    - { text: SHARED WITH, portion: SHR, meaning: May be shared, levels: [closed], releases: true, list: { first: TAR } }
firstPage:
  - title: Registry
    levels: [closed]
    lines: [{ id: registry, label: Registry number, needed: true }]
examples:
  - { level: closed, caveat: 'SHARED WITH TAR, RUR', banner: ['TARSENIA CLOSED — SHARED WITH TAR, RUR'], portion: '(TC//SHARED WITH TAR, RUR)' }
`

let running: LaunchedApp
let window: Page
const launch = async (home?: string) => {
  running = await launchApp(home ? { home } : {})
  window = running.window
  await window.locator('.library').waitFor()
}
beforeEach(() => launch())
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const dialog = (name: string) => window.getByRole('dialog', { name })
const schemes = () => dialog('Marking schemes')
const own = () => schemes().getByRole('list', { name: 'My schemes' }).getByRole('listitem')
const panel = () => window.locator('.side-panel')
const marks = () =>
  window
    .locator('.document p')
    .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block, '::before').content))

async function fromPalette(command: string): Promise<void> {
  await window.keyboard.press(wordKeys.palette)
  await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await window.keyboard.type(command)
  await window.getByRole('option', { name: command }).first().waitFor()
  await window.keyboard.press('Enter')
}

async function importScheme(text: string, name = 'tarsenia.yaml'): Promise<void> {
  const file = join(running.home, name)
  writeFileSync(file, text)
  await answerOpenDialog(running.app, [file])
  await schemes().getByRole('button', { name: 'Import…' }).click()
}

async function choose(label: string, option: string): Promise<void> {
  await panel()
    .getByRole('button', { name: new RegExp(`^${label}: `) })
    .click()
  await window
    .getByRole('menu', { name: label })
    .getByRole('menuitemcheckbox', { name: option, exact: true })
    .click()
}

async function exportedText(name: string): Promise<string> {
  const file = join(running.home, name)
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').waitFor()
  await window.keyboard.press('Control+Enter')
  await dialog('The PDF is ready').getByRole('button', { name: 'Done' }).click()
  return textOf(new Uint8Array(readFileSync(file)))
}

it('is imported, marks a pack and its portions, and travels with the pack into another library', async () => {
  await makePack(window, 'Marked', [sectionOf('One', build.p('For our ally.'), build.p('Plain.'))])
  await fromPalette('Marking schemes…')
  await schemes().getByText('None yet. Import a file to add one.').waitFor()
  await importScheme(TARSENIA)
  await schemes().getByText('“Tarsenia” was added.').waitFor()
  await screenshot(window, 'own-schemes')
  await schemes().getByRole('button', { name: 'Done' }).click()
  await window.locator('#tab-pack').click()
  await choose('Scheme', 'Tarsenia')
  await window.getByRole('button', { name: 'Change scheme' }).click()
  await choose('Level', 'TARSENIA CLOSED')
  await panel().getByLabel('Caveat', { exact: true }).fill('SHARED WITH TAR, RUR')
  await panel().getByLabel('Registry number').fill('T-1')
  await window.getByText('For our ally.').first().click()
  await fromPalette('Portion marking…')
  const portion = dialog('Portion marking')
  await portion.getByLabel('Level').selectOption({ label: '(TC) TARSENIA CLOSED' })
  await portion.getByLabel(/^SHARED WITH/).check()
  await portion.getByRole('button', { name: 'Mark' }).click()
  await expect.poll(marks).toEqual([expect.stringContaining('(TC//SHR)'), 'none'])
  await expect.poll(() => window.locator('.marking-notice').innerText()).toBe('')
  await screenshot(window, 'own-scheme-used')
  // The check has the scheme's rules.
  await window.keyboard.press(wordKeys.export)
  await dialog('Export as PDF').getByText('not “For training purposes only”', { exact: false }).waitFor()
  await window.keyboard.press('Escape')
  const printed = await exportedText('own.pdf')
  expect(printed).toContain('TARSENIA CLOSED — SHARED WITH TAR, RUR')
  expect(printed).toMatch(/\(TC\/\/SHR\)\s*For our ally\./)
  expect(printed).toMatch(/Registry number\s*T-1/)

  const pack = join(running.home, 'marked.bpack')
  await answerSaveDialog(running.app, pack)
  const [{ id } = { id: '' }] = await callMain(window, 'packs.list', null)
  await callMain(window, 'packs.share', { id, edition: null })
  await running.killHard()
  await launch(makeHome())
  await answerOpenDialog(running.app, [pack])
  await window.keyboard.press('Control+o')
  await window
    .locator('tbody tr', { hasText: 'Marked' })
    .getByText('TARSENIA CLOSED — SHARED WITH TAR, RUR')
    .waitFor()
  await window.locator('tbody tr', { hasText: 'Marked' }).dblclick()
  await expect.poll(marks).toEqual([expect.stringContaining('(TC//SHR)'), 'none'])
  await window.locator('#tab-pack').click()
  await panel().getByRole('button', { name: 'Scheme: Tarsenia (as in this pack)' }).waitFor()
  await screenshot(window, 'own-scheme-elsewhere')
  expect(await exportedText('elsewhere.pdf')).toBe(printed)
})

it('is replaced and deleted with undo; a pack keeps the one that it has', async () => {
  await fromPalette('Marking schemes…')
  await importScheme(TARSENIA)
  await own().getByText('tarsenia · not used by any pack').waitFor()
  await schemes().getByRole('button', { name: 'Done' }).click()
  const [first] = await callMain(window, 'schemes.list', null)
  const id = first?.id ?? ''
  await makePack(window, 'Kept', [sectionOf('One', build.p('Words.'))], [], {
    marking: { scheme: id, level: `${id}-1`, caveat: '', trainingRider: true, definition: first?.definition },
  })
  await window.locator('.marking-chip').getByText('TARSENIA CLOSED').waitFor()
  await fromPalette('Marking schemes…')
  await own().getByText('tarsenia · used by 1 pack').waitFor()
  await importScheme(TARSENIA.replaceAll('CLOSED', 'SHUT'))
  await schemes().getByText('“Tarsenia” was replaced. Packs that use the earlier one keep it.').waitFor()
  await own().getByText('tarsenia · not used by any pack').waitFor()
  await schemes().getByRole('button', { name: 'Undo' }).click()
  await own().getByText('tarsenia · used by 1 pack').waitFor()
  await own().getByRole('button', { name: 'Delete Tarsenia' }).click()
  await schemes().getByText('None yet. Import a file to add one.').waitFor()
  await schemes().getByRole('button', { name: 'Undo' }).click()
  await own().getByText('tarsenia · used by 1 pack').waitFor()
  await own().getByRole('button', { name: 'Delete Tarsenia' }).click()
  await schemes().getByText('“Tarsenia” was deleted.').waitFor()
  await schemes().getByRole('button', { name: 'Done' }).click()
  const { home } = running
  await running.killHard()
  await launch(home)
  await window.locator('tbody tr', { hasText: 'Kept' }).getByText('TARSENIA CLOSED').waitFor()
  await window.locator('tbody tr', { hasText: 'Kept' }).dblclick()
  expect(await exportedText('kept.pdf')).toContain('TARSENIA CLOSED')
})

it('is refused with what is wrong with its file; a built-in one is saved as a start', async () => {
  await fromPalette('Marking schemes…')
  await importScheme(TARSENIA.replace('sensitivity: 3', 'sensitivity: high'))
  await schemes().getByText('tarsenia.yaml:6: levels.1.sensitivity: expected a number from 0 to 4').waitFor()
  await importScheme(TARSENIA.replace('id: tarsenia', 'id: uk'))
  await schemes().getByText('is that of a built-in scheme (United Kingdom)', { exact: false }).waitFor()
  await importScheme('['.repeat(200_000))
  await expect
    .poll(() => schemes().getByRole('alert').innerText())
    .toMatch(/^tarsenia\.yaml:.*it is nested too deep/)
  await screenshot(window, 'own-schemes-refused')
  const file = join(running.home, 'start.yaml')
  await answerSaveDialog(running.app, file)
  await schemes().getByRole('button', { name: 'Save United States as a file' }).click()
  await schemes().getByText(`Saved as ${file}`).waitFor()
  await answerOpenDialog(running.app, [file])
  await schemes().getByRole('button', { name: 'Import…' }).click()
  await schemes().getByText('“United States (own)” was added.').waitFor()
  await schemes().getByRole('button', { name: 'Done' }).click()
  await window.keyboard.press('Control+,')
  const settings = dialog('Settings')
  await settings.getByRole('button', { name: /^Marking scheme: / }).click()
  await window.getByRole('menuitemcheckbox', { name: 'United States (own)' }).click()
  await settings.getByRole('button', { name: 'Save', exact: true }).click()
  await settings.waitFor({ state: 'hidden' })
  await fromPalette('Marking schemes…')
  await own().getByRole('button', { name: 'Delete United States (own)' }).click()
  await schemes().getByText('United States (own) is the marking of new packs', { exact: false }).waitFor()
})
