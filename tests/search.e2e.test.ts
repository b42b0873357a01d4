// The search of the library in a real window: results while typing, opened at their place; the list and how it is arranged.
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes, root } from './harness/launch'
import { callMain, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
let home: string
beforeEach(async () => {
  home = makeHome()
  await start()
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

async function start(): Promise<void> {
  running = await launchApp({ home })
  window = running.window
  await window.locator('.library').waitFor()
}

const FILLER = Array.from({ length: 40 }, (_, at) => build.p(`Line ${at} of the text before the place.`))

async function add(title: string, ...texts: readonly string[]): Promise<void> {
  const { meta } = build.pack(build.doc(), { title, author: `Author of ${title}` })
  const sections = texts.map((text, at) => sectionOf(`Part ${at + 1}`, ...FILLER, build.p(text)))
  await callMain(window, 'packs.create', { meta, fields: [], sections })
}

/** Shows packs that were added behind the window's back. */
async function showAll(): Promise<void> {
  await window.reload()
  await window.locator('.pack-table').waitFor()
}

const box = () => window.getByRole('searchbox', { name: 'Search packs' })
const rows = () => window.locator('.pack-table tbody tr[aria-label]')
const titles = () => rows().evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')))
const hits = () => window.locator('.pack-table .pack-hit')
const row = (title: string) => window.locator('.pack-table tbody tr[aria-label]', { hasText: title })

describe('the search', () => {
  it('finds words of the text as they are typed, shows them marked, and opens the pack there', async () => {
    await add('Handover', 'Nothing here.', 'The naval attaché met the liaison officers of the port.')
    await add('Visit', 'Something else.')
    await showAll()
    await box().pressSequentially('liais')
    await expect.poll(titles).toEqual(['Handover'])
    await expect.poll(() => hits().locator('mark').allInnerTexts()).toEqual(['liaison'])
    await window.getByText('1 found').waitFor()
    await box().fill('ATTACHE liaison')
    await expect.poll(() => hits().locator('mark').allInnerTexts()).toEqual(['attaché', 'liaison'])
    await screenshot(window, 'search-results')
    expect(await hits().first().innerText()).toContain('Part 2')

    await box().press('ArrowDown')
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await window.locator('.document').waitFor()
    const match = window.locator('.document .find-match.current')
    await match.waitFor()
    expect(await match.innerText()).toBe('attaché')
    const isSeen = () =>
      match.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top > 0 && bottom < innerHeight
      })
    await expect.poll(isSeen).toBe(true)
    expect(await window.getByRole('textbox', { name: 'Find', exact: true }).inputValue()).toBe('attaché')
    await screenshot(window, 'search-opened')
  })

  it('opens a place at the words that were found, not within longer ones before it, and with vowel points', async () => {
    await add('Port', 'The report supports the transport. Later the port of call.', 'قال مُحَمَّد ذلك')
    await showAll()
    const open = async (words: string): Promise<void> => {
      await box().fill(words)
      await hits().last().click()
      await window.locator('.document').waitFor()
    }
    const match = window.locator('.document .find-match.current')
    await open('port call')
    await expect.poll(() => match.innerText()).toBe('port')
    expect(
      await match.evaluate((element) => (element.previousSibling?.textContent ?? '').endsWith('Later the ')),
    ).toBe(true)
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await open('محمد')
    await expect.poll(() => match.innerText()).toBe('مُحَمَّد')
  })

  it('finds what was just written, filters by word, and says when nothing is found', async () => {
    await add('First', 'Zanzibar is an island.')
    await showAll()
    await box().fill('zanzib author:"author of first"')
    await expect.poll(titles).toEqual(['First'])
    await box().fill('zanzib author:nobody')
    await window.getByText('No results').waitFor()
    await window.getByRole('button', { name: 'Clear search' }).click()
    await expect.poll(titles).toEqual(['First'])
    await box().fill('"')
    await expect.poll(titles).toEqual(['First'])
    await window.getByRole('button', { name: 'Filter' }).click()
    await window.getByRole('menuitemcheckbox', { name: 'Handouts' }).click()
    expect(await box().inputValue()).toContain('kind:handout')
    await window.getByRole('button', { name: 'Filter' }).click()
    await window.getByRole('menuitem', { name: 'Author…' }).click()
    await window.keyboard.type('x')
    await expect.poll(() => box().inputValue()).toMatch(/ author:x$/)
  })

  it('takes a lone quotation mark and a filter without its word for no search', async () => {
    await add('Older', 'The port.')
    await add('Newer', 'The staff college.')
    await showAll()
    for (const typed of ['"', 'kind:', 'author: tag:']) {
      await box().fill('college')
      await window.getByText('1 found').waitFor()
      await box().fill(typed)
      await expect.poll(titles).toEqual(['Newer', 'Older'])
      expect(await window.getByText(/\d found/).count(), typed).toBe(0)
    }
    await box().fill('"staff c')
    await window.getByText('1 found').waitFor()
  })

  it('finds deleted packs when asked, and restores one that is opened', async () => {
    await add('Gone', 'A rare word.')
    await add('Kept', 'Others.')
    await showAll()
    await row('Gone').press('Delete')
    await expect.poll(titles).toEqual(['Kept'])
    await box().fill('rare')
    await window.getByRole('button', { name: 'Include deleted packs' }).click()
    await expect.poll(titles).toEqual(['Gone'])
    await row('Gone').getByText('Deleted').waitFor()
    await row('Gone').dblclick()
    await row('Gone').getByText('Deleted').waitFor({ state: 'detached' })
    await box().fill('')
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['Gone', 'Kept'])
  })
})

