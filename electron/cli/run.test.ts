// The command line in process: each command, and the exit code and message of each refusal.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPackFile } from '../exchange'
import { packJson } from '../exchange/testing/packs'
import { rawZip } from '../exchange/testing/raw-zip'
import { openDatabase } from '../storage/database'
import { deletePack, readPack, savePack } from '../storage/packs'
import { DEFAULT_SETTINGS, writeSettings } from '../storage/settings'
import { paragraphsOf } from '../word/testing/read-back'
import { isCommand } from './names'
import { runCli } from './run'

const contentRoot = join(import.meta.dirname, '..', '..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

async function run(...args: string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const output = {
    out: async (text: string) => void said.out.push(text),
    err: async (text: string) => void said.err.push(text),
  }
  const code = await runCli(args, { contentRoot, defaultHome: folder, version: '1.2.3' }, output)
  return { code, out: said.out.join(''), err: said.err.join('') }
}
const blueprint = ['--blueprint', 'country-engagement-briefing']
const make = (...more: string[]) =>
  run('new', ...blueprint, '--title', 'Visit', '--out', at('a.bpack'), ...more)

it('runs every command that the README shows', { timeout: 60_000 }, async () => {
  const shown = [
    ...readFileSync(join(contentRoot, 'README.md'), 'utf8').matchAll(/^ {4}npm run attache -- (.*)$/gm),
  ]
  expect(shown.length).toBeGreaterThan(4)
  for (const [, line = ''] of shown) {
    // These need a file of the reader's own; papers are read in a thread of the built program.
    if (line.includes('.yaml') || line.startsWith('import ')) continue
    const args = (line.split('  #')[0] ?? '').trim().split(/\s+/)
    const { code, err } = await run(
      ...args.map((arg) => (/\.(bpack|pdf|copy)$/.test(arg) ? at(arg) : arg.replaceAll('"', ''))),
    )
    expect(code, `${line}: ${err}`).toBe(0)
    expect(err, line).not.toMatch(/^error/m)
  }
})

describe('attache export', () => {
  it('writes a Word document where the name of the file says so', async () => {
    await make()
    const made = await run('export', at('a.bpack'), '--edition', 'own', '--out', at('a.DOCX'))
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/a\.DOCX: \d+ KiB\n$/) })
    expect(paragraphsOf(new Uint8Array(readFileSync(at('a.DOCX')))).map(([, words]) => words)).toContain(
      'Visit',
    )
  })

  it('applies the print options', async () => {
    await make()
    const print = async (...how: string[]) => {
      const { code, out } = await run(
        'export',
        at('a.bpack'),
        '--out',
        at('a.pdf'),
        '--edition=own',
        '--json',
        ...how,
      )
      expect(code).toBe(0)
      const report = JSON.parse(out) as { pages: number }
      return { ...report, file: readFileSync(at('a.pdf'), 'latin1') }
    }
    const usual = await print()
    for (const how of [
      '--draft',
      '--line-numbers',
      '--notes-column',
      '--binding',
      '--notes=list',
      '--section-numbers=with',
      '--title-page=without',
    ])
      expect((await print(how)).file === usual.file, how).toBe(false)
    expect((await print('--notes-column', '--link-notes')).pages).toBeGreaterThanOrEqual(usual.pages)
    expect((await print('--two-up')).pages).toBe(Math.ceil(usual.pages / 2))
  })
})

