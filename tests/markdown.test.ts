// A pack as Markdown and back gives the same pack; Markdown by others is read as far as a pack can hold it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { plainText } from '#shared/document/query'
import { newPack } from '../electron/app/new-pack'
import { readMarkdownFile } from '../electron/app/read-markdown'
import { writeMarkdownFile } from '../electron/app/write-markdown'
import { type PackContent, readPackFile } from '../electron/exchange'
import * as d from '../electron/pdf/testing/build'
import { pngAsset } from '../electron/pdf/testing/png'
import { loadLibrary } from '../electron/templates/load'
import { comparable } from '../electron/templates/packs/write-sections'
import { tortures } from './torture/documents'
import { optionTortures } from './torture/option-documents'
import { settingTortures } from './torture/setting-documents'

const folder = mkdtempSync(join(tmpdir(), 'attache-markdown-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
async function roundTrip(content: PackContent) {
  count += 1
  const path = join(folder, String(count), 'pack.md')
  mkdirSync(dirname(path))
  await writeMarkdownFile(content, path)
  const { file, content: back } = readMarkdownFile(path)
  expect(comparable(back.doc.content)).toEqual(comparable(content.doc.content))
  return { text: readFileSync(path, 'utf8'), path, file, back }
}

const SAMPLES = ['sample.bpack', 'samples/joint-exercise.bpack', 'samples/seminar-handout.bpack']

describe('a pack that goes out and comes in', () => {
  it.each(SAMPLES)('is the same: %s', async (name) => {
    const content = await readPackFile(join('resources', name))
    const { back, file, text } = await roundTrip(content)
    const { logo: _, ...meta } = content.meta
    expect(back.meta).toMatchObject(meta)
    expect(back.fields).toEqual(content.fields)
    expect([...back.assets.keys()].sort()).toEqual([...content.assets.keys()].sort())
    expect(file.remarks).toEqual([])
    expect(text).not.toContain('attache:block')
  })

  const library = loadLibrary('templates')
  it.each(library.blueprints.map(({ id }) => id))('is the same: blueprint %s', async (blueprint) => {
    await roundTrip(
      newPack(library, {
        ...{ blueprint, title: 'Talks', author: '', organisation: '', language: 'en-GB', date: '' },
        ...{ kind: undefined, values: new Map(), scenario: false },
        marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
      }),
    )
  })

  const hard = [...tortures, ...optionTortures, ...settingTortures].filter(
    ({ pack }) => comparable(pack.doc.content) !== '[]',
  )
  it.each(hard.map(({ name, pack }) => [name, pack] as const))('is the same: %s', async (_name, pack) => {
    const { meta, fields, doc } = pack
    await roundTrip({ meta, fields, doc, assets: new Map() }).catch((error: unknown) => {
      // Pictures of these packs are not given: what shows them is told.
      if (!JSON.stringify(doc).includes('"asset"')) throw error
    })
  })

  it('keeps pictures and enclosed files in a folder beside it', async () => {
    const [picture, logo] = [pngAsset(20, 10), { ...pngAsset(11, 7), name: 'logo.png' }]
    const { meta, fields, doc } = d.pack(
      d.doc(d.section('Map', {}, d.image(picture.id, { caption: 'The “gulf”' }))),
    )
    const assets = new Map([picture, logo].map((one) => [one.id, one]))
    const { text, back } = await roundTrip({ meta: { ...meta, logo: logo.id }, fields, doc, assets })
    expect(text).toMatch(/!\[.*\]\(<pack files\/.*\.png>/)
    expect(back.meta.logo).toBe(logo.id)
    expect(back.assets.size).toBe(2)
  })

  it('takes what was changed by hand, and says what is lost by it', async () => {
    const section = d.section('Plan', {}, d.p('Keep ', d.u('under'), ' this'), d.p('Other words'))
    const { meta, fields, doc } = d.pack(d.doc(section))
    const { path, text } = await roundTrip({ meta, fields, doc, assets: new Map() })
    writeFileSync(path, text.replace('Keep under this', 'Keep over that').replace('Other', 'New'))
    const { content, file } = readMarkdownFile(path)
    expect(plainText(content.doc.content[0] as never)).toMatch(/Keep over that\s*New words/)
    expect(file.remarks).toMatchObject([{ kind: 'changed', what: expect.stringContaining('was changed') }])
  })
})

describe('Markdown by others', () => {
  const read = (text: string | Uint8Array, name = 'Notes of a visit.md') => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return readMarkdownFile(path)
  }
  const typesIn = (text: string) =>
    read(text).content.doc.content.map(({ attrs, content: [title, ...blocks] }) => [
      `${attrs.level} ${plainText(title)}`,
      ...blocks.map(({ type }) => type),
    ])

  it('has its title on top or in its details, and a section for each heading of two levels', () => {
    const { content } = read('# Visit\n\nOpening words.\n\n## Aim\n\nText\n\n### Part\n\nMore\n\n## Means\n')
    expect(content.meta.title).toBe('Visit')
    expect(typesIn('# Visit\n\nOpening words.\n\n## Aim\n\nText\n\n### Part\n\nMore\n\n## Means\n')).toEqual([
      ['1 Visit', 'paragraph'],
      ['1 Aim', 'paragraph', 'heading', 'paragraph'],
      ['1 Means', 'paragraph'],
    ])
    const front = read(
      '---\ntitle: Report\nauthor: [A, B]\ndate: 2026-03-04\nlang: nl\nlayout: post\n---\n# One\n# Two\n',
    )
    expect(front.content.meta).toMatchObject({
      title: 'Report',
      author: 'A, B',
      date: '2026-03-04',
      language: 'nl',
    })
    expect(front.content.doc.content).toHaveLength(2)
    expect(front.file.remarks).toMatchObject([{ kind: 'lost', what: 'Details at the top: layout: post' }])
    expect(read('Just words.').content.meta.title).toBe('Notes of a visit')
  })

  it('keeps lists, tables, notes, code, quotations and pictures beside it', () => {
    writeFileSync(join(folder, 'map.png'), pngAsset(9, 9).bytes)
    const text = [
      ...[
        '# One',
        '1. First',
        '   1. Below',
        '2. Second',
        '- [ ] open',
        '- [x] done',
        '> Said',
        '```js\nlet a\n```',
      ],
      ...[
        '| A | B |\n|---|:-:|\n| 1 | *2* |',
        'Note.[^1]\n\n[^1]: The words.',
        '![The map](map.png "Where")',
      ],
      ...[
        'Setext\n---',
        '    indented',
        '* * *',
        'A [link](https://example.org) ~~gone~~ `code` line  \nbreak',
      ],
    ].join('\n\n')
    expect(typesIn(text)).toEqual([
      [
        '1 One',
        ...[
          'numberedParagraph',
          'numberedParagraph',
          'numberedParagraph',
          'taskList',
          'blockquote',
          'codeBlock',
        ],
        ...['table', 'paragraph', 'image'],
      ],
      ['1 Setext', 'codeBlock', 'horizontalRule', 'paragraph'],
    ])
    expect(read(text).file.remarks).toEqual([])
    expect(read(text).content.assets.size).toBe(1)
  })

  it.each([
    ['cells beyond the head of a table', '| alpha |\n|---|\n| beta | gamma | delta |\n| eta |'],
    ['cells without lines at the sides', 'alpha | beta\n--|--\ngamma | delta | eta\ntheta'],
    ['a wide table in a quotation', '> | alpha |\n> |--|\n> | beta | gamma |'],
    ['a wide table in a list', '- words\n\n  | alpha |\n  |---|\n  | beta | gamma |'],
    ['a wide table in code', '```\n| alpha |\n|---|\n| beta | gamma |\n```'],
    ['an escaped line', '| alpha\\|x |\n|---|\n| beta\\|y | gamma |'],
    ['lists with a bracket', '5) alpha\n6) beta\n\n- gamma\n\n* delta\n\n+ epsilon'],
    ['deep headings', '# one\n\n#### alpha\n\n###### beta\n\nzeta\n===\n\ntheta'],
    ['notes', 'alpha[^a] and beta[^gone]\n\n[^a]: gamma\n    delta\n\n[^unused]: epsilon'],
    ['addresses that nothing uses', 'alpha\n\n[x]: https://example.org/y'],
    [
      'HTML',
      '<details><summary>alpha</summary>\n\nbeta\n\n</details>\n\n<p>gamma<br>delta</p>\n\n<!-- epsilon -->',
    ],
    ['an HTML table', '<table><tr><td>alpha</td><td>beta</td></tr></table>'],
    ['letters by name', 'alpha&nbsp;&copy; beta &lt;gamma&gt; &amp;delta'],
    ['a definition list', 'alpha\n: beta\n\n: gamma'],
    ['a quotation in a list in a quotation', '> - alpha\n>   > beta\n>   1. gamma\n> - delta'],
    ['a list in a cell', '| a |\n|---|\n| - alpha<br>- beta |'],
    ['Obsidian', '> [!note] alpha\n> beta\n\n==gamma== %%delta%% [[epsilon|zeta]] ![[eta.png]] #theta ^iota'],
    ['formulas', '$alpha^2$ and\n\n$$\nbeta\n$$'],
    ['tabs and carriage returns', '-\talpha\r\n\tbeta\r\n\r\n\tgamma\r\n'],
    ['details between dashes', '---\ntitle: alpha\nbeta: x\n---\n\ndelta'],
    ['pictures that are missing', '![alpha](beta.png)'],
    ['words after a closing mark', '**alpha**beta _gamma_ __delta__ ~~epsilon~~ ~zeta~ ^eta^ <u>theta</u>'],
    ['addresses', '<https://example.org/alpha> [beta](<a b.html>) [delta][x]\n\n[x]: y.html'],
  ])('keeps every word, or says which is left out: %s', (_name, text) => {
    const { content, file } = read(text)
    const kept = JSON.stringify([content.meta, content.doc]) + JSON.stringify(file.remarks)
    const wanted = text.match(/\b(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota)\b/g) ?? []
    expect(wanted.filter((word) => !new RegExp(`\\b${word}\\b`).test(kept))).toEqual([])
  })

  it('says what it can’t keep, and takes nothing from elsewhere', () => {
    writeFileSync(join(dirname(folder), 'attache-outside.png'), pngAsset(5, 5).bytes)
    const { content, file } = read(
      '# A\n\n<div class="x">Boxed</div>\n\n![Out](../attache-outside.png)\n\n![Web](https://example.org/a.png)\n\n[x](javascript:alert(1)) <b>bold</b>\n\n::: unknown\n\nWords\n\n:::\n\n{{host}} and {{ not a field }}\n',
    )
    expect(content.assets.size).toBe(0)
    const words = plainText(content.doc.content[0] as never)
    for (const kept of ['Boxed', 'Out', 'Web', 'x', 'bold', 'Words']) expect(words).toContain(kept)
    expect(file.remarks.map(({ what }) => what).join('\n')).toMatch(/attache-outside[\s\S]*example\.org/)
    expect(content.fields).toMatchObject([{ name: 'host', label: 'Host' }])
    rmSync(join(dirname(folder), 'attache-outside.png'))
  })

  it('reads other encodings and line ends, and refuses what is no text', () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'# Ä'].map((c) => c.charCodeAt(0))).buffer),
    ])
    expect(plainText(read(utf16).content.doc.content[0]?.content[0] as never)).toBe('Ä')
    const latin = Uint8Array.from([35, 32, 0xc4, 13, 10, 13, 10, 0x93, 97, 0x94])
    expect(plainText(read(latin).content.doc.content[0] as never)).toContain('“a”')
    expect(() => read(new Uint8Array([1, 0, 2]))).toThrow('is not a text')
    expect(read('').content.doc.content).toHaveLength(1)
  })

  it.each([
    '---\n',
    '---\na: [\n---\nx',
    '```',
    '[^1]: a',
    '| a |\n|-|',
    '> > > > 1. - a',
    '<!-- attache:block {"shown":"0","node":7} -->\n',
    '<!-- attache:section {"attrs":{"level":9,"marking":5}} -->\n# A',
    '<!-- attache:attrs {"level":"x"} -->\n\nwords',
    '{{#if a}}\n\nx',
    '::: callout\n\nx\n\n:::',
    '1. a\n\n   | x |\n   |---|\n   | y |\n',
    `${'> '.repeat(300)}deep`,
    `${'- '.repeat(200)}deep`,
    '# \n## \n### ',
    '[a]: <b>\n[a]',
    '\u0000\u202e',
    '&copy; \\&amp; &#0;',
    '* [ ] a\n* b',
  ])('ends with a pack, whatever it is: %j', (text) => {
    expect(read(text.replaceAll('\u0000', '')).content.doc.content.length).toBeGreaterThan(0)
  })
})
