// An export for each row of a table in the real window: columns, preview, a bad row, files that exist, and cancelling.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerMessageBox, answerOpenDialog, answerSaveDialog, catchShell } from './harness/dialogs'
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
const files = (): string[] => readdirSync(folder).sort()
const pdfText = (name: string): string => textOf(new Uint8Array(readFileSync(join(folder, name))))

async function openDialog(csv: string): Promise<void> {
  const person = packField('person', '', 'Full name')
  const rank = { ...packField('rank', '', 'Rank'), optional: true }
  const host = { ...packField('host_nation', 'Peru', 'Host nation'), type: 'country' as const }
  const words = p(
    'This is to certify that ',
    field('rank'),
    ' ',
    field('person'),
    ' came to ',
    field('host_nation'),
    '.',
  )
  await makePack(window, 'Certificate', [sectionOf('Certificate', words)], [person, rank, host])
  const table = join(running.home, 'people.csv')
  writeFileSync(table, csv)
  await answerOpenDialog(running.app, [table])
  await window.keyboard.press('Control+Shift+p')
  await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await window.keyboard.type('mail merge')
  await window.keyboard.press('Enter')
  await dialog().getByText('Each row of a table gives a PDF of its own').waitFor()
  await dialog().getByRole('button', { name: 'Choose table…' }).click()
}

it('matches columns, shows each row, exports them, and names the row that failed', async () => {
  await openDialog(
    'Rang;full NAME;Shoe size\nColonel;Zoë Müller;43\n"";Ali\nMajor;"Bo ""Bobby"" Lund";41;too much\nCaptain;;40\n',
  )
  await dialog().getByText('people.csv: 4 rows').waitFor()
  const column = (name: string) => dialog().getByLabel(name, { exact: true })
  expect(await column('full NAME').inputValue()).toBe('person')
  expect(await column('Rang').inputValue()).toBe('')
  await dialog().getByText('The same in all PDFs, as in the pack: Rank, Host nation.').waitFor()
  await column('Rang').selectOption('Rank')
  await dialog().getByText('The same in all PDFs, as in the pack: Host nation.').waitFor()
  await dialog().getByLabel('Name of the files').fill('{{rank}} {{Full name}}')
  await dialog().getByText('Colonel Zoë Müller.pdf').waitFor()
  await screenshot(window, 'rows-dialog')
  expect(await accessibilityFaults(window)).toEqual([])
  const next = dialog().getByRole('button', { name: 'Next row' })
  await next.click()
  await dialog().getByText('Row 2 of 4').waitFor()
  await next.click()
  await dialog()
    .getByText('This row will not be exported. It has more cells than there are headings: “too much”')
    .waitFor()
  await screenshot(window, 'rows-bad')
  // A wrong name is refused before anything is asked.
  await dialog().getByLabel('Name of the files').fill('{{age}}')
  await dialog().getByText('The table has no column “age”.').waitFor()
  expect(await dialog().getByRole('button', { name: 'Export 4 PDFs…' }).isDisabled()).toBe(true)
  await dialog().getByLabel('Name of the files').fill('{{rank}} {{Full name}}')

  await answerOpenDialog(running.app, [folder])
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'Some rows were not exported' }).waitFor()
  await dialog().getByText('3 PDFs of 4 rows').waitFor()
  await dialog().getByText('Row 4: It has more cells').waitFor()
  await dialog().getByText('Row 5: Full name').waitFor()
  await screenshot(window, 'rows-done')
  expect(await accessibilityFaults(window)).toEqual([])
  expect(files()).toEqual(['Ali.pdf', 'Captain.pdf', 'Colonel Zoë Müller.pdf'])
  expect(pdfText('Colonel Zoë Müller.pdf')).toContain('certify that Colonel Zoë Müller came to Peru.')
  expect(pdfText('Ali.pdf')).not.toMatch(/Müller|Colonel/)
  const calls = await catchShell(running.app)
  await dialog().getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(async () => (await calls()).length).toBe(1)
  await window.keyboard.press('Escape')
})

