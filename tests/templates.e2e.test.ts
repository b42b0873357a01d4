// My templates in the real window: saved from a section, found, replaced, compared, switched in length, sent as files.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
afterEach(async () => running.killHard())
afterAll(removeHomes)

async function start(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  running = await launchApp({ colorScheme })
  window = running.window
}

async function startPack(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await start(colorScheme)
  await newPack(window, 'Desk')
}

const text = (): Locator => window.getByRole('textbox', { name: 'Text of the pack' })
const rows = (): Locator => window.getByRole('tree', { name: 'Sections' }).getByRole('treeitem')
const dialog = (): Locator => window.getByRole('dialog').last()
const listed = (): Locator => dialog().getByRole('listbox', { name: 'Templates' }).getByRole('option')
const press = (name: string, inside: Locator = dialog()): Promise<void> =>
  inside.getByRole('button', { name, exact: true }).click()

async function menuOf(row: Locator, item: string): Promise<void> {
  await row.click({ button: 'right' })
  await window.getByRole('menuitem', { name: item }).click()
}

/** Inserts one of the user's templates after the first section; `again` when the pack already has it. */
async function insertOwn(title: string, again = false): Promise<void> {
  await rows().first().click()
  await window.getByRole('button', { name: 'Add section from library' }).click()
  await dialog().getByLabel('Group').selectOption('own')
  await listed().filter({ hasText: title }).click()
  await press('Insert after this section')
  if (again) await press('Insert again')
}

const details = (name: string): Promise<void> => window.getByRole('tab', { name }).click()

async function showSection(row: Locator): Promise<void> {
  await row.click()
  await details('Section')
}

describe("the user's templates", () => {
  it('are saved from a section, replaced from another, and offered as an update to the first', async () => {
    await startPack('dark')
    await menuOf(rows().first(), 'Save as template…')
    await dialog().getByLabel('Title', { exact: true }).fill('Port visit')
    await dialog().getByLabel('Tags').fill('navy, port')
    await screenshot(window, 'template-save-dark')
    await press('Save')
    await window.getByText('Saved “Port visit” to My templates (version 1)').waitFor()

    await insertOwn('Port visit')
    await insertOwn('Port visit', true)
    await expect.poll(() => rows().filter({ hasText: 'Port visit' }).count()).toBe(2)
    await rows().filter({ hasText: 'Port visit' }).first().press('Enter')
    await window.keyboard.press('ArrowDown')
    await window.keyboard.type('Better. ')
    await menuOf(rows().filter({ hasText: 'Port visit' }).first(), 'Save as template…')
    await expect
      .poll(() => dialog().getByLabel('Save as').locator('option:checked').innerText())
      .toContain('Port visit')
    await press('Replace')
    await window.getByText('Saved “Port visit” to My templates (version 2)').waitFor()

    const behind = rows().filter({ hasText: 'template updated' })
    await expect.poll(() => behind.count()).toBe(1)
    await showSection(behind)
    await screenshot(window, 'template-behind-dark')
    await window.getByRole('button', { name: 'Compare with template…' }).click()
    await expect.poll(() => dialog().locator('.compare-row[data-kind="changed"]').count()).toBe(1)
    await screenshot(window, 'template-compare-dark')
    await dialog().getByLabel('Use template').check()
    await press('Apply selected (1)')
    await expect.poll(() => text().getByText('Better. ').count()).toBe(2)
    await expect.poll(() => rows().filter({ hasText: 'template updated' }).count()).toBe(0)
    await window.keyboard.press('Control+z')
    await expect.poll(() => text().getByText('Better. ').count()).toBe(1)
    await expect.poll(() => rows().filter({ hasText: 'template updated' }).count()).toBe(1)

    await window.getByRole('button', { name: 'Compare with template…' }).click()
    await press('Keep my text')
    await expect.poll(() => rows().filter({ hasText: 'template updated' }).count()).toBe(0)
    await expect.poll(() => text().getByText('Better. ').count()).toBe(1)
    expect(running.complaints).toEqual([])
  })

  it('are saved from a selection', async () => {
    await startPack()
    await text().getByRole('heading').nth(1).click()
    await window.keyboard.press('Home')
    for (let step = 0; step < 3; step += 1) await window.keyboard.press('Shift+ArrowDown')
    await window.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }).click()
    await window.getByRole('menuitem', { name: 'Save selection as template…' }).click()
    await dialog().getByLabel('Title', { exact: true }).fill('A part')
    await press('Save')
    await window.getByText('Saved “A part” to My templates').waitFor()
    await insertOwn('A part')
    await expect.poll(() => rows().filter({ hasText: 'A part' }).count()).toBe(1)
    expect(running.complaints).toEqual([])
  })

  it('switch length until the text is edited, as one undo step', async () => {
    await startPack()
    await showSection(rows().nth(1))
    const length = window.getByLabel('Length')
    const words = () => text().innerText()
    const before = await words()
    const from = await length.inputValue()
    await screenshot(window, 'template-section-light')
    await length.selectOption(from === 'full' ? 'short' : 'full')
    await expect.poll(words).not.toBe(before)
    await expect.poll(() => length.inputValue()).toBe(from === 'full' ? 'short' : 'full')
    await window.keyboard.press('Control+z')
    await expect.poll(words).toBe(before)
    await rows().nth(1).press('Enter')
    // Long titles have several lines.
    for (let line = 0; line < 4; line += 1) await window.keyboard.press('ArrowDown')
    await window.keyboard.type('Mine. ')
    await window.getByText('because the text has been edited').waitFor()
    await expect.poll(() => length.count()).toBe(0)
    expect(running.complaints).toEqual([])
  })

  it('are made from built-in ones, copied, given properties, deleted and restored, and sent as files', async () => {
    await start()
    await window.getByRole('button', { name: 'Templates' }).click()
    await listed().nth(2).click()
    await expect.poll(() => dialog().getByRole('button', { name: 'Delete' }).count()).toBe(0)
    await press('Customise')
    await dialog().getByText('Copied to My templates as').waitFor()
    await press('Properties…')
    await dialog().getByLabel('Title', { exact: true }).fill('Our attachés')
    await press('Save')
    await dialog().getByLabel('Search templates').fill('our attach')
    const option = listed().filter({ hasText: 'Our attachés' })
    await option.waitFor()
    await option.click()
    await press('Duplicate')
    await listed().filter({ hasText: 'Our attachés (copy)' }).waitFor()
    await screenshot(window, 'template-browser-light')
    await press('Delete')
    await expect.poll(() => listed().filter({ hasText: 'Our attachés (copy)' }).count()).toBe(0)
    await press('Undo')
    await listed().filter({ hasText: 'Our attachés (copy)' }).waitFor()

    const file = join(running.home, 'own.btemplates')
    await answerSaveDialog(running.app, file)
    await press('Export my templates (2)…')
    await dialog().getByText(`Saved as ${file}`).waitFor()
    expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).templates).toHaveLength(2)
    await answerOpenDialog(running.app, [file])
    await press('Import…')
    await dialog().getByText('Templates: 2 already in the library').waitFor()
    await listed().filter({ hasText: 'Our attachés' }).first().click()
    await press('Edit text')
    await text().waitFor()
    await expect.poll(() => window.getByRole('heading', { name: 'Template: Our attachés' }).count()).toBe(1)
    await expect.poll(() => rows().count()).toBe(2)
    expect(running.complaints).toEqual([])
  })
})
