// All table commands by keyboard in the real window; column widths by dragging, too.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { p, table, td, th, tr } from '../electron/pdf/testing/build'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.keyboard.press(key)
}
const type = (words: string): Promise<void> => window.keyboard.type(words)

/** Runs a command by its name in the palette. */
async function run(name: string): Promise<void> {
  await press(wordKeys.palette)
  await type(name)
  await window.locator('dialog [role="option"]').first().waitFor()
  await press('Enter')
  await expect.poll(() => window.locator('dialog[open]').count()).toBe(0)
}

const drawn = async (): Promise<string | undefined> => {
  const [section] = await savedSections(window, 'Tables')
  return drawSection(section as Section).find((line) => line.startsWith('table'))
}

describe('tables by keyboard', () => {
  it('are inserted, filled, changed, captioned and deleted', async () => {
    await makePack(window, 'Tables', [sectionOf('Tables')])
    await window.locator('.document p').first().focus()
    await window.locator('.document').focus()
    await press('Control+End', 'Control+Alt+t', 'Enter')
    await window.locator('.document table').waitFor()
    await type('A')
    await press('Tab')
    await type('B')
    await press('Tab')
    await type('C')
    await press('Tab', 'Shift+Tab')
    await type('c')
    expect(await drawn()).toBe('table #p A | #p B | #p c / p  | p  | p  / p  | p  | p  / p  | p  | p ')
    await run('Delete row')
    expect(await drawn()).toBe('table p  | p  | p  / p  | p  | p  / p  | p  | p ')
    await press('Control+z')
    const whole = 'table #p A | #p B | #p c / p  | p  | p  / p  | p  | p  / p  | p  | p '
    for (const [name, wanted] of [
      [
        'Insert row below',
        'table #p A | #p B | #p c / p  | p  | p  / p  | p  | p  / p  | p  | p  / p  | p  | p ',
      ],
      ['Insert column right', 'table #p A | #p B | #p c | #p  / '],
      ['Insert column left', 'table #p A | #p B | #p  | #p c / '],
      ['Delete column', 'table #p A | #p B / '],
      ['Header row', 'table p A | p B | p c / '],
    ] as const) {
      await run(name)
      expect(await drawn()).toContain(wanted)
      await press('Control+z')
      expect(await drawn()).toBe(whole)
    }
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft')
    await run('Merge cells')
    expect(await drawn()).toContain('#p A | #[w2]p B p c / ')
    await run('Split cell')
    expect(await drawn()).toContain('#p A | #p B p c | #p  / ')
    await press('Shift+ArrowRight', 'Shift+ArrowRight')
    await run('Amber')
    await press(wordKeys.alignRight)
    expect((await drawn())?.match(/\[right amber\]/g)).toHaveLength(2)
    await run('Caption')
    await type('Ships')
    await press('Enter')
    expect(await drawn()).toMatch(/^table “Ships” /)
    await run('Delete table')
    expect(await drawn()).toBeUndefined()
  })

  it('are sorted by a column in one step; merged cells are refused with a reason', async () => {
    const row = (one: string, other: string) => tr(td(one), td(other))
    const plain = table(
      '',
      tr(th('Ship'), th('Built')),
      row('Tug', '4 March 2026'),
      row('Frigate', '12 Jan 2026'),
    )
    const merged = table('', tr(th('A')), tr(td('2', { rowspan: 2 }), td('x')), tr(td('y')))
    await makePack(window, 'Tables', [sectionOf('Tables', plain, p(''), merged, p(''))])
    await window.locator('.document td').nth(1).click()
    await run('Sort ascending')
    expect(await drawn()).toBe(
      'table #p Ship | #p Built / p Frigate | p 12 Jan 2026 / p Tug | p 4 March 2026',
    )
    await run('Sort descending')
    expect(await drawn()).toBe(
      'table #p Ship | #p Built / p Tug | p 4 March 2026 / p Frigate | p 12 Jan 2026',
    )
    await press('Control+z')
    expect(await drawn()).toContain('Built / p Frigate')
    await window.locator('[aria-label="Table"][aria-haspopup]').click()
    await screenshot(window, 'table-menu')
    await press('Escape')
    await window.locator('.document table').nth(1).locator('td').first().click()
    await run('Sort ascending')
    await window.getByText(/merged cells below its header row/).waitFor()
    await screenshot(window, 'table-refused')
  })

  it('have columns that can be resized by dragging and by keyboard', async () => {
    const wide = table('', tr(th('One'), th('Two')), tr(td('1'), td('2')))
    await makePack(window, 'Tables', [sectionOf('Tables', wide, p(''))])
    const cell = window.locator('.document td').first()
    const width = () => cell.evaluate((element) => element.getBoundingClientRect().width)
    const before = await width()
    const box = (await cell.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await window.mouse.move(box.x + box.width - 1, box.y + 8)
    await window.mouse.down()
    await window.mouse.move(box.x + box.width - 101, box.y + 8, { steps: 4 })
    await window.mouse.up()
    await expect.poll(width).toBeLessThan(before - 80)
    const dragged = await width()
    await cell.click()
    await press('Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight')
    await expect.poll(width).toBeGreaterThan(dragged + 40)
    await press('Alt+Shift+ArrowLeft')
    await expect.poll(width).toBeLessThan(dragged + 40)
    await run('Distribute columns evenly')
    await expect.poll(async () => Math.abs((await width()) - before)).toBeLessThan(2)
  })
})
