// The editor in the real window: outline, tables, notes, references, images, pastes, find, fields, undo.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { newPack, savedSections } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { pause } from './harness/settled'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
beforeEach(async () => {
  running = await launchApp()
  window = running.window
  await newPack(window, 'Desk')
})
afterEach(async () => running.killHard())
afterAll(removeHomes)

const text = (): Locator => window.getByRole('textbox', { name: 'Text of the pack' })
const rows = (): Locator => window.getByRole('tree', { name: 'Sections' }).getByRole('treeitem')
const press = (key: string): Promise<void> => window.keyboard.press(key)
const type = (words: string): Promise<void> => window.keyboard.type(words)
const tool = (name: string): Locator => window.getByRole('toolbar').getByRole('button', { name, exact: true })

/** Puts the cursor into a new empty paragraph. */
async function emptyLine(): Promise<void> {
  await text().getByText('Attachés posted abroad').first().click()
  await press('End')
  await press('Enter')
  await press('Control+Alt+0')
}

/** A paste as the system would send it. */
async function paste(data: { html?: string; plain?: string; png?: string }): Promise<void> {
  await text().evaluate((target, { html, plain, png }) => {
    const clipboard = new DataTransfer()
    if (html) clipboard.setData('text/html', html)
    if (plain) clipboard.setData('text/plain', plain)
    if (png) {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
      clipboard.items.add(new File([bytes], 'map.png', { type: 'image/png' }))
    }
    const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })
    target.dispatchEvent(event)
  }, data)
}

