// Keys and clicks while the list is on screen, and what answers them is still being loaded.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { removeHomes } from './harness/launch'
import { killRunning, launch } from './harness/library'
import { callMain, makePack, sectionOf } from './harness/packs'

let window: Page
beforeEach(async () => {
  ;({ window } = await launch())
  for (const title of ['Alpha', 'Bravo', 'Charlie']) {
    await makePack(window, title, [sectionOf('One')])
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await row(title).waitFor()
  }
  await window.addInitScript(holdRest)
  await window.reload()
  await row('Alpha').waitFor()
})
afterEach(killRunning)
afterAll(removeHomes)

/** The window loads the rest when it is idle: from now on when `goOn` is called. */
function holdRest(): void {
  const held: IdleRequestCallback[] = []
  const usual = globalThis.requestIdleCallback
  globalThis.requestIdleCallback = (run) => held.push(run)
  Object.assign(globalThis, {
    goOn: () => {
      globalThis.requestIdleCallback = usual
      for (const run of held) run({ didTimeout: true, timeRemaining: () => 0 })
    },
    isHeld: () => held.length > 0,
  })
}

/** What is pressed before this comes before the rest is loaded. */
async function goOn(): Promise<void> {
  await window.waitForFunction(() => (globalThis as unknown as { isHeld(): boolean }).isHeld())
  await window.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn())
}

const row = (title: string) => window.locator('.pack-table').getByRole('row', { name: title, exact: true })
const titles = async () => (await callMain(window, 'packs.list', null)).map(({ title }) => title).sort()

it('Ctrl+F leads to the search, with what is typed after it', async () => {
  await row('Alpha').focus()
  await window.keyboard.press('Control+f')
  await window.keyboard.type('brav')
  await goOn()
  const box = window.getByRole('searchbox', { name: 'Search packs' })
  await expect.poll(() => box.inputValue()).toBe('brav')
  await window.getByText('1 found').waitFor()
  await row('Bravo').waitFor()
})

it('a new name that is typed after F2 is the name of the pack', async () => {
  await row('Alpha').focus()
  await window.keyboard.press('F2')
  await window.keyboard.type('Deltax')
  await window.keyboard.press('Backspace')
  await window.keyboard.press('Enter')
  await goOn()
  await row('Delta').waitFor()
  expect(await titles()).toEqual(['Bravo', 'Charlie', 'Delta'])
})

it('letters that follow a key that leads to no field are not typed anywhere', async () => {
  await row('Alpha').focus()
  await window.keyboard.press('Delete')
  await window.keyboard.type('abc')
  await goOn()
  await row('Alpha').waitFor({ state: 'detached' })
  expect(await window.getByRole('searchbox', { name: 'Search packs' }).inputValue()).toBe('')
  expect(await titles()).toEqual(['Bravo', 'Charlie'])
})

it('the search has a tooltip before its shortcut is known', async () => {
  const box = window.getByRole('searchbox', { name: 'Search packs' })
  expect(await box.getAttribute('title')).toBe('Search packs')
  await goOn()
  await expect.poll(() => box.getAttribute('title')).toMatch(/^Search packs \(.+\)$/)
})

it('only the first of several keys on a row does something: the others were meant for what it leaves', async () => {
  await row('Alpha').focus()
  await window.keyboard.press('Delete')
  await window.keyboard.press('Delete')
  await goOn()
  await row('Alpha').waitFor({ state: 'detached' })
  const toasts = window.locator('.toasts')
  await toasts.getByText('“Alpha” was deleted').waitFor()
  expect(await toasts.getByText('Restore it').count()).toBe(0)
  expect(await titles()).toEqual(['Bravo', 'Charlie'])
})

it('a pack that is about to be opened can’t be deleted from the list any more', async () => {
  await row('Alpha').dblclick()
  await expect.poll(() => window.title()).toContain('Alpha')
  await window.keyboard.press('Delete')
  await goOn()
  await window.locator('.document').waitFor()
  await window.locator('.document').click()
  expect(await window.locator('.toasts').innerText()).not.toContain('deleted')
  expect(await titles()).toEqual(['Alpha', 'Bravo', 'Charlie'])
})
