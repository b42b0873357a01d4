// Nothing stored is lost silently: deleted packs, packs changed elsewhere, odd values, damaged libraries.
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, deletePack, readPack, renamePack, savePack } from '../electron/storage/packs'
import { fillPage, flip, makeLibrary, pagesOf } from '../electron/storage/testing/damage'
import { newPack, section } from '../electron/storage/testing/packs'
import { type LaunchedApp, makeHome, removeHomes } from './harness/launch'
import { beside, killRunning, launch, libraryIn } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { makePack, sectionOf } from './harness/packs'
import { type StartedApp, startApp } from './harness/process'
import { screenshot } from './harness/screenshot'

const running: StartedApp[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill()
  await killRunning()
})
afterAll(removeHomes)

const row = (window: Page, title: string) => window.getByRole('row', { name: title, exact: true })
const toast = (window: Page) => window.locator('.toasts')

async function typeInText(window: Page, words: string): Promise<void> {
  await window.locator('.document p').first().click()
  await window.keyboard.type(words)
}

describe('deleted packs', () => {
  it('can be restored after a restart, and are erased from the file when deleted permanently', async () => {
    const home = makeHome()
    beside(home, (db) => {
      for (const title of ['Alpha', 'Bravo', 'Charlie'])
        renamePack(
          db,
          createPack(db, { ...newPack('a'), sections: [section('a', `Words-of-${title}`)] }).id,
          title,
        )
    })
    const first = await launch({ home })
    const undo = async (app: LaunchedApp) =>
      (await menuLines(app.app)).find(({ path }) => path === 'Edit > Undo delete pack')
    await expect.poll(async () => (await undo(first))?.enabled).toBe(false)
    for (const title of ['Alpha', 'Bravo', 'Charlie']) {
      await row(first.window, title).focus()
      await first.window.keyboard.press('Delete')
      await row(first.window, title).waitFor({ state: 'detached' })
    }
    await first.close()

    const { app, window } = await launch({ home })
    await expect
      .poll(
        async () => (await menuLines(app)).find(({ path }) => path === 'Edit > Undo delete pack')?.enabled,
      )
      .toBe(true)
    await chooseFromMenu(app, 'Edit > Undo delete pack')
    await row(window, 'Charlie').waitFor()

    await chooseFromMenu(app, 'Pack > Deleted packs…')
    const dialog = window.getByRole('dialog', {
      name: 'Deleted packs, sections, templates, marking schemes and images',
    })
    await dialog.getByLabel('Bravo').waitFor()
    await screenshot(window, 'deleted-packs')
    await expect.poll(() => dialog.getByRole('row').allInnerTexts()).toHaveLength(3)
    await expect.poll(() => dialog.innerText()).toMatch(/Alpha\s+Just now\s+30 days of use/)
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await dialog.getByLabel('Bravo').waitFor({ state: 'detached' })
    await expect.poll(() => window.evaluate(() => document.activeElement?.textContent)).toBe('Close')
    await dialog.getByLabel('Alpha').check()
    await dialog.getByRole('button', { name: 'Delete permanently…' }).click()
    await screenshot(window, 'delete-for-ever')
    await window.getByRole('button', { name: 'Delete permanently', exact: true }).click()
    await dialog.getByText('Nothing is deleted').waitFor()
    await screenshot(window, 'nothing-deleted')
    await window.keyboard.press('Escape')
    await row(window, 'Bravo').waitFor()
    const bytes = readdirSync(home)
      .filter((name) => name.startsWith('library.db'))
      .map((name) => readFileSync(join(home, name)))
    expect(bytes.some((file) => file.includes('Words-of-Bravo'))).toBe(true)
    expect(bytes.some((file) => file.includes('Words-of-Alpha') || file.includes('Alpha'))).toBe(false)
  })
})

