// Whatever goes to a place of the text brings it on screen, wherever the focus is: seen by where it lies and what lies over it.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { b, p, table, td, th, tr } from '../electron/pdf/testing/build'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

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

const press = (key: string): Promise<void> => window.keyboard.press(key)
const find = (): Locator => window.getByLabel('Find', { exact: true })
const pane = (index = 0): Locator => window.locator('.text-scroll').nth(index)

const FILLER =
  'The delegation will meet the staff of the host in the morning and visit the training area after lunch. '
/** Sections of uneven length, so that guesses of their height are wrong, with one special block in the middle of each. */
function longPack(special: (index: number) => Section['content'][1]): Section[] {
  return Array.from({ length: 14 }, (_, index) =>
    sectionOf(
      `Part ${index + 1}`,
      ...Array.from({ length: 4 + ((index * 5) % 7) }, () => p(FILLER.repeat(1 + (index % 4)))),
      special(index),
      table('', tr(th('A'), th('B')), ...Array.from({ length: index % 6 }, () => tr(td(FILLER), td('x')))),
      ...Array.from({ length: 6 }, () => p(FILLER)),
    ),
  )
}

/** Waits until a thing lies inside of a pane of the text, with nothing over it. */
async function seen(what: Locator, inPane = pane()): Promise<void> {
  const seenNow = async () => {
    const scroller = await inPane.elementHandle()
    return what.evaluate((element, outer) => {
      const box = element.getBoundingClientRect()
      const room = (outer as Element).getBoundingClientRect()
      const inside =
        box.height > 0 &&
        box.top >= room.top &&
        box.bottom <= room.bottom &&
        box.left >= room.left &&
        box.right <= room.right
      if (!inside) return `at ${Math.round(box.top)} in ${Math.round(room.top)}–${Math.round(room.bottom)}`
      const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return element.contains(over) || over?.contains(element) ? 'seen' : `under ${over?.className}`
    }, scroller)
  }
  await expect.poll(seenNow, { timeout: 5_000 }).toBe('seen')
  // It stays there: what was guessed of the sections around it has come out by now.
  await window.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
  expect(await seenNow()).toBe('seen')
}

const current = (): Locator => window.locator('.find-match.current').first()

describe('find', () => {
  it('shows each hit, forwards, backwards and round, with the focus in its bar', async () => {
    await makePack(
      window,
      'Found',
      longPack(() => p('Here is the ', b('needle'), ' to look for.')),
    )
    await press('Control+f')
    await find().fill('needle')
    await seen(current())
    for (let step = 0; step < 15; step += 1) {
      await press('Enter')
      await seen(current())
      if (step === 6) await screenshot(window, 'find-seventh')
    }
    for (let step = 0; step < 4; step += 1) {
      await press('Shift+Enter')
      await seen(current())
    }
    await window.getByLabel('Replace with').fill('pin')
    for (let step = 0; step < 4; step += 1) {
      await window.getByRole('button', { name: 'Replace', exact: true }).click()
      await seen(current())
    }
    await press('Escape')
    await press('x')
    await expect.poll(() => pane().innerText()).toContain('Here is the x to look for.')
  })
})
