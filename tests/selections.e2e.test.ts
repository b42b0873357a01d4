// Typing, composing, dead keys and pasting over any selection, and the cursor's position afterwards, with real keys.
import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { writeClipboard } from './harness/clipboard'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
import { screenshot } from './harness/screenshot'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp
let window: Page
let devTools: CDPSession
let packs = 0

beforeAll(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
  devTools = await window.context().newCDPSession(window)
})
afterAll(async () => {
  await running.killHard()
  removeHomes()
})

const text = () => window.locator('.document').first()
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.keyboard.press(key)
}
const type = (words: string): Promise<void> => window.keyboard.type(words)

/** Opens a new pack with these sections and puts the cursor in a text. */
async function open(sections: readonly Section[], words?: string): Promise<void> {
  packs += 1
  await makePack(window, `Pack ${packs}`, sections)
  if (words) {
    await text().getByText(words, { exact: true }).click()
    await press('End')
  }
}

/** The saved sections as lines: the title after `#`, then the blocks. */
async function drawn(): Promise<string[]> {
  const sections = await savedSections(window, `Pack ${packs}`)
  return sections.flatMap((section) => [
    `# ${(section.content[0].content ?? []).map((part) => ('text' in part ? part.text : '')).join('')}`,
    ...drawSection(section),
  ])
}

/** A dead key and its letter, as an input method of the system sends them. */
async function compose(first: string, letter: string): Promise<void> {
  await devTools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Dead',
    code: 'Equal',
    windowsVirtualKeyCode: 229,
  })
  await devTools.send('Input.imeSetComposition', {
    text: first,
    selectionStart: first.length,
    selectionEnd: first.length,
  })
  await devTools.send('Input.insertText', { text: letter })
}

/** Selects from one cell to another with the mouse. */
async function selectCells(from: string, to: string): Promise<void> {
  await text().locator('td', { hasText: from }).hover()
  await window.mouse.down()
  await text().locator('td', { hasText: to }).hover()
  await window.mouse.up()
  await text().locator('.selectedCell').first().waitFor()
}

const p = build.p
const two = () => [sectionOf('One', p('first'), p('second')), sectionOf('Two', p('third'), p('fourth'))]

describe('the whole pack', () => {
  it('is replaced by typing, and restored in one undo step', async () => {
    await open(two(), 'second')
    const before = await drawn()
    await press('Control+a')
    await type('New text')
    expect(await drawn()).toEqual(['# ', 'p New text'])
    await press('Control+z')
    expect(await drawn()).toEqual(before)
    await press('Control+y')
    expect(await drawn()).toEqual(['# ', 'p New text'])
  })

  it.each([
    ['text', { text: 'New words', html: '' }, ['# ', 'p New words']],
    ['lines', { text: 'New\nwords', html: '' }, ['# ', 'p New', 'p words']],
    ['HTML', { text: 'x', html: '<h1>Head</h1><p>New <b>words</b></p>' }, ['# ', 'h1 Head', 'p New *words*']],
  ])('gives way to pasted %s', async (_kind, data, expected) => {
    await open(two(), 'second')
    const before = await drawn()
    await writeClipboard(running.app, data)
    await press('Control+a', 'Control+v')
    expect(await drawn()).toEqual(expected)
    await press('Control+z')
    expect(await drawn()).toEqual(before)
  })

  it('is replaced by composed letters, in one section', async () => {
    await open(two(), 'second')
    const before = await drawn()
    await press('Control+a')
    await compose('´', 'é')
    await type('t')
    expect(await drawn()).toEqual(['# ', 'p ét'])
    await expect
      .poll(async () => {
        await press('Control+z')
        return drawn()
      })
      .toEqual(before)
  })

  it('is replaced by text that comes without key events', async () => {
    await open(two(), 'second')
    await press('Control+a')
    await window.keyboard.insertText('New text')
    expect(await drawn()).toEqual(['# ', 'p New text'])
  })

  it('is unchanged after cut and paste: annex, landscape, marking and level', async () => {
    const sections = [
      build.section('One', { level: 1, marking: 'restricted' }, p('first')),
      build.section('Two', { level: 2, excluded: true }, p('second')),
      build.section('Three', { annex: true, landscape: true }, p('third')),
    ]
    await open(sections, 'first')
    await press('Control+a', 'Control+x', 'Control+v')
    const saved = await savedSections(window, `Pack ${packs}`)
    expect(saved.map(({ attrs }) => attrs)).toEqual(sections.map(({ attrs }) => attrs))
    await open([sectionOf('', p(''))])
    await text().locator('p').first().click()
    await press('Control+v')
    const other = await savedSections(window, `Pack ${packs}`)
    expect(other.map(({ attrs }) => attrs)).toEqual(sections.map(({ attrs }) => attrs))
  })
})

