// Words that depend on a field: faint in the text while they are left out, without a number, and absent from the PDF.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Inline } from '#shared/document/nodes'
import { field, np, packField, ref } from '../electron/pdf/testing/build'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const when = (has: boolean, inline: Inline): Inline => ({
  ...inline,
  marks: [{ type: 'when', attrs: { field: 'third_state', has } }],
})
const text = (words: string): Inline => ({ type: 'text', text: words })

it('follows the value of the field in text, numbers and pages', async () => {
  const last = np(1, 'Last of all.')
  const blocks = [
    np(
      1,
      'First of all',
      when(true, text(', whatever ')),
      when(true, field('third_state')),
      when(true, text(' does')),
      '.',
    ),
    np(1, when(true, text('A paragraph about the third state.'))),
    np(1, 'See ', ref(last.type === 'numberedParagraph' ? last.attrs.id : '', 'number'), '.'),
    last,
  ]
  await makePack(
    window,
    'Conditions',
    [sectionOf('One', ...blocks)],
    [packField('third_state', '', 'Third state')],
  )
  const about = window.getByText('A paragraph about the third state.')
  const opacity = () => about.evaluate((one) => getComputedStyle(one).opacity)
  const reference = () => window.locator('.document .reference-chip').innerText()
  expect(await opacity()).toBe('0.45')
  expect(await about.getAttribute('title')).toContain('third state')
  await expect.poll(reference).toBe('paragraph 3')
  await screenshot(window, 'conditions-left-out')

  await window.getByRole('tab', { name: /Fields/ }).click()
  await window.getByLabel('Third state').fill('Korvath')
  await expect.poll(opacity).toBe('1')
  await expect.poll(reference).toBe('paragraph 4')
  await screenshot(window, 'conditions-printed')

  await window.getByLabel('Third state').fill('none')
  await expect.poll(opacity).toBe('0.45')
})
