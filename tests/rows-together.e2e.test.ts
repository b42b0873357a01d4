// Copies and labels for all rows of a table in the real window, with a picture of each; how a table was read; booklets and pages.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { pagesOf, placedTexts, readBack, textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
let folder: string
const { field, p, packField } = build

beforeEach(async () => {
  running = await launchApp()
  window = running.window
  folder = join(running.home, 'pdfs')
  mkdirSync(folder)
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const dialog = (): Locator => window.getByRole('dialog')
const made = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))

async function run(command: string): Promise<void> {
  await window.keyboard.press('Control+Shift+p')
  await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await window.keyboard.type(command)
  await window.keyboard.press('Enter')
}

async function openTable(bytes: string | Uint8Array): Promise<void> {
  const words = p('For ', field('person'), ', who came.')
  await makePack(window, 'Letter', [sectionOf('Thanks', words)], [packField('person', '', 'Full name')])
  const table = join(running.home, 'people.csv')
  writeFileSync(table, bytes)
  await answerOpenDialog(running.app, [table])
  await run('mail merge')
  await dialog().getByRole('button', { name: 'Choose table…' }).click()
}

/** What the picture of the first page shows, as text to compare; empty while there is none. */
const picture = (): Promise<string> =>
  dialog()
    .getByRole('img', { name: 'First page with the values of this row' })
    .evaluate((node) => {
      const canvas = node as HTMLCanvasElement
      return canvas.width > 10 ? canvas.toDataURL() : ''
    })

it('shows a picture of each row, and prints a copy for each with its own bookmarks', async () => {
  await openTable('Full name\nAnna Lund\nBo Berg\nDi\n')
  await dialog().getByText('people.csv: 3 rows').waitFor()
  await dialog().getByLabel('PDFs', { exact: true }).selectOption('One with a copy of the pack for each row')
  await expect.poll(picture).not.toBe('')
  const first = await picture()
  await screenshot(window, 'together-copies')
  expect(await accessibilityFaults(window)).toEqual([])
  const preview = dialog().getByRole('region', { name: /Row \d of 3/ })
  await preview.focus()
  await window.keyboard.press('End')
  await dialog().getByText('Row 3 of 3').waitFor()
  await expect.poll(picture).not.toBe(first)
  await window.keyboard.press('Home')
  await expect.poll(picture).toBe(first)
  await dialog().getByLabel('Each copy begins on a right-hand page').check()
  await answerSaveDialog(running.app, join(folder, 'all.pdf'))
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  await dialog().getByText('3 of 3 rows, 6 pages').waitFor()
  await screenshot(window, 'together-done')
  const pages = pagesOf(made('all.pdf'))
  expect(pages[0]).toContain('For Anna Lund')
  expect(pages[1]).toContain('This page is intentionally blank')
  expect(pages[4]).toContain('For Di')
  const { outline, labels } = await readBack(made('all.pdf'))
  expect(outline.filter(({ level }) => level === 0 || level === 1).map(({ title }) => title)).toContain(
    'Bo Berg',
  )
  expect(labels).toEqual(['1', '', '1', '', '1', ''])
})

it('prints labels from the one that is named, smaller where needed, and says what did not fit', async () => {
  const long = 'Bartholomew Featherstonehaugh of the Office of Everything '
  await openTable(`Full name\nAnna\n"${long.repeat(7)}"\n"${long.repeat(60)}"\nDi\n`)
  await dialog().getByText('people.csv: 4 rows').waitFor()
  await dialog().getByLabel('PDFs', { exact: true }).selectOption('One with labels')
  await dialog().getByLabel('Label sheet').selectOption('A4, 3 × 8 labels of 70 × 37 mm')
  const first = dialog().getByLabel('First label')
  await first.fill('25')
  await dialog().getByText('The first label is one from 1 to 24.').waitFor()
  expect(await dialog().getByRole('button', { name: 'Export…' }).isDisabled()).toBe(true)
  await first.fill('3')
  await expect.poll(picture).not.toBe('')
  await screenshot(window, 'together-labels')
  expect(await accessibilityFaults(window)).toEqual([])
  await answerSaveDialog(running.app, join(folder, 'labels.pdf'))
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready, without some rows' }).waitFor()
  await dialog()
    .getByText(/^Row 3: \d\d %$/)
    .waitFor()
  await dialog().getByText('Row 4: Its text doesn’t fit on a label').waitFor()
  await screenshot(window, 'together-labels-done')
  const [page] = await placedTexts(made('labels.pdf'))
  const at = (words: string) => page?.texts.find(({ text }) => text.includes(words))
  const mm = (points = 0) => (points * 25.4) / 72
  // Anna is on the third label of the first row, Di, after the row that was left out, on the second of the next.
  expect(mm(at('Anna')?.x)).toBeGreaterThan(140)
  expect(mm(at('Di,')?.x)).toBeGreaterThan(70)
  expect(mm(at('Di,')?.x)).toBeLessThan(140)
  expect(textOf(made('labels.pdf'))).not.toContain('Thanks')
})

it('says how a table was read, and reads it again in another encoding', async () => {
  const bytes = Buffer.from('Full name;Full name\nMüller;2\n', 'latin1')
  await openTable(bytes)
  await dialog()
    .getByText(/not UTF-8\. It was read as Western European \(Windows-1252\): “Müller”/)
    .waitFor()
  await dialog().getByText('Headings that come again have a number: “Full name (2)”.').waitFor()
  await screenshot(window, 'together-read')
  await dialog().getByLabel('Encoding').selectOption('Central European (Windows-1250)')
  await dialog()
    .getByText(/not UTF-8/)
    .waitFor({ state: 'detached' })
  await dialog().getByLabel('Encoding').selectOption('UTF-8')
  await dialog().getByText('This row will not be exported. A character of “M').waitFor()
  expect(await accessibilityFaults(window)).toEqual([])
})

it('exports a booklet, or the pages that are named', async () => {
  const parts = Array.from({ length: 6 }, (_, at) =>
    sectionOf(`Part ${at + 1}`, { type: 'pageBreak' }, p(`leaf${at + 1}`)),
  )
  await makePack(window, 'Book', parts)
  await run('export as pdf')
  await dialog().getByLabel('Pages', { exact: true }).fill('2-3, 99')
  await dialog().getByText('There is no page “99”. The pages are numbered').waitFor()
  expect(
    await dialog()
      .getByRole('button', { name: /^Export/ })
      .isDisabled(),
  ).toBe(true)
  await screenshot(window, 'pages-fault')
  await dialog().getByLabel('Pages', { exact: true }).fill('2-3')
  await dialog().getByText('There is no page').waitFor({ state: 'detached' })
  expect(
    await dialog()
      .getByRole('button', { name: /^Export/ })
      .isEnabled(),
  ).toBe(true)
  await answerSaveDialog(running.app, join(folder, 'part.pdf'))
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  expect((await readBack(made('part.pdf'))).labels).toEqual(['2', '3'])
  await window.keyboard.press('Escape')
  await run('export as pdf')
  await dialog().getByLabel('2 pages per sheet').check()
  await dialog().getByLabel('Booklet (fold in the middle)').check()
  expect(await dialog().getByLabel('2 pages per sheet').isChecked()).toBe(false)
  await screenshot(window, 'booklet')
  expect(await accessibilityFaults(window)).toEqual([])
  await answerSaveDialog(running.app, join(folder, 'book.pdf'))
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const sides = pagesOf(made('book.pdf'))
  expect(sides.length % 2).toBe(0)
  expect(sides[0]).toContain('This page is intentionally blank')
})
