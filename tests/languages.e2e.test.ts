// A pack in another language: its pages follow the language, and its text runs as on the page.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { np, ol, p, table, td, th, tr, ul } from '../electron/pdf/testing/build'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { settled } from './harness/settled'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => {
  expect(running.complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

const block = (words: string): Locator =>
  window.locator('.document').first().locator('p, h2', { hasText: words }).first()

/** The edges of the words of a block, as drawn. */
const edges = (words: string): Promise<{ left: number; right: number }> =>
  block(words).evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = range.getBoundingClientRect()
    return { left, right }
  })

const sheet = (): Locator => window.locator('.page-sheet[data-page="0"] canvas[data-version]')

/** The left and right halves of the first page's picture: how many dark pixels each has. */
const halves = (): Promise<[number, number]> =>
  sheet().evaluate((canvas): [number, number] => {
    const { width, height } = canvas as HTMLCanvasElement
    const copy = new OffscreenCanvas(width, height)
    const context = copy.getContext('2d')
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0)
    const data = context?.getImageData(0, 0, width, height).data ?? []
    const dark: [number, number] = [0, 0]
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 128) dark[(at / 4) % width < width / 2 ? 0 : 1] += 1
    return dark
  })

it('in Arabic runs from the right, in the text as on the pages', async () => {
  const sections = [
    sectionOf(
      'الموقف',
      p('نص قصير'),
      p('NATO هو حلف'),
      p('English alone'),
      np(1, 'فقرة'),
      ul('بند', 'F-16'),
      ol(1, 'أول'),
      table('', tr(th('الوحدة'), th('العدد')), tr(td('كتيبة'), td('12'))),
    ),
  ]
  await makePack(window, 'زيارة', sections, [], { language: 'ar' })
  const text = await edges('نص قصير')
  expect((await edges('NATO هو')).right).toBeCloseTo(text.right, 0)
  expect((await edges('English alone')).left).toBeLessThan(text.left - 200)
  expect((await edges('بند')).right).toBeLessThan(text.right - 5)
  expect((await edges('F-16')).right).toBeCloseTo((await edges('بند')).right, 0)
  expect((await edges('الوحدة')).left).toBeGreaterThan((await edges('العدد')).right)
  await window.keyboard.press('Control+Alt+p')
  await sheet().waitFor()
  await settled(window)
  await screenshot(window, 'language-arabic')
  const [left, right] = await halves()
  expect(right).toBeGreaterThan(left)
})

it('in German has pages, with its hyphens', async () => {
  const text =
    'Die Zusammenarbeitsvereinbarung über die Instandsetzungsunterstützung und die Ausbildungszusammenarbeit der Fernmeldetruppen. '
  await makePack(window, 'Besuch', [sectionOf('Lage', p(text.repeat(8)))], [], { language: 'de' })
  await window.keyboard.press('Control+Alt+p')
  await sheet().waitFor()
  await settled(window)
  await screenshot(window, 'language-german')
  // Without its patterns there would be no page.
  const [left, right] = await halves()
  expect(Math.min(left, right)).toBeGreaterThan(500)
})
