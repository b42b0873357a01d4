// The numbers on screen are the printed ones, and follow theme, kind and export options.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { guidance, note, np, p, ref, section, trainer } from '../electron/pdf/testing/build'
import { type DrawnNode, drawnTree } from './harness/drawn-tree'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
afterEach(async () => {
  expect(running.complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

/** The texts of the window in reading order: the numbers that the style sheet counts are among them. */
async function shown(): Promise<string> {
  const textsOf = ({ role, name, children }: DrawnNode): string[] =>
    role === 'StaticText' ? [name] : children.flatMap(textsOf)
  return textsOf(await drawnTree(window))
    .join('')
    .replaceAll(/\s+/g, ' ')
}

it('are those in print', async () => {
  running = await launchApp()
  window = running.window
  const third = np(1, 'third', note('One')) as Block & { attrs: { id: string } }
  await makePack(window, 'Numbers', [
    section('Left out', { excluded: true }, np(1, 'hidden')),
    section(
      'Alpha',
      {},
      np(1, 'first'),
      np(2, 'sub', note('Two')),
      trainer('exercise', np(1, 'task'), p('quiz', note('Three'))),
      guidance(np(1, 'advice')),
      np(1, 'second'),
      np(5, 'deep'),
      p('as in ', ref(third.attrs.id, 'number')),
    ),
    section('Bravo', {}, third),
  ])
  await expect.poll(shown).toMatch(/1\.first/)
  const usual = await shown()
  for (const numbered of [
    '1.first',
    'a.sub',
    '1.task',
    '1.advice',
    '2.second',
    '(i)deep',
    'as in paragraph 3',
    '3.third',
  ])
    expect(usual).toContain(numbered)
  const notes = window.locator('.document .note-marker')
  const numbers = await notes.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.number))
  expect(numbers).toEqual(['1', '*', '2'])
  await screenshot(window, 'numbers')
  await window.evaluate(() => localStorage.setItem('print.paragraphNumbers', 'section'))
  await window.reload()
  await window.locator('tr', { hasText: 'Numbers' }).dblclick()
  await expect.poll(shown).toMatch(/1\.third/)
  await expect
    .poll(() => window.locator('.reference-chip').first().innerText())
    .toBe('section 2, paragraph 1')
  await screenshot(window, 'numbers-anew')
})