describe('the list', () => {
  it('tags several packs at once and undoes it', async () => {
    for (const title of ['One', 'Two', 'Three']) await add(title, 'Text.')
    await showAll()
    await row('One').click()
    await row('Three').click({ modifiers: ['Shift'] })
    await expect.poll(() => window.locator('.pack-table [aria-selected="true"]').count()).toBe(3)
    await row('Two').click({ modifiers: ['Control'] })
    await expect.poll(() => window.locator('.pack-table [aria-selected="true"]').count()).toBe(2)
    await row('One').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Tags…' }).click()
    await window.getByRole('dialog').getByLabel('New tag').fill('Kenya 2026')
    await window.keyboard.press('Enter')
    await row('One').locator('.pack-tag', { hasText: 'Kenya 2026' }).waitFor()
    await row('Three').locator('.pack-tag').waitFor()
    expect(await row('Two').locator('.pack-tag').count()).toBe(0)
    await screenshot(window, 'tagged')
    await box().fill('tag:"Kenya 2026"')
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['One', 'Three'])
    await window.getByRole('button', { name: 'Undo' }).click()
    await window.getByText('No results').waitFor()
    await box().fill('')
    await expect.poll(() => window.locator('.pack-tag').count()).toBe(0)
  })

  it('undoes one thing and nothing that was done after it', async () => {
    await add('One', 'Text.')
    await showAll()
    await row('One').getByRole('button', { name: 'Favourite: One' }).click()
    await window.getByText('“One” was added to favourites').waitFor()
    await row('One').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Tags…' }).click()
    await window.getByRole('dialog').getByLabel('New tag').fill('Kenya')
    await window.keyboard.press('Enter')
    await row('One').locator('.pack-tag', { hasText: 'Kenya' }).waitFor()
    await window.locator('.toast', { hasText: 'favourites' }).getByRole('button', { name: 'Undo' }).click()
    const star = row('One').getByRole('button', { name: 'Favourite: One' })
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('false')
    expect(await row('One').locator('.pack-tag').count()).toBe(1)
  })

  it('brings back the others when one of several deleted packs is gone, and restores what is deleted among rows', async () => {
    for (const title of ['One', 'Two', 'Three']) await add(title, 'The same words.')
    await showAll()
    const packs = await callMain(window, 'packs.list', null)
    await rows().first().focus()
    await window.keyboard.press('Control+a')
    await window.keyboard.press('Delete')
    await window.getByText('3 packs were deleted').waitFor()
    const [first] = packs
    await callMain(window, 'bin.deleteForever', { items: [{ kind: 'pack', id: first?.id ?? '' }] })
    await window.getByRole('button', { name: 'Undo' }).click()
    await window.getByText('That pack is no longer in Deleted packs.').waitFor()
    await expect.poll(() => rows().count()).toBe(2)
    const [kept = '', other = ''] = await titles()
    await row(other ?? '').press('Delete')
    await expect.poll(titles).toEqual([kept])
    await box().fill('same include:deleted')
    await expect.poll(() => rows().count()).toBe(2)
    await rows().first().focus()
    await window.keyboard.press('Control+a')
    await rows().first().click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Restore', exact: true }).click()
    await expect.poll(async () => (await titles()).toSorted()).toEqual([kept, other].toSorted())
    expect(await callMain(window, 'bin.list', null)).toEqual([])
  })

  it('deletes several packs by keyboard, and brings them back with Ctrl+Z', async () => {
    for (const title of ['One', 'Two', 'Three']) await add(title, 'Text.')
    await showAll()
    await rows().first().focus()
    await window.keyboard.press('Shift+ArrowDown')
    await window.keyboard.press('Delete')
    await expect.poll(() => rows().count()).toBe(1)
    await window.keyboard.press('Control+z')
    await expect.poll(() => rows().count()).toBe(3)
    await window.keyboard.press('Control+a')
    await window.keyboard.press('Control+d')
    await expect.poll(() => rows().count()).toBe(6)
  })

  it('keeps favourites, the archive and the order over a restart', async () => {
    for (const title of ['Bravo', 'Alpha', 'Charlie']) await add(title, 'Text.')
    await showAll()
    await row('Charlie').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Archive' }).click()
    await window.getByText('1 archived pack is not in this list.').waitFor()
    await expect.poll(() => rows().count()).toBe(2)
    await row('Alpha').hover()
    await row('Alpha').getByRole('button', { name: 'Favourite: Alpha' }).click()
    await window.getByRole('button', { name: 'Title', exact: true }).click()
    await expect.poll(titles).toEqual(['Alpha', 'Bravo'])
    await window.getByRole('button', { name: 'Title', exact: true }).click()
    await expect.poll(titles).toEqual(['Bravo', 'Alpha'])
    await running.close()
    await start()
    await expect.poll(titles).toEqual(['Bravo', 'Alpha'])
    expect(
      await row('Alpha').getByRole('button', { name: 'Favourite: Alpha' }).getAttribute('aria-pressed'),
    ).toBe('true')
    await window.getByRole('button', { name: 'Show archive' }).click()
    await expect.poll(titles).toEqual(['Charlie'])
  })
})

