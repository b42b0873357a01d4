// The dialog that marks a portion: part, level, caveats with lists, what is printed; by keyboard, in the text and on the page.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Flow } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
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

const LINES = { classifiedBy: 'J5', derivedFrom: 'Multiple sources', declassifyOn: '20511128' }
const marked = (caveat: string) => ({
  marking: { scheme: 'us', level: 'secret', caveat, trainingRider: true, firstPage: LINES },
})
const text = () => window.locator('.document').first()
const dialog = () => window.getByRole('dialog', { name: 'Portion marking' })
const printed = () => dialog().getByRole('status', { name: 'Printed' }).innerText()
const marks = () =>
  text()
    .locator('p')
    .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block, '::before').content))

async function fromPalette(command: string): Promise<void> {
  await window.keyboard.press(wordKeys.palette)
  await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await window.keyboard.type(command)
  await window.getByRole('option', { name: command }).first().waitFor()
  await window.keyboard.press('Enter')
}

it('marks a paragraph with a list of its own, by keyboard alone, and undoes it', async () => {
  const open = { ...build.p('Open.'), attrs: { textAlign: null, marking: 'unclassified' } } as Flow
  await makePack(
    window,
    'Marked',
    [sectionOf('One', build.p('For our ally.'), open)],
    [],
    marked('REL TO USA, AUS, GBR'),
  )
  await text().getByText('For our ally.').click()
  await fromPalette('Portion marking…')
  await dialog().waitFor()
  await dialog().getByLabel('Level').focus()
  await window.keyboard.type('(S)')
  await expect.poll(printed).toContain('(S)')
  // The banner has a list: the level alone does not say what it says.
  await dialog()
    .getByLabel(/^NOFORN/)
    .focus()
  await window.keyboard.press('Space')
  await dialog().getByText('conflicts with the caveats of the pack', { exact: false }).waitFor()
  await dialog()
    .getByLabel(/^REL TO/)
    .focus()
  await window.keyboard.press('Space')
  await dialog().getByText('This marking has NOFORN and REL TO, which can’t be used together').waitFor()
  expect(await dialog().getByRole('button', { name: 'Mark' }).isDisabled()).toBe(true)
  await screenshot(window, 'portion-dialog-refused')
  await window.keyboard.press('Control+Enter')
  expect(await dialog().isVisible()).toBe(true)
  await dialog()
    .getByLabel(/^NOFORN/)
    .focus()
  await window.keyboard.press('Space')
  await expect.poll(printed).toContain('(S//REL)')
  await dialog().getByText('Empty: as in the pack’s marking (USA, AUS, GBR).').waitFor()
  await dialog().getByLabel('Countries and organisations after REL TO').focus()
  await window.keyboard.type('GBR, USA')
  await dialog().getByText('must begin with USA, followed by countries', { exact: false }).waitFor()
  await dialog().getByRole('button', { name: 'Put in order' }).focus()
  await window.keyboard.press('Enter')
  await expect.poll(printed).toContain('(S//REL TO USA, GBR)')
  await screenshot(window, 'portion-dialog')
  await window.keyboard.press('Control+Enter')
  await expect
    .poll(marks)
    .toEqual([expect.stringContaining('(S//REL TO USA, GBR)'), expect.stringContaining('(U)')])
  await window.keyboard.press('Control+z')
  await expect.poll(marks).toEqual(['none', expect.stringContaining('(U)')])
  await window.keyboard.press('Control+y')
  await expect
    .poll(marks)
    .toEqual([expect.stringContaining('(S//REL TO USA, GBR)'), expect.stringContaining('(U)')])
})

it('marks the table around the cursor, a callout and a section, and prints what it showed', async () => {
  const table = build.table('Numbers', build.tr(build.td('Cell')))
  const note = build.callout('note', build.p('Boxed.'))
  await makePack(window, 'Parts', [sectionOf('One', table, note, build.p('Plain.'))], [], marked('NOFORN'))
  const markPart = async (words: string, part: string, level: string) => {
    await text().getByText(words).click()
    await fromPalette('Portion marking…')
    await dialog().getByLabel('Part').selectOption({ label: part })
    await dialog().getByLabel('Level').selectOption({ label: level })
    await dialog()
      .getByLabel(/^NOFORN/)
      .check()
    await dialog().getByRole('button', { name: 'Mark' }).click()
    await dialog().waitFor({ state: 'hidden' })
  }
  await markPart('Cell', 'Table', '(S) SECRET')
  await markPart('Boxed.', 'Callout', '(C) CONFIDENTIAL')
  await markPart('Plain.', 'Section', '(S) SECRET')
  await screenshot(window, 'portion-dialog-parts')
  const [section] = await savedSections(window, 'Parts')
  const found = section?.content.flatMap((node) =>
    'attrs' in node && node.attrs && 'marking' in node.attrs ? [node.attrs.marking] : [],
  )
  expect([section?.attrs.marking, found]).toEqual([
    'secret//NOFORN',
    ['secret//NOFORN', 'confidential//NOFORN', null],
  ])
  await text().getByText('(C//NF)').waitFor()
  const file = join(running.home, 'parts.pdf')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press(wordKeys.export)
  await window.getByRole('dialog', { name: 'Export as PDF' }).waitFor()
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).getByRole('button', { name: 'Done' }).click()
  const pdf = textOf(new Uint8Array(readFileSync(file)))
  expect(pdf).toContain('SECRET//NOFORN')
  expect(pdf).toMatch(/\(S\/\/NF\)[\s\S]*Cell/)
  expect(pdf).toMatch(/\(C\/\/NF\)[\s\S]*Boxed\./)
})

it('chooses the caveats of the pack in the same rows, and keeps words that are none of the scheme', async () => {
  await makePack(window, 'Pack', [sectionOf('One', build.p('Words.'))], [], marked('EXERCISE ONLY'))
  await fromPalette('Caveats of the pack…')
  const caveats = window.getByRole('dialog', { name: 'Caveats of the pack' })
  expect(await caveats.getByLabel('Other caveats').inputValue()).toBe('EXERCISE ONLY')
  await caveats.getByLabel(/^REL TO/).check()
  await caveats.getByText('REL TO has no list of countries', { exact: false }).waitFor()
  await caveats.getByLabel('Countries and organisations after REL TO').fill('USA, GBR, NATO')
  await expect
    .poll(() => caveats.getByRole('status', { name: 'Printed' }).innerText())
    .toContain('SECRET//REL TO USA, GBR, NATO/EXERCISE ONLY')
  await screenshot(window, 'pack-caveats')
  await caveats.getByRole('button', { name: 'Change' }).click()
  await window
    .locator('.toast', { hasText: 'SECRET//REL TO USA, GBR, NATO/EXERCISE ONLY' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await window.locator('.marking-chip').getByText('SECRET').waitFor()
  await window.locator('#tab-pack').click()
  expect(await window.locator('.side-panel').getByLabel('Caveat', { exact: true }).inputValue()).toBe(
    'EXERCISE ONLY',
  )
})
