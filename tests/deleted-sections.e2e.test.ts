// Sections that were deleted from packs, in the list of everything that was deleted: found, restored with undo, deleted permanently.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { listPacks } from '../electron/storage/pack-list'
import { packText } from '../electron/storage/packed-text'
import { createPack, deletePack, readPack, savePack } from '../electron/storage/packs'
import { accessibilityFaults } from './harness/axe'
import { makeHome, removeHomes } from './harness/launch'
import { beside, killRunning, launch } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const TITLE = 'Deleted packs, sections, templates, marking schemes and images'
const named = (id: string, title: string, words: string): Section =>
  build.section(title, { id }, build.p(words))
const FUEL = named('s2', 'Fuel <b>& water</b>', 'Fuel arrives by rail.')

/** “Visit” lost two of four sections; “Convoy” lost one, and is deleted itself. */
function makeLibrary(): string {
  const home = makeHome()
  beside(home, (db) => {
    const add = (title: string, ...sections: readonly Section[]): string =>
      createPack(db, { meta: { ...build.pack(build.doc()).meta, title }, fields: [], sections }).id
    const visit = add(
      'Visit',
      named('s1', 'Situation', 'The harbour is open.'),
      FUEL,
      named('s3', '', 'Words without a title, שלום.'),
      named('s4', 'Command', 'The brigade leads.'),
    )
    savePack(db, { id: visit, revision: 1, order: ['s1', 's4'], sections: [] })
    const convoy = add('Convoy', named('c1', 'Route', 'North.'), named('c2', 'Halts', 'Two halts.'))
    savePack(db, { id: convoy, revision: 1, order: ['c1'], sections: [] })
    deletePack(db, convoy)
  })
  return home
}

const titlesIn = (home: string, title: string): string[] =>
  beside(home, (db) => {
    const id = listPacks(db).find((one) => one.title === title)?.id
    const titleOf = ({ content }: Section): string =>
      content[0].content?.map((one) => ('text' in one ? one.text : '')).join('') ?? ''
    return id === undefined ? [] : readPack(db, id).doc.content.map(titleOf)
  })

const dialogOf = (window: Page) => window.getByRole('dialog', { name: TITLE })
const box = (window: Page, name: RegExp) => dialogOf(window).getByRole('checkbox', { name })

async function open(window: Page) {
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  await dialogOf(window).waitFor()
}

