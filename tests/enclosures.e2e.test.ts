// Enclosures in the real window: files dropped on the outline, their pages shown, changed, saved out, undone, restored and sent.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rgb } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addScript, madeDocument } from '../electron/pdf/enclose/testing/made'
import * as build from '../electron/pdf/testing/build'
import { jpegAsset } from '../electron/pdf/testing/pictures'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { dropFiles } from './harness/drop'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain, makePack, savedSections } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
const start = async (home = makeHome()) => {
  running = await launchApp({ home, colorScheme: process.env.ATTACHE_DARK ? 'dark' : 'light' })
  window = running.window
  await window.locator('.library').waitFor()
}
beforeEach(() => start())
afterEach(async () => running?.killHard())
afterAll(removeHomes)

type Colour = readonly [red: number, green: number, blue: number]
const RED: Colour = [1, 0, 0]
const GREEN: Colour = [0, 0.6, 0]
const BLUE: Colour = [0, 0, 1]

/** A file with a page of each colour, the last one landscape. */
async function coloured(colours: readonly Colour[], script = false) {
  const pages = colours.map((_colour, index) => ({
    words: `Page ${index + 1}`,
    ...(index === colours.length - 1 ? { size: [841.89, 595.28] as const } : {}),
  }))
  const document = await madeDocument(pages)
  for (const [index, page] of document.getPages().entries()) {
    const [red, green, blue] = colours[index] ?? RED
    page.drawRectangle({ ...page.getSize(), x: 0, y: 0, color: rgb(red, green, blue) })
  }
  if (script) addScript(document)
  return document
}
let made: Promise<Uint8Array> | null = null
/** The same bytes each time: a PDF says when it was made. */
const minutes = (): Promise<Uint8Array> => {
  made ??= coloured([RED, GREEN, BLUE]).then((document) => document.save())
  return made
}

const pdf = (name: string, bytes: Uint8Array) => ({ name, type: 'application/pdf', bytes })
const titles = () => window.locator('.outline-title').allInnerTexts()
const cards = () => window.locator('.enclosure')

/** The colours in the middle of the thumbnails, as the nearest of those above. */
const shownColours = (): Promise<readonly string[]> =>
  window.locator('.page-thumbnail img').evaluateAll((images) =>
    images.map((image) => {
      const picture = image as HTMLImageElement
      if (picture.naturalWidth === 0) return 'nothing'
      const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
      const context = canvas.getContext('2d')
      context?.drawImage(picture, 0, 0)
      const [red = 0, green = 0, blue = 0] =
        context?.getImageData(canvas.width / 2, canvas.height - 4, 1, 1).data ?? []
      if (red > 200 && green < 80 && blue < 80) return 'red'
      if (green > 100 && red < 80) return 'green'
      return blue > 200 && red < 80 ? 'blue' : `${red} ${green} ${blue}`
    }),
  )

async function openVisit(): Promise<void> {
  await makePack(window, 'Visit', [
    build.section('Purpose', {}, build.p('Words of the purpose.')),
    build.section('Background', {}, build.p('Words of the background.')),
  ])
}

