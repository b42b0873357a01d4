// Pastes what other programs put on the clipboard, through the real clipboard, and copies out to them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import * as build from '../electron/pdf/testing/build'
import { readClipboard, writeClipboard } from './harness/clipboard'
import { drawSection } from './harness/draw-document'
import { type LaunchedApp, launchApp, removeHomes, root } from './harness/launch'
import { makePack, savedSections, sectionOf } from './harness/packs'
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

beforeAll(async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('heading', { name: 'No packs yet' }).waitFor()
  await makePack(
    window,
    'Pastes',
    FIXTURES.map((name) => sectionOf(name)),
  )
  for (const [index, name] of FIXTURES.entries()) {
    await cursorIn(index)
    await put(name)
    await window.keyboard.press('Control+v')
  }
  const sections = await savedSections(window, 'Pastes')
  pasted = Object.fromEntries(FIXTURES.map((name, index) => [name, drawSection(sections[index] as Section)]))
})
afterAll(async () => {
  await running.killHard()
  removeHomes()
})

async function cursorIn(index: number): Promise<void> {
  await window.locator('.section').nth(index).locator('p').first().click()
}

/** Puts a fixture on the system's clipboard, as HTML with its words or as plain text. */
async function put(name: string): Promise<void> {
  const text = TEXTS[name]
  const html = text ? '' : readFileSync(join(root, 'tests/fixtures/clipboard', `${name}.html`), 'utf8')
  await writeClipboard(running.app, { text: text ?? 'the words alone', html })
}

/** A paragraph that several fixtures contain. */
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
      'p After the table, a local file.[Picture]',
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

  it('makes tables of ranges from Excel, LibreOffice Calc and tab-separated text: header row, right-aligned numbers', () => {
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

  it('keeps the structure of web pages and online documents', () => {
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

  it('lets no active content and no foreign styles through', async () => {
    expect(pasted.hostile).toEqual([
      'p Kept words one two three four [good](https://example.org/)',
      // One has no usable address; the other would run code and is refused when it is stored.
      'p [Picture]',
      'p [Picture]',
      'p Words in a form',
      'p Styled words',
      'p Section words',
    ])
    expect(await window.title()).not.toBe('run')
    const drawn = window.locator('.document')
    expect(
      await drawn.locator('script, iframe, object, embed, form, svg, [onclick], [onerror]').count(),
    ).toBe(0)
    await expect.poll(() => drawn.locator(':is(p, li, td, th, h3, h4, h5, span, a)[style]').count()).toBe(0)
    expect(running.complaints).toEqual([])
    await screenshot(window, 'pasted')
  })
})

const { b, callout, field, h, i, link, np, note, ol, p, packField, table, tasks, td, th, tr, ul } = build

const OWN: readonly Block[] = [
  h(1, 'First heading'),
  h(2, 'Second heading'),
  p('Words for ', field('host_nation'), ' with ', b('weight'), note('The source'), ' and ', i('lean'), '.'),
  np(1, 'First numbered'),
  np(2, 'Below it'),
  ul('One', [p('Two'), ol(1, 'Inner')]),
  tasks([true, 'Done'], [false, 'Open']),
  callout('risk', p('Mind the ', link('https://example.org/', 'gap'))),
  table(
    'Ships',
    tr(th('Ship'), th('Number', { colspan: 2, textAlign: 'right' })),
    tr(td('Frigate', { rowspan: 2, shade: 'amber' }), td('4'), td('5', { textAlign: 'right' })),
    tr(td('6'), td('7')),
  ),
]

describe('copying', () => {
  it('provides headings, lists, notes, tables and field values to other programs', async () => {
    await makePack(
      window,
      'Copies',
      [sectionOf('Title of it', ...OWN)],
      [packField('host_nation', 'Norway', 'Host nation')],
    )
    await window.locator('.document p').first().click()
    await window.keyboard.press('Control+a')
    await window.keyboard.press('Control+c')
    const { html, text } = await readClipboard(running.app)
    const seen = await window.evaluate((source) => {
      const page = new DOMParser().parseFromString(source.replaceAll(' style=', ' data-style='), 'text/html')
      for (const any of page.querySelectorAll('*'))
        for (const { name } of [...any.attributes])
          if (name.startsWith('data-') && name !== 'data-style') any.removeAttribute(name)
      const words = (selector: string): (string | null)[] =>
        [...page.querySelectorAll(selector)].map((element) => element.textContent)
      return {
        headings: [...page.querySelectorAll('h1, h2, h3')].map(
          (one) => `${one.localName} ${one.textContent}`,
        ),
        paragraphs: words('section > p'),
        items: words('li > p'),
        box: words('section > div > p'),
        caption: words('caption'),
        heads: [...page.querySelectorAll('thead th')].map((cell) => [
          cell.textContent,
          cell.getAttribute('scope'),
        ]),
        spans: [...page.querySelectorAll('[colspan], [rowspan]')].map((cell) => cell.textContent),
        right: words('td[align="right"], th[align="right"]'),
        shaded: words('[bgcolor]'),
        notes: words('[data-style*="mso-element:footnote"] p'),
        link: page.querySelector('a[href="https://example.org/"]')?.textContent,
      }
    }, html)
    expect(seen).toEqual({
      headings: ['h1 Title of it', 'h2 First heading', 'h3 Second heading'],
      paragraphs: ['Words for Norway with weight[1] and lean.', '1. First numbered', 'a. Below it'],
      items: ['One', 'Two', 'Inner', '☑ Done', '☐ Open'],
      box: ['Risk', 'Mind the gap'],
      caption: ['Ships'],
      heads: [
        ['Ship', 'col'],
        ['Number', 'col'],
      ],
      spans: ['Number', 'Frigate'],
      right: ['Number', '5'],
      shaded: ['Frigate'],
      notes: ['[1] The source'],
      link: 'gap',
    })
    expect(text).toContain('- One\n- Two\n  1. Inner\n☑ Done\n')
    expect(text).toContain('Ship\tNumber\nFrigate\t4\t5\n')
  })

  it('loses nothing on the way to another pack', async () => {
    await makePack(window, 'Copied', [sectionOf('Empty')])
    await cursorIn(0)
    await window.keyboard.press('Control+v')
    const [, section] = await savedSections(window, 'Copied')
    const [copied] = await savedSections(window, 'Copies')
    expect(section?.content[0]).toEqual(copied?.content[0])
    expect(drawSection(section as Section)).toEqual(drawSection(copied as Section))
    expect(drawSection(copied as Section)).toContain(
      'p Words for {host_nation} with *weight*{footnote: The source} and /lean/.',
    )
  })

  it('fills the cells of a table with a pasted range, with new rows and columns where there are too few', async () => {
    const small = table('', tr(th('A'), th('B')), tr(td('1'), td('2')))
    await makePack(window, 'Ranges', [sectionOf('Sheet', small, p(''))])
    await window.locator('.document td').nth(1).click()
    await put('excel')
    await window.keyboard.press('Control+v')
    const [section] = await savedSections(window, 'Ranges')
    expect(drawSection(section as Section)[0]).toBe(
      'table #p A | #p B | #p  | #p  / p 1 | p Equipment | [right]p In service | [right]p Share / ' +
        'p  | p Frigates | [right]p 4 | [right]p 50% / p  | p Patrol boats & tenders | [right]p 1,250 | p  / ' +
        'p  | [w2]p [All ships](https://example.org/ships) | [right]p 75%',
    )
    await window.keyboard.press('Control+z')
    await expect.poll(() => window.locator('.document tr').count()).toBe(2)
    expect(running.complaints).toEqual([])
  })
})
