// Pastes what other programs put on the clipboard, through the real clipboard, and copies out to them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import type { Pack, PackSummary } from '#shared/pack'
import { writeClipboard } from './harness/clipboard'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes, root } from './harness/launch'
import { screenshot } from './harness/screenshot'

const FIXTURES = [
  'word',
  'libreoffice-writer',
  'libreoffice-calc',
  'excel',
  'google-docs',
  'browser',
  'hostile',
  'tabbed',
  'plain',
] as const
const TEXTS: Readonly<Record<string, string>> = {
  tabbed: 'Ship\tNumber\r\nFrigate\t4\r\nTug\t1,250\r\n',
  plain: 'First line\r\nSecond <b>line</b>\r\n\r\n  Third line',
}

let running: LaunchedApp
let window: Page
let pasted: Readonly<Record<string, readonly string[]>>
const complaints: string[] = []

beforeAll(async () => {
  running = await launchApp()
  window = running.window
  window.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  window.on('pageerror', (error) => complaints.push(error.message))
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
  await makePack('Pastes', FIXTURES)
  for (const [index, name] of FIXTURES.entries()) {
    await cursorIn(index)
    await put(name)
    await window.keyboard.press('Control+v')
  }
  const sections = await savedSections('Pastes')
  pasted = Object.fromEntries(FIXTURES.map((name, index) => [name, drawSection(sections[index] as Section)]))
})
afterAll(async () => {
  await running.killHard()
  removeHomes()
})

const call = <Reply>(channel: string, request: unknown): Promise<Reply> =>
  window.evaluate(
    async ([name, given]) => {
      const { attache } = globalThis as unknown as {
        attache: { call(name: unknown, given: unknown): Promise<{ value: unknown }> }
      }
      return (await attache.call(name, given)).value
    },
    [channel, request],
  ) as Promise<Reply>

/** A pack with an empty section of each title, opened. */
async function makePack(title: string, titles: readonly string[]): Promise<void> {
  const { id } = await call<PackSummary>('packs.sample', null)
  const { meta, doc } = await call<Pack>('packs.read', { id })
  const attrs = {
    ...doc.content[0]?.attrs,
    level: 1,
    templateId: null,
    templateVersion: null,
    templateVariant: null,
  }
  const sections = titles.map((words, index) => ({
    type: 'section',
    attrs: { ...attrs, id: `s${index}` },
    content: [
      { type: 'sectionTitle', content: [{ type: 'text', text: words }] },
      { type: 'paragraph', attrs: { textAlign: null, marking: null } },
    ],
  }))
  await call('packs.create', { meta: { ...meta, title }, fields: [], sections })
  await window.reload()
  await window.locator('tr', { hasText: title }).dblclick()
  await window.locator('.document').waitFor()
}

async function cursorIn(index: number): Promise<void> {
  await window.locator('.section').nth(index).locator('p').first().click()
}

/** Puts a fixture on the system's clipboard, as HTML with its words or as plain text. */
async function put(name: string): Promise<void> {
  const text = TEXTS[name]
  const html = text ? '' : readFileSync(join(root, 'tests/fixtures/clipboard', `${name}.html`), 'utf8')
  await writeClipboard(running.app, { text: text ?? 'the words alone', html })
}

async function savedSections(title: string): Promise<readonly Section[]> {
  await window.keyboard.press('Control+s')
  await window.locator('.save-status[data-phase="saved"]').waitFor()
  const packs = await call<readonly PackSummary[]>('packs.list', null)
  const { doc } = await call<Pack>('packs.read', { id: packs.find((pack) => pack.title === title)?.id })
  return doc.content
}

/** A paragraph that stands in several fixtures. */
const ARRIVAL = {
  words:
    'The delegation arrives on *4 March* and is met by /the host nation/; see the [programme](https://example.org/programme)',
  note: '{footnote: Ministry of Defence, annual plan, p. 3.}',
}

