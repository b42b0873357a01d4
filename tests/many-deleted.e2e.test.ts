// More packs at once than are deleted, restored or drawn in one go, and the list of deleted sections while it is read.
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { listDeleted } from '../electron/storage/bin-list'
import { createPack, deletePacks, savePack } from '../electron/storage/packs'
import { makeHome, removeHomes } from './harness/launch'
import { beside, killRunning, launch } from './harness/library'
import { callMain } from './harness/packs'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const MANY = 450
const dialogOf = (window: Page) => window.getByRole('dialog', { name: /^Deleted packs/ })
const rowsOf = (window: Page) => dialogOf(window).locator('tbody tr')

function makeLibrary(): string {
  const home = makeHome()
  beside(home, (db) => {
    for (let at = 0; at < MANY; at += 1) {
      const { meta } = build.pack(build.doc())
      createPack(db, {
        meta: { ...meta, title: `Pack ${at}` },
        fields: [],
        sections: [build.section('One', {})],
      })
    }
  })
  return home
}

const idsOf = async (window: Page) => (await callMain(window, 'packs.list', null)).map(({ id }) => id)

it('450 packs are deleted with one key, undone, and restored from a list that draws 200 at first', async () => {
  const { window } = await launch({ home: makeLibrary() })
  const table = window.locator('.pack-table tbody tr').first()
  await table.focus()
  await expect.poll(async () => (await idsOf(window)).length).toBe(MANY)
  await window
    .locator(`.pack-table [aria-rowcount="${MANY}"], .pack-table[aria-rowcount="${MANY}"]`)
    .waitFor()
  await table.press('Control+a')
  await window.keyboard.press('Delete')
  const toasts = window.locator('.toasts')
  await toasts.getByText(`${MANY} packs were deleted`).waitFor()
  // One is back already, and one is gone for good: the others come back with Undo.
  const all = await callMain(window, 'bin.list', null)
  expect(all).toHaveLength(MANY)
  await callMain(window, 'packs.restore', { ids: [all[0]?.id ?? ''] })
  await callMain(window, 'bin.deleteForever', { items: [{ kind: 'pack', id: all[1]?.id ?? '' }] })
  await toasts.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await idsOf(window)).length).toBe(MANY - 1)
})

it('the list of 450 deleted packs draws more when asked, finds all, and restores all', async () => {
  const home = makeLibrary()
  beside(home, (db) => {
    const ids = db.prepare('SELECT id FROM packs').pluck().all() as string[]
    deletePacks(db, ids)
    expect(listDeleted(db)).toHaveLength(MANY)
  })
  const { window } = await launch({ home })
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  const dialog = dialogOf(window)
  await dialog.getByText('200 of 450 items are shown.').waitFor()
  expect(await rowsOf(window).count()).toBe(200)
  await dialog.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded()
  await screenshot(window, 'many-deleted')
  await dialog.getByLabel('Search in deleted items').fill('Pack 44')
  await expect.poll(() => rowsOf(window).count()).toBe(14)
  await dialog.getByLabel('Search in deleted items').fill('')
  await dialog.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => rowsOf(window).count()).toBe(400)
  await dialog.getByRole('checkbox', { name: 'Select all 450' }).check()
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await dialog.getByText('Nothing is deleted').waitFor()
  expect(await idsOf(window)).toHaveLength(MANY)
})

/** All deleted sections are in the first answer, and the last answer comes when the function is called that this returns. */
async function readSlowly(app: ElectronApplication): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }) => {
    type Answer = Parameters<typeof ipcMain.handle>[1]
    const name = 'bin.sections'
    const { _invokeHandlers: answers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> }
    const usual = answers.get(name) as Answer
    const state = { isOver: false, first: true }
    Object.assign(globalThis, { goOn: () => Object.assign(state, { isOver: true }) })
    ipcMain.removeHandler(name)
    ipcMain.handle(name, async (event, asked) => {
      const reply = JSON.parse(await usual(event, { ...asked, after: null }))
      const sections = state.first ? reply.value.sections : []
      state.first = false
      return JSON.stringify({ ...reply, value: { sections, next: state.isOver ? null : 'x' } })
    })
  })
  return () => app.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn())
}

it('deleted sections are listed, found and counted while others are still being read', async () => {
  const home = makeHome()
  beside(home, (db) => {
    const { meta } = build.pack(build.doc())
    const sections = ['Situation', 'Fuel', 'Water'].map((title) => build.section(title, { id: title }))
    const { id } = createPack(db, { meta, fields: [], sections })
    savePack(db, { id, revision: 1, order: ['Situation'], sections: [] })
  })
  const { app, window } = await launch({ home })
  const goOn = await readSlowly(app)
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  const dialog = dialogOf(window)
  await dialog.getByRole('row', { name: /Fuel/ }).waitFor()
  await dialog.getByRole('row', { name: /Water/ }).waitFor()
  expect(await dialog.getByRole('status').innerText()).toContain('Reading the deleted sections')
  await screenshot(window, 'deleted-sections-reading')
  await goOn()
  await dialog.getByRole('status').waitFor({ state: 'detached' })
  await dialog.getByRole('row', { name: /Fuel/ }).waitFor()
})
