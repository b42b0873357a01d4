// The version history in the real window: yesterday's text back after a restart, deleted sections, words compared on screen, undo.
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { pngAsset } from '../electron/pdf/testing/png'
import { addImage } from '../electron/storage/assets'
import { nameVersion } from '../electron/storage/history'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, readPack, savePack } from '../electron/storage/packs'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { pressAtOnce } from './harness/keyboard'
import { type LaunchedApp, makeHome, removeHomes } from './harness/launch'
import { beside, close, killRunning, launch } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain, savedSections } from './harness/packs'
import { pageTexts } from './harness/pdf'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

const HOUR = 60 * 60 * 1000

afterEach(async () => {
  vi.useRealTimers()
  await killRunning()
})
afterAll(removeHomes)

const named = (id: string, title: string, ...words: readonly string[]): Section => ({
  ...build.section(title, { id }, ...words.map((one) => build.p(one))),
})
const particulars = {
  ...build.pack(build.doc()),
  fields: [build.packField('host', 'Ruritania', 'Host nation')],
}
const SITUATION = named('s1', 'Situation', 'The harbour is open to all ships.')
const LOGISTICS = named('s2', 'Logistics', 'Fuel arrives by rail.')
const COMMAND = named('s3', 'Command', 'The brigade leads.')

/** A library with a pack that was made two days ago, worked on yesterday, and again today. */
function makeLibrary(): string {
  const home = makeHome()
  const today = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: today - 48 * HOUR })
  beside(home, (db) => {
    const { meta, fields } = particulars
    const { id } = createPack(db, {
      meta: { ...meta, title: 'Visit' },
      fields,
      sections: [named('s1', 'Situation', 'The harbour is closed.'), LOGISTICS, COMMAND],
    })
    vi.setSystemTime(today - 24 * HOUR)
    savePack(db, { id, revision: 1, sections: [SITUATION] })
    vi.setSystemTime(today - HOUR)
    savePack(db, {
      id,
      revision: 2,
      sections: [named('s1', 'Situation', 'The harbour is mined against all ships.')],
    })
  })
  vi.useRealTimers()
  return home
}

const row = (window: Page, title: string) => window.getByRole('row', { name: title, exact: true })
const dialogOf = (window: Page): Locator => window.getByRole('dialog', { name: /^Version history/ })
const versions = (window: Page): Locator => window.getByRole('listbox', { name: 'Versions' })
const outline = (window: Page) => window.locator('.outline-title').allInnerTexts()

/** The words that are marked on screen as only in the earlier, or only in the later version. */
const markedWords = (window: Page, name: 'only-mine' | 'only-theirs') =>
  window.evaluate(
    (key) =>
      [...(CSS.highlights.get(key) ?? [])].flatMap((range) => {
        const boxes = range instanceof Range ? range.getClientRects().length : 0
        return boxes > 0 ? [String(range).trim()] : []
      }),
    name,
  )

const choose = async ({ app }: LaunchedApp, entry: string) => {
  await expect.poll(async () => (await menuLines(app)).some(({ path }) => path === entry)).toBe(true)
  await chooseFromMenu(app, entry)
}
const storedText = (home: string): string =>
  beside(home, (db) => JSON.stringify(readPack(db, listPacks(db)[0]?.id ?? '').doc))

const firstPack = async (window: Page) => ({ id: (await callMain(window, 'packs.list', null))[0]?.id ?? '' })

async function openPack(app: LaunchedApp, title = 'Visit'): Promise<void> {
  await row(app.window, title).dblclick()
  await app.window.locator('.document').first().waitFor()
}