describe('a PDF dropped on the outline', () => {
  beforeEach(async () => {
    await openVisit()
    await dropFiles(window, '.outline-row', [pdf('Minutes_of the meeting.pdf', await minutes())], 22)
    await cards().first().waitFor()
  })

  it('is a section there, with pictures of its pages, also after a restart', async () => {
    expect(await titles()).toEqual(['Purpose', 'Minutes of the meeting', 'Background'])
    expect(await cards().innerText()).toContain('3 pages, different sizes')
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
    const row = window.locator('.outline-row').nth(1)
    await expect.poll(() => row.innerText()).toMatch(/Enclosure[\s\S]*3 pages of the file/)
    await screenshot(window, 'enclosure')
    await savedSections(window, 'Visit')
    const { home } = running
    await running.close()
    await start(home)
    await window.locator('tbody tr', { hasText: 'Visit' }).dblclick()
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
    expect(await accessibilityFaults(window)).toEqual([])
  })

  it('is shown on the pages beside the text, behind its divider', async () => {
    await window.keyboard.press('Control+Alt+p')
    const sheets = window.locator('.page-sheet canvas[data-version]')
    const middles = () =>
      sheets.evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = one as HTMLCanvasElement
          const copy = new OffscreenCanvas(width, height)
          const context = copy.getContext('2d')
          context?.drawImage(one as HTMLCanvasElement, 0, 0)
          const [red = 0, green = 0, blue = 0] = context?.getImageData(width / 2, height / 2, 1, 1).data ?? []
          if (red > 200 && green < 80) return ['red']
          return green > 100 && red < 80 ? ['green'] : blue > 200 && red < 80 ? ['blue'] : []
        }),
      )
    await window.locator('[data-type="sectionTitle"]', { hasText: 'Minutes' }).click()
    await window.locator('.pages-zoom').selectOption({ label: 'Whole page' })
    const pane = window.locator('.pages-scroll')
    const seen = new Set<string>()
    await expect
      .poll(async () => {
        for (const colour of await middles()) seen.add(colour)
        await pane.hover()
        await window.mouse.wheel(0, 120)
        return [...seen].sort()
      })
      .toEqual(['blue', 'green', 'red'])
    await screenshot(window, 'enclosure-pages')
  })

  it('is changed by keys alone, with undo and redo', async () => {
    await window.locator('[data-type="sectionTitle"]', { hasText: 'Minutes' }).click()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    const form = window.getByRole('dialog', { name: 'Enclosure' })
    await form.waitFor()
    await window.keyboard.type('2-3')
    await window.keyboard.press('Tab')
    await window.keyboard.type('Ministry of Transport')
    await screenshot(window, 'enclosure-form')
    expect(await accessibilityFaults(window)).toEqual([])
    await window.keyboard.press('Escape')
    await expect.poll(() => cards().innerText()).toContain('2 of 3 pages: 2-3')
    expect(await cards().innerText()).toContain('Source: Ministry of Transport')
    await expect.poll(shownColours).toEqual(['green', 'blue'])
    for (let times = 0; times < 30; times += 1) await window.keyboard.press('Control+z')
    await expect.poll(titles).toEqual(['Purpose', 'Background'])
    for (let times = 0; times < 30; times += 1) await window.keyboard.press('Control+y')
    await expect.poll(shownColours).toEqual(['green', 'blue'])
  })

  it('says which pages the file does not have', async () => {
    await cards().dblclick()
    await window.getByRole('textbox', { name: 'Pages' }).fill('2-9')
    await window.getByText('There is no page 9: the file has 3 pages.').waitFor()
    expect(await cards().innerText()).toContain('3 pages')
    await window.getByLabel('Printed').selectOption('tooSensitive')
    await expect.poll(() => cards().innerText()).toContain('too sensitive to include')
    await expect.poll(() => window.locator('.page-thumbnail').count()).toBe(0)
  })

  it('is saved as the file that it was, and replaced by another', async () => {
    const file = join(makeHome(), 'out.pdf')
    await answerSaveDialog(running.app, file)
    await window.locator('.outline-row').nth(1).click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Save enclosed file…' }).click()
    await window.getByText('The file was saved as').waitFor()
    expect(readFileSync(file).equals(Buffer.from(await minutes()))).toBe(true)
    const chooser = window.waitForEvent('filechooser')
    await window.locator('.outline-row').nth(1).click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Replace enclosed file…' }).click()
    const other = Buffer.from(await (await coloured([BLUE])).save())
    await (await chooser).setFiles({ name: 'b.pdf', mimeType: 'application/pdf', buffer: other })
    await expect.poll(shownColours).toEqual(['blue'])
    await window.keyboard.press('Control+z')
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
  })

  it('is removed and comes back: by undo, and from the version history', async () => {
    await savedSections(window, 'Visit')
    await window.locator('.outline-row').nth(1).focus()
    await window.keyboard.press('Delete')
    await expect.poll(titles).toEqual(['Purpose', 'Background'])
    await window.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(titles).toEqual(['Purpose', 'Minutes of the meeting', 'Background'])
    await window.locator('.outline-row').nth(1).focus()
    await window.keyboard.press('Delete')
    await savedSections(window, 'Visit')
    const entry = 'Pack > Version history…'
    await expect
      .poll(async () => (await menuLines(running.app)).some(({ path }) => path === entry))
      .toBe(true)
    await chooseFromMenu(running.app, entry)
    const history = window.getByRole('dialog', { name: /^Version history/ })
    await history.getByRole('button', { name: 'Minutes of the meeting' }).click()
    await expect.poll(() => history.innerText()).toContain('3 pages')
    await screenshot(window, 'enclosure-history')
    await history.getByRole('button', { name: 'Restore section' }).click()
    await expect.poll(titles).toEqual(['Purpose', 'Minutes of the meeting', 'Background'])
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
  })

  it('travels with the pack to another library', async () => {
    await savedSections(window, 'Visit')
    const [pack] = await callMain(window, 'packs.list', null)
    const file = join(makeHome(), 'visit.bpack')
    await answerSaveDialog(running.app, file)
    await callMain(window, 'packs.share', { id: pack?.id ?? '', edition: null })
    await running.close()
    await start()
    await answerOpenDialog(running.app, [file])
    await window.keyboard.press('Control+o')
    await window.locator('tbody tr', { hasText: 'Visit' }).dblclick()
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
  })
})