describe('deleted sections', () => {
  it('are listed with title, words and pack, put back at their place by keyboard, and taken out again by Ctrl+Z', async () => {
    const home = makeLibrary()
    const { window, app } = await launch({ home })
    await open(window)
    const dialog = dialogOf(window)
    await dialog.getByRole('row', { name: /Fuel/ }).waitFor()
    const rows = (await dialog.getByRole('row').allInnerTexts()).map((one) =>
      one.replaceAll(/\s+/g, ' ').trim(),
    )
    expect(rows).toContainEqual(
      expect.stringContaining(
        'Fuel <b>& water</b> Section, 8 words, was in Visit Just now While a version has it',
      ),
    )
    expect(rows).toContainEqual(expect.stringMatching(/^Untitled section Section, 5 words, was in Visit/))
    expect(rows).toContainEqual(
      expect.stringMatching(/^Halts Section, 3 words, was in Convoy \(in Deleted packs\)/),
    )
    expect(await accessibilityFaults(window)).toEqual([])
    // The pack that was deleted last is ticked.
    await box(window, /^Convoy/).uncheck()
    await box(window, /Fuel/).focus()
    await window.keyboard.press('Space')
    await screenshot(window, 'deleted-sections')
    await dialog.getByRole('button', { name: 'Restore' }).focus()
    await window.keyboard.press('Enter')
    await window.getByText('“Fuel <b>& water</b>” was put back into “Visit”').waitFor()
    await expect.poll(() => box(window, /Fuel/).count()).toBe(0)
    expect(titlesIn(home, 'Visit')).toEqual(['Situation', 'Fuel <b>& water</b>', 'Command'])
    await expect.poll(() => window.evaluate(() => document.activeElement?.textContent)).toBe('Close')
    await window.keyboard.press('Escape')
    await expect
      .poll(async () => (await menuLines(app)).some(({ path }) => path === 'Edit > Undo restore section'))
      .toBe(true)
    await chooseFromMenu(app, 'Edit > Undo restore section')
    await expect.poll(() => titlesIn(home, 'Visit')).toEqual(['Situation', 'Command'])
    await open(window)
    await box(window, /Fuel/).waitFor()
  })

  it('come back with their pack when it is deleted, and are in its text when it is opened', async () => {
    const home = makeLibrary()
    const { window } = await launch({ home, colorScheme: 'dark' })
    await open(window)
    await box(window, /^Convoy/).uncheck()
    await box(window, /Halts/).check()
    await screenshot(window, 'deleted-sections-dark')
    await dialogOf(window).getByRole('button', { name: 'Restore' }).click()
    await window.getByText('“Convoy” was restored from Deleted packs, with “Halts” in it').waitFor()
    await screenshot(window, 'deleted-section-restored-dark')
    await window.keyboard.press('Escape')
    await window.getByRole('row', { name: 'Convoy', exact: true }).dblclick()
    await expect.poll(() => window.locator('.outline-title').allInnerTexts()).toEqual(['Route', 'Halts'])
    await window.locator('.document').getByText('Two halts.').waitFor()
    // The pack is open by now: the undo is done in its text.
    await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect.poll(() => window.locator('.outline-title').allInnerTexts()).toEqual(['Route'])
    await expect.poll(() => titlesIn(home, 'Convoy')).toEqual(['Route'])
  })

  it('are deleted permanently, from versions too', async () => {
    const home = makeLibrary()
    const { window } = await launch({ home })
    const inLibrary = () =>
      ['library.db', 'library.db-wal'].some((name) =>
        readFileSync(join(home, name)).includes(packText(JSON.stringify(FUEL))),
      )
    expect(inLibrary()).toBe(true)
    await open(window)
    await dialogOf(window).getByRole('row', { name: /Fuel/ }).waitFor()
    await box(window, /^Convoy/).uncheck()
    await box(window, /Fuel/).check()
    await dialogOf(window).getByRole('button', { name: 'Delete permanently…' }).click()
    await window.getByText('Sections go from all earlier versions of their packs').waitFor()
    await screenshot(window, 'delete-section-for-ever')
    await window.getByRole('button', { name: 'Delete permanently', exact: true }).click()
    await expect.poll(() => box(window, /Fuel/).count()).toBe(0)
    await box(window, /Untitled section/).waitFor()
    expect(inLibrary()).toBe(false)
  })

  it('are searched by their titles and packs, and many are put back in one step', async () => {
    const home = makeLibrary()
    const numbered = Array.from({ length: 12 }, (_, at) => named(`n${at}`, `Annex ${at}`, 'Words.'))
    beside(home, (db) => {
      const { meta } = build.pack(build.doc())
      const first = named('n', 'Stays', 'Words.')
      const { id } = createPack(db, {
        meta: { ...meta, title: 'Ängelholm' },
        fields: [],
        sections: [first, ...numbered],
      })
      savePack(db, { id, revision: 1, order: ['n'], sections: [] })
    })
    const { window } = await launch({ home })
    await open(window)
    const search = dialogOf(window).getByLabel('Search in deleted items')
    await search.fill('section fuel visit')
    await expect.poll(() => dialogOf(window).getByRole('row').count()).toBe(2)
    await search.fill('angelholm')
    await expect.poll(() => dialogOf(window).getByRole('row').count()).toBe(13)
    await dialogOf(window).getByRole('checkbox', { name: 'Select all' }).check()
    await screenshot(window, 'deleted-sections-searched')
    await dialogOf(window).getByRole('button', { name: 'Restore' }).click()
    await window.getByText('12 sections were put back into “Ängelholm”').waitFor()
    await dialogOf(window).getByText('No results').waitFor()
    expect(titlesIn(home, 'Ängelholm')).toEqual(['Stays', ...numbered.map((_, at) => `Annex ${at}`)])
    await window.keyboard.press('Escape')
    await window.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => titlesIn(home, 'Ängelholm')).toEqual(['Stays'])
  })
})
