// Fields as people fill them in: by keyboard, under their headings, with the sentence below; the sender asked for once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { callMain, makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page

beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = (key: string): Promise<void> => window.keyboard.press(key)
const type = (words: string): Promise<void> => window.keyboard.type(words)
const focusedLabel = (): Promise<string> =>
  window.evaluate(() => {
    const shown = document.activeElement
    return (shown instanceof HTMLInputElement ? shown.labels?.[0]?.textContent : shown?.textContent) ?? ''
  })
const newPackDialog = (): Locator => window.getByRole('dialog', { name: 'New pack' })
const sentenceUnder = (label: string): Promise<string> =>
  window
    .getByLabel(label, { exact: true })
    .locator('xpath=ancestor::*[contains(@class, "row")][1]')
    .locator('.field-sentence')
    .innerText()

async function openNewPack(blueprint: RegExp): Promise<void> {
  const back = window.getByRole('button', { name: 'Back to all packs' })
  if (await back.isVisible()) await back.click()
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await newPackDialog().waitFor()
  await window.getByRole('radio', { name: blueprint }).check({ force: true })
}

const field = (name: string, label: string, more: object = {}) => ({
  ...{ name, label, prompt: '', type: 'text' as const, example: '', default: '', choices: [], value: '' },
  ...more,
})

it('asks for the sender once, fills it into packs by keyboard alone, and prints it', async () => {
  await openNewPack(/Country engagement briefing/)
  await window.getByLabel('Title', { exact: true }).focus()
  await type('First visit')
  await window.getByLabel('Sending state').focus()
  await type('Canada')
  await press('Enter')
  expect(await focusedLabel()).toBe('Lead office')
  await type('Plans Division')
  expect(await sentenceUnder('Lead office')).toContain('Plans Division')
  await press('Enter')
  expect(await focusedLabel()).toBe('Point of contact')
  await type('Maj A. Singh')
  await press('Enter')
  await type('+1 613 555 0142')
  await screenshot(window, 'sender-asked')
  expect(await accessibilityFaults(window)).toEqual([])
  await press('Control+Enter')
  await window.locator('.document').first().waitFor()

  const { sender } = await callMain(window, 'settings.read', null)
  expect(sender).toEqual({
    sending_state: 'Canada',
    lead_office: 'Plans Division',
    point_of_contact: 'Maj A. Singh',
    poc_telephone: '+1 613 555 0142',
  })
  // The second pack is filled in from it, and nothing asks again.
  await openNewPack(/Country engagement briefing/)
  await window.getByLabel('Title', { exact: true }).fill('Second visit')
  expect(await newPackDialog().getByText('Keep “Who we are”').count()).toBe(0)
  expect(await window.getByLabel('Point of contact', { exact: true }).inputValue()).toBe('Maj A. Singh')
  await press('Control+Enter')
  await newPackDialog().waitFor({ state: 'detached' })
  await window.locator('.document').first().getByText('Plans Division').first().waitFor()
  const pdf = join(running.home, 'visit.pdf')
  await answerSaveDialog(running.app, pdf)
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await window.getByRole('radio', { name: /^Own side/ }).check()
  await press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const printed = textOf(new Uint8Array(readFileSync(pdf))).replaceAll(/\s+/g, ' ')
  expect(printed).toContain('Second visit')
  expect(printed).toMatch(/[Tt]he Plans Division/)
  expect(printed).toContain('Maj A. Singh')
})

it('can be skipped, keeps what was typed in the pack, and is changed in Settings', async () => {
  await openNewPack(/Country engagement briefing/)
  await window.getByLabel('Title', { exact: true }).fill('Alone')
  await window.getByLabel('Sending state').fill('Canada')
  await window.getByLabel('Keep “Who we are” for new packs').uncheck()
  await window.getByLabel('Lead office').fill('J5')
  await press('Control+Enter')
  await window.locator('.document').first().waitFor()
  expect((await callMain(window, 'settings.read', null)).sender).toEqual({})

  await press('Control+,')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await settings.getByLabel('Sending state').fill('Norway')
  await settings.getByLabel('Point of contact').fill('Capt Berg')
  await screenshot(window, 'sender-settings')
  expect(await accessibilityFaults(window)).toEqual([])
  await press('Control+Enter')
  await settings.waitFor({ state: 'detached' })
  await openNewPack(/Country engagement briefing/)
  expect(await window.getByLabel('Point of contact', { exact: true }).inputValue()).toBe('Capt Berg')
  expect(await window.getByLabel('Lead office', { exact: true }).inputValue()).toBe('')
})