describe('attache save', () => {
  const save = (...more: string[]) => run('save', at('a.bpack'), '--out', at('copy.bpack'), ...more)

  it('asks what the file is to hold where not everyone may read all of the pack', async () => {
    await make()
    const { code, err } = await save()
    expect(code).toBe(1)
    expect(err).toMatch(
      /Not everyone may read all of this pack\. Choose the edition: own \(Own side\), partner/,
    )
    expect(existsSync(at('copy.bpack'))).toBe(false)
    expect((await save('--edition', 'partner', '--everything')).code).toBe(2)
    expect((await run('save', at('a.bpack'), '--out', at('a.bpack'), '--everything')).code).toBe(2)
  })

  it('writes only what an edition prints, or everything', async () => {
    const forPartners = ['--blueprint', 'humanitarian-assistance-coordination-briefing']
    await run('new', ...forPartners, '--title', 'Visit', '--out', at('a.bpack'))
    const whole = await readPackFile(at('a.bpack'))
    expect(await save('--everything')).toMatchObject({ code: 0 })
    expect((await readPackFile(at('copy.bpack'))).doc).toEqual(whole.doc)
    const { code, out } = await save('--edition', 'partner')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('“Visit (Partners)”') })
    const copy = await readPackFile(at('copy.bpack'))
    expect(copy.fields).toEqual([])
    expect(JSON.stringify(copy.doc)).not.toMatch(/"(guidance|field)"|"kind":"(assessment|keyJudgement|risk)"/)
  })
})

describe('the bin', () => {
  it('is listed, and restores a pack by its id', async () => {
    await make()
    const [id = ''] = (await run('import', at('a.bpack'))).out.split(' ')
    expect((await run('list', '--deleted')).out).toContain('Nothing deleted')
    const db = openDatabase(at('library.db'))
    deletePack(db, id)
    db.close()
    expect((await run('list')).out).toContain('No packs')
    expect((await run('list', '--deleted')).out).toMatch(
      new RegExp(`^${id}  Visit \\(pack, deleted \\d{4}-\\d\\d-\\d\\d, kept for 30 days of use\\)`),
    )
    expect(JSON.parse((await run('list', '--deleted', '--json')).out)).toMatchObject([{ id, kind: 'pack' }])
    const gone = await run('export', id, '--out', at('a.pdf'))
    expect(gone).toMatchObject({ code: 1 })
    expect(gone.err).toMatch(/was deleted/)
    expect(await run('restore', id)).toMatchObject({ code: 0, out: `${id}  restored “Visit”\n` })
    expect((await run('list')).out).toContain(id)
    expect((await run('restore', id)).err).toContain('is not a deleted pack, template or marking scheme')
  })

  it('has the sections that were deleted from packs, which are put back by their ids', async () => {
    await make()
    const [pack = ''] = (await run('import', at('a.bpack'))).out.split(' ')
    const db = openDatabase(at('library.db'))
    const { revision, doc } = readPack(db, pack)
    const [first = '', ...others] = doc.content.map(({ attrs }) => attrs.id)
    savePack(db, { id: pack, revision, order: others, sections: [] })
    db.close()
    const listed = (await run('list', '--deleted')).out
    expect(listed).toMatch(
      new RegExp(
        `^${pack}/${first}  .+ \\(section of “Visit”, \\d+ words?, deleted \\d{4}-\\d\\d-\\d\\d, kept while`,
      ),
    )
    expect(JSON.parse((await run('list', '--deleted', '--json')).out)).toMatchObject([
      { kind: 'section', id: `${pack}/${first}`, daysLeft: null },
    ])
    expect(await run('restore', `${pack}/${first}`)).toMatchObject({ code: 0 })
    expect((await run('list', '--deleted')).out).toContain('Nothing deleted')
    expect((await run('restore', `${pack}/${first}`)).err).toContain('is not a deleted section of a pack')
    const after = openDatabase(at('library.db'))
    expect(readPack(after, pack).doc.content.map(({ attrs }) => attrs.id)).toEqual([first, ...others])
    after.close()
  })

  it('an empty library is reported, and left as it is', async () => {
    writeFileSync(at('library.db'), '')
    const { code, err } = await run('list')
    expect(code).toBe(1)
    expect(err).toMatch(/is an empty file.*Start Attaché to see your options/)
    expect(readFileSync(at('library.db'))).toHaveLength(0)
  })
})

