// Packs with content of another version in the real window: shown, typed around, moved, deleted with undo, and stored byte for byte.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { createPack } from '../electron/storage/packs'
import { accessibilityFaults } from './harness/axe'
import { makeHome, removeHomes } from './harness/launch'
import { beside, close, killRunning, launch } from './harness/library'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const text = (words: string, marks?: readonly unknown[]) => ({
  type: 'text',
  ...(marks ? { marks } : {}),
  text: words,
})
const line = (...content: unknown[]) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const cell = (more: object, ...content: unknown[]) => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null, lines: 0, ...more },
  content,
})
const table = (...cells: unknown[]) => ({
  type: 'table',
  attrs: { id: 't1', kind: 'plain', caption: '', marking: null, audience: null },
  content: [{ type: 'tableRow', content: cells }],
})
const list = (...content: unknown[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content }] })

const TIMELINE = {
  type: 'timeline',
  zeta: 1,
  attrs: { scale: 'week', ü: [1, { b: null, a: 0.1 }] },
  content: [line(text('Depart Oslo')), { type: 'step', content: [text('Arrive at noon')] }],
}
const MENTION = { type: 'mention', attrs: { label: 'Col Smith', id: 7 } }
const GLOW = { type: 'glow', attrs: { strength: 3, colour: 'red' } }
const SKETCH = { type: 'sketch', attrs: { strokes: [[1, 2, 3.5]] } }
const NESTED = {
  type: 'columns',
  content: [{ type: 'column', content: [line(text('Left', [GLOW])), list(line())] }],
}
const HOSTILE = { type: 'map', attrs: JSON.parse('{"__proto__":{"x":1},"constructor":"c"}') as unknown }

/** A paragraph to type in comes first. */
const ODD: readonly (readonly [name: string, blocks: readonly unknown[], kept: readonly unknown[]])[] = [
  ['Top', [line(text('Here: ')), TIMELINE, line(text('After.'))], [TIMELINE]],
  ['Item', [line(text('Here: ')), list(line(text('first')), SKETCH)], [SKETCH]],
  ['Alone', [line(text('Here: ')), list(TIMELINE)], [TIMELINE]],
  ['Cell', [line(text('Here: ')), table(cell({}, SKETCH), cell({}, line(text('b'))))], [SKETCH]],
  ['Words', [line(text('Here: ')), line(text('Ask '), MENTION, text(' about it.'))], [MENTION]],
  [
    'Mark',
    [
      line(text('Here: ')),
      line(text('see '), text('this', [{ type: 'link', attrs: { href: '#s1' } }, GLOW])),
    ],
    [GLOW],
  ],
  ['Attribute', [line(text('Here: ')), table(cell({ border: { top: 2 } }, line(text('a'))))], [{ top: 2 }]],
  ['Nested', [line(text('Here: ')), NESTED], [NESTED]],
  ['Hostile', [line(text('Here: ')), HOSTILE], [HOSTILE]],
  ['Key', [line(text('Here: ')), { ...list(line(text('x'))), attrs: { tight: true } }], [{ tight: true }]],
]

const sectionOf = (title: string, blocks: readonly unknown[]): Section => {
  const empty = build.section(title, { id: title })
  return { ...empty, content: [empty.content[0], ...blocks] } as unknown as Section
}

/** One pack with a section for each odd thing. */
function makeLibrary(sections: readonly Section[]): string {
  const home = makeHome()
  beside(home, (db) => {
    createPack(db, { meta: { ...build.pack(build.doc()).meta, title: 'Odd' }, fields: [], sections })
  })
  return home
}

const stored = (home: string): Record<string, string> =>
  beside(home, (db) =>
    Object.fromEntries(db.prepare('SELECT section_id, json FROM sections').raw().all() as [string, string][]),
  )

async function openPack(window: Page): Promise<void> {
  await window.locator('tbody tr', { hasText: 'Odd' }).dblclick()
  await window.locator('.document').first().waitFor()
}