it('asks before it replaces files, and replaces none when the answer is no', async () => {
  await openDialog('Full name\nAnna\nBo\n')
  await dialog().getByText('people.csv: 2 rows').waitFor()
  await dialog().getByLabel('Name of the files').fill('{{Full name}}')
  writeFileSync(join(folder, 'Anna.pdf'), 'mine')
  await answerOpenDialog(running.app, [folder])
  await answerMessageBox(running.app, 1)
  const go = dialog().getByRole('button', { name: 'Export 2 PDFs…' })
  await go.click()
  await expect.poll(() => go.isEnabled()).toBe(true)
  expect(files()).toEqual(['Anna.pdf'])
  expect(readFileSync(join(folder, 'Anna.pdf'), 'utf8')).toBe('mine')
  await answerMessageBox(running.app, 0)
  await go.click()
  await window.getByRole('dialog', { name: 'The PDFs are ready' }).waitFor()
  expect(pdfText('Anna.pdf')).toContain('Anna')
})

it('keeps what is finished when it is cancelled, whole, and leaves nothing else', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `Person${index}`)
  await openDialog(`Full name\n${names.join('\n')}\n`)
  await dialog().getByText('people.csv: 3000 rows').waitFor()
  await dialog().getByLabel('Name of the files').fill('{{row}}')
  await answerOpenDialog(running.app, [folder])
  await window.keyboard.press('Control+Enter')
  await dialog().getByRole('progressbar').waitFor()
  expect(await dialog().getByRole('status').innerText()).toMatch(/^Row \d+ of 3000$/)
  await screenshot(window, 'rows-running')
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await window.getByRole('dialog', { name: 'The export was cancelled' }).waitFor()
  await screenshot(window, 'rows-cancelled')
  const said = await dialog()
    .getByText(/PDFs? of 3000 rows, then cancelled/)
    .innerText()
  const count = Number(/^\d+/.exec(said)?.[0])
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(3000)
  expect(files()).toHaveLength(count)
  expect(files().filter((name) => !/^\d+\.pdf$/.test(name))).toEqual([])
  for (const name of files().slice(0, 20))
    expect(pdfText(name)).toContain(` Person${Number.parseInt(name, 10) - 1} came`)
})

it('says what is wrong with a file that is no table', async () => {
  await openDialog('Full name;Rank\nAnna;"Colonel\n')
  await dialog()
    .getByText(/people\.csv: row 2: a quotation mark is opened and never closed/)
    .waitFor()
  await screenshot(window, 'rows-fault')
})

it('writes one PDF with all rows for a list, and says when there is nothing to repeat', async () => {
  await openDialog('Full name;Rank\nAnna;Col\nBo;\nDi;Cpl\n')
  await dialog().getByText('people.csv: 3 rows').waitFor()
  await dialog()
    .getByLabel('PDFs', { exact: true })
    .selectOption('One with all rows in a table of the pack, for lists')
  const file = join(folder, 'list.pdf')
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('Control+Enter')
  await dialog().getByText('No table of the pack has a row with these fields').waitFor()
  await screenshot(window, 'rows-one-fault')
  expect(files()).toEqual([])
  await window.keyboard.press('Escape')
  const { table, td, th, tr } = build
  const list = table('', tr(th('Rank'), th('Name')), tr(td(p(field('rank'))), td(p(field('person')))))
  const fields = [packField('person', '', 'Full name'), { ...packField('rank', '', 'Rank'), optional: true }]
  await makePack(window, 'Who came', [sectionOf('List', list)], fields)
  await answerOpenDialog(running.app, [join(running.home, 'people.csv')])
  await window.keyboard.press('Control+Shift+p')
  await window.keyboard.type('mail merge')
  await window.keyboard.press('Enter')
  await dialog().getByRole('button', { name: 'Choose table…' }).click()
  await dialog()
    .getByLabel('PDFs', { exact: true })
    .selectOption('One with all rows in a table of the pack, for lists')
  await screenshot(window, 'rows-one')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  expect(pdfText('list.pdf')).toMatch(/Rank Name Col Anna Bo Cpl Di/)
})
