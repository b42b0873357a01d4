// A pack enclosed in another one, in the real window: chosen, its edition asked for, its pages in the export, updated later.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain, makePack, savedSections } from './harness/packs'
import { pageTexts } from './harness/pdf'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  const own = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: 'own' },
    content: [{ type: 'text', text: 'Only for us' }],
  } as const
  const { meta, fields } = build.pack(build.doc(), { title: 'Annexed visit' })
  const marking = { scheme: 'uk', level: 'secret', caveat: '', trainingRider: false }
  await callMain(window, 'packs.create', {
    ...{ meta: { ...meta, marking }, fields },
    sections: [build.section('Programme', {}, build.p('Programme words'), own)],
  })
  await makePack(window, 'Outer', [build.section('Purpose', {}, build.p('Outer words'))])
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const ENTRY = 'Insert > Enclosure from pack…'
const dialog = () => window.getByRole('dialog', { name: 'Enclose a pack' })

async function enclose(): Promise<void> {
  await expect.poll(async () => (await menuLines(running.app)).some(({ path }) => path === ENTRY)).toBe(true)
  await chooseFromMenu(running.app, ENTRY)
  await dialog().getByLabel('Pack').selectOption({ label: 'Annexed visit · DE/2026/014' })
  await dialog().getByText('Choose which edition of it is enclosed.').waitFor()
}

it('has the pages of the edition that was chosen, its marking, and the page numbers of the pack around it', async () => {
  await enclose()
  expect(await dialog().getByRole('button', { name: 'Enclose' }).isDisabled()).toBe(true)
  expect(await accessibilityFaults(window)).toEqual([])
  await screenshot(window, 'enclose-pack')
  await dialog()
    .getByRole('radio', { name: /^Partners/ })
    .check()
  await window.keyboard.press('Control+Enter')
  await window.locator('.enclosure').waitFor()
  const [, section] = await savedSections(window, 'Outer')
  expect(section?.attrs).toMatchObject({ annex: true, marking: 'secret' })
  await screenshot(window, 'enclosed-pack')
  await window.keyboard.press(wordKeys.export)
  const file = join(running.home, 'outer.pdf')
  await answerSaveDialog(running.app, file)
  const exporting = window.getByRole('dialog', { name: 'Export as PDF' })
  // The pages would say nothing of their own marking.
  await exporting.getByRole('button', { name: 'Mark the pack SECRET' }).click()
  await exporting.getByRole('heading', { name: /Before you can export/ }).waitFor({ state: 'detached' })
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const pages = pageTexts(file)
  const inner = pages.find((page) => page.includes('Programme words')) ?? ''
  expect(inner).not.toContain('Only for us')
  expect(inner.match(/Page A-\d of A-\d/g)).toHaveLength(1)
  expect(inner).not.toContain('Page 1 of 1')
})

it('is made anew on request, and is dropped as a file', async () => {
  await enclose()
  await dialog()
    .getByRole('radio', { name: /^Own side/ })
    .check()
  await dialog().getByLabel('Page numbers').selectOption({ label: 'Its own' })
  await window.keyboard.press('Control+Enter')
  await window.locator('.enclosure').waitFor()
  const assetOf = async () => {
    const block = (await savedSections(window, 'Outer'))[1]?.content[1]
    return block?.type === 'enclosure' ? block.attrs : null
  }
  const before = await assetOf()
  expect(before).toMatchObject({ stamp: 'never', fit: 'keep' })
  await window.locator('.outline-row').nth(1).click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Update or replace from pack…' }).click()
  const again = window.getByRole('dialog', { name: 'Replace by the pages of a pack' })
  await again.getByLabel('Pack').selectOption({ label: 'Annexed visit · DE/2026/014' })
  await again.getByRole('radio', { name: /^Partners/ }).check()
  await window.keyboard.press('Control+Enter')
  await expect.poll(async () => (await assetOf())?.asset).not.toBe(before?.asset)
  expect(await assetOf()).toMatchObject({ stamp: 'always' })
  const packs = await callMain(window, 'packs.list', null)
  const file = join(running.home, 'visit.bpack')
  await answerSaveDialog(running.app, file)
  const id = packs.find(({ title }) => title === 'Annexed visit')?.id ?? ''
  await callMain(window, 'packs.share', { id, edition: null })
  await dropFiles(window, '.outline-row', [{ name: 'visit.bpack', bytes: readFileSync(file) }], 22)
  await dialog().getByText('Annexed visit').waitFor()
  await dialog()
    .getByRole('radio', { name: /^Partners/ })
    .check()
  await window.keyboard.press('Control+Enter')
  await expect.poll(() => window.locator('.enclosure').count()).toBe(2)
  expect((await callMain(window, 'packs.list', null)).length).toBe(2)
})