describe('attache', () => {
  it('explains itself', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const name of ['templates', 'new', 'export', 'import', 'list']) {
      expect(out).toContain(`  ${name} `)
      expect((await run(name, '--help')).out).toContain(`Usage: attache ${name}`)
    }
  })

  it.each<[string, string[], RegExp]>([
    ['no command', [], /Which command/],
    ['an unknown command', ['print'], /no command print/],
    ['an unknown option', ['list', '--colour'], /--colour/],
    ['an option without its value', ['list', '--db'], /db/],
    ['a word too many', ['list', 'all'], /Unexpected argument: all/],
    ['no file to import', ['import'], /The file to import is missing/],
    ['two files to import', ['import', 'a', 'b'], /Remove b/],
    ['no pack to export', ['export', '--out', 'a.pdf'], /The pack to export is missing/],
    ['no target', ['export', 'a.bpack'], /--out is missing/],
    ['an unknown paper', ['export', 'a.bpack', '--out', 'a.pdf', '--paper', 'a3'], /a4 or letter/],
    [
      'an unknown kind',
      ['export', 'a.bpack', '--out', 'a.pdf', '--kind', 'slides'],
      /briefing or handout, not slides/,
    ],
    [
      'a Word document for each row',
      ['export', 'a.bpack', '--out', 'a.docx', '--table', 'a.csv'],
      /a\.docx must end with \.pdf, or add --one-file/,
    ],
    ['a target that is the source', ['export', 'a.bpack', '--out', './a.bpack'], /overwrite the pack/],
    ['no title', ['new', '--out', 'a.bpack', ...blueprint], /--title is missing/],
    [
      'an unknown blueprint',
      ['new', '--out', 'a', '--title', 'T', '--blueprint', 'x'],
      /no blueprint x.*country-engagement/,
    ],
    [
      'an unknown field',
      ['new', '--out', 'a', '--title', 'T', ...blueprint, '--set', 'hostnation=x'],
      /hostnation.*host_nation/,
    ],
    [
      'a value without a field',
      ['new', '--out', 'a', '--title', 'T', ...blueprint, '--set', 'Norway'],
      /FIELD=VALUE/,
    ],
    [
      'an unknown marking',
      ['new', '--out', 'a', '--title', 'T', ...blueprint, '--marking', 'uk:cui'],
      /uk:official/,
    ],
    [
      'a day that is none',
      ['new', '--out', 'a', '--title', 'T', ...blueprint, '--date', '2026-02-31x'],
      /--date/,
    ],
    ['help on an unknown command', ['print', '--help'], /no command print/],
  ])('ends with 2 on %s', async (_what, args, message) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
    expect(err).toMatch(/Try: attache .*--help/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('prints its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: 'attache 1.2.3\n', err: '' })
  })

  it('tells a command line from a start of the window', () => {
    expect(isCommand(['export', 'a.bpack'])).toBe(true)
    expect(isCommand(['--db', 'list.db', 'list'])).toBe(true)
    expect(isCommand(['--help'])).toBe(true)
    expect(isCommand(['--version'])).toBe(true)
    expect(isCommand([])).toBe(false)
    expect(isCommand(['--db', 'list'])).toBe(false)
    expect(isCommand(['--no-sandbox', '/home/a/visit.bpack'])).toBe(false)
    expect(isCommand(['toString'])).toBe(false)
  })
})

describe('attache templates', () => {
  it('lists blueprints and sections, for people and for programs', async () => {
    expect((await run('templates')).out).toContain('country-engagement-briefing')
    const library = JSON.parse((await run('templates', '--json')).out)
    expect(library.blueprints.length).toBeGreaterThan(0)
    expect(library.templates[0]).toMatchObject({ id: expect.any(String), title: expect.any(String) })
    expect(library.templates[0]).not.toHaveProperty('full')
  })
})