it('shows the sentence of a value as it is typed, folds optional fields, and opens them for their chip', async () => {
  const { p } = build
  const chip = (name: string, form?: object) => ({
    type: 'field' as const,
    attrs: { name, form: form ?? null },
  })
  await makePack(
    window,
    'Formed',
    [
      sectionOf(
        'Partner',
        p(
          'We begin. With ',
          chip('host_nation', { article: true }),
          ' we plan. It costs ',
          chip('cost_estimate'),
          '.',
        ),
        p('Ours: ', chip('own_word'), '.'),
      ),
    ],
    [
      field('host_nation', 'Host nation', { type: 'country' }),
      field('cost_estimate', 'Cost estimate'),
      field('own_word', 'Own word'),
    ],
  )
  const panel = window.getByRole('tabpanel')
  await panel.getByText('2 of 2 needed fields empty').waitFor()
  const headings = panel.getByRole('heading', { level: 3 })
  expect(await headings.allInnerTexts()).toEqual(['The partner', 'The decision', 'Other fields'])
  await expect.poll(() => sentenceUnder('Host nation')).toBe('With [Host nation] we plan.')
  await panel.getByLabel('Host nation', { exact: true }).fill('Netherlands')
  await expect.poll(() => sentenceUnder('Host nation')).toBe('With the Netherlands we plan.')

  const cost = panel.getByLabel('Cost estimate', { exact: true })
  expect(await cost.isVisible()).toBe(false)
  await panel.getByText('1 optional field', { exact: true }).waitFor()
  // Enter goes past what is folded away; an optional field is reached once the needed ones are filled in.
  await panel.getByLabel('Host nation', { exact: true }).press('Enter')
  expect(await focusedLabel()).toBe('Own word')
  await type('yes')
  await panel.getByRole('button', { name: 'Next empty' }).click()
  expect(await focusedLabel()).toBe('Cost estimate')
  await type('5 million')
  await panel.getByText('1 optional field, 1 filled in').waitFor()
  await screenshot(window, 'fields-panel')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark' })
  await screenshot(window, 'fields-panel-dark')
  expect(await accessibilityFaults(window)).toEqual([])
})

it('keeps countries as the user names them, with undo, and prints the same in another library', async () => {
  await window.getByRole('button', { name: 'Settings' }).click()
  await window.getByRole('button', { name: 'Countries…' }).click()
  const list = window.getByRole('dialog', { name: 'Countries' })
  await list.getByRole('button', { name: 'Add country…' }).click()
  const form = window.getByRole('dialog', { name: 'Country', exact: true })
  await form.getByLabel('Name').fill('Norway')
  await press('Enter')
  await form.getByText('Norway is in the list already.').waitFor()
  await form.getByLabel('Name').fill('Tarsen Isles')
  await form.getByLabel('Adjective').fill('Tarsenian')
  await form.getByLabel('Takes “the” in a sentence').check()
  await press('Enter')
  await form.waitFor({ state: 'detached' })
  await list.getByText('Tarsen Isles (the)').waitFor()
  await list.getByRole('button', { name: 'Hide Norway' }).click()
  await list.getByText('Norway is hidden.').waitFor()
  await list.getByRole('button', { name: 'Undo' }).click()
  await list.getByRole('button', { name: 'Delete Tarsen Isles' }).click()
  await list.getByText('Tarsen Isles was deleted.').waitFor()
  expect(await list.getByText('Tarsen Isles (the)').count()).toBe(0)
  await list.getByRole('button', { name: 'Undo' }).click()
  await list.getByText('Tarsen Isles (the)').waitFor()
  await list.getByLabel('Search countries').fill('kos')
  await list.getByText('disputed: ask your foreign ministry how to name it').waitFor()
  await screenshot(window, 'countries')
  expect(await accessibilityFaults(window)).toEqual([])
  await list.getByRole('button', { name: 'Done' }).click()
  // Nothing is stored before the settings are saved, and Cancel takes all of it back.
  expect(await callMain(window, 'countries.read', null)).toEqual([])
  await window.getByRole('button', { name: 'Cancel' }).click()
  await window.getByRole('button', { name: 'Settings' }).click()
  await window.getByRole('button', { name: 'Countries…' }).click()
  await list.getByLabel('Search countries').fill('Tarsen')
  await list.getByText('No matching countries.').waitFor()
  await list.getByRole('button', { name: 'Add country…' }).click()
  await form.getByLabel('Name').fill('Tarsen Isles')
  await form.getByLabel('Adjective').fill('Tarsenian')
  await form.getByLabel('Takes “the” in a sentence').check()
  await press('Enter')
  await list.getByRole('button', { name: 'Done' }).click()
  await window.getByRole('button', { name: 'Save', exact: true }).click()
  await window.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'detached' })
  expect(await callMain(window, 'countries.read', null)).toEqual([
    { replaces: null, hidden: false, name: 'Tarsen Isles', adjective: 'Tarsenian', article: true },
  ])

  const use = (form: object) => ({ type: 'field' as const, attrs: { name: 'host_nation', form } })
  await makePack(
    window,
    'Isles',
    [
      sectionOf(
        'Partner',
        build.p('We visit ', use({ article: true }), ' with ', use({ ending: 'adjective' }), ' staff.'),
      ),
    ],
    [field('host_nation', 'Host nation', { type: 'country' })],
  )
  const panel = window.getByRole('tabpanel')
  await panel.getByLabel('Host nation', { exact: true }).fill('Kosovo')
  await panel.getByText(/Ask your foreign ministry how to name it/).waitFor()
  await panel.getByLabel('Host nation', { exact: true }).fill('Tarsen Isles')
  await expect
    .poll(() => sentenceUnder('Host nation'))
    .toBe('We visit the Tarsen Isles with Tarsenian staff.')
  // The value brings its grammar along: what is deleted here later prints the same.
  await callMain(window, 'countries.write', { countries: [] })
  const pdf = join(running.home, 'isles.pdf')
  await answerSaveDialog(running.app, pdf)
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await window.getByRole('dialog', { name: 'Export as PDF' }).waitFor()
  await press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const printed = textOf(new Uint8Array(readFileSync(pdf))).replaceAll(/\s+/g, ' ')
  expect(printed).toContain('We visit the Tarsen Isles with Tarsenian staff.')
})