describe('a file that is not simply enclosed', () => {
  beforeEach(openVisit)

  it('is unlocked by its password, and kept without it', async () => {
    const locked = await coloured([GREEN])
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
    await dropFiles(window, '.outline-row', [pdf('Locked.pdf', await locked.save())])
    const field = window.getByRole('textbox', { name: 'Password' })
    await field.fill('guess')
    await window.keyboard.press('Enter')
    await window
      .getByRole('dialog')
      .getByText(/password/)
      .first()
      .waitFor()
    await screenshot(window, 'enclosure-password')
    await expect.poll(() => field.inputValue()).toBe('')
    await field.fill('secret')
    await window.keyboard.press('Enter')
    await window.getByText('“Locked.pdf” is kept in the library without its password.').waitFor()
    await expect.poll(shownColours).toEqual(['green'])
    await dropFiles(window, '.outline-row', [pdf('Again.pdf', await locked.save())])
    await field.waitFor()
    await window.keyboard.press('Escape')
    await expect.poll(() => field.count()).toBe(0)
    await expect.poll(() => cards().count()).toBe(1)
  })

  it('is named with what is wrong, and the others are enclosed', async () => {
    const script = await (await coloured([RED], true)).save()
    await dropFiles(window, '.outline-row', [
      pdf('Torn.pdf', new TextEncoder().encode('%PDF-1.7\nnothing more')),
      pdf('Active.pdf', script),
    ])
    await window.getByText(/“Torn\.pdf”.*Not printed from “Active\.pdf”: .*script/is).waitFor()
    // Each on a line of its own.
    expect(await window.locator('.toast').innerText()).toMatch(/\nNot printed from “Active\.pdf”/)
    await screenshot(window, 'enclosure-messages')
    await expect.poll(shownColours).toEqual(['red'])
    await expect.poll(titles).toEqual(['Active', 'Purpose', 'Background'])
  })

  it('comes below the section that it is dropped on', async () => {
    await dropFiles(window, '.document p', [pdf('Minutes.pdf', await minutes())])
    await expect.poll(titles).toEqual(['Purpose', 'Minutes', 'Background'])
    await expect.poll(shownColours).toEqual(['red', 'green', 'blue'])
  })

  it('may be an image', async () => {
    const bytes = Buffer.from(jpegAsset.bytes)
    await dropFiles(window, '.outline-row', [{ name: 'map.jpg', type: 'image/jpeg', bytes }])
    await expect.poll(() => cards().innerText()).toContain('1 page')
    await expect.poll(async () => (await shownColours())[0]).not.toBe('nothing')
  })
})
