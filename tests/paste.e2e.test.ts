// Pasting from other programs in the real window: images, positions that can't contain the content, lines, and hostile pages.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { writeClipboard } from './harness/clipboard'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
const { p, table, td, th, tr, ul } = build

let running: LaunchedApp
let window: Page

beforeAll(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
})
afterAll(async () => {
  await running.killHard()
  removeHomes()
})

const open = (title: string, blocks: readonly Block[]): Promise<void> =>
  makePack(window, title, [sectionOf('Section', ...blocks)])

/** Opens a new pack of these blocks with the cursor after the first text below the title, and pastes. */
async function paste(title: string, blocks: readonly Block[], html: string, text = 'words'): Promise<void> {
  await open(title, blocks)
  await window.locator('.section p').first().click()
  await window.keyboard.press('Control+Home')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('End')
  await add(html, text)
}

async function add(html: string, text = 'words'): Promise<void> {
  await writeClipboard(running.app, { text, html })
  await window.keyboard.press('Control+v')
}

const drawn = async (title: string): Promise<string[]> =>
  drawSection((await savedSections(window, title))[0] as Section)
const message = () => window.locator('.toasts')

it('keeps images whose bytes were copied, and continues with the text', async () => {
  await paste('Pictures', [p('')], `<p>Before</p><p><img src="${DOT}" alt="Red point"></p><p>After</p>`)
  await window.keyboard.type(' that')
  const picture = window.locator('.document figure img')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1)
  await expect.poll(() => picture.getAttribute('alt')).toBe('Red point')
  expect(await drawn('Pictures')).toEqual(['p Before', 'image', 'p After that'])
  // Text, image and paste, whenever the image was stored.
  for (let step = 0; step < 5; step += 1) await window.keyboard.press('Control+z')
  expect(await drawn('Pictures')).toEqual(['p '])
})

it("takes Word's images from the RTF on the clipboard", async () => {
  const hex = Buffer.from(DOT.slice(DOT.indexOf(',') + 1), 'base64').toString('hex')
  const rtf = `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop}\\picw1\\pich1\\pngblip\\bliptag1{\\*\\blipuid 00ff}\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 0100}}}`
  await open('Word pictures', [p('')])
  await window.locator('.section p').first().click()
  const html = '<p>Map <img src="file:///C:/clip_image001.png" alt="Port"> of it</p>'
  await writeClipboard(running.app, { text: 'Map of it', html, rtf })
  await window.keyboard.press('Control+v')
  await window.locator('.document figure img[alt="Port"]').waitFor()
  expect(await drawn('Word pictures')).toEqual(['p Map', 'image', 'p of it'])
})

it('reports which images were left out, and shows where they were', async () => {
  const html =
    '<h2><img src="cid:image001.png" alt="Map of the port"></h2><p>Text <img src="file:///C:/a.png" alt="Chart"></p>'
  await paste('Lost pictures', [p('')], html)
  await message().getByText('2 pictures were left out').waitFor()
  await screenshot(window, 'paste-left-out')
  expect(await drawn('Lost pictures')).toEqual(['p [Image: Map of the port]', 'p Text [Image: Chart]'])
})

it('inserts a placeholder for a damaged image', async () => {
  await paste(
    'Damaged',
    [p('')],
    '<p>A</p><img alt="Torn" src="data:image/png;base64,iVBORw0KGgoAAAAN"><p>B</p>',
  )
  await message().getByText('pasted image 1.png').waitFor()
  expect(await drawn('Damaged')).toEqual(['p A', 'p [Image: Torn]', 'p B'])
})

const MIXED = '<p>Intro</p><h3>Background</h3><table><tr><td>a</td><td>b</td></tr></table><p>End</p>'

it('keeps a table, a title and a list intact whatever is pasted into them', async () => {
  const ships = table('Ships', tr(th('A'), th('B')), tr(td('1'), td('2')))
  await open('Cells', [ships, p('')])
  await window.locator('.document td').first().click()
  await window.keyboard.press('End')
  await add(MIXED)
  await window.locator('.document th').first().click()
  await window.keyboard.press('End')
  await add(MIXED)
  const inside = (own: string) => `p ${own}Intro p Background p a | b p End`
  expect(await drawn('Cells')).toEqual([`table “Ships” #${inside('A')} | #p B / ${inside('1')} | p 2`, 'p '])
  await expect.poll(() => window.locator('.document table').count()).toBe(1)
  await expect.poll(() => window.locator('.document input.caption').count()).toBe(1)
  await screenshot(window, 'paste-in-cells')
  await paste('Items', [ul('Item', 'Next')], MIXED)
  expect(await drawn('Items')).toEqual(['ul(li(p ItemIntro p Background p a | b p End) li(p Next))'])
})

it('extends a table for merged cells, and fills a merged one', async () => {
  const html = '<table><tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr></table>'
  await open('Spans', [table('', tr(td('1'), td('2')), tr(td('3'), td('4'))), p('')])
  await window.locator('.document td').nth(3).click()
  await add(html)
  expect((await drawn('Spans'))[0]).toBe('table p 1 | p 2 | p  / p 3 | p a | [h2]p b / p  | p c')
  const merged = table(
    '',
    tr(td('M', { colspan: 2, rowspan: 2 }), td('x')),
    tr(td('y')),
    tr(td('1'), td('2'), td('3')),
  )
  await open('Merged', [merged, p('')])
  await window.locator('.document td').first().click()
  await add('<table><tr><td>NEW</td></tr></table>')
  expect((await drawn('Merged'))[0]).toBe('table [w2 h2]p NEW | p x / p y / p 1 | p 2 | p 3')
  expect(running.complaints).toEqual([])
})

it('joins selected lines from the palette', async () => {
  await paste('Lines', [p('')], '', 'Short line\nsub-\nject to both')
  expect(await drawn('Lines')).toEqual(['p Short line', 'p sub-', 'p ject to both'])
  await window.keyboard.press('Control+Home')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Control+Shift+End')
  await window.keyboard.press(wordKeys.palette)
  await window.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill('Join lines')
  await window.keyboard.press('Enter')
  await expect.poll(() => drawn('Lines')).toEqual(['p Short line subject to both'])
})

it.each([
  ['style tags', '<style '.repeat(100_000)],
  ['closed style tags', '<style>x</style>'.repeat(50_000)],
  ['conditional comments', '<!--[if x]>'.repeat(50_000)],
  ['closed conditional comments', '<!--[if x]>y<![endif]-->'.repeat(50_000)],
  ['open tags', '<a '.repeat(200_000)],
  ['quotes', '<a b="'.repeat(100_000)],
  ['nested boxes', '<div>'.repeat(10_000)],
  ['nested lists', '<ul><li>x'.repeat(10_000)],
  ['nested quotations', '<blockquote>'.repeat(10_000)],
  ['nested tables', '<table><tr><td>x'.repeat(3_000)],
  ['spaces', `<p>${' '.repeat(500_000)}x</p>`],
  ['spaces that do not break', `<p>${' \u00a0'.repeat(250_000)}x</p>`],
  ['a style without end', `<p style="${'font-weight:bold;'.repeat(50_000)}">x</p>`],
  ['words', `<p>${'<b>word</b> '.repeat(4_000)}</p>`],
])('takes in a page of %s and goes on', async (name, html) => {
  await paste(`Page of ${name}`, [p('')], `<p>Start</p>${html}`)
  await window.keyboard.press('Control+End')
  await window.keyboard.type('end')
  await expect
    .poll(async () => (await drawn(`Page of ${name}`)).join(' '), { timeout: 50_000 })
    .toMatch(/end/)
})
