// Values in the real window and in print: ranges of dates, optional ones in tables, other directions, and what fills packs at once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { PackField } from '#shared/pack'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
const { field, p, packField, table, td, th, tr } = build

beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const press = (keys: string): Promise<void> => window.keyboard.press(keys)
const panel = (): Locator => window.getByRole('tabpanel')
const pale = (): Promise<string[]> =>
  text().locator('.left-out, [data-left-out]:not([data-left-out] *)').allInnerTexts()
const optional = (name: string, label: string): PackField => ({
  ...packField(name, '', label),
  optional: true,
})

async function exported(name: string): Promise<string> {
  const file = join(running.home, `${name}.pdf`)
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await window.getByRole('dialog', { name: 'Export as PDF' }).waitFor()
  await answerSaveDialog(running.app, file)
  await press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  await press('Escape')
  return textOf(new Uint8Array(readFileSync(file))).replaceAll(/\s+/g, ' ')
}

it('is exported by Ctrl+Enter even before the dialog has read the pack', async () => {
  await makePack(window, 'At once', [sectionOf('Plan', p('Come at once.'))])
  const file = join(running.home, 'at-once.pdf')
  await answerSaveDialog(running.app, file)
  await window.evaluate(() => {
    const press = (_: unknown, observer: MutationObserver): void => {
      const dialog = document.querySelector('dialog[open]')
      if (!dialog) return
      observer.disconnect()
      if (dialog.querySelector('select')) throw new Error('The pack had been read.')
      const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys))
    }
    new MutationObserver(press).observe(document.body, { childList: true, subtree: true })
  })
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  await press('Escape')
  expect(textOf(new Uint8Array(readFileSync(file)))).toContain('Come at once.')
})

it('takes a range of dates from two inputs, says when it ends before it begins, and prints it in words', async () => {
  const visit = { ...packField('visit', '', 'Visit'), type: 'dateRange' as const }
  await makePack(window, 'Range', [sectionOf('Plan', p('We come on ', field('visit'), '.'))], [visit])
  await panel().getByLabel('Visit', { exact: true }).fill('30 Sep 2026')
  await press('Enter')
  expect(await window.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Last day')
  await expect.poll(() => text().locator('.field-chip').innerText()).toBe('30 September 2026')
  await window.keyboard.type('28 Sep 2026')
  await panel().getByText('The last day (28 Sep 2026) is before the first (30 Sep 2026).').waitFor()
  await screenshot(window, 'range-fault')
  expect(await accessibilityFaults(window)).toEqual([])
  await panel().getByLabel('Last day').fill('2 Oct 2026')
  await expect.poll(() => text().locator('.field-chip').innerText()).toBe('30 September – 2 October 2026')
  await screenshot(window, 'range')
  expect(await exported('range')).toContain('We come on 30 September – 2 October 2026.')
  await window.reload()
  await window.locator('tr', { hasText: 'Range' }).dblclick()
  await expect.poll(() => panel().getByLabel('Visit', { exact: true }).inputValue()).toBe('30 Sep 2026')
  expect(await panel().getByLabel('Last day').inputValue()).toBe('2 Oct 2026')
})

it('shows pale and does not print what optional fields leave empty in a table', async () => {
  const rows = table(
    'Facts',
    tr(th('What'), th('Value')),
    tr(td('Spouse'), td(p(field('spouse')))),
    tr(td('Name'), td(p(field('name')))),
  )
  const fields = [optional('spouse', 'Spouse'), packField('name', '', 'Name')]
  await makePack(window, 'Facts', [sectionOf('Plan', rows)], fields)
  await expect
    .poll(async () => (await pale()).map((row) => row.replaceAll(/\s+/g, ' ').trim()))
    .toEqual(['Spouse Spouse'])
  await screenshot(window, 'optional-cells')
  expect(await accessibilityFaults(window)).toEqual([])
  const empty = await exported('facts')
  expect(empty).toContain('[Name]')
  expect(empty).not.toContain('Spouse')
  await panel().getByText('1 optional field').click()
  await panel().getByLabel('Spouse', { exact: true }).fill('Anna')
  await expect.poll(pale).toEqual([])
  expect(await exported('filled')).toContain('Spouse Anna')
})

it('keeps numbers and punctuation beside a value of another direction in their place', async () => {
  const line = p('With ', field('ministry'), ', 12 March (7).')
  await makePack(
    window,
    'Sides',
    [sectionOf('Plan', line)],
    [packField('ministry', 'وزارة الدفاع', 'Ministry')],
  )
  const after = await text()
    .locator('.field-chip')
    .evaluate((chip) => {
      const range = document.createRange()
      range.selectNodeContents(chip.parentElement as HTMLElement)
      const texts = document.createTreeWalker(chip.parentElement as HTMLElement, NodeFilter.SHOW_TEXT)
      const { right } = chip.getBoundingClientRect()
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (!node.nodeValue?.startsWith(', 12')) continue
        const places = [0, 2, 5, 11].map((at) => {
          range.setStart(node as Node, at)
          range.setEnd(node as Node, at + 1)
          return range.getBoundingClientRect().left - right
        })
        return places
      }
      return []
    })
  // The comma, the number, the month and the bracket follow the value from left to right.
  expect(after).toHaveLength(4)
  expect(after[0]).toBeGreaterThan(-2)
  expect(after).toEqual(after.toSorted((one, other) => one - other))
  await screenshot(window, 'sides')
})

