// A table too wide for its page: the check reports it, and one click turns its section to landscape, in the text or in the library.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { p, table, td, th, tr } from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const dialog = () => window.getByRole('dialog', { name: 'Export as PDF' })
const turn = () => dialog().getByRole('button', { name: 'Change to landscape' })
const tooWide = () => dialog().getByText(/too wide for the page/)

const columns = Array.from({ length: 24 }, (_, index) => index)
const wide = (caption: string) =>
  table(
    caption,
    tr(...columns.map((one) => th(`C${one}`))),
    tr(...columns.map((one) => td(`${12500 + one}`))),
  )

async function mend(): Promise<void> {
  await tooWide().first().waitFor()
  await expect.poll(() => turn().count()).toBe(await tooWide().count())
  while ((await turn().count()) > 0) {
    const left = (await turn().count()) - 1
    await turn().first().click()
    await expect.poll(() => turn().count()).toBe(left)
  }
  await dialog().getByText('No problems found').waitFor()
  await expect.poll(() => tooWide().count()).toBe(0)
}
const turned = async () => (await savedSections(window, 'Wide')).map(({ attrs }) => attrs.landscape)

it('is fixed from the check of an open pack, and can be undone', async () => {
  const sections = [
    sectionOf('One', wide('First')),
    sectionOf('Two', p('x')),
    sectionOf('Three', wide('Last')),
  ]
  await makePack(window, 'Wide', sections)
  await window.keyboard.press(wordKeys.export)
  await tooWide().first().waitFor()
  await screenshot(window, 'wide-table')
  expect(await accessibilityFaults(window)).toEqual([])
  await mend()
  await window.keyboard.press('Escape')
  await expect.poll(turned).toEqual([true, false, true])
  await window.getByRole('textbox', { name: 'Text of the pack' }).focus()
  await window.keyboard.press('Control+z')
  await window.keyboard.press('Control+z')
  await expect.poll(turned).toEqual([false, false, false])
})

it('is fixed from the check of a pack that is not open', async () => {
  await makePack(window, 'Wide', [sectionOf('One', wide('First'))])
  await window.reload()
  await window.getByRole('row', { name: /Wide/ }).click()
  await window.keyboard.press(wordKeys.export)
  await mend()
  await window.keyboard.press('Escape')
  await window.locator('tr', { hasText: 'Wide' }).dblclick()
  await window.locator('.document').first().waitFor()
  await expect.poll(turned).toEqual([true])
})
