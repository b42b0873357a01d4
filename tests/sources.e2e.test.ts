// Sources due for another check: marked in the text, reported by the export check, and confirmed from there.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { note, p } from '../electron/pdf/testing/build'
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

const PAST = '2020-02'
const check = () => window.getByRole('dialog', { name: 'Export as PDF' })
const lines = () => check().locator('.problem-line')
const popover = () => window.getByRole('dialog', { name: 'Note' })
const chips = () => window.locator('.note-marker')

it('reports due sources with a link to each, and is satisfied once they are confirmed', async () => {
  await makePack(window, 'Sources', [
    sectionOf('One', p('Strength', note('Yearbook 2019.', 'source', PAST))),
    sectionOf('Two', p('Treaty', note('Treaty of 1949.', 'source', '2999-12'))),
    sectionOf(
      'Three',
      p(
        'Figure',
        note('Press release.', 'source', '2021-11'),
        ' again',
        note('Yearbook 2019.', 'source', PAST),
      ),
    ),
  ])
  expect(await chips().evaluateAll((all) => all.map((one) => one.getAttribute('title')))).toEqual([
    'Yearbook 2019.\nCheck again: due after February 2020',
    'Treaty of 1949.',
    'Press release.\nCheck again: due after November 2021',
    'Yearbook 2019.\nCheck again: due after February 2020',
  ])
  const colour = (index: number) =>
    chips()
      .nth(index)
      .evaluate((one) => getComputedStyle(one).color)
  await expect.poll(() => colour(0)).not.toBe(await colour(1))
  await window.keyboard.press(wordKeys.export)
  await expect
    .poll(() => lines().allInnerTexts())
    .toEqual([
      expect.stringMatching(/^Check this source again \(due after February 2020\): “Yearbook 2019\.”\s+One$/),
      expect.stringMatching(
        /^Check this source again \(due after November 2021\): “Press release\.”\s+Three$/,
      ),
    ])
  await screenshot(window, 'sources-due')
  expect(await accessibilityFaults(window)).toEqual([])

  await lines().nth(1).click()
  await chips().nth(2).click()
  await expect.poll(() => popover().getByLabel('Check again after').inputValue()).toBe('2021-11')
  await popover().getByText('This source is due.').waitFor()
  await screenshot(window, 'source-note')
  expect(await accessibilityFaults(window)).toEqual([])
  await popover().getByLabel('Check again after').fill('2999-01')
  await expect.poll(() => popover().getByText('This source is due.').count()).toBe(0)
  await window.keyboard.press('Escape')

  await chips().first().click()
  await popover().getByLabel('Check again after').fill('')
  await window.keyboard.press('Escape')
  const dates = JSON.stringify(await savedSections(window, 'Sources')).match(/"checkAfter":("[^"]*"|null)/g)
  expect(dates).toEqual([
    '"checkAfter":null',
    '"checkAfter":"2999-12"',
    '"checkAfter":"2999-01"',
    '"checkAfter":null',
  ])
  await window.keyboard.press(wordKeys.export)
  await check().getByText('No problems found').waitFor()
})