describe('what is used where', () => {
  it('finds the packs with a section of a template, from the list of templates', async () => {
    await add('Without', 'Text.')
    const { meta } = build.pack(build.doc(), { title: 'With' })
    const section = build.section('Made of it', { templateId: 'introduction' }, build.p('Text.'))
    await callMain(window, 'packs.create', { meta, fields: [], sections: [section] })
    await showAll()
    await window.getByRole('button', { name: 'Templates' }).click()
    await window
      .getByRole('dialog')
      .getByRole('option', { name: /^Introduction/ })
      .first()
      .click()
    await window.getByRole('dialog').getByRole('button', { name: 'Find packs' }).click()
    await expect.poll(titles).toEqual(['With'])
    expect(await box().inputValue()).toBe('template:introduction')
  })

  it('finds the packs with the value of a field, from its place in the text', async () => {
    const field = (value: string) => build.packField('host', value, 'Host nation')
    for (const [title, value] of [
      ['One', 'The “Second”\nRepublic'],
      ['Two', 'The Second Kingdom'],
      ['Three', 'The second republic'],
    ] as const)
      await callMain(window, 'packs.create', {
        meta: build.pack(build.doc(), { title }).meta,
        fields: [field(value)],
        sections: [sectionOf('Visit', build.p('To ', build.field('host'), '.'))],
      })
    await showAll()
    await row('One').dblclick()
    await window.locator('.document .field-chip').click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Find packs with this value' }).click()
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['One', 'Three'])
    expect(await box().inputValue()).toBe('field:"host The Second Republic"')
    await screenshot(window, 'search-field-value')
  })

  it('imports several files at once, and says which could not be read', async () => {
    const folder = makeHome()
    const files = ['One.bpack', 'Broken.bpack'].map((name) => join(folder, name))
    copyFileSync(join(root, 'resources', 'sample.bpack'), files[0] ?? '')
    writeFileSync(files[1] ?? '', 'hello')
    await answerOpenDialog(running.app, files)
    await window.getByRole('button', { name: 'Import…' }).click()
    await window.getByText(/Broken\.bpack: .*not a pack file/).waitFor()
    await expect.poll(() => rows().count()).toBe(1)
  })
})