describe('several sections', () => {
  it('are replaced by a composition', async () => {
    await open(two(), 'second')
    await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    for (let step = 0; step < 8; step += 1) await press('Shift+ArrowRight')
    await compose('´', 'é')
    expect((await drawn()).join(' ')).toMatch(/first p secé/)
  })
})

describe('cells', () => {
  const table = () =>
    sectionOf(
      'One',
      build.table('', build.tr(build.td('a'), build.td('b')), build.tr(build.td('c'), build.td('d'))),
      p('end'),
    )

  it('are typed over in the first one', async () => {
    await open([table()], 'a')
    await selectCells('a', 'd')
    await type('t')
    expect((await drawn())[1]).toBe('table p t | p  / p  | p ')
    await press('Control+z')
    expect((await drawn())[1]).toBe('table p a | p b / p c | p d')
  })

  it('are composed over in the first one', async () => {
    await open([table()], 'a')
    await selectCells('a', 'd')
    await compose('´', 'é')
    expect((await drawn())[1]).toBe('table p é | p  / p  | p ')
  })
})

describe('the cursor', () => {
  it('is below a rule, in an empty paragraph, in a cell and in a list', async () => {
    await open([sectionOf('One', p(''), p('next'))])
    await text().locator('p').first().click()
    await type('---abc')
    expect(await drawn()).toEqual(['# One', 'horizontalRule', 'p abc', 'p next'])
    const cells = build.table('', build.tr(build.td(''), build.td('b')))
    await open([sectionOf('One', cells, p('next'))])
    await text().locator('td').first().click()
    await type('---abc')
    expect((await drawn())[1]).toBe('table horizontalRule p abc | p b')
  })

  it('is after a note, a field and a reference at the end of a line, whatever is composed there', async () => {
    for (const [chip, shown] of [
      [build.note('n'), '{footnote: n}'],
      [build.field('host'), '{host}'],
      [build.ref('x', 'number'), '{→number}'],
    ] as const) {
      const line = p('words', chip)
      await open([sectionOf('One', line, p('next'))])
      await text().locator('p').first().click()
      await press('End')
      await compose('´', 'é')
      await type('t')
      await compose('s', '世')
      const [, words] = await drawn()
      expect(words).toBe(`p words${shown}ét世`)
    }
  })

  it('is after an image, in view, so that typing continues there', async () => {
    await open([sectionOf('One', ...Array.from({ length: 40 }, (_, index) => p(`line ${index}`)))], 'line 39')
    // The picture comes long after the words behind it are typed and saved.
    const session = await window.context().newCDPSession(window)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 12 })
    await text().evaluate(async (target) => {
      const canvas = new OffscreenCanvas(300, 200)
      canvas.getContext('2d')?.fillRect(0, 0, 200, 100)
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'a.png', { type: 'image/png' }))
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await text().locator('figure.image').waitFor()
    await type('behind')
    expect((await drawn()).slice(-3)).toEqual(['p line 39', 'image', 'p behind'])
    const behind = text().getByText('behind', { exact: true })
    await expect
      .poll(() => behind.evaluate((place) => place.getBoundingClientRect().bottom < innerHeight))
      .toBe(true)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await screenshot(window, 'behind-image')
  })

  it("is in the caption at once after the palette's command", async () => {
    const table = build.table('', build.tr(build.td('a'), build.td('b')))
    await open([sectionOf('One', table, p('end'))], 'a')
    await press(wordKeys.palette)
    await type('caption of')
    const field = await window.evaluate(() => {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(enter)
      return document.activeElement?.className
    })
    expect(field).toBe('caption')
    await type('Ships')
    expect((await drawn())[1]).toContain('“Ships”')
  })
})

