// Every command that goes to a position scrolls it into view, wherever the focus is; checked by bounds and by what is on top.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block, Flow, Inline, Section } from '#shared/document/nodes'
import { b, field, h, note, p, packField, ref, table, td, th, tr } from '../electron/pdf/testing/build'
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
afterEach(async () => {
  expect(running.complaints).toEqual([])
  await running.killHard()
})
afterAll(removeHomes)

const press = (key: string): Promise<void> => window.keyboard.press(key)
const find = (): Locator => window.getByLabel('Find', { exact: true })
const pane = (index = 0): Locator => window.locator('.text-scroll').nth(index)

const FILLER =
  'The delegation will meet the staff of the host in the morning and visit the training area after lunch. '
/**
 * Sections of uneven length, so that estimates of their height are wrong, each with one special block in the middle.
 */
function longPack(special: (index: number) => Section['content'][1]): Section[] {
  return Array.from({ length: 14 }, (_, index) =>
    sectionOf(
      `Part ${index + 1}`,
      ...Array.from({ length: 4 + ((index * 5) % 7) }, () => p(FILLER.repeat(1 + (index % 4)))),
      special(index),
      table('', tr(th('A'), th('B')), ...Array.from({ length: index % 6 }, () => tr(td(FILLER), td('x')))),
      ...Array.from({ length: 6 }, () => p(FILLER)),
    ),
  )
}

/** Waits until an element is inside a text pane with nothing on top of it. */
async function seen(what: Locator, inPane = pane()): Promise<void> {
  const seenNow = async () => {
    const scroller = await inPane.elementHandle()
    return what.evaluate((element, outer) => {
      const box = element.getBoundingClientRect()
      const room = (outer as Element).getBoundingClientRect()
      const inside =
        box.height > 0 &&
        box.top >= room.top &&
        box.bottom <= room.bottom &&
        box.left >= room.left &&
        box.right <= room.right
      if (!inside) return `at ${Math.round(box.top)} in ${Math.round(room.top)}–${Math.round(room.bottom)}`
      const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return element.contains(over) || over?.contains(element) ? 'seen' : `under ${over?.className}`
    }, scroller)
  }
  await expect.poll(seenNow).toBe('seen')
  // It stays there: the heights around it are no longer estimates.
  await window.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
  expect(await seenNow()).toBe('seen')
}

const current = (): Locator => window.locator('.find-match.current').first()

describe('find', () => {
  it('shows each match, forwards, backwards and wrapping around, with the focus in the find bar', async () => {
    await makePack(
      window,
      'Found',
      longPack(() => p('Here is the ', b('needle'), ' to look for.')),
    )
    await press('Control+f')
    await find().fill('needle')
    await seen(current())
    for (let step = 0; step < 15; step += 1) {
      await press('Enter')
      await seen(current())
      if (step === 6) await screenshot(window, 'find-seventh')
    }
    for (let step = 0; step < 4; step += 1) {
      await press('Shift+Enter')
      await seen(current())
    }
    await window.getByLabel('Replace with').fill('pin')
    for (let step = 0; step < 4; step += 1) {
      await window.getByRole('button', { name: 'Replace', exact: true }).click()
      await seen(current())
    }
    await press('Escape')
    await press('x')
    await expect.poll(() => pane().innerText()).toContain('Here is the x to look for.')
  })
})

