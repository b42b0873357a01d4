// Markdown in the window: a text is shown with what can't be kept and imported; a copy of the pack is saved as Markdown.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { pngAsset } from '../electron/pdf/testing/png'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { callMain, savedSections } from './harness/packs'
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

const TEXT = `# Visit to Arvenia

## Aim

1. Agree the **programme**.[^1]

[^1]: As in March.

![The coast](map.png)

<video src="x.mp4"></video>

## Means

- [x] Cars
- [ ] Interpreter
`

it('comes in with its pictures, says what is left out, and goes out as it came', async () => {
  const folder = join(running.home, 'notes')
  mkdirSync(folder)
  writeFileSync(join(folder, 'visit.md'), TEXT)
  writeFileSync(join(folder, 'map.png'), pngAsset(30, 20).bytes)
  await answerOpenDialog(running.app, [join(folder, 'visit.md')])
  await window.getByRole('button', { name: 'Import…' }).click()
  const shown = window.getByRole('dialog', { name: 'Import “visit.md”' })
  await shown.getByText('2 sections').waitFor()
  await shown.getByText(/HTML: <video/).waitFor()
  await screenshot(window, 'markdown-import')
  await window.keyboard.press('Control+Enter')
  await window.getByText('“Visit to Arvenia” was added').waitFor()
  await window.locator('tbody tr', { hasText: 'Visit to Arvenia' }).dblclick()
  await window.locator('.document img:not(.ProseMirror-separator)').first().waitFor()
  await screenshot(window, 'markdown-pack')
  const [aim, means] = await savedSections(window, 'Visit to Arvenia')
  expect(aim?.content.map(({ type }) => type)).toEqual([
    'sectionTitle',
    'numberedParagraph',
    'image',
    'paragraph',
  ])
  expect(means?.content.map(({ type }) => type)).toEqual(['sectionTitle', 'taskList'])
  const file = join(running.home, 'out.md')
  await answerSaveDialog(running.app, file)
  const [pack] = await callMain(window, 'packs.list', null)
  await callMain(window, 'packs.share', { id: pack?.id ?? '', edition: null })
  const text = readFileSync(file, 'utf8')
  for (const words of [
    '# Aim',
    '1. Agree the **programme**.[^note-',
    '- [x] Cars',
    '![The coast](<out files/map.png>)',
  ])
    expect(text).toContain(words)
  expect(readFileSync(join(running.home, 'out files', 'map.png'))).toEqual(
    Buffer.from(pngAsset(30, 20).bytes),
  )
})

it('comes in from a zip file, whose markings are asked about', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const archive = zipSync({
    'notes/plan.md': bytes(
      '# Plan\n\n(U) Open words.\n\n(S//NF) Closed words.\n\n![[coast.png|The coast]]\n',
    ),
    'attachments/coast.png': pngAsset(30, 20).bytes,
  })
  await dropFiles(window, '.library', [{ name: 'vault.zip', type: 'application/zip', bytes: archive }])
  const shown = window.getByRole('dialog', { name: 'Import “plan.md”' })
  await shown.getByText('How is this file marked?').waitFor()
  await screenshot(window, 'markdown-zip')
  await shown.getByLabel('Marking scheme').selectOption({ label: 'United States' })
  await window.keyboard.press('Control+Enter')
  await window.getByText('“plan” was added').waitFor()
  await window.locator('tbody tr', { hasText: 'plan' }).dblclick()
  await window.locator('.document img:not(.ProseMirror-separator)').first().waitFor()
  await screenshot(window, 'markdown-zip-pack')
  const [plan] = await savedSections(window, 'plan')
  expect(plan?.content.slice(1)).toMatchObject([
    { type: 'paragraph', attrs: { marking: 'unclassified' } },
    { type: 'paragraph', attrs: { marking: 'secret//NOFORN' } },
    { type: 'image', attrs: { alt: 'The coast' } },
  ])
})