describe('how it looks', () => {
  it('passes axe with results, tags and states, in light and dark, in a narrow window too', async () => {
    await add(
      'Handover of the naval attaché with a very long title that goes on and on',
      'The liaison officers met.',
    )
    await add('Visit', 'Two liaison officers, and «liaison» again.', 'No liaison.')
    const packs = await callMain(window, 'packs.list', null)
    const arranged = packs.map(({ id }, at) => ({
      ...{ id, favourite: at === 0, archived: at === 1 },
      tags: ['Kenya', 'Exercise 2026'],
    }))
    await callMain(window, 'packs.arrange', { packs: arranged })
    await showAll()
    await box().fill('liaison')
    await expect.poll(() => hits().count()).toBe(3)
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['dark', 760],
    ] as const) {
      await window.emulateMedia({ colorScheme })
      await running.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 700),
        width,
      )
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width)
      await screenshot(window, `search-${colorScheme}-${width}`)
      expect(await accessibilityFaults(window)).toEqual([])
      const right = (selector: string) =>
        window.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().right))
      expect(await right('.pack-table thead')).toBe(width)
    }
    await window.getByRole('button', { name: 'Filter' }).click()
    await screenshot(window, 'search-filter')
    expect(await accessibilityFaults(window)).toEqual([])
  })

  it('shows the beginning of a long Arabic title, and a result in it beside the title of its section', async () => {
    const title = 'تقرير زيارة الوفد العسكري إلى الميناء الشمالي وما بعده من المحطات الأخرى في الطريق'
    const { meta } = build.pack(build.doc(), { title })
    const sections = [sectionOf('الفصل الأول', build.p('السلام على الميناء'))]
    await callMain(window, 'packs.create', { meta, fields: [], sections })
    await showAll()
    await box().fill('السلام')
    await hits().first().waitFor()
    const seen = await window.locator('.pack-name').evaluate((cell) => {
      const first = document.createRange()
      first.setStart(cell.firstChild as Node, 0)
      first.setEnd(cell.firstChild as Node, 5)
      const [word, box] = [first.getBoundingClientRect(), cell.getBoundingClientRect()]
      return word.left >= box.left && word.right <= box.right
    })
    expect(seen).toBe(true)
    const left = (part: string) =>
      hits()
        .locator(part)
        .evaluate((span) => span.getBoundingClientRect().left)
    expect(await left('.hit-section')).toBeLessThan(await left('.hit-words'))
    await screenshot(window, 'search-arabic')
  })

  it('draws only the rows in sight of a long list, and goes through all of them by keyboard', async () => {
    const { meta } = build.pack(build.doc(), {})
    const create = { fields: [], sections: [sectionOf('Part')] }
    for (let at = 0; at < 400; at += 1)
      await callMain(window, 'packs.create', { ...create, meta: { ...meta, title: `Pack ${1000 + at}` } })
    await showAll()
    await window.getByRole('button', { name: 'Title', exact: true }).click()
    await row('Pack 1000').click()
    expect(await rows().count()).toBeLessThan(200)
    await window.keyboard.press('End')
    const focused = () => window.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toBe('Pack 1399')
    const isSeen = () =>
      window.evaluate(() => {
        const { top = 0, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {}
        return top > 0 && bottom <= innerHeight
      })
    await expect.poll(isSeen).toBe(true)
    await window.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe('Pack 1398')
    await window.mouse.move(600, 400)
    await window.mouse.wheel(0, -100_000)
    await row('Pack 1000').waitFor()
    await expect.poll(focused).toBe('Pack 1398')
    await window.keyboard.press('End')
    await expect.poll(isSeen).toBe(true)
    // A result begins at its top, wherever the list was, and has all of its rows in the end.
    await box().fill('kind:briefing')
    await window.getByText('Briefing packs 400 found').waitFor()
    const isInSight = () =>
      window.evaluate(() => {
        const [first] = document.querySelectorAll('.pack-table tbody tr[data-row="0"]')
        const frame = document.querySelector('.pack-table-frame')
        return first !== undefined && frame?.scrollTop === 0
      })
    await expect.poll(isInSight).toBe(true)
    await expect.poll(() => window.locator('.pack-table').getAttribute('aria-rowcount')).toBe('400')
    await box().press('Escape')
    await box().press('ArrowDown')
    await window.keyboard.press('Home')
    await expect.poll(focused).toBe('Pack 1000')
    await window.keyboard.press('Shift+End')
    await expect.poll(() => row('Pack 1399').getAttribute('aria-selected')).toBe('true')
    await window.keyboard.press('Delete')
    await window.getByText('400 packs were deleted').waitFor()
    await window.keyboard.press('Control+z')
    await window.getByText('Briefing packs 400').waitFor()
  })
})