describe('commands that go to a position', () => {
  const FIELDS = [packField('host', 'Ruritania', 'Host nation'), packField('lead', '', 'Head of delegation')]
  const said = (id: string, text: string) => [
    { id, resolved: false, entries: [{ author: 'A', time: '2026-05-01T08:00:00Z', text }] },
  ]
  const commented = (id: string): Inline => ({
    type: 'text',
    text: `words with ${id}`,
    marks: [{ type: 'comment', attrs: { id } }],
  })
  const secret = (words: string): Flow => ({
    type: 'paragraph',
    attrs: { textAlign: null, marking: 'secret' },
    content: [{ type: 'text', text: words }],
  })
  const far = h(1, 'The far heading')
  const specials: Readonly<Record<number, Block>> = {
    1: p('A reference ', ref(far.type === 'heading' ? far.attrs.id : '', 'title'), ' goes far.'),
    3: p('A mispeltword is here.'),
    4: p('Someone made ', commented('remark'), ' here.'),
    6: secret('This part is marked too high.'),
    7: p('The ZQX is met here.'),
    8: p('The host is ', field('host'), ' and the head is ', field('lead'), '.'),
    10: far,
    11: p('A note', note('See Ruritania, annual report.'), ' and more.'),
    12: table('Caption with Ruritania', tr(th('A')), ...Array.from({ length: 30 }, () => tr(td(FILLER)))),
  }

  async function open(): Promise<void> {
    const sections = longPack((index) => specials[index] ?? p(FILLER)).map((section, index) =>
      index === 4
        ? { ...section, attrs: { ...section.attrs, comments: said('remark', 'Really?') } }
        : section,
    )
    await makePack(window, 'Ways', sections, FIELDS)
    await window.locator('.outline-row').first().click()
    await seen(title('Part 1'))
  }

  const text = () => window.locator('.document').first()
  const title = (words: string, inText = text()) =>
    inText.locator('[data-type="sectionTitle"]').filter({ hasText: new RegExp(`^${words}$`) })
  const row = (words: string) =>
    window.locator('.outline-row').filter({ has: window.getByText(words, { exact: true }) })
  /** The focus is outside the text. */
  const aside = () => row('Part 1').first().focus()

  it('outline and breadcrumbs, with the title at the top', async () => {
    await open()
    for (const part of ['Part 12', 'Part 5', 'Part 14', 'Part 3']) {
      await row(part).click()
      await seen(title(part))
    }
    await window.locator('.crumb').first().click()
    await window
      .getByRole('menuitemradio', { name: /Part 9/ })
      .or(window.getByRole('menuitem', { name: /Part 9/ }))
      .or(window.getByRole('menuitemcheckbox', { name: /Part 9/ }))
      .first()
      .click()
    await seen(title('Part 9'))
  })

  it('spelling, comments, markings, abbreviations and fields, with the focus elsewhere', async () => {
    await open()
    await window
      .locator('.misspelt, .spelling-fault, [class*="spell"]')
      .first()
      .waitFor({ state: 'attached' })
      .catch(() => undefined)
    await press('F9')
    await seen(text().getByText('words with remark'))
    await press('Escape')
    await aside()
    await window.getByRole('button', { name: 'Show', exact: true }).click()
    await seen(text().getByText('This part is marked too high.'))
    await aside()
    await window.locator('#tab-abbreviations').click()
    await window.getByRole('button', { name: /show first use of ZQX/ }).click()
    await seen(text().getByText('ZQX').first())
    await window.locator('#tab-fields').click()
    await row('Part 1').first().click()
    await window.getByRole('button', { name: 'Show “Host nation” in the text' }).click()
    await seen(text().locator('.field-chip').first())
    await row('Part 14').first().click()
    await press('Control+Alt+j')
    await seen(text().locator('.field-chip[data-empty]').first())
  })

  it('a misspelt word, with its menu beside it', async () => {
    await open()
    await row('Part 3').click()
    await row('Part 3').press('Enter')
    await window.locator('.status-bar').getByRole('button').first().waitFor()
    await expect
      .poll(async () => {
        await press('F7')
        return window.getByRole('menu').count()
      })
      .toBe(1)
    await press('Escape')
  })

  it('the target of a reference, from the context menu', async () => {
    await open()
    await row('Part 2').click()
    await text().locator('.reference-chip').first().click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Go to target' }).click()
    await seen(text().getByRole('heading', { name: 'The far heading' }))
  })

  it('problems found by the check', async () => {
    await open()
    await press(wordKeys.export)
    await window.locator('button.problem-line', { hasText: 'Head of delegation' }).first().click()
    await seen(text().locator('.field-chip[data-empty]').first())
  })

  it('matches in notes, captions and fields', async () => {
    await open()
    await press('Control+h')
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Replace with')
    await find().fill('ruritania')
    await expect.poll(() => window.locator('.find-count').innerText()).toBe('1 of 3 (1 in fields)')
    await seen(text().locator('.field-chip').first())
    await find().press('Enter')
    await seen(text().locator('.note-marker').first())
    await seen(window.locator('.find-preview mark'), window.locator('.find-bar'))
    await screenshot(window, 'find-note')
    await find().press('Enter')
    await seen(text().locator('.find-match.in-caption .caption'))
    await screenshot(window, 'find-caption')
    await window.getByLabel('Replace with').fill('Arvenia')
    await window.getByRole('button', { name: 'Replace all' }).click()
    await expect.poll(() => window.locator('.find-outcome').innerText()).toMatch(/2 replaced\. 1 in fields/)
    await screenshot(window, 'find-outcome')
    await window.emulateMedia({ colorScheme: 'dark' })
    await screenshot(window, 'find-outcome-dark')
    await window.getByRole('button', { name: 'Edit field' }).click()
    await seen(text().locator('.field-chip').first())
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.getAttribute('data-field-input')))
      .toBe('host')
    expect(await text().locator('.note-marker').first().getAttribute('title')).toBe(
      'See Arvenia, annual report.',
    )
  })

  it('a pattern that would never end does not block the window', async () => {
    await makePack(window, 'Slow', [sectionOf('One', p(`${'a'.repeat(40)}b`), p('one two'))])
    await press('Control+f')
    await window.getByRole('button', { name: 'Regular expression' }).click()
    await find().fill('(a+)+$')
    await expect.poll(() => window.locator('.find-count').innerText()).toBe('This pattern takes too long')
    await find().fill('(?<=one )two')
    await expect.poll(() => window.locator('.find-count').innerText()).toBe('1 of 1')
    await window.getByLabel('Replace with').fill('X')
    await window.getByRole('button', { name: 'Replace all' }).click()
    await expect.poll(() => text().innerText()).toContain('one X')
  })

  it('undone and redone changes, and the second pane of a split view', async () => {
    await open()
    await text().getByText('The ZQX is met here.').click()
    await press('End')
    await window.keyboard.type(' Typed far away.')
    await row('Part 14').click()
    await seen(title('Part 14'))
    await press('Control+z')
    await seen(text().getByText('The ZQX is met here.'))
    await row('Part 1').first().click()
    await press('Control+y')
    await seen(text().getByText('Typed far away.'))
    await press(wordKeys.split)
    const second = window.locator('.text-column').nth(1).locator('.document')
    await expect.poll(() => window.locator('.text-column').count()).toBe(2)
    await press('Control+f')
    await find().fill('The far heading')
    await seen(second.locator('.find-match.current').first(), pane(1))
    await row('Part 13').click()
    await seen(title('Part 13', second), pane(1))
  })

  it('a click on a page', async () => {
    await open()
    await press('Control+Alt+p')
    await window.locator('.page-sheet canvas[data-version]').first().waitFor()
    const list = await window.locator('.pages-scroll').boundingBox()
    const [x, y] = [(list?.x ?? 0) + (list?.width ?? 0) / 2, (list?.y ?? 0) + (list?.height ?? 0) / 2]
    await window.mouse.move(x, y)
    await window.mouse.wheel(0, 4000)
    const under = () =>
      window.evaluate(
        ([left, top]) => {
          const page = document.elementFromPoint(left ?? 0, top ?? 0)
          return page?.matches('canvas[data-version]')
            ? page.closest<HTMLElement>('.page-sheet')?.dataset.page
            : ''
        },
        [x, y],
      )
    await expect.poll(async () => Number(await under())).toBeGreaterThan(3)
    await window.mouse.click(x, y)
    await expect.poll(() => window.locator('.crumb').last().innerText()).not.toMatch(/Part 1$/)
    await expect
      .poll(() =>
        window.evaluate(() => {
          const range = document.getSelection()?.getRangeAt(0)
          const box = range?.startContainer.parentElement?.getBoundingClientRect()
          const room = document.querySelector('.text-scroll')?.getBoundingClientRect()
          return box && room ? box.bottom > room.top && box.top < room.bottom : false
        }),
      )
      .toBe(true)
  })
})