describe('a pack that was changed elsewhere', () => {
  async function conflict(): Promise<LaunchedApp> {
    const app = await launch()
    await makePack(app.window, 'Shared', [sectionOf('One')])
    beside(app.home, (db) => {
      const { id, revision } = { ...listPacks(db)[0], revision: 1 } as { id: string; revision: number }
      const other = { ...section('x', 'Words of the other') }
      savePack(db, { id, revision: readPack(db, id).revision ?? revision, order: ['x'], sections: [other] })
    })
    await typeInText(app.window, 'Words of mine')
    await app.window.getByText('Changed elsewhere: not saved').waitFor()
    await screenshot(app.window, 'conflict')
    return app
  }

  const textOf = (home: string, title: RegExp) =>
    beside(home, (db) => {
      const pack = listPacks(db).find((one) => title.test(one.title))
      return pack ? JSON.stringify(readPack(db, pack.id).doc) : ''
    })

  it('keeps the other text as a copy when mine is kept', async () => {
    const { window, home } = await conflict()
    await window.getByRole('button', { name: 'Keep my version' }).click()
    await toast(window)
      .getByText(/The other version was saved as the pack “Shared \(copy of /)
      .waitFor()
    await window.locator('.save-status[data-phase="saved"]').waitFor()
    expect(textOf(home, /^Shared$/)).toContain('Words of mine')
    expect(textOf(home, /^Shared \(copy of .*\)$/)).toContain('Words of the other')
  })

  it('keeps mine as a copy when the other is loaded', async () => {
    const { window, home } = await conflict()
    await window.getByRole('button', { name: 'Load other version' }).click()
    await toast(window)
      .getByText(/Your version was saved as the pack “Shared \(copy of /)
      .waitFor()
    await window.getByText('Words of the other').first().waitFor()
    expect(textOf(home, /^Shared$/)).toContain('Words of the other')
    expect(textOf(home, /^Shared \(copy of .*\)$/)).toContain('Words of mine')
  })

  it('can be closed, keeping a copy', async () => {
    const { window, home } = await conflict()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await window.getByRole('dialog', { name: 'Unsaved changes' }).waitFor()
    await screenshot(window, 'unsaved')
    await window.getByRole('button', { name: 'Save a copy and close' }).click()
    await window.locator('.pack-table').waitFor()
    expect(textOf(home, /copy of/)).toContain('Words of mine')
  })
})

describe('a pack that was deleted elsewhere', () => {
  async function deleted(forEver = false): Promise<LaunchedApp> {
    const app = await launch()
    await makePack(app.window, 'Shared', [sectionOf('One')])
    beside(app.home, (db) => {
      deletePack(db, listPacks(db)[0]?.id ?? '')
      if (forEver) db.exec('DELETE FROM packs')
    })
    await typeInText(app.window, 'Words of mine')
    await app.window.getByText(/^Deleted .*elsewhere: not saved$/).waitFor()
    await screenshot(app.window, 'deleted-elsewhere')
    return app
  }

  it('is restored with what was typed', async () => {
    const { window, home } = await deleted()
    await expect.poll(() => window.locator('.save-status').innerText()).not.toMatch(/Try again|[0-9a-f]{8}-/)
    await window.getByRole('button', { name: 'Restore' }).click()
    await window.locator('.save-status[data-phase="saved"]').waitFor()
    expect(beside(home, (db) => JSON.stringify(readPack(db, listPacks(db)[0]?.id ?? '')))).toContain(
      'Words of mine',
    )
  })

  it('becomes a new pack if it was deleted permanently', async () => {
    const { window, home } = await deleted(true)
    await window.getByRole('button', { name: 'Save as new pack' }).click()
    await window.locator('.save-status[data-phase="saved"]').waitFor()
    await window.getByText('Words of mine').first().waitFor()
    expect(beside(home, (db) => JSON.stringify(readPack(db, listPacks(db)[0]?.id ?? '')))).toContain(
      'Words of mine',
    )
  })

  it('can be closed', async () => {
    const { window } = await deleted()
    await window.getByRole('button', { name: 'Close pack', exact: true }).click()
    await window.locator('.library').waitFor()
  })
})

it("holds back a value that can't be stored, saves everything else, and lets the user leave", async () => {
  const { window, home } = await launch()
  await makePack(window, 'Odd', [sectionOf('One')])
  await window.locator('#tab-pack').click()
  // Beyond the limits of the input, as a form-filling program could.
  await window.locator('.side-panel input[type=date]').evaluate((input: HTMLInputElement) => {
    input.removeAttribute('max')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '20266-03-31')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await typeInText(window, 'Typed after it')
  await window
    .locator('.save-status')
    .getByText(/^Saved(, except: Date)?$/)
    .waitFor()
  await screenshot(window, 'held-back')
  await window.getByRole('button', { name: 'Back to all packs' }).click()
  await row(window, 'Odd').waitFor()
  const stored = beside(home, (db) => readPack(db, listPacks(db)[0]?.id ?? ''))
  expect(JSON.stringify(stored.doc)).toContain('Typed after it')
  expect(stored.meta.date).toMatch(/^(\d{4}-\d\d-\d\d)?$/)
})

describe('a damaged library', () => {
  it('opens with one damaged row: that pack is marked, all others can be edited', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    flip(libraryIn(home), '"type":"section"', '"type":"section,')
    const { window } = await launch({ home })
    const notice = window.getByRole('dialog', { name: 'The library was damaged' })
    await notice.getByText(/One pack is damaged: “Pack \d”; it is marked in the list/).waitFor()
    await screenshot(window, 'damaged-notice')
    await notice.getByRole('button', { name: 'OK' }).click()
    await expect.poll(() => window.locator('.pack-damage').count()).toBe(1)
    await screenshot(window, 'damaged-list')
    const damaged = window.locator('tr', { has: window.locator('.pack-damage') })
    const title = (await damaged.getAttribute('aria-label')) ?? ''
    await damaged.dblclick()
    await toast(window)
      .getByText(/is damaged and can’t be opened/)
      .waitFor()
    await screenshot(window, 'damaged-open')
    await toast(window).getByRole('button', { name: 'Recover a copy' }).click()
    await window.getByRole('heading', { name: `${title} (recovered copy)` }).waitFor()
    await window
      .getByText(/Words \d-\d/)
      .first()
      .waitFor()
    await screenshot(window, 'damaged-copy')
  })

  it('with a damaged page opens with what can be read, and keeps the damaged file', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home))
    fillPage(libraryIn(home), pagesOf(libraryIn(home), 'sections').at(4) ?? 0, 0xee)
    const { window } = await launch({ home })
    await window.getByText(/The damaged file was renamed to library\.db\.damaged-/).waitFor()
    await window.getByText('Details').click()
    await screenshot(window, 'damaged-page')
    const box = await window.getByRole('dialog').boundingBox()
    expect(
      (box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= (await window.evaluate(() => innerHeight)),
    ).toBe(true)
    await window.getByRole('button', { name: 'OK' }).click()
    await expect.poll(() => window.locator('.pack-table tbody tr').count()).toBe(20)
  })

  it('that is empty asks first, and is kept beside the new one', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    truncateSync(libraryIn(home))
    writeFileSync(`${libraryIn(home)}-wal`, 'saves')
    const app = startApp(home, { answers: ['Create a new library'] })
    running.push(app)
    await expect.poll(() => app.boxes().length).toBe(1)
    const [box] = app.boxes()
    expect(box?.message).toBe('The library is missing')
    expect(box?.detail).toMatch(/is an empty file\. Related files are still there: library\.db-wal\./)
    expect(box?.buttons).toEqual(['Quit', 'Try again', 'Open another library…', 'Create a new library'])
    await expect.poll(() => readdirSync(home).some((name) => /kept-.*-wal$/.test(name))).toBe(true)
  })

  it('that no longer exists asks first', async () => {
    const home = makeHome()
    const first = await launch({ home })
    await first.close()
    rmSync(join(first.profile(), 'backups'), { recursive: true })
    rmSync(libraryIn(home))
    const app = startApp(home)
    running.push(app)
    await expect.poll(() => app.boxes()[0]?.detail).toMatch(/is no longer in/)
    expect(readdirSync(home).filter((name) => name.startsWith('library.db'))).toEqual([])
  })

  it("that can't be read says so briefly, with SQLite's message behind a button", async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 3)
    for (const table of ['packs', 'sections'])
      for (const page of pagesOf(libraryIn(home), table)) fillPage(libraryIn(home), page)
    const app = startApp(home, { answers: ['Details…', 'Back', 'Quit'] })
    running.push(app)
    expect(await app.ended).toBe(1)
    const [first, details, again] = app.boxes()
    expect(first?.message).toBe('The library can’t be read')
    expect(first?.detail).not.toMatch(/Tree|malformed|SQLITE/)
    expect(first?.detail.length).toBeLessThan(500)
    expect(details?.detail).toMatch(/malformed|Tree|page/i)
    expect(again?.message).toBe(first?.message)
  })
})
