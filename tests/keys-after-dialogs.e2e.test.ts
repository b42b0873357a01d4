// Keys that are pressed right after the one that ends a dialog reach what the dialog leaves, and come after what it did.
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Channel } from '#shared/ipc'
import * as build from '../electron/pdf/testing/build'
import { pressAtOnce } from './harness/keyboard'
import { removeHomes } from './harness/launch'
import { killRunning, launch } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

async function openText() {
  const app = await launch()
  const { window } = app
  await makePack(window, 'Visit', [sectionOf('Situation', build.p('Start'))])
  await window.locator('.document').getByText('Start').click()
  await window.keyboard.press('End')
  const choose = async (entry: string) => {
    await expect.poll(async () => (await menuLines(app.app)).some(({ path }) => path === entry)).toBe(true)
    await chooseFromMenu(app.app, entry)
  }
  const textOf = async () => JSON.stringify(await savedSections(window, 'Visit'))
  return { app: app.app, window, choose, textOf }
}

/** The program answers this call only when the function is called that this returns. */
async function holdCall(app: ElectronApplication, channel: Channel): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }, name) => {
    type Answer = Parameters<typeof ipcMain.handle>[1]
    const { _invokeHandlers: answers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> }
    const usual = answers.get(name) as Answer
    const promise = new Promise<void>((goOn) => Object.assign(globalThis, { goOn }))
    ipcMain.removeHandler(name)
    ipcMain.handle(name, (...asked) => promise.then(() => usual(...asked)))
  }, channel)
  return () => app.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn())
}

/** What the page does after a time, none included, waits until the function is called that this returns. */
async function holdTimers(window: Page): Promise<() => Promise<void>> {
  await window.evaluate(() => {
    const usual = globalThis.setTimeout
    const held: Parameters<typeof setTimeout>[] = []
    const goOn = () => {
      globalThis.setTimeout = usual
      for (const [run, time] of held) usual(run, time)
    }
    Object.assign(globalThis, {
      goOn,
      setTimeout: (...timer: Parameters<typeof setTimeout>) => held.push(timer),
    })
  })
  return () => window.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn())
}

it('that names a version', async () => {
  const { app, window, choose, textOf } = await openText()
  await choose('Pack > Name this version…')
  await window.getByLabel('Name', { exact: true }).fill('Sent')
  const goOn = await holdCall(app, 'history.name')
  await pressAtOnce(window, 'Enter', ' ', 'm', 'o', 'r', 'e', 'x', 'Backspace')
  await goOn()
  await window.locator('.toasts').getByText('This version was named “Sent”').waitFor()
  await expect.poll(textOf).toContain('Start more"')
})

it('that stores the settings', async () => {
  const { window, choose, textOf } = await openText()
  await choose('File > Settings…')
  await window.getByRole('dialog', { name: 'Settings' }).getByLabel('Appearance').focus()
  await pressAtOnce(window, 'Enter', ' ', 'n', 'e', 'w', 'Control+z', 'Control+y')
  await window.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(textOf).toContain('Start new"')
})

it('that inserts something', async () => {
  const { window, choose, textOf } = await openText()
  await choose('Insert > Table…')
  await window.getByRole('dialog').getByLabel('Rows').focus()
  const goOn = await holdTimers(window)
  await pressAtOnce(window, 'Enter', 'c', 'e', 'l', 'l')
  await goOn()
  await expect.poll(textOf).toMatch(/"table".*"cell"/)
  expect(await textOf()).toContain('"Start"')
})

it('that saves a template', async () => {
  const { window, textOf } = await openText()
  await window.getByRole('treeitem', { name: 'Situation' }).click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Save as template…' }).click()
  await window.getByRole('dialog').getByLabel('Title').focus()
  await pressAtOnce(window, 'Enter', ' ', 'o', 'n')
  await window.locator('.toasts').getByText('Saved “Situation”').waitFor()
  await expect.poll(textOf).toContain('Start on"')
})

it('that makes a pack', async () => {
  const { window } = await launch()
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.locator('.title-input').fill('Orders')
  await pressAtOnce(window, 'Enter', 'A', 'b', 'c')
  await window.locator('.document').first().waitFor()
  await screenshot(window, 'keys-after-new-pack')
  await expect.poll(async () => JSON.stringify(await savedSections(window, 'Orders'))).toContain('Abc')
})
