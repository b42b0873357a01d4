// Files dropped on the window and packs dragged out of it.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { cmykAsset } from '../electron/pdf/testing/pictures'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog, answerSaveDialog, catchShell } from './harness/dialogs'
import { type Dropped, dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, makeHome, removeHomes, root } from './harness/launch'
import { callMain, sectionOf } from './harness/packs'
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

const SAMPLE = join(root, 'resources', 'sample.bpack')
const rows = () => window.locator('.pack-table tbody tr')

const drop = (selector: string, files: readonly Dropped[]) => dropFiles(window, selector, files)

const bytesOf = (words: string) => new TextEncoder().encode(words)

it('imports dropped packs, and explains why it rejects other files', async () => {
  const address = window.url()
  await drop('.library', [{ name: 'Sample.bpack', bytes: readFileSync(SAMPLE) }])
  await rows().first().waitFor()
  await window.getByText(/Tarsenia.*was added/).waitFor()
  await drop('.library', [
    { name: 'Old brief.odt', bytes: bytesOf('PK') },
    { name: 'Broken.bpack', bytes: bytesOf('hello') },
  ])
  const faults = window.getByRole('dialog', { name: '2 files were not imported' })
  await faults.getByText(/^“Old brief\.odt”.*paste it into a pack/).waitFor()
  await faults.getByText('Broken.bpack: it is not a pack file.', { exact: true }).waitFor()
  await screenshot(window, 'drop-refused')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.keyboard.press('Enter')
  await faults.waitFor({ state: 'detached' })
  await expect.poll(() => rows().count()).toBe(1)
  expect(window.url()).toBe(address)
})

it('inserts images dropped on the text, and imports packs dropped elsewhere', async () => {
  await drop('.library', [{ name: 'Sample.bpack', bytes: readFileSync(SAMPLE) }])
  await rows().first().dblclick()
  const text = window.locator('.document')
  await text.waitFor()
  const pictures = text.locator('figure.image')
  const before = await pictures.count()
  const png = readFileSync(join(root, 'scripts', 'sample', 'tarsenia.png'))
  await drop('.document p', [{ name: 'map.png', type: 'image/png', bytes: png }])
  await expect.poll(() => pictures.count()).toBe(before + 1)
  // CMYK is converted to RGB on import: the PDF can't contain CMYK.
  const { bytes: printed } = cmykAsset
  await drop('.document p', [{ name: 'print.jpg', type: 'image/jpeg', bytes: Buffer.from(printed) }])
  await expect.poll(() => pictures.count()).toBe(before + 2)
  const sources = await pictures
    .locator('img')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  expect(sources.some((src) => src?.includes(cmykAsset.id))).toBe(false)
  const other = readFileSync(join(root, 'resources', 'samples', 'joint-exercise.bpack'))
  await drop('.document p', [{ name: 'Other.bpack', bytes: other }])
  await window.locator('.toast', { hasText: 'was added' }).getByRole('button', { name: 'Open' }).waitFor()
  await drop('.document p', [{ name: 'Again.bpack', bytes: other }])
  await window.getByText('is already in your library').waitFor()
  await expect.poll(() => pictures.count()).toBe(before + 2)
})

it('imports packs and templates from one dialog', async () => {
  await answerOpenDialog(running.app, [SAMPLE])
  await window.keyboard.press('Control+o')
  await rows().first().waitFor()
  await window.getByText(/was added/).waitFor()
  await answerOpenDialog(running.app, [])
  await window.keyboard.press('Control+o')
  await expect.poll(() => rows().count()).toBe(1)
})

it('saves a pack as a file by dragging it out, or by saving and showing it in its folder', async () => {
  await drop('.library', [{ name: 'Sample.bpack', bytes: readFileSync(SAMPLE) }])
  await rows().first().waitFor()
  const { meta } = build.pack(build.doc(), { title: 'Visit' })
  await callMain(window, 'packs.create', { meta, fields: [], sections: [sectionOf('One', build.p('Words'))] })
  await window.reload()
  const plain = rows().filter({ hasText: 'Visit' })
  await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    Object.assign(contents ?? {}, {
      startDrag: ({ file, icon }: Electron.Item) =>
        Object.assign(globalThis, { dragged: [file, typeof icon === 'string' || icon.isEmpty()] }),
    })
  })
  const drag = (row = plain) =>
    row.evaluate((one) => one.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })))
  const dragged = () => running.app.evaluate(() => (globalThis as { dragged?: [string, boolean] }).dragged)
  // No mouse button is down: nothing is dragged, and the program keeps working.
  expect(await drag()).toBe(false)
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByRole('dialog').waitFor()
  await window.keyboard.press('Escape')
  expect(await dragged()).toBeUndefined()
  await plain.hover()
  await window.mouse.down()
  expect(await drag()).toBe(false)
  await expect.poll(dragged).toBeTruthy()
  await window.mouse.up()
  const [file = '', empty] = (await dragged()) ?? []
  expect([basename(file), empty]).toEqual(['Visit.bpack', false])
  expect(readFileSync(file, 'latin1').slice(0, 2)).toBe('PK')

  // A dragged file can't ask who will read it.
  await drag(rows().filter({ hasText: 'Tarsenia' }))
  await window.getByText('Not everyone may read all of this pack.').waitFor()

  const target = join(makeHome(), 'Visit.bpack')
  await answerSaveDialog(running.app, target)
  const handed = await catchShell(running.app)
  await plain.click({ button: 'right' })
  await window.getByRole('menuitem', { name: /Save a copy to send/ }).click()
  await window.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(handed).toEqual([`showItemInFolder ${target}`])
})
