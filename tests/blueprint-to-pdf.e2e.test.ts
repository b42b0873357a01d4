// The main job, as users do it: a pack from a blueprint, fields, typing, a table, reordering, and the PDF.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { answerSaveDialog, catchShell } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { watchNetwork } from './harness/network'
import { contentsEntries, pageTexts, pdfFacts, pdfFonts } from './harness/pdf'
import { screenshot } from './harness/screenshot'
import { pause } from './harness/settled'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const outline = (window: Page): Locator =>
  window.getByRole('tree', { name: 'Sections' }).getByRole('treeitem')
const text = (window: Page): Locator => window.getByRole('textbox', { name: 'Text of the pack' })
const saved = (window: Page) => window.locator('.save-status[data-phase="saved"]').waitFor()

/** Starts the app on a new library and makes a pack from the first blueprint. */
async function startPack(title: string): Promise<LaunchedApp> {
  const launched = await launchApp()
  running = launched
  const { window } = launched
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByRole('radio', { name: /Country engagement briefing/ }).check({ force: true })
  await window.getByLabel('Title', { exact: true }).fill(title)
  await window.getByRole('button', { name: /^Marking scheme/ }).click()
  await window.getByRole('menuitemcheckbox', { name: 'United Kingdom' }).click()
  await window.getByLabel('Host nation', { exact: true }).fill('Norway')
  await screenshot(window, 'new-pack')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await text(window).waitFor()
  return launched
}

/** Puts the cursor at the end of the paragraph that holds these words. */
async function cursorAfter(window: Page, words: string): Promise<void> {
  await text(window).getByText(words).first().click()
  await window.keyboard.press('End')
}

async function reopen(home: string, title: string): Promise<LaunchedApp> {
  const launched = await launchApp({ home })
  running = launched
  await launched.window.getByRole('row', { name: title }).dblclick()
  await text(launched.window).waitFor()
  return launched
}

describe('the main job', () => {
  it('keeps all changes when closed and reopened, and prints them', async () => {
    const first = await startPack('Visit to Norway')
    const network = watchNetwork(first)
    const { window } = first
    // The value appears at every use at once, also when it changes later.
    await expect.poll(() => text(window).innerText()).toContain('Norway')
    await window.getByRole('tabpanel').getByLabel('Our objective', { exact: true }).fill('agree a plan')
    await expect.poll(() => text(window).innerText()).toContain('We want to agree a plan')

    await cursorAfter(window, 'We want to')
    await window.keyboard.press('Enter')
    await window.keyboard.type('A sentence typed by hand.')
    await window.getByRole('button', { name: /^Table/ }).click()
    await window.getByRole('dialog').getByRole('button', { name: 'Insert' }).click()
    await window.keyboard.type('Cell one')
    await window.keyboard.press('Tab')
    await window.keyboard.type('Cell two')

    await outline(window).nth(3).click()
    await window.keyboard.press('Alt+ArrowUp')
    const order = ['Summary', 'Country at a glance', 'Sensitivities', 'Meeting tab', 'Defence attachés']
    await expect
      .poll(async () =>
        (await outline(window).allInnerTexts()).map((row, at) => row.includes(order[at] ?? '?')),
      )
      .toEqual(order.map(() => true))
    await saved(window)
    await screenshot(window, 'editor')
    expect(await network.attempts()).toEqual([])
    expect(await first.close()).toBe(0)

    const second = await reopen(first.home, 'Visit to Norway')
    await expect.poll(() => text(second.window).innerText()).toContain('A sentence typed by hand.')
    await expect.poll(() => text(second.window).innerText()).toContain('We want to agree a plan')
    await expect.poll(() => text(second.window).locator('table', { hasText: 'Cell two' }).count()).toBe(1)
    expect((await outline(second.window).allInnerTexts())[2]).toContain('Sensitivities')

    const exporting = watchNetwork(second)
    const target = join(first.home, 'visit.pdf')
    await exportTo(second, target)
    checkPdf(target)
    expect(await exporting.attempts()).toEqual([])
  })

  it('lists empty fields before the export, and a cancelled dialog writes nothing', async () => {
    const { app, window, home } = await startPack('Blanks')
    await answerSaveDialog(app, null)
    await window.getByRole('button', { name: 'Export…' }).first().click()
    const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
    await dialog
      .getByText(/Our objective/)
      .first()
      .waitFor()
    await screenshot(window, 'export')
    await dialog.getByRole('radio', { name: /^Own side/ }).check()
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await dialog.getByRole('button', { name: 'Export…' }).waitFor()
    expect(readdirSync(home).filter((file) => /pdf|part/.test(file))).toEqual([])
  })

  it('loses at most one second of work when killed', async () => {
    const first = await startPack('Crash')
    await cursorAfter(first.window, 'We want to')
    await first.window.keyboard.press('Enter')
    await first.window.keyboard.type('Words before the crash.')
    // The promise under test: on disk within a second of the change, or, on a busy machine, once the window says so.
    await pause(first.window, 1000)
    await saved(first.window)
    await first.killHard()
    const second = await reopen(first.home, 'Crash')
    await expect.poll(() => text(second.window).innerText()).toContain('Words before the crash.')
  })

  it('restores a deleted pack, renames and duplicates', async () => {
    const { window } = await startPack('Kept')
    await saved(window)
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    const row = (name: string) => window.getByRole('row', { name: new RegExp(`^${name}`) })
    await row('Kept').waitFor()
    await row('Kept').press('Delete')
    await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
    await window.getByRole('button', { name: 'Undo' }).click()
    await row('Kept').press('F2')
    await window.keyboard.type('Renamed')
    await window.keyboard.press('Enter')
    await row('Renamed').press('Control+d')
    await expect.poll(() => window.getByRole('row', { name: /Renamed/ }).count()).toBe(2)
  })
})

