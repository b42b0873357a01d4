// Every key that the two sets of keyboard shortcuts have for their own, pressed in the real window: what one sees then.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { longDate } from '#shared/days'
import type { KeySet } from '#shared/ipc'
import { b, h, p, ul } from '../electron/pdf/testing/build'
import { writeClipboard } from './harness/clipboard'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { menuLines } from './harness/menu'
import { callMain, makePack, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
let pagesBefore = 0

const press = (key: string): Promise<void> => window.keyboard.press(key)
const text = (): Locator => window.locator('.document').first()
const dialog = (name: string) => () => window.getByRole('dialog', { name, exact: true }).waitFor()
const reads = (words: string) => () => expect.poll(() => text().innerText()).toContain(words)

/** The label of what has the focus. */
const focused = (label: string) => () =>
  expect.poll(() => window.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(label)

/** How the first paragraph is aligned on the screen. */
const aligned = (to: string) => () =>
  expect
    .poll(() =>
      text()
        .locator('p', { hasText: 'naval' })
        .evaluate((element) => getComputedStyle(element).textAlign),
    )
    .toMatch(to)

/** The words of one place come before those of another. */
const inOrder = (one: string, other: string) => () =>
  expect
    .poll(async () => {
      const words = await text().innerText()
      return words.indexOf(one) < words.indexOf(other)
    })
    .toBe(true)

/** Puts the cursor into the block with these words and selects the line. */
async function select(words: string): Promise<void> {
  await text().getByText(words).first().click()
  await press('Home')
  await press('Shift+End')
}

interface Row {
  readonly what: string
  /** Keys of each set, in Playwright's notation. */
  readonly word?: readonly string[]
  readonly own?: readonly string[]
  /** The line that is selected. */
  readonly on?: string
  before?(): Promise<void>
  /** What one sees. */
  see(): Promise<unknown>
}

const both = (...keys: readonly string[]) => ({ word: keys, own: keys })
const today = (): string => {
  const now = new Date()
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return longDate(`${now.getFullYear()}-${month}-${day}`, 'en-GB')
}
const centred = async (): Promise<void> => {
  const { keys } = await callMain(window, 'settings.read', null)
  await press(keys === 'word' ? 'Control+e' : 'Control+Alt+e')
  await aligned('center')()
}

const rows: readonly Row[] = [
  {
    what: 'goes to the start of the next paragraph',
    ...both('Control+ArrowDown'),
    see: async () => {
      await press('X')
      await reads('XOutlook')()
    },
  },
  {
    what: 'selects to the start of the paragraph',
    ...both('Control+Shift+ArrowUp'),
    on: 'second item',
    before: () => press('End'),
    see: async () => {
      await press('X')
      await expect.poll(() => text().innerText()).not.toContain('second item')
      await reads('deep item')()
    },
  },
  {
    what: 'replaces, with the cursor in the field for it',
    ...both('Control+h'),
    see: focused('Replace with'),
  },
  {
    what: 'goes back to the list of packs',
    word: ['Control+w', 'Control+F4'],
    own: ['Control+Shift+L'],
    see: () => window.locator('.library-head').waitFor(),
  },
  { what: 'changes the case', ...both('Shift+F3'), see: reads('The Naval Visit') },
  {
    what: 'makes a heading a plain paragraph',
    word: ['Control+Shift+N', 'Control+Alt+0'],
    own: ['Control+Alt+0'],
    on: 'Outlook',
    see: () => text().locator('p', { hasText: 'Outlook' }).waitFor(),
  },
  {
    what: 'takes the alignment off',
    word: ['Control+q'],
    before: centred,
    see: aligned('start'),
  },
  {
    what: 'takes a deep item out of its lists',
    word: ['Control+q', 'Control+Shift+N'],
    own: ['Control+Alt+0'],
    on: 'deep item',
    see: () => text().locator('.section-content > p', { hasText: 'deep item' }).waitFor(),
  },
  {
    what: 'makes a section one of the next level',
    ...both('Alt+Shift+ArrowRight'),
    on: 'Part 2',
    see: () => expect.poll(() => window.locator('.outline-number').allInnerTexts()).toEqual(['1', '1.1']),
  },
  {
    what: 'moves a paragraph down',
    ...both('Alt+Shift+ArrowDown'),
    see: inOrder('Outlook', 'the naval visit'),
  },
  {
    what: 'moves a heading up',
    ...both('Alt+Shift+ArrowUp'),
    on: 'Outlook',
    see: inOrder('Outlook', 'the naval visit'),
  },
  {
    what: 'makes a heading one of the next level',
    ...both('Alt+Shift+ArrowRight'),
    on: 'Outlook',
    see: () => text().locator('h4', { hasText: 'Outlook' }).waitFor(),
  },
  {
    what: 'indents an item',
    word: ['Control+m', 'Alt+Shift+ArrowRight'],
    own: ['Alt+Shift+ArrowRight'],
    on: 'second item',
    see: () => text().locator('ul ul', { hasText: 'second item' }).waitFor(),
  },
  {
    what: 'takes an item out',
    word: ['Control+Shift+M', 'Alt+Shift+ArrowLeft'],
    own: ['Alt+Shift+ArrowLeft'],
    on: 'deep item',
    see: () => expect.poll(() => text().locator('ul ul').count()).toBe(0),
  },
  {
    what: 'clears the formatting',
    word: ['Control+Space', 'Control+\\'],
    own: ['Control+\\'],
    on: 'in bold',
    see: () => expect.poll(() => text().locator('strong').count()).toBe(0),
  },
  { what: 'inserts the date', ...both('Alt+Shift+D'), see: () => reads(today())() },
  {
    what: 'goes to a heading',
    ...both('Control+g', 'F5'),
    see: async () => {
      await dialog('Go to')()
      await window.keyboard.type('Outlook')
      await press('Enter')
      await window.locator('.crumb[aria-current="location"]', { hasText: 'Outlook' }).waitFor()
      await window.keyboard.type('New ')
      await reads('New Outlook')()
    },
  },
  { what: 'aligns left', word: ['Control+l'], own: ['Control+Alt+l'], before: centred, see: aligned('left') },
  { what: 'centres', word: ['Control+e'], own: ['Control+Alt+e'], see: aligned('center') },
  { what: 'aligns right', word: ['Control+r'], own: ['Control+Alt+r'], see: aligned('right') },
  { what: 'justifies', word: ['Control+j'], before: centred, see: aligned('justify') },
  {
    what: 'takes the centring off again',
    word: ['Control+e'],
    own: ['Control+Alt+e'],
    before: centred,
    see: aligned('start'),
  },
  { what: 'inserts a link', word: ['Control+k'], own: ['Control+Shift+k'], see: dialog('Insert link') },
  {
    what: 'makes a bullet list',
    word: ['Control+Shift+L'],
    own: ['Control+Shift+8'],
    see: () => text().locator('ul li', { hasText: 'the naval visit' }).waitFor(),
  },
  {
    what: 'goes to the list of styles',
    word: ['Control+Shift+S'],
    see: async () => {
      await focused('Paragraph style')()
      // Where the browser opened the list, it is closed.
      await press('Escape')
    },
  },
  {
    what: 'makes a heading',
    ...both('Control+Alt+2'),
    see: () => text().locator('h4', { hasText: 'the naval visit' }).waitFor(),
  },
  {
    what: 'pastes without formatting',
    word: ['Control+Shift+V', 'Control+Alt+v'],
    own: ['Control+Shift+V'],
    before: () => writeClipboard(running.app, { html: '<b>pasted</b>', text: 'pasted' }),
    see: async () => {
      await reads('pasted')()
      expect(await text().locator('strong', { hasText: 'pasted' }).count()).toBe(0)
    },
  },
  {
    what: 'lists all commands',
    word: ['Control+Shift+P', 'Alt+q', 'F1'],
    own: ['Control+k'],
    see: dialog('Command palette'),
  },
  { what: 'exports', word: ['Control+Alt+e'], own: ['Control+e'], see: dialog('Export as PDF') },
  {
    what: 'splits the view',
    word: ['Control+Alt+s'],
    own: ['Control+Shift+S'],
    see: () => expect.poll(() => window.locator('.text-column').count()).toBe(2),
  },
  { what: 'inserts a field', word: ['Control+F9'], own: ['Control+Alt+v'], see: dialog('Insert field') },
  { what: 'counts words', word: ['Control+Shift+G'], see: dialog('Word count') },
  {
    what: 'shows the pages',
    word: ['Control+Alt+p', 'Control+Alt+i', 'Control+F2'],
    own: ['Control+Alt+p'],
    before: async () => {
      pagesBefore = await window.locator('.pages-pane').count()
    },
    // Whether they are shown is kept from one pack to the next.
    see: () => expect.poll(() => window.locator('.pages-pane').count()).toBe(1 - pagesBefore),
  },
]

const SECTIONS = () => [
  sectionOf(
    'Part 1',
    p('the naval visit'),
    h(1, 'Outlook'),
    p(b('in bold')),
    ul('first item', 'second item', [p('third item'), ul('deep item')]),
  ),
  sectionOf('Part 2', p('the end')),
]

afterAll(removeHomes)

/** Chooses a set in the settings, as a user does. */
async function choose(set: 'As in Word' | 'Attaché'): Promise<void> {
  await press('Control+,')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await settings.getByLabel('Keyboard shortcuts').selectOption({ label: set })
  await settings.getByRole('button', { name: 'Save', exact: true }).click()
  await settings.waitFor({ state: 'detached' })
}

async function start(set: KeySet, home?: string): Promise<void> {
  running = await launchApp(home === undefined ? {} : { home })
  window = running.window
  await window.getByRole('heading').first().waitFor()
  const settings = await callMain(window, 'settings.read', null)
  if (settings.keys !== set) await choose(set === 'word' ? 'As in Word' : 'Attaché')
}

describe.each(['word', 'own'] as const)('in the set %s', (set) => {
  const presses = rows.flatMap((row) =>
    (row[set] ?? []).map((key): [string, string, Row] => [key, row.what, row]),
  )
  let made = 0

  beforeAll(() => start(set))
  afterAll(() => running.killHard())

  it.each(presses)('%s %s', async (key, _what, { on = 'naval', before, see }) => {
    made += 1
    await makePack(window, `Keys ${String(made).padStart(3, '0')}`, SECTIONS())
    await select(on)
    await before?.()
    await press(key)
    await see()
  })

  it('F12 saves a copy to send', async () => {
    const path = join(makeHome(), 'copy.bpack')
    await makePack(window, 'Sent', SECTIONS())
    await answerSaveDialog(running.app, path)
    await press('F12')
    await window.getByText(`Saved as ${path}`).waitFor()
    expect(existsSync(path)).toBe(true)
  })

  it('Control+S says that all is saved, for a moment', async () => {
    await makePack(window, 'Saved', SECTIONS())
    await select('naval')
    const status = window.locator('.save-status')
    const colour = () => status.evaluate((element) => getComputedStyle(element).backgroundColor)
    const before = await colour()
    await press('Control+s')
    await window.locator('.save-status[data-flash]').waitFor()
    expect(await colour()).not.toBe(before)
    expect(await status.locator('[aria-hidden]').innerText()).toBe('Saved')
    await expect.poll(colour).toBe(before)
    // A screen reader reads new words in a status: they are new at the second time, too.
    const said = status.getByRole('status').getByText('All changes saved')
    const first = await said.elementHandle()
    await press('Control+s')
    await expect.poll(() => first?.evaluate((element) => element.isConnected)).toBe(false)
    await said.waitFor({ state: 'attached' })
  })
})

describe('the setting', () => {
  afterEach(() => running.killHard())

  it('changes tips, menu, list of shortcuts and keys at once, and is kept', async () => {
    await start('word')
    await makePack(window, 'Setting', SECTIONS())
    const tip = () => window.locator('.editor-toolbar [aria-label="Link"]').getAttribute('title')
    const accelerator = async () =>
      (await menuLines(running.app)).find(({ id }) => id === 'palette')?.accelerator
    const listed = async () => {
      await press('Control+/')
      const row = window.locator('.shortcut', { hasText: 'All commands' })
      const keys = await row.locator('kbd').allInnerTexts()
      await press('Escape')
      return keys
    }
    expect(await tip()).toBe('Link (Ctrl+K)')
    await expect.poll(accelerator).toBe('CmdOrCtrl+Shift+P')
    expect(await listed()).toEqual(['Ctrl+Shift+P', 'Alt+Q', 'F1'])
    await press('Control+,')
    await window.getByRole('dialog', { name: 'Settings' }).waitFor()
    await screenshot(window, 'settings-keys')
    await press('Escape')

    await choose('Attaché')
    await expect.poll(tip).toBe('Link (Ctrl+Shift+K)')
    await expect.poll(accelerator).toBe('CmdOrCtrl+K')
    expect(await listed()).toEqual(['Ctrl+K'])
    await select('naval')
    await press('Control+k')
    await dialog('Command palette')()
    await press('Escape')

    const { home } = running
    await running.killHard()
    await start('own', home)
    await press('Control+k')
    await dialog('Command palette')()
  })

  it.each([
    ['word', 'Alt+F4'],
    ['own', 'Control+q'],
  ] as const)('quits in the set %s with %s', async (set, key) => {
    await start(set)
    const gone = once(running.app.process(), 'exit')
    // The window goes while the key is still held.
    await press(key).catch(() => undefined)
    const [code] = await gone
    expect(code).toBe(0)
  })
})
