// Word files in the window: what is in them and what isn't kept is shown first, the marking is asked about, then there is a pack.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { inlineText } from '#shared/document/query'
import * as build from '../electron/pdf/testing/build'
import { para, STYLES, styled, wordBytes } from '../electron/word-in/testing/word-file'
import { answerOpenDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { chooseFromMenu, menuLines } from './harness/menu'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await window.locator('.library').waitFor()
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const dialog = (name: string | RegExp) => window.getByRole('dialog', { name })
const rows = () => window.locator('.pack-table tbody tr')

async function choosePath(entry: string): Promise<void> {
  await expect.poll(async () => (await menuLines(running.app)).some(({ path }) => path === entry)).toBe(true)
  await chooseFromMenu(running.app, entry)
}

const HIDDEN = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Zyx secret</w:t></w:r>'
const paper = (title: string, words: string) =>
  wordBytes(
    [
      styled('Title', title),
      styled('Heading1', 'Purpose'),
      para(`(S//NF) ${words}`),
      para(`${HIDDEN}<w:r><w:t>Open words.</w:t></w:r>`),
      styled('Heading1', 'Method'),
      styled('Heading2', 'Steps'),
      para('(U) The last words.'),
    ].join(''),
    { styles: STYLES, header: para('SECRET//NOFORN') },
  )

async function choose(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const folder = join(running.home, 'papers')
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  await answerOpenDialog(
    running.app,
    Object.keys(files).map((name) => join(folder, name)),
  )
  await window.getByRole('button', { name: 'Import…' }).click()
}

it('shows a file, asks about its marking, and imports it as a pack with that marking', async () => {
  await choose({ 'Paper.docx': paper('Visit to Arvenia', 'Withheld words.') })
  const shown = dialog('Import “Paper.docx”')
  await shown.getByText('3 sections').waitFor()
  for (const section of ['Purpose', 'Method', 'Steps'])
    await shown.locator('.word-sections li', { hasText: section }).waitFor()
  await shown.getByText('Hidden text: “Zyx secret”').waitFor()
  await shown.getByText(/SECRET\/\/NOFORN.*\(S\/\/NF\), \(U\)/).waitFor()
  await screenshot(window, 'word-import')

  // Nothing is imported before the question is answered.
  await window.keyboard.press('Control+Enter')
  const scheme = shown.getByLabel('Marking scheme')
  await expect.poll(() => scheme.evaluate((one) => one === document.activeElement)).toBe(true)
  await scheme.selectOption('United States')
  const level = shown.getByLabel('Level of the pack')
  expect(await level.locator('option').allTextContents()).toEqual(['SECRET', 'TOP SECRET'])
  expect(await shown.getByLabel('Caveats').inputValue()).toBe('NOFORN')
  await screenshot(window, 'word-import-answered')
  await window.keyboard.press('Control+Enter')

  await window.getByText('“Visit to Arvenia” was added').waitFor()
  await rows().filter({ hasText: 'Visit to Arvenia' }).dblclick()
  const text = window.locator('.document')
  await text.getByText('Withheld words.').waitFor()
  expect(await text.innerText()).not.toContain('Zyx')
  expect(await text.innerText()).not.toContain('(S//NF) Withheld')
  await window.getByRole('button', { name: 'Pack marking: SECRET' }).waitFor()
  await screenshot(window, 'word-import-pack')
})

it('imports several files at once, and names those that can’t be read', async () => {
  await choose({
    'A.docx': wordBytes(styled('Heading1', 'Alpha') + para('Alpha words.'), { styles: STYLES }),
    'B.docx': new TextEncoder().encode('PK no zip'),
    'C.docx': paper('Gamma', 'Words.'),
  })
  const shown = dialog('Import 3 files')
  await shown.getByText(/B\.docx: the file is damaged/).waitFor()
  await shown
    .getByRole('region', { name: 'C.docx' })
    .getByLabel('Marking scheme')
    .selectOption('United States')
  await screenshot(window, 'word-import-several')
  await shown.getByRole('button', { name: 'Import 2 files' }).click()
  const report = dialog('2 of 3 files were imported')
  await report.getByText(/B\.docx: the file is damaged/).waitFor()
  await screenshot(window, 'word-import-report')
  await report.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => rows().count()).toBe(2)
})

it('takes a file that is dropped, and leaves nothing behind when the user cancels', async () => {
  await dropFiles(window, '.library', [{ name: 'Paper.docx', bytes: paper('Dropped', 'Words.') }])
  const shown = dialog('Import “Paper.docx”')
  await shown.getByText('3 sections').waitFor()
  await shown.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => dialog(/Import/).count()).toBe(0)
  expect(await rows().count()).toBe(0)
})

it('takes in a folder of papers from the menu, each with its marking as found', async () => {
  const folder = join(running.home, 'old')
  mkdirSync(join(folder, 'deeper'), { recursive: true })
  writeFileSync(join(folder, 'A.docx'), paper('Alpha', 'Words.'))
  writeFileSync(join(folder, 'deeper', 'B.docx'), paper('Beta', 'Words.'))
  writeFileSync(join(folder, '~$A.docx'), 'locked')
  writeFileSync(join(folder, 'Notes.txt'), 'no')
  await answerOpenDialog(running.app, [folder])
  await choosePath('File > Import a folder of Word files…')
  const shown = dialog('Import 2 files')
  await shown.getByText('2 files seem to be marked.').waitFor()
  await shown.getByRole('button', { name: 'Confirm all as found' }).click()
  await shown.getByRole('button', { name: 'Import 2 files' }).click()
  const report = dialog('All files were imported')
  await report.getByRole('button', { name: 'Open “Beta”' }).click()
  await window.getByRole('button', { name: 'Pack marking: SECRET' }).waitFor()
})

it('puts the sections of a file below the one with the cursor, marked as the file is, in one step of undo', async () => {
  await makePack(window, 'Open pack', [
    sectionOf('First', build.p('Own words.')),
    sectionOf('Last', build.p('End.')),
  ])
  const file = join(running.home, 'Paper.docx')
  writeFileSync(file, paper('Paper', 'Withheld words.'))
  await answerOpenDialog(running.app, [file])
  await window.locator('.document').getByText('Own words.').click()
  await choosePath('Insert > Sections from Word file…')
  const shown = dialog('Insert from “Paper.docx”')
  await shown.getByLabel('Marking scheme').selectOption('United States')
  await shown.getByRole('button', { name: 'Insert', exact: true }).click()
  const text = window.locator('.document')
  await text.getByText('Withheld words.').waitFor()
  await screenshot(window, 'word-insert')
  const titles = async () =>
    (await savedSections(window, 'Open pack')).map(({ content: [title] }) => inlineText(title.content ?? []))
  await expect.poll(titles).toEqual(['First', 'Purpose', 'Method', 'Steps', 'Last'])
  const [, purpose] = await savedSections(window, 'Open pack')
  expect(purpose?.attrs.marking).toBe('secret//NOFORN')
  await window.keyboard.press('Control+z')
  await expect.poll(titles).toEqual(['First', 'Last'])
})
