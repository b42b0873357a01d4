// A handout with answers: each export asks who will read it, and the students' copy has no answers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { textOf } from '../electron/pdf/testing/read-back'
import { accessibilityFaults } from './harness/axe'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, sectionOf } from './harness/packs'
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

const dialog = () => window.getByRole('dialog', { name: 'Export as PDF' })

async function exported(file: string): Promise<string> {
  await answerSaveDialog(running.app, file)
  await window.keyboard.press('Control+Enter')
  const done = window.getByRole('dialog', { name: 'The PDF is ready' })
  await done.getByRole('button', { name: 'Done' }).click()
  return textOf(new Uint8Array(readFileSync(file)))
}

it('asks whom a handout is for, each time, and prints the answers for instructors alone', async () => {
  const question = build.trainer('check', build.p('Why did it fail?'))
  const answer = build.trainer('answers', build.p('Nobody asked the embassy.'))
  await makePack(window, 'Course', [sectionOf('One', build.p('Words'), question, answer)])
  const [students, instructors] = ['students.pdf', 'instructors.pdf'].map((name) => join(running.home, name))
  await window.keyboard.press(wordKeys.export)
  await expect.poll(() => dialog().getByText('Edition', { exact: true }).count()).toBe(0)
  await dialog().getByLabel('Kind').selectOption('handout')
  await dialog().getByText('Edition', { exact: true }).waitFor()
  await window.keyboard.press('Control+Enter')
  const option = (name: RegExp) => dialog().getByRole('radio', { name })
  await expect
    .poll(() => option(/^Students/).evaluate((radio) => radio === document.activeElement))
    .toBe(true)
  await expect.poll(() => dialog().getByText('Choose who will read this copy').isVisible()).toBe(true)
  // The error is shown in red, with or without a focus ring.
  const hint = dialog().getByText('Choose who will read this copy')
  await expect.poll(() => hint.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('600')
  await screenshot(window, 'answers')
  expect(await accessibilityFaults(window)).toEqual([])
  await option(/^Students/).check()
  const forStudents = await exported(students ?? '')
  expect(forStudents).toContain('Why did it fail?')
  expect(forStudents).not.toMatch(/Nobody asked|Answers/)
  await window.keyboard.press(wordKeys.export)
  await dialog().getByLabel('Kind').selectOption('handout')
  await expect.poll(() => option(/^Instructors/).isChecked()).toBe(false)
  await option(/^Instructors/).check()
  expect(await exported(instructors ?? '')).toContain('Nobody asked the embassy.')
})