describe('attache new', () => {
  it('takes the first page from a file, and names the line of a mistake in it', async () => {
    writeFileSync(at('first.yaml'), 'to: CDS\naction: [J3, J5]\nreferences: [White paper]\n')
    expect((await make('--first-page', at('first.yaml'))).code).toBe(0)
    const { meta } = await readPackFile(at('a.bpack'))
    expect(meta.firstPage).toEqual({
      values: { to: 'CDS', action: 'J3\nJ5' },
      references: [{ id: expect.stringMatching(/^[0-9a-f]{16}$/), text: 'White paper' }],
    })
    writeFileSync(at('first.yaml'), 'to: CDS\ncc: J3\n')
    const { code, err } = await make('--first-page', at('first.yaml'))
    expect(code).not.toBe(0)
    expect(err).toMatch(/first\.yaml.*cc/)
    expect((await make('--first-page', at('none.yaml'))).err).toContain('can’t be read')
  })

  it('writes a pack with the given values', async () => {
    const said = [
      '--author',
      'A',
      '--organisation',
      'O',
      '--date',
      '2026-03-01',
      '--marking',
      'uk:official',
      '--kind',
      'handout',
    ]
    const { code, out } = await make(...said, '--set', 'host_nation=Côte d’Ivoire = CI')
    expect(code).toBe(0)
    expect(out).toMatch(/sections.*empty: /)
    const { meta, fields } = await readPackFile(at('a.bpack'))
    expect(meta).toMatchObject({
      title: 'Visit',
      author: 'A',
      organisation: 'O',
      date: '2026-03-01',
      kind: 'handout',
    })
    expect(meta.marking).toMatchObject({ scheme: 'uk', level: 'official' })
    expect(fields.find(({ name }) => name === 'host_nation')?.value).toBe('Côte d’Ivoire = CI')
  })

  it('says so when the file can’t be written', async () => {
    const { code, err } = await run('new', ...blueprint, '--title', 'T', '--out', at('none/a.bpack'))
    expect(code).toBe(1)
    expect(err).toContain('none/a.bpack was not saved')
  })
})

describe('the sender of attache new', () => {
  const fieldsOf = async (...more: string[]) => {
    expect((await make('--db', at('my.db'), ...more)).code).toBe(0)
    const { meta, fields } = await readPackFile(at('a.bpack'))
    rmSync(at('a.bpack'))
    const value = (name: string) => fields.find((field) => field.name === name)?.value
    return { contact: value('point_of_contact'), author: meta.author, level: meta.marking.level, meta }
  }

  it('fills in the sender of the library unless told otherwise, and takes nothing else along', async () => {
    const db = openDatabase(at('my.db'))
    const sender = {
      point_of_contact: 'Maj A. Singh',
      poc_telephone: '+1 613 555 0142',
      embassy_city: 'Vienna',
    }
    const marking = { markingScheme: 'uk', markingLevel: 'official' }
    writeSettings(db, { ...DEFAULT_SETTINGS, ...marking, author: 'J. Reed', sender })
    db.close()
    expect(await fieldsOf()).toMatchObject({ contact: 'Maj A. Singh', author: 'J. Reed', level: 'official' })
    expect(await fieldsOf('--set', 'point_of_contact=Capt B')).toMatchObject({ contact: 'Capt B' })
    expect(await fieldsOf('--no-sender')).toMatchObject({ contact: '', author: '', level: 'none' })
    expect(JSON.stringify((await fieldsOf()).meta)).not.toContain('sender')
    expect(await fieldsOf('--author', 'Me', '--marking', 'nato:nato-secret')).toMatchObject({
      author: 'Me',
      level: 'nato-secret',
    })
  })

  it('fills in the training scenario, and marks the pack as an exercise', async () => {
    const { out } = await make('--scenario', '--set', 'counterpart=General Berg', '--marking', 'uk:official')
    expect(out).not.toContain('empty')
    const pack = await readPackFile(at('a.bpack'))
    const values = new Map(pack.fields.map(({ name, value }) => [name, value]))
    expect(values.get('host_nation')).toBe('Tarsenia')
    expect(values.get('counterpart')).toBe('General Berg')
    expect(pack.meta.subtitle).toContain('Exercise')
    expect(pack.meta.marking.trainingRider).toBe(true)
  })

  it('makes no library', async () => {
    await make('--db', at('other.db'))
    expect(readdirSync(folder)).toEqual(['a.bpack'])
  })
})

