// Odd values in every input of the side panel: whatever it accepts is saved, and the pack can be closed.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { FIELD_TYPES, type PackField } from '#shared/pack'
import * as build from '../electron/pdf/testing/build'
import { writeClipboard } from './harness/clipboard'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const LONG = 'A line that is far too long for any field. '.repeat(1000)

const fields = FIELD_TYPES.map(
  (type): PackField => ({
    name: `field_${type.toLowerCase()}`,
    label: `A ${type}`,
    prompt: '',
    type,
    example: '',
    default: '',
    choices: type === 'choice' ? ['One', 'Two'] : [],
    value: '',
  }),
)

const saved = () => window.locator('.save-status[data-phase="saved"]').waitFor()

/** Slips of the hand: a date with a digit too many, or an endless paste. */
async function fillOddly(input: Locator): Promise<void> {
  const isDay = await input.evaluate((element) => element.closest('.date-input') !== null)
  await input.click()
  await window.keyboard.press('Control+a')
  if (isDay) await window.keyboard.type('31 Mar 202645', { delay: 10 })
  else await window.keyboard.press('Control+v')
  await window.keyboard.press('Control+s')
  await saved()
}

it('saves whatever the inputs of the panel accept, and lets the user leave', async () => {
  const names = fields.map(({ name }) => build.field(name))
  await makePack(window, 'Odd', [sectionOf('One', build.p('NATO and ', ...names))], fields)
  await writeClipboard(running.app, { html: '', text: LONG })
  let inputs = 0
  for (const tab of ['fields', 'pack', 'section', 'abbreviations']) {
    await window.locator(`#tab-${tab}`).click()
    const all = window.locator(
      '.side-panel :is(input:not([type=checkbox], [tabindex="-1"]), textarea):visible',
    )
    for (let index = 0; index < (await all.count()); index += 1) {
      await fillOddly(all.nth(index))
      inputs += 1
    }
  }
  expect(inputs).toBeGreaterThan(FIELD_TYPES.length + 5)
  await window
    .locator('.toasts')
    .getByText(/pasted text was cut off: this field holds up to [\d,]+ characters/)
    .first()
    .waitFor()
  await window.locator('#tab-pack').click()
  const date = window.locator('.side-panel').getByLabel('Date', { exact: true })
  await expect.poll(() => date.inputValue()).toBe('12 Mar 2026')
  await window.getByRole('button', { name: 'Back to all packs' }).click()
  await window.locator('.pack-table').waitFor()
})