async function exportTo({ app, window }: LaunchedApp, target: string): Promise<void> {
  await answerSaveDialog(app, target)
  const shell = await catchShell(app)
  await window.getByRole('button', { name: 'Export…' }).first().click()
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByRole('radio', { name: /^Own side/ }).check()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  const done = window.getByRole('dialog', { name: 'The PDF is ready' })
  await done.waitFor()
  await screenshot(window, 'exported')
  await done.getByRole('button', { name: 'Show in folder' }).click()
  await done.getByRole('button', { name: 'Open', exact: true }).click()
  await expect.poll(shell).toEqual([`showItemInFolder ${target}`, `openPath ${target}`])
  expect(existsSync(target)).toBe(true)
}

/** Checks the page numbers in the contents, the banners, the section numbers and the fonts. */
function checkPdf(file: string): void {
  const facts = pdfFacts(file)
  const pages = pageTexts(file)
  expect(facts).toMatchObject({ title: 'Visit to Norway', tagged: true, pages: pages.length })
  expect(pages.every((page) => (page.match(/^OFFICIAL$/gm) ?? []).length >= 2)).toBe(true)
  expect(pdfFonts(file).every((font) => font.embedded && font.subset && font.unicode)).toBe(true)
  const all = pages.join('\n')
  expect(all).toContain('A sentence typed by hand.')
  expect(all).not.toContain('Learning objectives')
  const flat = pages.map((page) => page.replace(/\s+/g, ' '))
  const entries = contentsEntries(file)
  expect(entries.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Summary', 'Sensitivities', 'Meeting tab']),
  )
  for (const { title, page } of entries) {
    const standsOn = flat.find((words) => words.includes(`Page ${page} of `))
    expect(standsOn, `page ${page}`).toContain(title.replace(/\s+/g, ' '))
  }
  const order = ['Summary', 'Sensitivities', 'Meeting tab'].map((title) =>
    entries.findIndex((entry) => entry.title === title),
  )
  expect([...order].sort((one, other) => one - other)).toEqual(order)
}