it("copies the definition of a pack's field to another pack", async () => {
  const berth = {
    name: 'berth',
    label: 'Berth of the ship',
    prompt: 'Where does she lie?',
    type: 'choice',
    example: 'Pier 2',
    default: '',
    choices: ['Pier 1', 'Pier 2'],
    value: 'Pier 1',
  } as const
  packs += 1
  await makePack(
    window,
    `Pack ${packs}`,
    [sectionOf('One', p('at ', build.field('berth')), p('end'))],
    [berth],
  )
  await text().getByText('end', { exact: true }).click()
  await press('Control+a', 'Control+c')
  await open([sectionOf('', p(''))])
  await text().locator('p').first().click()
  await press('Control+v')
  expect((await drawn())[1]).toBe('p at {berth}')
  await expect.poll(() => text().locator('.field-chip').textContent()).toBe('Berth of the ship')
})

describe('dragged text', () => {
  /** Drags from the start of the selection to after other words. */
  async function drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (!start || !end) throw new Error('Nothing to drag')
    await window.mouse.move(start.x + 10, start.y + start.height / 2)
    await window.mouse.down()
    await window.mouse.move(start.x + 30, start.y + start.height / 2 + 4, { steps: 4 })
    await window.mouse.move(end.x + end.width - 3, end.y + end.height / 2, { steps: 8 })
    await window.mouse.up()
  }
  const numbered = (id: string, words: string): Block => ({
    type: 'numberedParagraph',
    attrs: { id, level: 1, marking: null, audience: null },
    content: [{ type: 'text', text: words }],
  })
  const three = () => [sectionOf('One', numbered('n1', 'first'), numbered('n2', 'second'), p('third'))]
  const ids = async () => {
    const [section] = await savedSections(window, `Pack ${packs}`)
    return section?.content
      .slice(1)
      .map((block) => (block.type === 'numberedParagraph' ? block.attrs.id : null))
  }

  it('moves with its id, also to the second pane of a split view, and only once', async () => {
    for (const [from, to] of [
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const) {
      await open(three(), 'first')
      if (to !== from) await press(wordKeys.split)
      const words = (pane: number, text: string) =>
        window.locator('.document').nth(pane).getByText(text, { exact: true })
      await words(from, 'first').click()
      await press('Home', 'Shift+ArrowDown')
      await drag(words(from, 'first'), words(to, 'second'))
      await expect.poll(drawn).toEqual(['# One', 'n1 second', 'n1 first', 'p third'])
      expect(await ids()).toEqual(['n2', 'n1', null])
      await press('Control+z')
      expect(await drawn()).toEqual(['# One', 'n1 first', 'n1 second', 'p third'])
      if (to !== from) await window.getByRole('button', { name: 'Remove split' }).click()
    }
  })

  it('keeps its marking at the new position', async () => {
    const secret = { type: 'paragraph', attrs: { textAlign: null, marking: 'secret' } } as const
    await open(
      [sectionOf('One', { ...secret, content: [{ type: 'text', text: 'hush' }] }, p('plain'))],
      'hush',
    )
    await press('Home', 'Shift+End')
    await drag(text().getByText('hush', { exact: true }), text().getByText('plain', { exact: true }))
    await expect.poll(async () => (await drawn()).at(-1)).toBe('p plainhush')
    const [section] = await savedSections(window, `Pack ${packs}`)
    expect(section?.content.at(-1)).toMatchObject({ attrs: { marking: 'secret' } })
  })
})
