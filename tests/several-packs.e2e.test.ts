// Several packs of the list at once: exported and shared into a folder, copied and undone, within a search and down to the last.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { partsOf } from '../electron/word/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { callMain, sectionOf } from './harness/packs'
import { pageTexts } from './harness/pdf'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
let home: string
let folder: string
beforeEach(async () => {
  home = makeHome()
  folder = join(home, 'files')
  mkdirSync(folder)
  running = await launchApp({ home })
  window = running.window
  await window.locator('.library').waitFor()
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

/** The words of a Word document. */
const wordText = (file: string): string => [...partsOf(new Uint8Array(readFileSync(file)))].flat().join('\n')

const SECRET = 'Only for our own side.'

async function add(title: string, text: string, audience: string | null = null): Promise<string> {
  const { meta } = build.pack(build.doc(), { title })
  const attrs = { textAlign: null, marking: null, audience }
  const block = { ...build.p(text), attrs } as Block
  const sections = [sectionOf('Part', build.p('For everyone.'), block)]
  return (await callMain(window, 'packs.create', { meta, fields: [], sections })).id
}

async function showAll(): Promise<void> {
  await window.reload()
  await window.locator('.pack-table').waitFor()
}

const box = () => window.getByRole('searchbox', { name: 'Search packs' })
const titles = () =>
  window
    .locator('.pack-table tbody tr[aria-label]')
    .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')))
const rowOf = (title: string) => window.locator(`.pack-table tbody tr[aria-label="${title}"]`)

async function chooseAll(): Promise<void> {
  await window.locator('.pack-table tbody tr').first().click()
  await window.keyboard.press('Control+a')
}

async function fromMenu(label: string): Promise<void> {
  await window.keyboard.press('Shift+F10')
  await window.getByRole('menuitem', { name: label }).click()
}

describe('several packs', () => {
  it('are exported into a folder for the readers that are asked once, beside files that stay', async () => {
    await add('Visit', SECRET, 'own')
    await add('Plan', 'Nothing secret.')
    const gone = await add('Gone', 'Deleted meanwhile.')
    writeFileSync(join(folder, 'Plan.pdf'), 'an older file')
    await showAll()
    await chooseAll()
    await fromMenu('Export as PDF or Word…')
    await window.getByRole('heading', { name: 'Export 3 packs as PDF' }).waitFor()
    await answerOpenDialog(running.app, [folder])
    const start = window.getByRole('button', { name: 'Export…' })
    await start.click()
    expect(
      await window
        .getByRole('radio', { name: /^Own side/ })
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await screenshot(window, 'several-readers')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.getByRole('radio', { name: 'Partners and students' }).check()
    await callMain(window, 'packs.delete', { ids: [gone] })
    await start.click()
    await window.getByRole('heading', { name: '2 of 3 packs were exported' }).waitFor()
    await window.getByText(/Gone: .*was deleted/).waitFor()
    await screenshot(window, 'several-report')
    expect(readdirSync(folder).sort()).toEqual(['Plan 2.pdf', 'Plan.pdf', 'Visit (Partners).pdf'])
    expect(readFileSync(join(folder, 'Plan.pdf'), 'utf8')).toBe('an older file')
    const text = pageTexts(join(folder, 'Visit (Partners).pdf')).join('\n')
    expect(text).toContain('For everyone.')
    expect(text).not.toContain(SECRET)
  })

  it('are exported as Word documents, with the same report', async () => {
    await add('Visit', SECRET, 'own')
    await add('Plan', 'Nothing secret.')
    writeFileSync(join(folder, 'Plan.docx'), 'an older file')
    await showAll()
    await chooseAll()
    await fromMenu('Export as PDF or Word…')
    const dialog = window.getByRole('dialog')
    await dialog.getByLabel('File').selectOption('Word document')
    await window.getByRole('heading', { name: 'Export 2 packs as Word' }).waitFor()
    await answerOpenDialog(running.app, [folder])
    await window.getByRole('radio', { name: 'Partners and students' }).check()
    await screenshot(window, 'several-word')
    await window.getByRole('button', { name: 'Export…' }).click()
    await window.getByRole('heading', { name: 'All packs were exported' }).waitFor()
    expect(readdirSync(folder).sort()).toEqual(['Plan 2.docx', 'Plan.docx', 'Visit (Partners).docx'])
    const text = wordText(join(folder, 'Visit (Partners).docx'))
    expect(text).toContain('For everyone.')
    expect(text).not.toContain(SECRET)
    expect(wordText(join(folder, 'Plan 2.docx'))).toContain('Nothing secret.')
    expect(readFileSync(join(folder, 'Plan.docx'), 'utf8')).toBe('an older file')
  })

  it('are saved as copies to send, without a question if everyone may read them', async () => {
    await add('One', 'First.')
    await add('Two', 'Second.')
    await showAll()
    await chooseAll()
    await answerOpenDialog(running.app, [folder])
    await window.keyboard.press('F12')
    // The packs are read first.
    await window.getByRole('dialog').getByText('Without comments, proposed changes,').waitFor()
    expect(await window.getByRole('radio').count()).toBe(0)
    await window.keyboard.press('Enter')
    await window.getByRole('heading', { name: 'All packs were saved' }).waitFor()
    expect(readdirSync(folder).sort()).toEqual(['One.bpack', 'Two.bpack'])
    await window.keyboard.press('Escape')
    expect(await window.locator('.pack-table tr:focus').count()).toBe(1)
  })

  it('stop when they are cancelled, and leave no half of a file', async () => {
    for (let at = 0; at < 40; at += 1) await add(`Pack ${at}`, 'Text. '.repeat(4000))
    await showAll()
    await chooseAll()
    await answerOpenDialog(running.app, [folder])
    await fromMenu('Export as PDF or Word…')
    await window.getByRole('button', { name: 'Export…' }).click()
    await window.getByText(/^\d+ of 40: /).waitFor()
    await window.getByRole('button', { name: 'Cancel' }).click()
    await window.getByText('You cancelled before the others.').waitFor()
    const written = readdirSync(folder)
    expect(written.length).toBeLessThan(40)
    for (const name of written) {
      expect(name).toMatch(/^Pack \d+\.pdf$/)
      expect(readFileSync(join(folder, name)).subarray(-6).toString()).toContain('%%EOF')
    }
  })

  it('stop when their folder goes, and say once why', async () => {
    for (const title of ['One', 'Two', 'Three']) await add(title, 'Text.')
    await showAll()
    await chooseAll()
    await answerOpenDialog(running.app, [join(folder, 'gone')])
    await fromMenu('Export as PDF or Word…')
    await window.getByRole('button', { name: 'Export…' }).click()
    await window.getByRole('heading', { name: '0 of 3 packs were exported' }).waitFor()
    await screenshot(window, 'several-no-folder')
    expect(await window.getByText('the folder does not exist').count()).toBe(1)
    await window.getByText('The other 2 packs were not tried.').waitFor()
  })

  it('are copied within a search, which stays, and the copies are undone', async () => {
    await add('Zanzibar', 'An island.')
    await add('Other', 'Nothing.')
    await showAll()
    await box().fill('zanz')
    await expect.poll(titles).toEqual(['Zanzibar'])
    await rowOf('Zanzibar').click()
    await window.keyboard.press('Control+d')
    await expect.poll(titles).toEqual(['Zanzibar (copy)', 'Zanzibar'])
    expect(await box().inputValue()).toBe('zanz')
    await window.getByText('“Zanzibar” was duplicated').waitFor()
    await window.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(titles).toEqual(['Zanzibar'])
    expect(await box().inputValue()).toBe('zanz')
    await rowOf('Zanzibar').press('Delete')
    await window.getByText('No results').waitFor()
    await window.keyboard.press('Control+z')
    await expect.poll(titles).toEqual(['Zanzibar'])
    expect(await box().inputValue()).toBe('zanz')
  })

  it('are not copied again by a second undo, and come back with those that were restored one by one', async () => {
    for (const title of ['One', 'Two', '   ']) await add(title, 'Text.')
    await showAll()
    await rowOf('Untitled pack').getByText('Untitled pack', { exact: true }).waitFor()
    await rowOf('One').click()
    await window.keyboard.press('Control+d')
    await rowOf('One (copy)').waitFor()
    await window.keyboard.press('Control+z')
    await rowOf('One (copy)').waitFor({ state: 'detached' })
    await window.keyboard.press('Control+z')
    await window.keyboard.press('Control+a')
    await window.keyboard.press('Delete')
    await window.getByText('3 packs were deleted').waitFor()
    const deleted = await callMain(window, 'bin.list', null)
    expect(deleted.map(({ title }) => title).toSorted()).toEqual(['   ', 'One', 'One (copy)', 'Two'])
    await callMain(window, 'packs.restore', { ids: [deleted.find(({ title }) => title === 'Two')?.id ?? ''] })
    await window.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['One', 'Two', 'Untitled pack'])
    expect(await window.locator('.toasts').innerText()).not.toContain('no longer')
  })

  it('leave the focus where one can go on when the last is deleted', async () => {
    await add('Only', 'Text.')
    await showAll()
    await rowOf('Only').click()
    await window.keyboard.press('Delete')
    await window.getByText('“Only” was deleted').waitFor()
    await expect.poll(() => window.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    expect(existsSync(folder)).toBe(true)
  })

  it('show long titles and many tags, each cut at its own end', async () => {
    const tags = ['Kenya', 'Exercise JUST CAUSE of the year 2026 in the north', '!!!', 'four', 'five']
    const id = await add(
      'A very long title of a pack that goes on and on until there is no more room for anything',
      'x',
    )
    await callMain(window, 'packs.arrange', { packs: [{ id, tags }] })
    await showAll()
    const chips = window.locator('.pack-tag')
    expect(await chips.allInnerTexts()).toHaveLength(3)
    for (const width of [1400, 900]) {
      await window.setViewportSize({ width, height: 700 })
      await screenshot(window, `tags-${width}`)
      const cell = await window.locator('.pack-title').first().boundingBox()
      const room = await window.locator('.pack-tags').boundingBox()
      expect(room && cell && room.x + room.width <= cell.x + cell.width + 1).toBe(true)
      // Those on the first line are whole; the others are on a second one, which is not seen.
      const seen = (await Promise.all((await chips.all()).map((chip) => chip.boundingBox()))).filter(
        (chip) => chip && room && chip.y < room.y + room.height - 1,
      )
      expect(seen.length).toBeGreaterThan(0)
      for (const chip of seen) {
        expect(chip?.width ?? 0).toBeGreaterThan(24)
        expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThanOrEqual(
          (room?.x ?? 0) + (room?.width ?? 0) + 1,
        )
      }
    }
  })
})
