// Comments in the real window: added, answered, resolved, deleted and restored, kept after a crash, printed on request.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { readClipboard } from './harness/clipboard'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { newPack } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await newPack(window, 'Reviewed')
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
const box = (): Locator => window.locator('.comment-popover')
const marks = (): Locator => window.locator('.document .comment')
const cards = (): Locator => window.locator('.comment-card')
const press = (key: string): Promise<void> => window.keyboard.press(key)

/** Selects the last words of a new line and comments on them. */
async function comment(line: string, letters: number, words: string): Promise<void> {
  await text().getByText('Attachés posted abroad').first().click()
  await press('End')
  await press('Enter')
  await press('Control+Alt+0')
  await window.keyboard.type(line)
  for (let step = 0; step < letters; step += 1) await press('Shift+ArrowLeft')
  await press('Control+Alt+m')
  await box().locator('textarea').waitFor()
  await window.keyboard.type(words)
  await press('Control+Enter')
  await box().waitFor({ state: 'detached' })
}

describe('comments', () => {
  it('are added, answered, resolved, reopened, deleted and restored', async () => {
    await comment('Words under review', 6, 'Whose review?')
    await expect.poll(() => marks().allInnerTexts()).toEqual(['review'])
    await window.locator('#tab-comments').click()
    await expect.poll(() => cards().locator('.comment-text').allInnerTexts()).toEqual(['Whose review?'])
    await expect.poll(() => cards().locator('strong').innerText()).not.toBe('')

    await marks().first().click()
    await box().locator('textarea').fill('Ours.')
    await box().getByRole('button', { name: 'Reply' }).click()
    await expect
      .poll(() => box().locator('.comment-text').allInnerTexts())
      .toEqual(['Whose review?', 'Ours.'])
    await screenshot(window, 'comments-light')
    await window.emulateMedia({ colorScheme: 'dark' })
    await screenshot(window, 'comments-dark')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'light' })
    expect(await accessibilityFaults(window)).toEqual([])

    await box().getByRole('button', { name: 'Resolve' }).click()
    await box().waitFor({ state: 'detached' })
    await expect.poll(() => marks().count()).toBe(0)
    await window.locator('.comment-filter').getByText('Resolved').click()
    await cards().getByRole('button', { name: 'Reopen' }).click()
    await expect.poll(() => marks().count()).toBe(1)

    await window.locator('.comment-filter').getByText('Open').click()
    await cards().getByRole('button', { name: 'Delete comment' }).click()
    await expect.poll(() => marks().count()).toBe(0)
    await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect.poll(() => marks().count()).toBe(1)
  })

  it('can be reached one by one by keyboard, and are not copied with the text', async () => {
    await comment('First remark', 6, 'one')
    await comment('Second remark', 6, 'two')
    await press('F9')
    await box().waitFor()
    const first = await box().locator('.comment-text').innerText()
    await press('F9')
    await expect.poll(() => box().locator('.comment-text').innerText()).not.toBe(first)
    await press('Escape')
    await expect.poll(() => text().evaluate((element) => element.contains(document.activeElement))).toBe(true)

    await marks().first().dblclick()
    await press('Escape')
    await press('Control+c')
    await press('ArrowRight')
    await press('Control+v')
    await window.locator('#tab-comments').click()
    await expect.poll(() => cards().count()).toBe(2)
    await expect.poll(() => marks().allInnerTexts()).toEqual(['remark', 'remark'])
  })

  it('are not included when their sections are copied to other programs', async () => {
    await comment('Words under review', 6, 'For us alone')
    await press('Control+a')
    await press('Control+a')
    await press('Control+c')
    await expect.poll(async () => (await readClipboard(running.app)).text).toContain('Words under review')
    const { html, text: plain } = await readClipboard(running.app)
    expect(html).toContain('data-type="section"')
    for (const copy of [html, plain]) expect(copy.includes('For us alone')).toBe(false)
  })

  it('are there after a crash, and are printed in a review copy only', async () => {
    await comment('Words under review', 6, 'Is this settled?')
    await press('Control+s')
    await window.locator('.save-status', { hasText: 'Saved' }).waitFor()
    await running.killHard()
    running = await launchApp({ home: running.home })
    window = running.window
    await window.getByText('Reviewed').first().dblclick()
    await text().waitFor()
    await expect.poll(() => marks().allInnerTexts()).toEqual(['review'])

    const usual = await exportTo('usual.pdf', false)
    expect(usual).toContain('Words under review')
    expect(usual).not.toContain('Is this settled?')
    const review = await exportTo('review.pdf', true)
    expect(review).toContain('C1 “review”')
    expect(review).toContain('Is this settled?')
    await window.locator('.editor-header').getByText('Export…').click()
    await expect.poll(() => window.getByLabel('Comments (review copy)').isChecked()).toBe(false)
  })
})

async function exportTo(name: string, comments: boolean): Promise<string> {
  const path = join(makeHome(), name)
  await answerSaveDialog(running.app, path)
  await window.locator('.editor-header').getByText('Export…').click()
  const dialog = window.getByRole('dialog', { name: 'Export as PDF' })
  await dialog.getByRole('radio', { name: /^Own side/ }).check()
  await dialog.getByLabel('Comments (review copy)').setChecked(comments)
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  await press('Escape')
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
}
