// `attache export --table`: a PDF for each row, read back; and no reader's values in another's PDF.
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block, Inline, Section } from '#shared/document/nodes'
import type { PackField } from '#shared/pack'
import { packFileBytes } from '../electron/exchange'
import * as build from '../electron/pdf/testing/build'
import { pagesOf, placedTexts, textOf } from '../electron/pdf/testing/read-back'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'

const start = promisify(execFile)
const cli = join(root, 'out', 'main', 'cli.js')
const { doc, field, p, packField, section, table, td, th, tr } = build
/** Words that are printed only when the field has a value. */
const when = (name: string, ...words: (string | Inline)[]): Inline[] =>
  words.map((word) => ({
    ...(typeof word === 'string' ? { type: 'text', text: word } : word),
    marks: [{ type: 'onlyIf', attrs: { field: name, filled: true } }],
  })) as Inline[]
/** A section whose title, and so the bookmark, has a value in it. */
const forReader = (...blocks: Block[]): Section => {
  const made = section('', {}, ...blocks)
  const title = { type: 'sectionTitle', content: [{ type: 'text', text: 'For ' }, field('full_name')] }
  return { ...made, content: [title, ...made.content.slice(1)] } as Section
}
const withArticle: Inline = { type: 'field', attrs: { name: 'host_nation', form: { article: true } } }
let home = ''
const attache = (...args: string[]) =>
  start(process.execPath, [cli, ...args], { cwd: home, env: appEnvironment(home) })
const pdf = (name: string) => new Uint8Array(readFileSync(join(home, name)))
const written = () => readdirSync(join(home, 'out')).sort()

const PEOPLE = [
  ['Zoë Müller', 'Netherlands', '2026-10-02', 'Mongolian throat singing'],
  ['Ali ibn Rashid / 2', 'Oman', '3 May 26', ''],
  ['Zoë Müller', 'Joint Chiefs', '', 'Quixotic windmills'],
] as const

beforeAll(async () => {
  home = makeHome()
  const when_ = { ...packField('visit_date', '', 'Date of visit'), type: 'date' as const }
  const host: PackField = { ...packField('host_nation', 'Peru', 'Host nation'), type: 'country' }
  const hobby = { ...packField('hobby', '', 'Hobby'), optional: true }
  const made = build.pack(
    doc(
      section('Welcome, everybody', {}, p('The same words for all.')),
      forReader(
        p('Dear ', field('full_name'), ', come to ', withArticle, ' on ', field('visit_date'), '.'),
        p('Before. ', ...when('hobby', 'You like ', field('hobby'), '.')),
        table('', tr(th('Name'), th('Hobby')), tr(td(p(field('full_name'))), td(p(field('hobby'))))),
      ),
    ),
    { title: 'Invitation', kind: 'briefing' },
  )
  const fields = [packField('full_name', '', 'Full name'), host, when_, hobby]
  writeFileSync(join(home, 'a.bpack'), await packFileBytes({ ...made, fields, assets: new Map() }))
  const rows = [
    'FULL  NAME;Host-Nation;Date of visit;Hobby;Shoe size',
    ...PEOPLE.map((cells) => [...cells, '43'].join(';')),
    'Bad;Row;x;y;43;too much',
  ]
  writeFileSync(join(home, 'rows.csv'), `\ufeff${rows.join('\r\n')}\r\n`, 'utf16le')
  mkdirSync(join(home, 'out'))
})
afterAll(removeHomes)

/** The bytes of a PDF and of its streams, unpacked. */
function everything(bytes: Uint8Array): Buffer {
  const all = Buffer.from(bytes)
  const parts: Buffer[] = [all]
  for (let at = all.indexOf('stream'); at >= 0; at = all.indexOf('stream', at + 6)) {
    const from = all[at + 6] === 13 ? at + 8 : at + 7
    try {
      parts.push(inflateSync(all.subarray(from, all.indexOf('endstream', from))))
    } catch {
      // Not packed, or the word `endstream`.
    }
  }
  return Buffer.concat(parts)
}

/** How a PDF may write a text. */
const forms = (text: string): Buffer[] => {
  const wide = Buffer.from(text, 'utf16le').swap16()
  const hex = wide.toString('hex')
  return [
    Buffer.from(text),
    Buffer.from(text, 'latin1'),
    wide,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
  ]
}