describe('pasting', () => {
  it('keeps the structure of Word: title, headings, nested lists, notes, tables', () => {
    expect(pasted.word).toEqual([
      'h1 Visit of the staff college',
      'h1 Aims',
      `p ${ARRIVAL.words.replace('4 M', '4␣M')}${ARRIVAL.note}. It is the 2^nd^ visit, _not the first_.`,
      'ul(li(p Agree on exercises ul(li(p at sea ol(li(p with submarines))))) li(p Exchange officers))',
      'ol3(li(p Third step) li(p Fourth step))',
      'p:center Centred words',
      'table #p Unit | #[w2]p Strength / [h2]p 1^st^ Brigade | p Officers | [right]p 120 / p Others | p ',
      'p After the table, a local file.',
    ])
  })

  it('keeps the structure of LibreOffice Writer', () => {
    expect(pasted['libreoffice-writer']).toEqual([
      'h1 Visit of the staff college',
      `p ${ARRIVAL.words}${ARRIVAL.note}. It is the 2^nd^ visit, _not the first_.`,
      'p:center Centred words',
      'h2 Aims',
      'ul(li(p Agree on exercises ul(li(p at sea) li(p on land))) li(p Exchange officers))',
      'ol(li(p First step ol(li(p its part))) li(p Second step))',
      'table #p Unit | #[w2]p Strength / [h2]p 1st Brigade | p Officers | [right]p 120 / p Others | [right]p 2300',
      'p After the table.',
    ])
  })

  it('makes tables of ranges from Excel, LibreOffice Calc and tabbed text: header row, numbers at the right', () => {
    expect(pasted.excel).toEqual([
      'table #p Equipment | #[right]p In service | #[right]p Share / p Frigates | [right]p 4 | [right]p 50% / ' +
        'p Patrol boats & tenders | [right]p 1,250 | p  / [w2]p [All ships](https://example.org/ships) | [right]p 75%',
    ])
    expect(pasted['libreoffice-calc']).toEqual([
      'table #p Equipment | #[right]p In service | #[right]p Share / p Frigates | [right]p 4 | [right]p 50.00% / ' +
        'p Patrol boats & tenders | [right]p 1250 | [right]p 25.00% / [w2]p All ships | [right]p 75.00%',
    ])
    expect(pasted.tabbed).toEqual([
      'table #p Ship | #[right]p Number / p Frigate | [right]p 4 / p Tug | [right]p 1,250',
    ])
  })

  it('keeps the structure of web pages and of documents on the web', () => {
    expect(pasted['google-docs']).toEqual([
      'h1 Visit of the staff college',
      `p ${ARRIVAL.words}.`,
      'ul(li(p Agree on exercises ul(li(p at sea))) li(p Exchange officers))',
      'table #p Unit | #[right]p Strength / p 1st Brigade | [right]p 2420',
    ])
    expect(pasted.browser).toEqual([
      'h2 Defence cooperation',
      'p Read /first/ the /note/ and the [annex](https://example.org/annex?a=1&b=2)^[1]^, then `run it`.',
      'ol4(li(p Fourth) li(p Fifth ul(li(p its part))))',
      'blockquote(p A saying.)',
      'pre two  spaces\nand a line',
      'table “Ships by year” #p Year | #[right]p Ships / p 2025 | [right]p 12',
      'p A plain div',
    ])
    expect(pasted.plain).toEqual(['p First line', 'p Second <b>line</b>', 'p Third line'])
  })

  it('lets nothing through that could run, and no foreign style', async () => {
    expect(pasted.hostile).toEqual([
      'p Kept words one two three four [good](https://example.org/)',
      'p Words in a form',
      'p Styled words',
      'p Section words',
    ])
    expect(await window.title()).not.toBe('run')
    const drawn = window.locator('.document')
    expect(
      await drawn.locator('script, iframe, object, embed, form, svg, [onclick], [onerror]').count(),
    ).toBe(0)
    expect(await drawn.locator(':is(p, li, td, th, h3, h4, h5, span, a)[style]').count()).toBe(0)
    expect(complaints).toEqual([])
    await screenshot(window, 'pasted')
  })
})