describe('the version history', () => {
  it('brings yesterday’s text back after a restart, and can be undone', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    const { window } = app
    await row(window, 'Visit').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Version history…' }).click()
    await versions(window).waitFor()
    await expect.poll(() => versions(window).evaluate((one) => one === document.activeElement)).toBe(true)
    // The present text is first; the newest version is chosen.
    await expect
      .poll(() => versions(window).getByRole('option', { selected: true }).innerText())
      .toMatch(/Situation/)
    await expect.poll(() => markedWords(window, 'only-mine')).toEqual(['open to'])
    expect(await markedWords(window, 'only-theirs')).toEqual(['mined against'])
    await screenshot(window, 'history')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFaults(window)).toEqual([])
    await screenshot(window, 'history-dark')
    await window.emulateMedia({ colorScheme: 'light' })
    await dialogOf(window).getByRole('button', { name: 'Restore pack' }).click()
    await window.locator('.toasts').getByText('The pack was restored').waitFor()
    expect(storedText(home)).toContain('open to all')
    await window.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => storedText(home)).toContain('mined against')
    await close(app)

    const again = await launch({ home })
    await row(again.window, 'Visit').waitFor()
    await choose(again, 'Pack > Version history…')
    await versions(again.window).waitFor()
    await again.window.keyboard.press('End')
    await expect.poll(() => markedWords(again.window, 'only-mine')).toEqual(['closed'])
    await again.window
      .getByRole('option', { name: /Before a restore/ })
      .first()
      .click()
    await screenshot(again.window, 'history-after-restore')
  })

  it('gives a deleted section back in its place, and Ctrl+Z takes it away again', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    await openPack(app)
    await app.window.getByRole('treeitem', { name: 'Logistics' }).click()
    await app.window.keyboard.press('Delete')
    await expect.poll(() => outline(app.window)).toEqual(['Situation', 'Command'])
    expect(await savedSections(app.window, 'Visit')).toHaveLength(2)
    await close(app)

    const again = await launch({ home })
    const { window } = again
    await openPack(again)
    await choose(again, 'Pack > Version history…')
    await dialogOf(window).getByRole('button', { name: 'Logistics' }).click()
    const deleted = window.locator('[data-section="s2"]')
    await expect.poll(() => deleted.innerText()).toMatch(/removed[\s\S]*Fuel arrives by rail\./)
    await screenshot(window, 'history-deleted-section')
    await deleted.getByRole('button', { name: 'Restore section' }).focus()
    await pressAtOnce(window, 'Enter', 'Control+z')
    await window.locator('.toasts').getByText('“Logistics” was restored').waitFor()
    await expect.poll(() => outline(window)).toEqual(['Situation', 'Command'])
    await window.keyboard.press('Control+y')
    await expect.poll(() => outline(window)).toEqual(['Situation', 'Logistics', 'Command'])
    expect(await savedSections(window, 'Visit')).toHaveLength(3)
  })

  it('restores the whole pack in the editor with its details as one step of undo', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    const { window } = app
    await openPack(app)
    await window.locator('#tab-pack').click()
    const author = window.locator('.side-panel').getByLabel('Author')
    await author.fill('Major Tom')
    await author.blur()
    await savedSections(window, 'Visit')
    await choose(app, 'Pack > Version history…')
    await versions(window).waitFor()
    await expect.poll(() => markedWords(window, 'only-theirs')).toEqual(['Major Tom'])
    await window.keyboard.press('End')
    await expect.poll(() => markedWords(window, 'only-mine')).toContain('closed')
    expect(await markedWords(window, 'only-theirs')).toContain('Major Tom')
    await expect.poll(() => dialogOf(window).innerText()).toMatch(/Details and fields[\s\S]*Author/)
    await screenshot(window, 'history-details')
    await dialogOf(window).getByRole('button', { name: 'Restore pack' }).focus()
    await pressAtOnce(window, 'Enter', 'Control+z', 'Control+y', 'Control+z', 'Control+y')
    await window.getByText('The harbour is closed.').first().waitFor()
    await expect.poll(() => author.inputValue()).not.toBe('Major Tom')
    await window.keyboard.press('Control+z')
    await window.getByText('The harbour is mined against').first().waitFor()
    await expect.poll(() => author.inputValue()).toBe('Major Tom')
  })

  it('undoes a restore by its message after more was typed, and after the pack was closed', async () => {
    const home = makeLibrary()
    const app = await launch({ home })
    const { window } = app
    await openPack(app)
    const restore = async (): Promise<void> => {
      await choose(app, 'Pack > Version history…')
      await versions(window).waitFor()
      await window.keyboard.press('End')
      await expect.poll(() => markedWords(window, 'only-mine')).toEqual(['closed'])
      await dialogOf(window).getByRole('button', { name: 'Restore pack' }).click()
      await window.getByText('The harbour is closed.').first().waitFor()
    }
    const undo = () => window.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
    await restore()
    await window.getByText('The brigade leads.').first().click()
    await window.keyboard.type('Then more. ')
    await undo()
    await window.getByText('The harbour is mined against').first().waitFor()
    await restore()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await row(window, 'Visit').waitFor()
    await undo()
    await expect.poll(() => storedText(home)).toContain('mined against')

    await row(window, 'Visit').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Version history…' }).click()
    await versions(window).waitFor()
    await window.keyboard.press('End')
    await expect.poll(() => markedWords(window, 'only-mine')).toEqual(['closed'])
    await dialogOf(window).getByRole('button', { name: 'Restore section' }).focus()
    await pressAtOnce(window, 'Enter', 'Control+z')
    await expect
      .poll(async () => (await callMain(window, 'history.list', await firstPack(window))).entries.length)
      .toBeGreaterThan(6)
    await expect.poll(() => storedText(home)).toContain('mined against')
  })

  it('marks words in tables, lists, notes and fields, between any two versions, and of one section', async () => {
    const home = makeHome()
    const rich = (fuel: string, note: string, point: string): Section =>
      build.section(
        'Supply',
        { id: 'r1' },
        build.table(
          'Stocks',
          build.tr(build.th('Item'), build.th('Days')),
          build.tr(build.td('Fuel'), build.td(fuel)),
        ),
        build.ul('Water is short', point),
        build.p('We depend on ', build.field('host'), ' here', build.note(note), '.'),
      )
    const id = beside(home, (db) => {
      const { meta, fields } = particulars
      const pack = createPack(db, {
        meta: { ...meta, title: 'Visit' },
        fields,
        sections: [rich('three', 'As of spring', 'Bread is not'), COMMAND],
      })
      nameVersion(db, pack.id, null, 'Sent to the general')
      savePack(db, {
        id: pack.id,
        revision: 1,
        fields: [build.packField('host', 'Tarsenia', 'Host nation')],
        sections: [rich('seven', 'As of autumn', 'Meat is not')],
      })
      nameVersion(db, pack.id, null, 'Second draft')
      savePack(db, {
        id: pack.id,
        revision: 2,
        sections: [rich('seven', 'As of autumn', 'Fish is not'), named('s3', 'Command', 'The corps leads.')],
      })
      return pack.id
    })
    const app = await launch({ home })
    const { window } = app
    await row(window, 'Visit').waitFor()
    await choose(app, 'Pack > Version history…')
    await versions(window)
      .getByRole('option', { name: /Sent to the general/ })
      .click()
    await dialogOf(window)
      .getByLabel('Compare with')
      .selectOption({ label: await secondDraft(window) })
    await expect
      .poll(async () => (await markedWords(window, 'only-mine')).sort())
      .toEqual(['Bread', 'Ruritania', 'Ruritania', 'spring', 'three'])
    expect((await markedWords(window, 'only-theirs')).sort()).toEqual([
      'Meat',
      'Tarsenia',
      'Tarsenia',
      'autumn',
      'seven',
    ])
    await screenshot(window, 'history-rich')
    const target = join(makeHome(), 'Comparison.pdf')
    await answerSaveDialog(app.app, target)
    await dialogOf(window).getByRole('button', { name: 'Export comparison…' }).click()
    await window.locator('.toasts').getByText(`The comparison was saved as ${target}`).waitFor()
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.textContent))
      .toBe('Export comparison…')
    const printed = pageTexts(target).join('\n')
    expect(printed).toMatch(/Comparison of version “Sent to the general”, .* with version “Second draft”/)
    for (const words of ['threeseven', 'BreadMeat is not', 'RuritaniaTarsenia', 'As of springautumn'])
      expect(printed).toContain(words)
    expect(printed).not.toContain('Fish')
    await window.setViewportSize({ width: 700, height: 700 })
    await screenshot(window, 'history-narrow')
    await window.setViewportSize({ width: 1200, height: 800 })
    await window.keyboard.press('Escape')

    await openPack(app)
    await window.getByRole('treeitem', { name: 'Command' }).click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Version history of section…' }).click()
    await expect.poll(() => markedWords(window, 'only-theirs')).toEqual(['corps'])
    expect(await window.locator('.version-section').count()).toBe(1)
    await screenshot(window, 'history-of-section')
    expect((await callMain(window, 'history.list', { id })).entries).toHaveLength(3)
    await window.locator('.version-section').getByLabel('Restore').check()
    await screenshot(window, 'history-row')
    await dialogOf(window).getByRole('button', { name: 'Restore selected (1)' }).focus()
    await pressAtOnce(window, 'Enter', 'Control+z', 'Control+y')
    await window.getByRole('textbox', { name: 'Text of the pack' }).getByText('The brigade leads.').waitFor()
    await window.keyboard.press('Control+z')
    await window.getByRole('textbox', { name: 'Text of the pack' }).getByText('The corps leads.').waitFor()
    await savedSections(window, 'Visit')

    // The same in the library: nothing else of the section changes.
    await window.keyboard.press(wordKeys.library)
    await row(window, 'Visit').waitFor()
    await choose(app, 'Pack > Version history…')
    await versions(window)
      .getByRole('option', { name: /Sent to the general/ })
      .click()
    const supply = window.locator('[data-section="r1"]')
    await supply.locator('.compare-row', { hasText: 'three' }).getByLabel('Restore').check()
    await supply.getByRole('button', { name: 'Restore selected (1)' }).click()
    const offer = window.locator('.toast', { hasText: 'Parts of “Supply” were restored' })
    await offer.waitFor()
    expect(storedText(home)).toMatch(/three[\s\S]*Fish[\s\S]*autumn/)
    await offer.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => storedText(home)).toMatch(/seven[\s\S]*Fish[\s\S]*autumn/)
  })

  it('shows pictures within their side, with their captions', async () => {
    const home = makeHome()
    beside(home, (db) => {
      const { id: asset } = addImage(db, pngAsset(3000, 200))
      const section = (caption: string) => [
        build.section('Map', { id: 's1' }, build.image(asset, { id: 'i', caption, widthPercent: 100 })),
      ]
      const { meta, fields } = particulars
      const { id } = createPack(db, {
        meta: { ...meta, title: 'Visit' },
        fields,
        sections: section('The old port'),
      })
      savePack(db, { id, revision: 1, sections: section('The new port') })
    })
    const app = await launch({ home })
    const { window } = app
    await openPack(app)
    await choose(app, 'Pack > Version history…')
    const side = dialogOf(window).locator('[data-side="mine"]')
    await expect.poll(() => markedWords(window, 'only-mine')).toEqual(['old'])
    const [picture, room] = [await side.locator('img').boundingBox(), await side.boundingBox()]
    await screenshot(window, 'history-picture')
    expect(picture?.width).toBeGreaterThan(100)
    expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
  })

  it('names the present text, marks what was exported and sent, and deletes all versions when asked to', async () => {
    const home = makeHome()
    beside(home, (db) => {
      createPack(db, { ...particulars, meta: { ...particulars.meta, title: 'New' }, sections: [SITUATION] })
    })
    const app = await launch({ home })
    const { window } = app
    await openPack(app, 'New')
    await choose(app, 'Pack > Version history…')
    await dialogOf(window).getByText('No versions yet').waitFor()
    await screenshot(window, 'history-empty')
    await window.keyboard.press('Escape')
    await choose(app, 'Pack > Name this version…')
    await window.getByLabel('Name', { exact: true }).fill('Sent to the general')
    await window.keyboard.press('Enter')
    await window.locator('.toasts').getByText('This version was named “Sent to the general”').waitFor()
    await choose(app, 'Pack > Version history…')
    await versions(window)
      .getByRole('option', { name: /Sent to the general/ })
      .waitFor()
    await dialogOf(window).getByText('The two versions are the same; only comments may differ.').waitFor()
    await dialogOf(window).getByRole('button', { name: 'Rename version…' }).click()
    await window.getByLabel('Name', { exact: true }).fill('Sent to the minister')
    await window.keyboard.press('Enter')
    await versions(window)
      .getByRole('option', { name: /Sent to the minister/ })
      .waitFor()
    await window.keyboard.press('Escape')

    const { id } = (await callMain(window, 'packs.list', null))[0] ?? { id: '' }
    await answerSaveDialog(app.app, join(makeHome(), 'Copy.bpack'))
    await callMain(window, 'packs.share', { id, edition: null })
    await answerSaveDialog(app.app, join(makeHome(), 'Print.pdf'))
    await callMain(window, 'export.start', {
      ...{ id, jobId: 'one' },
      options: { paper: 'a4', kind: 'briefing', edition: 'partner' },
    })
    await choose(app, 'Pack > Version history…')
    await versions(window)
      .getByRole('option', { name: /Exported as PDF, Partners/ })
      .waitFor()
    await versions(window)
      .getByRole('option', { name: /Copy sent/ })
      .waitFor()
    await screenshot(window, 'history-marks')

    await dialogOf(window).getByRole('button', { name: 'Delete all versions…' }).click()
    await window.getByRole('button', { name: 'Delete versions' }).click()
    await dialogOf(window).getByText('No versions yet').waitFor()
  })
})

const secondDraft = async (window: Page): Promise<string> =>
  (await window.getByLabel('Compare with').locator('option').allInnerTexts()).find((one) =>
    one.startsWith('Second draft'),
  ) ?? ''
