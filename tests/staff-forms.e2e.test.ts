// Forms of staff papers in the real window: put in, filled in by keys, undone, copied, exported and read back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { elementsOf, textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { readClipboard } from './harness/clipboard'
import { answerSaveDialog } from './harness/dialogs'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await makePack(window, 'Paper', [sectionOf('Decision', build.p('Before.'), build.p(''))])
  await window.locator('.document p').last().click()
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.keyboard.press(key)
}
const type = (words: string): Promise<void> => window.keyboard.type(words)
const boxes = (): Locator => window.locator('.document').first().getByRole('checkbox')
const ticks = (): Promise<string> =>
  boxes().evaluateAll((all) => all.map((box) => (box.ariaChecked === 'true' ? 'x' : '-')).join(''))
const drawn = async (): Promise<string[]> => drawSection((await savedSections(window, 'Paper'))[0] as Section)

/** Puts a form in by the slash menu. */
async function put(name: string): Promise<void> {
  await type(`/${name}`)
  await window.getByRole('option', { name }).waitFor()
  await press('Enter')
  await window.locator('.document table').last().waitFor()
}

/** Dark pixels of a box on the screen. */
async function ink(box: Locator): Promise<number> {
  const png = (await box.screenshot()).toString('base64')
  return window.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(image, 0, 0)
    const { data: bytes } = context.getImageData(0, 0, image.width, image.height)
    return bytes.filter((byte, index) => index % 4 === 0 && byte < 128).length
  }, png)
}

it('is decided by keys alone, undone, copied and printed', async () => {
  await put('Decision block')
  await expect.poll(ticks).toBe('---')
  await screenshot(window, 'decision-empty')
  const empty = await ink(boxes().first())
  await press('Tab', 'Space')
  await expect.poll(ticks).toBe('x--')
  await press('Tab', 'Space')
  await expect.poll(ticks).toBe('-x-')
  await press('Control+z')
  await expect.poll(ticks).toBe('x--')
  expect(await ink(boxes().first())).toBeGreaterThan(empty + 5)
  await press('Tab', 'Tab', 'Tab')
  await type('Within the budgett.')
  await press('Tab', 'Tab', 'Tab', 'Tab')
  await type('General Smith')
  await press('Tab', 'Tab', 'Tab', 'Tab')
  await type('4 May 2026')
  await press('Tab')
  await type('After it.')
  await screenshot(window, 'decision-filled')
  expect(await accessibilityFaults(window)).toEqual([])
  expect((await drawn()).slice(1)).toEqual([
    'table #p Decision | p ☑␣Approved | p ☐␣Not approved | p ☐␣Discuss / #p Remarks | [w3]p Within the budgett. / #p Signature | [w3]p  / #p Name | [w3]p General Smith / #p Rank and appointment | [w3]p  / #p Date | [w3]p 4 May 2026',
    'p After it.',
  ])

  // A click ticks, too, and the others of the row are cleared.
  await boxes().nth(2).click()
  await expect.poll(ticks).toBe('--x')
  await press('Control+z')
  await expect.poll(ticks).toBe('x--')

  // Spelling and search look into it.
  await expect.poll(() => window.locator('.document td .misspelt').count()).toBe(1)
  await press('Control+f')
  await type('General Sm')
  await expect.poll(() => window.locator('.document td .find-match').allInnerTexts()).toEqual(['General Sm'])
  await press('Escape')

  // Copied for Word, and back.
  await window.locator('.document p').last().click()
  await press('Control+a', 'Control+c')
  const { html, text } = await readClipboard(running.app)
  expect(html).toMatch(/☑<\/span>/)
  expect(text).toContain('☑ Approved')
  await press('Control+End', 'Enter', 'Control+v')
  await expect.poll(ticks).toBe('x--x--')
  await press('Control+z')
  await expect.poll(ticks).toBe('x--')

  await answerSaveDialog(running.app, join(running.home, 'paper.pdf'))
  await press(wordKeys.export)
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByRole('radio', { name: /^Own side/ }).check()
  await press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const pdf = new Uint8Array(readFileSync(join(running.home, 'paper.pdf')))
  expect(textOf(pdf, '-layout')).toMatch(/Decision +☑ Approved +☐ Not approved +☐ Discuss/)
  expect(
    elementsOf(pdf)
      .map(({ alt }) => alt)
      .filter(Boolean),
  ).toEqual(['Ticked: ', 'Not ticked: ', 'Not ticked: '])
})

it('computes totals of options while they are scored, and prints and copies them', async () => {
  await put('Options matrix')
  await press('Control+End', 'ArrowUp')
  const cells = window.locator('.document table td')
  await cells.first().click()
  for (const words of ['Cost', '2', '3', '4']) {
    await type(words)
    await press('Tab')
  }
  const totals = () =>
    window
      .locator('.document [data-total]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-total')))
  await expect.poll(totals).toEqual(['6', '8'])
  await type('2,5')
  await expect.poll(totals).toEqual(['6', '8', '5'])
  const label = window.locator('.document th > [data-direction]')
  expect(await label.getAttribute('data-direction')).toBe('(higher is better)')
  await press(wordKeys.palette)
  await type('Lowest total is best')
  await press('Enter')
  await expect.poll(() => label.getAttribute('data-direction')).toBe('(lower is better)')
  await screenshot(window, 'options')
  expect(await accessibilityFaults(window)).toEqual([])
  await press('Control+z', 'Control+z')
  await expect.poll(totals).toEqual(['6', '8'])
  await window.locator('.document p').last().click()
  await press('Control+a', 'Control+c')
  expect((await readClipboard(running.app)).text).toMatch(/Total \(higher is better\)\t\t6\t8\t/)
  await press('Control+End')
  await press(wordKeys.export)
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByRole('radio', { name: /^Own side/ }).check()
  await dialog.getByText('There is no number in row “Cost”, column “Option C”').waitFor()
})

it('coordinates, signs and ticks in any text', async () => {
  await put('Coordination table')
  await type('/') // A sign in a header is a letter there.
  await press('Backspace', 'Control+End')
  await expect.poll(ticks).toBe('------')
  await boxes().nth(1).click()
  await boxes().nth(0).click()
  await boxes().nth(3).click()
  await expect.poll(ticks).toBe('x--x--')
  await press(wordKeys.palette)
  await type('Insert row below')
  await press('Enter')
  await expect.poll(ticks).toBe('x--x----')
  await press('Control+z')
  await expect.poll(ticks).toBe('x--x--')
  await screenshot(window, 'coordination')
  await window.locator('.document p').last().click()
  await put('Signature block')
  await press('Control+End')
  await type('Checked ')
  await press(wordKeys.palette)
  await type('Tick box')
  await press('Enter')
  await type(' by me')
  expect((await drawn()).at(-1)).toBe('p Checked ☐ by me')
  await press('Control+Alt+d')
  await screenshot(window, 'signature')
})
