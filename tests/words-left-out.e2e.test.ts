// Words that depend on a field in the real window: they pale and come with its value, are not counted, and print as shown.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Block, Inline } from '#shared/document/nodes'
import { mapLines } from '#shared/document/to-confirm'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
const { field, np, p, packField, ref, table, td, th, tr, ul } = build
const when = (inline: Inline | string, filled = true): Inline => {
  const one: Inline = typeof inline === 'string' ? { type: 'text', text: inline } : inline
  return { ...one, marks: [{ type: 'onlyIf', attrs: { field: 'deadline', filled } }, ...(one.marks ?? [])] }
}
const whole = <B extends Block>(block: B): B => mapLines(block, (content) => content.map((one) => when(one)))
const last = {
  ...np(1, 'Last point.'),
  attrs: { id: 'last', level: 1, marking: null, audience: null },
} as Block

beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await makePack(
    window,
    'Left out',
    [
      sectionOf(
        'Plan',
        p('We decide', when(' by '), when(field('deadline')), when(' at leisure', false), '.'),
        np(1, 'First point.'),
        whole(np(1, 'Remind the staff in time.')),
        last,
        p('See ', ref('last', 'number'), '.'),
        ul(whole(p('Diary')), 'Minutes'),
        table('Dates', tr(th('What'), th('When')), tr(td(p(when('Answer'))), td(p(when(field('deadline')))))),
      ),
    ],
    [packField('deadline', '', 'Deadline')],
  )
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.locator('.document').first()
/** What is shown pale. */
const pale = async (): Promise<string[]> => {
  const found = await text().locator('.left-out, [data-left-out]:not([data-left-out] *)').allInnerTexts()
  return found.map((words) => words.replaceAll(/\s+/g, ' ').trim())
}
const numbers = (): Promise<string[]> =>
  text()
    .locator('[data-type="numberedParagraph"]')
    .evaluateAll((blocks) =>
      blocks.map((block) => {
        const { content } = getComputedStyle(block, '::before')
        return content === 'none' ? 'none' : String(block.getBoundingClientRect().height > 0)
      }),
    )
const fill = async (value: string) => {
  await window.getByRole('textbox', { name: 'Deadline' }).fill(value)
}
const dialog = () => window.getByRole('dialog', { name: 'Export as PDF' })

async function exported(name: string): Promise<string> {
  const file = join(running.home, `${name}.pdf`)
  await window
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await dialog().waitFor()
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('Control+Enter')
  await window.getByRole('dialog', { name: 'The PDF is ready' }).waitFor()
  await window.keyboard.press('Escape')
  return textOf(new Uint8Array(readFileSync(file))).replaceAll(/\s+/g, ' ')
}

const LEFT_OUT = ['by', 'Deadline', 'Remind the staff in time.', 'Diary', 'Answer Deadline']

it('pales them while the field is empty, shows them with its value, and prints what is shown', async () => {
  await expect.poll(pale).toEqual(LEFT_OUT)
  await expect.poll(numbers).toEqual(['true', 'none', 'true'])
  const title = () => text().getByText('at leisure').getAttribute('title')
  expect(await title()).toBe('Printed only if “Deadline” is empty')
  expect(await text().locator('.left-out').first().getAttribute('title')).toBe(
    'Printed only if “Deadline” is filled in',
  )
  await text().getByText('paragraph 2').waitFor()
  await screenshot(window, 'left-out-light')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark' })
  await screenshot(window, 'left-out-dark')
  expect(await accessibilityFaults(window)).toEqual([])
  await window.emulateMedia({ colorScheme: 'light' })

  const empty = await exported('empty')
  expect(empty).toContain('We decide at leisure.')
  expect(empty).toContain('2. Last point. See paragraph 2.')
  expect(empty).not.toMatch(/Deadline|Remind|Diary|Answer/)

  await window.getByRole('tab', { name: /^Fields/ }).click()
  await fill('1 May')
  await expect.poll(pale).toEqual(['at leisure'])
  await expect.poll(numbers).toEqual(['true', 'true', 'true'])
  await text().getByText('paragraph 3').waitFor()
  await screenshot(window, 'left-out-filled')
  const filled = await exported('filled')
  expect(filled).toContain('We decide by 1 May.')
  expect(filled).toContain('2. Remind the staff in time. 3. Last point. See paragraph 3.')
  expect(filled).toContain('Answer 1 May')

  // Blanks are no value.
  await fill('   ')
  await expect.poll(pale).toEqual(LEFT_OUT)
})

it('edits them as any words, and frees them from the menu', async () => {
  await text().getByText('Remind the staff').click()
  await window.keyboard.press('Home')
  for (const _ of 'Remind') await window.keyboard.press('ArrowRight')
  await window.keyboard.type(' all of')
  await expect.poll(pale).toContain('Remind all of the staff in time.')
  await window.keyboard.press('Control+z')
  await expect.poll(pale).toEqual(LEFT_OUT)

  await text().getByText('Remind the staff').click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Always print' }).click()
  await expect.poll(pale).toEqual(LEFT_OUT.filter((words) => !words.startsWith('Remind')))
  await expect.poll(numbers).toEqual(['true', 'true', 'true'])
  const saved = JSON.stringify(await savedSections(window, 'Left out'))
  expect(saved.match(/"onlyIf"/g)).toHaveLength(6)
  await window.reload()
  await window.locator('tr', { hasText: 'Left out' }).dblclick()
  await expect.poll(pale).toEqual(LEFT_OUT.filter((words) => !words.startsWith('Remind')))
})