it('fills an open handout from the training scenario, asks before it replaces, and takes it back as one step', async () => {
  const fields = [packField('host_nation', 'Norway', 'Host nation'), packField('region', '', 'Region')]
  const line = p('In ', field('host_nation'), ' and ', field('region'), '.')
  await makePack(window, 'Course', [sectionOf('Plan', line)], fields, { kind: 'handout', subtitle: 'Day 1' })
  const button = panel().getByRole('button', { name: 'Fill in with the training scenario' })
  await button.click()
  const question = window.getByRole('dialog', { name: 'Replace values?' })
  await question.getByText(/Host nation/).waitFor()
  await question.getByRole('button', { name: 'Keep my values' }).click()
  await expect.poll(() => panel().getByLabel('Host nation', { exact: true }).inputValue()).toBe('Norway')
  await expect.poll(() => panel().getByLabel('Region', { exact: true }).inputValue()).not.toBe('')
  await panel().getByText('The pack is marked as an exercise.').waitFor()
  await screenshot(window, 'scenario-open-pack')
  expect(await accessibilityFaults(window)).toEqual([])
  await panel().getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => panel().getByLabel('Region', { exact: true }).inputValue()).toBe('')
  await window.getByRole('tab', { name: 'Pack' }).click()
  expect(await panel().getByLabel('Subtitle').inputValue()).toBe('Day 1')
  // A briefing has none.
  await panel().getByLabel('Kind').selectOption('briefing')
  await window.getByRole('tab', { name: /^Fields/ }).click()
  await expect.poll(() => button.count()).toBe(0)
})

it('moves trainer material with the kind of an open pack, and respells its text on request, each with undo', async () => {
  const blocks = [p('The defence of the Ministry of Defence.'), build.trainer('objectives', p('Objective'))]
  await makePack(window, 'Kinds', [sectionOf('Plan', ...blocks)], [], { kind: 'briefing' })
  const order = async (): Promise<boolean> =>
    (await text().innerText()).indexOf('Objective') < (await text().innerText()).indexOf('The defen')
  expect(await order()).toBe(false)
  await window.getByRole('tab', { name: 'Pack' }).click()
  await panel().getByLabel('Kind').selectOption('handout')
  await expect.poll(order).toBe(true)
  await panel().getByLabel('Language').selectOption('en-US')
  await text().getByText('The defence').click()
  await press('Control+Shift+p')
  await window.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await window.keyboard.type('American spelling')
  await press('Enter')
  await text().getByText('The defense of the Ministry of Defence.').waitFor()
  await window.getByText('1 word was changed.').waitFor()
  await text().click()
  await press('Control+z')
  await text().getByText('The defence of the Ministry of Defence.').waitFor()
  await press('Control+z')
  await expect.poll(order).toBe(false)
  await expect.poll(() => panel().getByLabel('Kind').inputValue()).toBe('briefing')
  await text().click()
  await press('Control+y')
  await expect.poll(order).toBe(true)
  await expect.poll(() => panel().getByLabel('Kind').inputValue()).toBe('handout')
})

it('dims a full stop behind a question', async () => {
  const fields = [packField('lead_office', '', 'Lead office')]
  await makePack(window, 'Later', [sectionOf('Plan', p('We ask: ', field('lead_office'), '. Then.'))], fields)
  const input = panel().getByLabel('Lead office', { exact: true })
  await input.fill('Who leads?')
  await expect.poll(() => text().locator('.left-out').allInnerTexts()).toEqual(['.'])
  await expect.poll(() => panel().locator('.field-sentence').innerText()).toBe('We ask: Who leads?')
  await screenshot(window, 'second-stop')
  await input.fill('J5 Plans')
  await expect.poll(() => text().locator('.left-out').count()).toBe(0)
})

it('suggests the values of other packs, and takes one by keys alone', async () => {
  const host = (value: string): PackField[] => [packField('host', value, 'Host')]
  const plan = [sectionOf('Plan', p('We go to ', field('host'), '.'))]
  await makePack(window, 'First', plan, host('Northern Command'))
  await makePack(window, 'Second', plan, host('Fleet Staff'))
  await makePack(window, 'Third', plan, host(''))
  const input = panel().getByLabel('Host', { exact: true })
  const options = panel().getByRole('option')
  await input.focus()
  await expect.poll(() => input.getAttribute('role')).toBe('combobox')
  expect(await options.count()).toBe(0)
  await press('ArrowDown')
  expect(await options.allInnerTexts()).toEqual(['Fleet Staff', 'Northern Command'])
  await press('ArrowDown')
  await screenshot(window, 'suggested-values')
  expect(await accessibilityFaults(window)).toEqual([])
  await press('Enter')
  expect(await input.inputValue()).toBe('Northern Command')
  await expect.poll(() => text().locator('.field-chip').first().innerText()).toBe('Northern Command')
  expect(await options.count()).toBe(0)
  // What is typed narrows the list, and stays unless one is chosen.
  await input.fill('')
  await window.keyboard.type('fleet')
  expect(await options.allInnerTexts()).toEqual(['Fleet Staff'])
  await press('Escape')
  expect(await options.count()).toBe(0)
  expect(await input.inputValue()).toBe('fleet')
  await input.press('Control+a')
  await window.keyboard.type('FL')
  await options.getByText('Fleet Staff').click()
  expect(await input.inputValue()).toBe('Fleet Staff')
})