/** Pastes an image of about 10 MB, which takes a moment to store. */
async function pasteLargePicture(): Promise<void> {
  await text().evaluate(async (target) => {
    const canvas = new OffscreenCanvas(1900, 1900)
    const noise = new ImageData(1900, 1900)
    for (let i = 0; i < noise.data.length; i++) noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256
    canvas.getContext('2d')?.putImageData(noise, 0, 0)
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([await canvas.convertToBlob()], 'noise.png', { type: 'image/png' }))
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
}

/** One red pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<h1 style='mso-style-link:x'>Pasted heading</h1>
<p class=MsoNormal style='color:red'><span style='font-weight:bold'>Strong</span> <a href="javascript:alert(1)">bad</a>
<a href="https://example.org/">good</a><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>&#183; </span>first</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>nested</p>
<table><tr><td colspan=2 style='background:red'><p>wide</p></td></tr><tr><td>one</td><td>two</td></tr></table>
<script>document.title = 'run'</script><img src=x onerror="document.title = 'run'"></body></html>`

describe('the editor', () => {
  it('types at the new cursor position, even before the browser has reported it', async () => {
    await text().getByText('Attachés posted abroad').first().click()
    const line = text().locator('p', { hasText: 'Name the three areas' }).first()
    await line.evaluate((target) => {
      const words = document.createTreeWalker(target, NodeFilter.SHOW_TEXT).nextNode()
      if (words) getSelection()?.collapse(words, 0)
      for (const kind of ['keydown', 'keypress'])
        target
          .closest('.document')
          ?.dispatchEvent(
            new KeyboardEvent(kind, { key: 'Ω', charCode: 937, bubbles: true, cancelable: true }),
          )
    })
    await expect.poll(() => line.innerText()).toMatch(/^ΩName the three areas/)
  })

  it('offers to undo a change to a pack only while the pack is open', async () => {
    await rows().nth(2).click()
    await press('Delete')
    const offer = window.getByRole('button', { name: 'Undo', exact: true }).last()
    await offer.waitFor()
    await window.getByRole('button', { name: 'Back to all packs' }).click()
    await window.getByRole('row', { name: /Desk/ }).waitFor()
    await expect.poll(() => window.locator('.toast').count()).toBe(0)
  })

  it('moves no section when text is dropped on the outline', async () => {
    // Without the lengths, which are counted when idle.
    const numbered = () => rows().locator('.outline-number, .outline-title').allInnerTexts()
    const before = await numbered()
    expect(before).not.toEqual([])
    for (const type of ['dragover', 'drop'])
      await rows()
        .nth(3)
        .evaluate((row, name) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.setData('text/plain', 'words')
          row.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
        }, type)
    await pause(window, 200)
    expect(await numbered()).toEqual(before)
  })

  it('keeps a title that is being edited when the window closes', async () => {
    await rows().first().focus()
    await press('F2')
    await type('Half written')
    await running.close()
    running = await launchApp({ home: running.home })
    window = running.window
    await window.getByText('Desk', { exact: true }).first().dblclick()
    await expect.poll(() => rows().first().innerText()).toContain('Half written')
  })

  it('pastes from Word: keeps the structure, drops the styles, runs nothing', async () => {
    await emptyLine()
    await paste({ html: WORD })
    const heading = text().getByRole('heading', { name: 'Pasted heading' })
    await heading.waitFor()
    await expect.poll(() => text().locator('strong', { hasText: 'Strong' }).count()).toBe(1)
    await expect.poll(() => text().locator('a[href^="https://example.org"]').innerText()).toBe('good')
    await expect.poll(() => text().locator('a[href^="javascript"]').count()).toBe(0)
    await expect.poll(() => text().locator('ul ul li').first().innerText()).toBe('nested')
    await expect.poll(() => text().locator('td[colspan="2"]').innerText()).toContain('wide')
    await expect.poll(() => text().locator('[style*="red"]').count()).toBe(0)
    expect(await window.title()).not.toBe('run')
    expect(running.complaints).toEqual([])
  })

  it('inserts a pasted image with alternative text and a caption', async () => {
    await emptyLine()
    await paste({ png: PNG })
    const picture = text().locator('img.picture')
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBe(1)
    await text().getByRole('button', { name: 'Add alternative text' }).click()
    await window.getByRole('dialog', { name: 'Image' }).getByLabel('Alternative text').fill('A red point')
    await press('Escape')
    await text().getByLabel('Figure caption').fill('The point')
    await expect.poll(() => picture.getAttribute('alt')).toBe('A red point')
    expect(running.complaints).toEqual([])
  })

  it('keeps an image that was pasted just as the window closes', async () => {
    await emptyLine()
    await pasteLargePicture()
    await running.close()
    running = await launchApp({ home: running.home })
    window = running.window
    await window.getByText('Desk', { exact: true }).first().dblclick()
    await text().waitFor()
    expect(JSON.stringify(await savedSections(window, 'Desk'))).toContain('"type":"image"')
  })

  it('is closed without its last changes only when the user says so, however long it is busy', async () => {
    await emptyLine()
    const questions = await running.app.evaluateHandle(({ dialog }) => {
      const asked: string[] = []
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message, signal } = given.at(-1) as { message: string; signal: AbortSignal }
        asked.push(message)
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        asked.push('taken back')
        return { response: 1, checkboxChecked: false }
      }
      return asked
    })
    // The page writes its last words, and then hears nothing for longer than the window waits.
    await window.evaluate(() => {
      document.execCommand('insertText', false, 'The last words')
      setTimeout(() => {
        const end = performance.now() + 12_000
        while (performance.now() < end);
      })
    })
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect
      .poll(() => questions.jsonValue().catch(() => []))
      .toContain('Attaché is still saving your last changes')
    await running.close()
    running = await launchApp({ home: running.home })
    window = running.window
    await window.getByText('Desk', { exact: true }).first().dblclick()
    await expect.poll(() => text().innerText()).toContain('The last words')
  })

  it('edits tables: merge, shade, header row, leave', async () => {
    await emptyLine()
    await press('Control+Alt+t')
    await window.getByRole('dialog', { name: 'Insert table' }).getByLabel('Columns').fill('2')
    await press('Enter')
    await expect.poll(() => text().locator('table th').count()).toBeGreaterThan(0)
    await type('Left')
    await press('Tab')
    await type('Right')
    const heads = text().locator('table').first().locator('th')
    await expect.poll(() => heads.allInnerTexts()).toEqual(['Left', 'Right'])
    await press('Shift+ArrowLeft')
    await heads.nth(0).dragTo(heads.nth(1))
    await window.getByRole('toolbar').locator('[aria-label="Table"][aria-haspopup]').click()
    await window.getByRole('menuitem', { name: 'Merge cells' }).click()
    await expect.poll(() => text().locator('th[colspan="2"]').count()).toBe(1)
    await tool('Cell shading').click()
    await window.getByRole('menuitemcheckbox', { name: 'Amber' }).click()
    await expect.poll(() => text().locator('th.shade-amber').count()).toBe(1)
    await screenshot(window, 'editor-table')
  })

  it('numbers notes and paragraphs, and keeps references up to date', async () => {
    await emptyLine()
    await press('Control+Alt+n')
    await type('See')
    await press('Control+Alt+f')
    await window.getByRole('dialog', { name: 'Note' }).getByLabel('Note text').fill('A source, p. 3')
    await press('Escape')
    await type(' and ')
    await press('Control+Alt+x')
    const dialog = window.getByRole('dialog', { name: 'Insert cross-reference' })
    await dialog.getByLabel('Refer to').fill('mechanisms')
    const target = await dialog.locator('.target-row[aria-selected="true"]').innerText()
    expect(target).toMatch(/mechanisms/i)
    await screenshot(window, 'reference-picker')
    await dialog.getByRole('button', { name: 'Insert' }).click()
    const chip = text().locator('.reference-chip').first()
    await chip.waitFor()
    const before = await chip.innerText()
    await expect.poll(() => text().locator('.note-marker[title="A source, p. 3"]').count()).toBe(1)
    expect(before).not.toBe('[missing reference]')
    // Searching for another target changes nothing until one is chosen.
    await chip.click()
    const popover = window.getByRole('dialog', { name: 'Cross-reference' })
    await popover.getByLabel('Refer to').fill('criticism')
    await expect.poll(() => chip.innerText()).toBe(before)
    await popover.getByLabel('Refer to').fill('nothing has this name')
    await press('Enter')
    await expect.poll(() => chip.innerText()).toBe(before)
    await popover.getByLabel('Refer to').fill('criticism')
    await press('Enter')
    await expect.poll(() => chip.innerText()).not.toBe(before)
  })

  it('edits the outline by keyboard, each step undoable', async () => {
    const titles = async () =>
      rows().evaluateAll((all) =>
        all.map((row) =>
          [...row.children]
            .slice(0, 2)
            .map((part) => part.textContent)
            .join(' '),
        ),
      )
    const before = await titles()
    await rows().nth(1).click()
    await press('Alt+ArrowUp')
    await press('F2')
    await type('First of all')
    await press('Enter')
    await expect.poll(async () => (await titles())[0]).toBe('1 First of all')
    await press('Delete')
    await expect.poll(() => rows().count()).toBe(before.length - 1)
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('treeitem')
    await window.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(async () => (await titles())[0]).toBe('1 First of all')
    await rows().first().focus()
    for (let step = 0; step < 4; step += 1) await press('Control+z')
    await expect.poll(titles).toEqual(before)
  })

  it('adds a section from the library after the one with the cursor', async () => {
    const before = await rows().count()
    await rows().first().click()
    await window.getByRole('button', { name: 'Add section from library' }).click()
    await type('deterrence')
    await window.getByRole('listbox').getByRole('option').first().waitFor()
    await screenshot(window, 'editor-library')
    await press('Enter')
    await expect.poll(() => rows().count()).toBe(before + 1)
    await expect.poll(() => rows().nth(1).innerText()).toContain('eterrence')
  })

  it('finds and replaces in the whole pack, in one step', async () => {
    await text().getByRole('heading').first().click()
    await press('Control+f')
    await window.getByLabel('Find', { exact: true }).fill('military')
    await expect.poll(() => text().locator('.find-match').count()).toBeGreaterThan(5)
    await window.getByLabel('Replace with').fill('NAVAL')
    await expect.poll(() => window.locator('.find-preview').innerText()).toMatch(/military.*NAVAL/i)
    await screenshot(window, 'find-preview')
    await window.getByRole('button', { name: 'Replace all' }).click()
    await expect.poll(() => text().innerText()).toContain('NAVAL')
    await press('Escape')
    await press('Control+z')
    await expect.poll(() => text().innerText()).not.toContain('NAVAL')
  })

  it('creates a field and fills it in everywhere', async () => {
    await emptyLine()
    await press(wordKeys.field)
    await type('Call sign')
    await window.getByRole('dialog').getByRole('button', { name: 'New field…' }).click()
    await window.getByRole('button', { name: 'Create and insert' }).click()
    const chip = text().locator('[data-field="call_sign"]')
    await chip.waitFor()
    await chip.click()
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.getAttribute('data-field-input')))
      .toBe('call_sign')
    await type('HUNTER')
    await expect.poll(() => chip.innerText()).toBe('HUNTER')
  })
})