describe('attache import and list', () => {
  it('add packs to the named library, and list them', async () => {
    await make()
    expect((await run('list')).out).toContain('No packs')
    const { code, out } = await run('import', at('a.bpack'), '--db', at('my.db'))
    expect(code).toBe(0)
    const packs = JSON.parse((await run('list', '--json', '--db', at('my.db'))).out)
    expect(packs).toEqual([expect.objectContaining({ title: 'Visit', kind: 'briefing', pages: null })])
    expect(out).toContain(packs[0].id)
    expect((await run('--db', at('my.db'), 'list')).out).toContain('Visit (briefing')
    expect(JSON.parse((await run('list', '--json')).out)).toEqual([])
  })

  it('refuses a file that is not a library, and leaves it as it is', async () => {
    writeFileSync(at('notes.txt'), 'Dear diary')
    const { code, err } = await run('list', '--db', at('notes.txt'))
    expect(code).toBe(1)
    expect(err).toContain('notes.txt')
    expect(readFileSync(at('notes.txt'), 'utf8')).toBe('Dear diary')
  })
})

describe('a refused input exits with 1, names file and position, and writes nothing', () => {
  const json = (parts = {}) => JSON.stringify(packJson(parts))
  const entry = (parts = {}) => ({ name: 'pack.json', bytes: json(), ...parts })
  const listed = [{ id: 'a'.repeat(64), mime: 'image/png', name: 'map.png' }]
  const inputs: [string, () => Uint8Array | string, RegExp][] = [
    ['not a zip', () => 'Dear diary', /bad\.bpack: it is not a pack file/],
    ['truncated', () => rawZip([entry()]).subarray(0, 200), /bad\.bpack: .*damaged or incomplete/],
    [
      'a wrong version',
      () => rawZip([entry({ bytes: json({ version: 9 }) })]),
      /bad\.bpack: it was saved by a newer version of Attaché .*version 9/,
    ],
    [
      'a missing asset',
      () => rawZip([entry({ bytes: json({ assets: listed }) })]),
      /bad\.bpack: assets\/a{64}\.png: .*missing/,
    ],
    [
      'a 200 MB entry',
      () => rawZip([entry({ bytes: Buffer.alloc(200 * 1024 * 1024) })]),
      /bad\.bpack: pack\.json: it has 200 MB/,
    ],
    [
      'a path that climbs out',
      () => rawZip([entry(), { name: '../evil', bytes: '' }]),
      /bad\.bpack: .*\.\.\/evil/,
    ],
  ]

  it.each(inputs)('%s', async (_what, bytes, message) => {
    writeFileSync(at('bad.bpack'), bytes())
    for (const args of [
      ['export', at('bad.bpack'), '--out', at('a.pdf'), '--json'],
      ['import', at('bad.bpack')],
    ]) {
      const { code, out, err } = await run(...args)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(message)
    }
    expect(existsSync(at('a.pdf'))).toBe(false)
    expect(existsSync(join(folder, '..', 'evil'))).toBe(false)
    expect(JSON.parse((await run('list', '--json')).out)).toEqual([])
  })

  it('a pack that the library does not have', async () => {
    const id = '0b9b1b0e-5a5c-4d7c-9a63-0a1b2c3d4e5f'
    const { code, err } = await run('export', id, '--out', at('a.pdf'))
    expect(code).toBe(1)
    expect(err).toContain(id)
  })
})

it('writes Markdown of all of a pack or of an edition, on request', async () => {
  await make()
  const refused = await run('export', at('a.bpack'), '--out', at('a.md'))
  expect(refused.code).toBe(1)
  expect(existsSync(at('a.md'))).toBe(false)
  expect((await run('export', at('a.bpack'), '--everything', '--out', at('a.md'))).code).toBe(0)
  expect(readFileSync(at('a.md'), 'utf8')).toMatch(/^---\ntitle: "Visit"\n[\s\S]*\n# Summary\n/)
  expect((await run('save', at('a.bpack'), '--edition', 'own', '--out', at('p.md'))).code).toBe(0)
  expect(readFileSync(at('p.md'), 'utf8')).toContain('---\ntitle: "Visit')
  expect((await run('export', at('a.bpack'), '--table', 'x.csv', '--out', at('t.md'))).code).toBe(2)
})
