// The editor's window: Enter takes what a search found; fonts; tables and panes that neither jump nor squeeze the text.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { p, table, td, th, tr } from '../electron/pdf/testing/build'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, newPack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const press = (key: string): Promise<void> => window.keyboard.press(key)
const rows = () => window.locator('.outline-row')

it('accepts dates as people type them, explains an invalid date, and changes no marking by a single key', async () => {
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByLabel('Title', { exact: true }).fill('Days')
  const date = window.getByLabel('Date', { exact: true })
  await expect.poll(() => date.inputValue()).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/)
  await date.fill('28/11/26')
  await press('Tab')
  await expect.poll(() => date.inputValue()).toBe('28 Nov 2026')
  await date.fill('30 Feb 2026')
  await press('Tab')
  await window.getByText('There is no 30 February 2026. The date remains 28 Nov 2026.').waitFor()
  await window.getByRole('button', { name: 'Create pack' }).click()
  await expect.poll(() => date.evaluate((input) => input === document.activeElement)).toBe(true)
  await date.fill('29 Feb 2028')
  const choose = async (label: RegExp, item: string) => {
    await window.getByRole('button', { name: label }).click()
    await window.getByRole('menuitemcheckbox', { name: item, exact: true }).click()
  }
  await choose(/^Marking scheme/, 'United Kingdom')
  await choose(/^Marking:/, 'SECRET')
  const level = window.getByRole('button', { name: /^Marking:/ })
  await level.focus()
  for (const key of ['ArrowUp', 'ArrowDown', 'o', 'Home', 'End']) await press(key)
  await expect.poll(() => level.innerText()).toBe('SECRET')
  await choose(/^Marking scheme/, 'No marking')
  await choose(/^Marking scheme/, 'NATO')
  await expect.poll(() => level.innerText()).toBe('NATO SECRET')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await window.locator('.document').waitFor()
  await window.locator('#tab-pack').click()
  const packDate = window.locator('.side-panel').getByLabel('Date', { exact: true })
  await expect.poll(() => packDate.inputValue()).toBe('29 Feb 2028')
})

it('adds the section that a search found, and asks once before adding one that the pack has', async () => {
  await newPack(window, 'Search')
  const before = await rows().count()
  const add = () => window.getByRole('button', { name: 'Add section from library' }).click()
  await rows().first().click()
  await add()
  await window.keyboard.type('humanit')
  const chosen = window.locator('.browser-row[aria-selected="true"]')
  await expect.poll(() => chosen.innerText()).toMatch(/humanitarian/i)
  await press('Enter')
  await expect.poll(() => rows().count()).toBe(before + 1)
  await expect.poll(() => rows().nth(1).innerText()).toMatch(/humanitarian/i)
  await add()
  await window.keyboard.type('humanit')
  await expect.poll(() => chosen.innerText()).toMatch(/in this pack/)
  await press('Enter')
  await window.getByText('is already in this pack').waitFor()
  await screenshot(window, 'section-twice')
  await expect.poll(() => rows().count()).toBe(before + 1)
  await press('Enter')
  await expect.poll(() => rows().count()).toBe(before + 2)
})

it('shows the text in the fonts of the printed pages, loaded from the program', async () => {
  await makePack(window, 'Fonts', [
    sectionOf('Fonts', p('Words in regular'), table('', tr(th('Bold')), tr(td('x')))),
  ])
  const loaded = () =>
    window.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map((face) => `${face.family} ${face.weight}`)
    })
  await expect
    .poll(loaded)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Source Serif 4.* (400|normal)/),
        expect.stringMatching(/Source Serif 4.* 600/),
      ]),
    )
  const client = await window.context().newCDPSession(window)
  await client.send('DOM.enable')
  await client.send('CSS.enable')
  const { root } = await client.send('DOM.getDocument')
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.document p' })
  const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId })
  expect(fonts.map(({ familyName, isCustomFont }) => [familyName, isCustomFont])).toEqual([
    ['Source Serif 4', true],
  ])
})

it('does not move a table when the pointer reaches a column border', async () => {
  await makePack(window, 'Border', [
    sectionOf('Border', table('', tr(th('One'), th('Two')), tr(td('a'), td('b'))), p('Below')),
  ])
  const cell = window.locator('.document th').first()
  const height = async () => (await window.locator('.document table').boundingBox())?.height
  const before = await height()
  const box = await cell.boundingBox()
  if (!box) throw new Error('No cell')
  await window.mouse.move(box.x + box.width - 8, box.y + box.height / 2)
  await window.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 3 })
  await window.locator('.column-resize-handle').first().waitFor({ state: 'attached' })
  expect(await height()).toBe(before)
})

it('keeps room for the text and every control in reach when the window shrinks', async () => {
  await newPack(window, 'Undocked')
  const size = (width: number, height: number) =>
    running.app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
      [width, height],
    )
  await size(1900, 1000)
  await press('Control+Alt+p')
  await window.locator('.pages-pane').waitFor()
  const outline = window.getByRole('separator', { name: 'Outline width' })
  await outline.focus()
  for (let step = 0; step < 12; step += 1) await press('ArrowRight')
  for (const [width, height] of [
    [1280, 720],
    [1024, 700],
    [900, 600],
  ] as const) {
    await size(width, height)
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width)
    await screenshot(window, `shrunk-${width}`)
    const { text, outside } = await window.evaluate(() => {
      const shown = [...document.querySelectorAll('.editor-screen :is(button, select, input, a)')].filter(
        (each) =>
          each instanceof HTMLElement &&
          each.checkVisibility() &&
          !each.closest('.document, .pages-list, [role="menu"]'),
      )
      // Panes may scroll vertically; horizontally nothing may be cut off.
      const beyond = shown.filter((each) => {
        const box = each.getBoundingClientRect()
        const pane = each.closest('.split-pane, .text-panes, .editor-screen')?.getBoundingClientRect()
        return (
          box.width > 1 && (box.right > (pane?.right ?? innerWidth) + 1 || box.left < (pane?.left ?? 0) - 1)
        )
      })
      return {
        text: document.querySelector('.text-scroll')?.clientWidth ?? 0,
        outside: beyond.map((each) => each.getAttribute('aria-label') ?? each.textContent),
      }
    })
    expect(text).toBeGreaterThan(380)
    expect(outside).toEqual([])
  }
})

it('puts the cursor after the number of an empty title, and shows the title of a new pack', async () => {
  await window.setViewportSize({ width: 900, height: 600 })
  await window.getByRole('button', { name: 'New pack' }).first().click()
  const title = window.getByLabel('Title', { exact: true })
  await title.waitFor()
  await screenshot(window, 'new-pack-900')
  const box = await title.boundingBox()
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(560)
  await window.getByRole('radio', { name: /From scratch/ }).check({ force: true })
  await title.fill('Empty')
  await window.getByRole('button', { name: 'Create pack' }).click()
  await window.locator('.document').first().waitFor()
  await expect.poll(() => window.locator('.status-bar').innerText()).not.toContain('min to read')
  await window.locator('.document [data-type="sectionTitle"]').first().click()
  await screenshot(window, 'empty-title')
  // The caret is right of the number and left of the placeholder.
  const [before, after] = await window.evaluate(() => {
    const heading = document.querySelector('.document [data-type="sectionTitle"]')
    const line = heading?.querySelector('br')?.getBoundingClientRect()
    return [heading?.getBoundingClientRect().left ?? 0, line?.left ?? 0]
  })
  expect((after ?? 0) - (before ?? 0)).toBeGreaterThan(8)
})
