// Spelling in the real window: underlined, corrected from the menu, added to the dictionary, turned off; all of it offline.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { type LaunchedApp, type LaunchOptions, launchApp, removeHomes } from './harness/launch'
import { type NetworkWatch, watchNetwork } from './harness/network'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { pause } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
let network: NetworkWatch
afterEach(async () => running.killHard())
afterAll(removeHomes)

const wrong = (word?: string): Locator =>
  window.locator('.document .misspelt', word ? { hasText: new RegExp(`^${word}$`) } : {})
const menu = (): Locator => window.locator('.menu[aria-label="Text"]')
const line = (name: string): Locator => menu().locator('.menu-item', { hasText: name })
const press = (key: string): Promise<void> => window.keyboard.press(key)
const text = (): Promise<string> => window.locator('.document').innerText()

async function launch(options: LaunchOptions = {}): Promise<void> {
  running = await launchApp(options)
  window = running.window
  network = watchNetwork(running)
}

/** A new pack from the first blueprint, with an extra line above the first paragraph. */
async function startPack(options: LaunchOptions = {}): Promise<void> {
  await launch(options)
  await newPack(window, 'Spelling')
  await window
    .locator('.document p', { hasText: 'Attachés posted abroad' })
    .first()
    .click({ position: { x: 10, y: 8 } })
  await press('Home')
  await press('Enter')
  await press('ArrowUp')
}

async function write(words: string): Promise<void> {
  await window.keyboard.type(words)
}

describe('spelling', () => {
  it('underlines a misspelt word, and corrects it in one undo step', async () => {
    await startPack()
    await write('They recieve the guests.')
    await wrong('recieve').waitFor()
    // The built-in text has no mistakes.
    expect(await wrong().allTextContents()).toEqual(['recieve'])
    await screenshot(window, 'spelling-light')

    await wrong('recieve').click({ button: 'right' })
    await line('receive').waitFor()
    await screenshot(window, 'spelling-menu-light')
    expect(await accessibilityFaults(window)).toEqual([])
    await line('receive').click()
    await expect.poll(text).toContain('They receive the guests.')
    await expect.poll(() => wrong('recieve').count()).toBe(0)
    await press('Control+z')
    await expect.poll(text).toContain('They recieve the guests.')
    await wrong('recieve').waitFor()
    expect(running.complaints).toEqual([])
    expect(await network.attempts()).toEqual([])
    const { checks, languages } = await running.app.evaluate(({ session, webContents }) => ({
      checks: [session.defaultSession, ...webContents.getAllWebContents().map((one) => one.session)].map(
        (one) => one.isSpellCheckerEnabled(),
      ),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }))
    expect(checks.every((on) => !on)).toBe(true)
    expect(languages).toEqual([])
    await expect.poll(() => window.locator('.document').getAttribute('spellcheck')).toBe('false')
  })

  it('checks a word only once it is complete, also when half of it is bold', async () => {
    await startPack()
    await write('The comander')
    await pause(window, 700)
    await expect.poll(() => wrong('comander').count()).toBe(0)
    await write(' and the col')
    await wrong('comander').waitFor()
    await press('Control+b')
    await write('oour of it')
    await expect.poll(async () => (await wrong().allTextContents()).join('')).toContain('coloour')
    await press('End')
    await write(
      ' MINUSMA 3rd http://exampel.org/wrnog mail@exampel.org naïve attaché state-of-the-art Norway’s.',
    )
    await pause(window, 900)
    await expect.poll(() => wrong().allTextContents()).toEqual(['comander', 'col', 'oour'])
  })

  it('adds a word to the dictionary, and removes it in the settings', async () => {
    await startPack()
    await write('Tarsenia and Qwellia, Qwellia’s army.')
    await wrong('Tarsenia').waitFor()
    await expect.poll(() => wrong().count()).toBeGreaterThanOrEqual(3)
    await wrong('Tarsenia').click({ button: 'right' })
    await line('Add to dictionary').click()
    await expect.poll(() => wrong('Tarsenia').count()).toBe(0)
    // Words are ignored in this pack until it is closed.
    await wrong('Qwellia’s').click({ button: 'right' })
    await line('Ignore in this pack').click()
    await expect.poll(() => window.locator('.misspelt', { hasText: 'Qwellia' }).count()).toBe(0)
    await window.locator('.save-status[data-phase="saved"]').waitFor()
    expect(await running.close()).toBe(0)

    await launch({ home: running.home })
    await window.getByRole('row', { name: 'Spelling' }).dblclick()
    await wrong('Qwellia').waitFor()
    await expect.poll(() => wrong('Tarsenia').count()).toBe(0)
    await press('Control+,')
    const dialog = window.getByRole('dialog', { name: 'Settings' })
    await dialog.getByText('Tarsenia').waitFor()
    await screenshot(window, 'spelling-settings')
    expect(await accessibilityFaults(window)).toEqual([])
    await dialog.getByRole('button', { name: 'Remove Tarsenia' }).click()
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await dialog.getByRole('button', { name: 'Remove Tarsenia' }).click()
    await press('Escape')
    await wrong('Tarsenia').waitFor()
  })

  it("accepts the names in the pack's fields", async () => {
    await startPack()
    await write('Tarsenia and Qwellia, Tarsenia’s navy.')
    await wrong('Qwellia').waitFor()
    await wrong('Tarsenia').waitFor()
    const nation = window.getByLabel('Host nation', { exact: true })
    await nation.fill('Republic of Tarsenia')
    await expect.poll(() => window.locator('.misspelt', { hasText: 'Tarsenia' }).count()).toBe(0)
    await expect.poll(() => wrong('Qwellia').count()).toBe(1)
    await nation.fill('Norway')
    await wrong('Tarsenia').waitFor()
  })

  it('goes from word to word with F7, opening each menu', async () => {
    await startPack({ colorScheme: 'dark' })
    await write('Frist word, secnd word.')
    await wrong('secnd').waitFor()
    await press('Home')
    await press('F7')
    await line('First').waitFor()
    await screenshot(window, 'spelling-menu-dark')
    expect(await accessibilityFaults(window)).toEqual([])
    await expect
      .poll(() => window.locator('[role="status"]', { hasText: '“Frist” is misspelt' }).count())
      .toBe(1)
    await press('Enter')
    await expect.poll(text).toContain('First word')
    await press('F7')
    await line('second').waitFor()
    await press('Escape')
    await write('other')
    await expect.poll(text).toContain('First word, other word.')
    await screenshot(window, 'spelling-dark')
  })

  it('is turned off and on, and follows the language of the pack', async () => {
    await startPack()
    await write('The colour and the color of it.')
    await wrong('color').waitFor()
    await press(wordKeys.palette)
    await write('language English (US)')
    await press('Enter')
    await wrong('colour').waitFor()
    await expect.poll(() => wrong('color').count()).toBe(0)
    await window.locator('.spelling-status', { hasText: 'English (US)' }).click()
    await screenshot(window, 'spelling-status')
    await window.getByRole('menuitemcheckbox', { name: 'Check spelling' }).click()
    await expect.poll(() => wrong().count()).toBe(0)
    await window.locator('.spelling-status', { hasText: 'Spelling off' }).waitFor()
    await press(wordKeys.palette)
    await write('Check spelling')
    await press('Enter')
    await wrong('colour').waitFor()
    expect(await network.attempts()).toEqual([])
  })
})
