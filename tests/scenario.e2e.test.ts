// A handout without typing: filled in with the training scenario, taken back, beside typed values, and printed complete.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { callMain } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const BUTTON = { name: 'Fill in with the training scenario' }
const host = (): Locator => window.getByLabel('Host nation', { exact: true })
const region = (): Locator => window.getByLabel('Region', { exact: true })

it('fills a handout in as one step, keeps typed values on request, and prints it complete', async () => {
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByRole('radio', { name: /Country engagement briefing/ }).check({ force: true })
  expect(await window.getByRole('button', BUTTON).count()).toBe(0)
  await window.getByRole('radio', { name: /Seminar handout/ }).check({ force: true })
  await window.getByLabel('Title', { exact: true }).fill('Seminar')

  await window.getByRole('button', BUTTON).click()
  await expect.poll(() => host().inputValue()).toBe('Tarsenia')
  await window.getByText('Filled in: The Gulf of Sarn. The pack is marked as an exercise.').waitFor()
  await screenshot(window, 'scenario-filled')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => host().inputValue()).toBe('')
  expect(await window.getByLabel('Subtitle', { exact: true }).inputValue()).toBe('')

  await region().fill('the Baltic')
  await window.getByRole('button', BUTTON).click()
  const question = window.getByRole('dialog', { name: 'Replace values?' })
  await question.getByText(/Region/).waitFor()
  await screenshot(window, 'scenario-question')
  await question.getByRole('button', { name: 'Keep my values' }).click()
  await expect.poll(() => host().inputValue()).toBe('Tarsenia')
  expect(await region().inputValue()).toBe('the Baltic')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await window.locator('.document').first().waitFor()

  const { sender } = await callMain(window, 'settings.read', null)
  expect(JSON.stringify(sender)).not.toContain('Estmere')
  const pdf = join(running.home, 'seminar.pdf')
  await answerSaveDialog(running.app, pdf)
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await window.getByRole('radio', { name: /^Students/ }).check()
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  const printed = textOf(new Uint8Array(readFileSync(pdf)))
  expect(printed).toContain('Exercise: names, places and figures are invented')
  expect(printed).toContain('Tarsenia')
  expect(printed).toContain('the Baltic')
  expect(printed).not.toMatch(/\[[A-Z][a-z ]+\]/)
  expect(printed.indexOf('Learning objectives')).toBeLessThan(printed.indexOf('Purpose and scope', 3000))
})