async function save(window: Page): Promise<void> {
  await window.keyboard.press('Control+s')
  await window.locator('.save-status[data-phase="saved"]').waitFor()
}

const shown = (window: Page) => window.locator('.document').first()

describe('content of another version', () => {
  it('is shown, and kept byte for byte while its section is edited', async () => {
    const home = makeLibrary(ODD.map(([name, blocks]) => sectionOf(name, blocks)))
    const app = await launch({ home })
    const { window } = app
    await openPack(window)
    const label = 'Content from another version: timeline. It is kept as it is.'
    await shown(window).getByText(label).first().waitFor()
    expect(await shown(window).getByText('Arrive at noon').count()).toBe(2)
    await screenshot(window, 'other-version-light')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.emulateMedia({ colorScheme: 'dark' })
    await screenshot(window, 'other-version-dark')
    for (const [name] of ODD) {
      await shown(window).locator('section', { hasText: name }).getByText('Here:').first().click()
      await window.keyboard.press('End')
      await window.keyboard.type(`typed ${name}`)
      await window.keyboard.press('Enter')
    }
    await save(window)
    await screenshot(window, 'other-version-typed')
    expect(await close(app)).toBe(0)
    const rows = stored(home)
    for (const [name, , kept] of ODD) {
      expect(rows[name]).toContain(`typed ${name}`)
      for (const part of kept) expect(rows[name]).toContain(JSON.stringify(part))
      expect(rows[name]).not.toMatch(/unknown(Block|Inline|Mark|Attrs)/)
    }
  })

  it('is deleted with undo, copied and pasted, and moved', async () => {
    const home = makeLibrary([sectionOf('Top', [line(text('Here: ')), TIMELINE, line(text('After.'))])])
    const app = await launch({ home })
    const { window } = app
    await openPack(window)
    const part = shown(window).locator('[data-type="unknownBlock"]')
    await part.click()
    await window.keyboard.press('Delete')
    await expect.poll(() => part.count()).toBe(0)
    await window.keyboard.press('Control+z')
    await expect.poll(() => part.count()).toBe(1)
    await part.click()
    await window.keyboard.press('Control+c')
    await shown(window).getByText('After.').click()
    await window.keyboard.press('End')
    await window.keyboard.press('Control+v')
    await expect.poll(() => part.count()).toBe(2)
    await part.first().click()
    await window.keyboard.press('Alt+Shift+ArrowDown')
    await save(window)
    await screenshot(window, 'other-version-moved')
    expect(await close(app)).toBe(0)
    const row = stored(home).Top ?? ''
    expect(row.split(JSON.stringify(TIMELINE)).length - 1).toBe(2)
    expect(row.indexOf('After.')).toBeLessThan(row.indexOf('timeline'))
  })
})

describe('content of another version, while changes are tracked', () => {
  it('is proposed for deletion as a whole, and as it was when that is rejected; a split paragraph keeps it', async () => {
    const home = makeLibrary([
      sectionOf('Top', [line(text('Here: ')), TIMELINE, line(text('Ask '), MENTION, text(' about it.'))]),
    ])
    const app = await launch({ home })
    const { window } = app
    await openPack(window)
    const part = shown(window).locator('[data-type="unknownBlock"]')
    await window.keyboard.press('Control+Shift+e')
    await part.click()
    await window.keyboard.press('Delete')
    await shown(window).locator('del[data-change] [data-type="unknownBlock"]').waitFor()
    await screenshot(window, 'other-version-deleted')
    await window.locator('#tab-changes').click()
    await window.locator('.side-panel').getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => shown(window).locator('del[data-change]').count()).toBe(0)
    await window.keyboard.press('Control+Shift+e')
    await shown(window).getByText('about it.').click()
    await window.keyboard.press('Home')
    await window.keyboard.press('Enter')
    await window.keyboard.press('Control+z')
    await window.keyboard.press('Control+y')
    await save(window)
    expect(await close(app)).toBe(0)
    const row = stored(home).Top
    for (const kept of [TIMELINE, MENTION]) expect(row).toContain(JSON.stringify(kept))
  })
})