describe('an export for each row of a table', () => {
  it('writes a PDF a row, with its values everywhere, and reports the bad row', async () => {
    const failed = attache(
      'export',
      'a.bpack',
      '--table',
      'rows.csv',
      '--out',
      'out/{{full name}} {{Host Nation}}.pdf',
    )
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('3 PDFs of 4 rows'),
      stderr: expect.stringMatching(
        /Columns that fill in no field: Shoe size\n(.|\n)*row 4: empty: Date of visit\nrow 5: not exported: It has more cells than there are headings: “too much” has none\.\n(.|\n)*1 row of 4 could not be exported/,
      ),
    })
    expect(written()).toEqual([
      'Ali ibn Rashid 2 Oman.pdf',
      'Zoë Müller Joint Chiefs.pdf',
      'Zoë Müller Netherlands.pdf',
    ])
    const first = textOf(pdf('out/Zoë Müller Netherlands.pdf'))
    expect(first).toContain('Dear Zoë Müller, come to the Netherlands on 2 October 2026.')
    expect(first).toContain('You like Mongolian throat singing.')
    expect(first).toContain('For Zoë Müller')
    const second = textOf(pdf('out/Ali ibn Rashid 2 Oman.pdf'))
    expect(second).toContain('Dear Ali ibn Rashid / 2, come to Oman on 3 May 26.')
    expect(second).not.toContain('You like')
    expect(textOf(pdf('out/Zoë Müller Joint Chiefs.pdf'))).toContain('on [Date of visit].')
  })

  it('has the values of no other row in any PDF, and the bytes of an export of that row alone', async () => {
    const names = ['Zoë Müller Netherlands', 'Ali ibn Rashid 2 Oman', 'Zoë Müller Joint Chiefs']
    for (const [index, name] of names.entries()) {
      const found = everything(pdf(`out/${name}.pdf`))
      const own = PEOPLE[index]?.join(' ') ?? ''
      const foreign = PEOPLE.flat().filter((value) => value.length > 3 && !own.includes(value))
      expect(foreign.length).toBeGreaterThan(2)
      // The same search finds the row's own value.
      const mine = forms(PEOPLE[index]?.[0] ?? '')
      expect(mine.some((bytes) => found.includes(bytes))).toBe(true)
      for (const value of [...foreign, 'Peru']) {
        for (const bytes of forms(value)) expect([value, found.includes(bytes)]).toEqual([value, false])
        expect(textOf(pdf(`out/${name}.pdf`))).not.toContain(value)
      }
      const row = (PEOPLE[index] ?? []).join(';')
      writeFileSync(join(home, 'one.csv'), `Full name;Host nation;Date of visit;Hobby\n${row}\n`)
      await attache('export', 'a.bpack', '--table', 'one.csv', '--out', 'alone.pdf', '--replace')
      expect(Buffer.from(pdf('alone.pdf')).equals(Buffer.from(pdf(`out/${name}.pdf`)))).toBe(true)
    }
  })

  it('numbers names that are alike, and replaces nothing unasked', async () => {
    writeFileSync(join(home, 'alike.csv'), 'Full name\nAnna\nANNA\n"a:n/n*a"\n"con"\n""\n??\n')
    const run = (...rest: string[]) =>
      attache(
        'export',
        'a.bpack',
        '--table',
        'alike.csv',
        '--out',
        'out/{{Full name}}.pdf',
        '--json',
        ...rest,
      )
    const { rows } = JSON.parse((await run()).stdout)
    const files = rows.map(({ file }: { file: string }) => file)
    expect(files).toEqual([
      'out/Anna.pdf',
      'out/ANNA (2).pdf',
      'out/a n n a.pdf',
      'out/Untitled con.pdf',
      'out/Row 5.pdf',
    ])
    await expect(run()).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('out/Anna.pdf and 4 other files exist already'),
    })
    await run('--replace')
    expect(written().filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('says what is wrong with the call before it writes anything', async () => {
    const before = written()
    const wrong = [
      [
        ['--out', 'out/{{rank}}.pdf'],
        '{{rank}} is no column of the table. It has: {{FULL NAME}}, {{Host-Nation}}',
      ],
      [['--out', '{{full name}}/x.pdf'], 'not in that of its folder'],
      [['--out', 'out/x.pdf', '--match', 'Age=hobby'], 'the table has no column “Age”'],
      [['--out', 'out/x.pdf', '--match', 'Shoe size=shoes'], 'the pack has no field “shoes”'],
      [['--out', 'gone/{{full name}}.pdf'], 'there is no folder gone'],
    ] as const
    for (const [args, message] of wrong)
      await expect(attache('export', 'a.bpack', '--table', 'rows.csv', ...args)).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining(message),
      })
    await expect(
      attache('export', 'a.bpack', '--table', 'none.csv', '--out', 'out/x.pdf'),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('none.csv can’t be read: it is no longer there'),
    })
    expect(written()).toEqual(before)
  })

  it('fills a field by a column of another name', async () => {
    writeFileSync(join(home, 'other.csv'), 'Person,Full name\nIngrid,Nobody\n')
    await attache(
      'export',
      'a.bpack',
      '--table',
      'other.csv',
      '--out',
      'out/{{person}} {{row}}.pdf',
      '--match',
      'Person=full_name',
    )
    expect(textOf(pdf('out/Ingrid 1.pdf'))).toContain('Dear Ingrid,')
  })

  it('writes one PDF with all rows, in the table of the pack that has the fields', async () => {
    writeFileSync(join(home, 'all.csv'), 'Full name,Hobby\nAnna,Chess\nBo,\nCy,Go,too much\nDi,Shogi\n')
    const args = ['--table', 'all.csv', '--out', 'out/all.pdf', '--one-file']
    const failure = await attache('export', 'a.bpack', ...args).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('row 4: not exported: It has more cells'),
    })
    expect((failure as { stderr: string }).stderr).not.toContain('“Full name” is not filled in')
    expect(textOf(pdf('out/all.pdf'))).toMatch(/Name Hobby Anna Chess Bo Di Shogi/)
  })

  it('writes one PDF with a copy for each row, whose values are in no other copy', async () => {
    writeFileSync(join(home, 'all.csv'), 'Full name,Hobby\nAnna,Chess\nBo,\nCy,Go,too much\nDi,Shogi\n')
    const args = ['--table', 'all.csv', '--out', 'out/copies.pdf', '--copies', '--right-hand', '--json']
    const failure = await attache('export', 'a.bpack', ...args).catch((error: unknown) => error)
    const report = JSON.parse((failure as { stdout: string }).stdout) as { pages: number; rows: object }
    expect(report).toMatchObject({ pages: 6, rows: { of: 4, saved: 3, failed: [{ line: 4 }] } })
    const pages = pagesOf(pdf('out/copies.pdf'))
    expect(pages.map((page) => ['Anna', 'Bo', 'Di'].filter((name) => page.includes(name)))).toEqual([
      ['Anna'],
      [],
      ['Bo'],
      [],
      ['Di'],
      [],
    ])
  })

  it('prints labels with values as they are written, whatever they look like', async () => {
    const odd = [
      '{{full_name}}',
      '<b>x</b>',
      '=1+1',
      '007',
      '12.5%',
      '€ 5,00',
      '1899-12-31',
      'محمد',
      '-1',
      "'x",
    ]
    const rows = odd.map((value) => `"${value}"\n`).join('')
    writeFileSync(join(home, 'odd.csv'), `Full name\n${rows}"Line one\nLine two"\n`)
    const made = build.pack(doc(section('Label', {}, p(field('full_name')))), { kind: 'briefing' })
    const fields = [packField('full_name', '', 'Full name')]
    writeFileSync(join(home, 'l.bpack'), await packFileBytes({ ...made, fields, assets: new Map() }))
    const args = ['--table', 'odd.csv', '--out', 'out/labels.pdf', '--labels', 'a4 2x6 90x40']
    await attache('export', 'l.bpack', ...args)
    const words = textOf(pdf('out/labels.pdf'), '-raw')
    for (const value of odd.filter((one) => one !== 'محمد' && one !== "'x")) expect(words).toContain(value)
    expect(words).toMatch(/Line one\s+Line two/)
    const { texts } = (await placedTexts(pdf('out/labels.pdf')))[0] ?? { texts: [] }
    const [one, two] = ['Line one', 'Line two'].map((line) => texts.find(({ text }) => text === line))
    expect([one?.x, (one?.y ?? 0) > (two?.y ?? 0)]).toEqual([two?.x, true])
  })

  it('says which sheets of labels there are, and refuses what is not on the paper', async () => {
    const args = ['--table', 'rows.csv', '--out', 'out/x.pdf', '--labels']
    await expect(attache('export', 'a.bpack', ...args, 'list')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/a4-3x8-70x37 +A4, 3 × 8 labels of 70 × 37 mm/),
    })
    await expect(attache('export', 'a.bpack', ...args, 'a4 9x9 70x37')).rejects.toMatchObject({ code: 2 })
    await expect(
      attache('export', 'a.bpack', ...args, 'a4-3x8-70x37', '--first-label', '25'),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('from 1 to 24') })
  })
})
