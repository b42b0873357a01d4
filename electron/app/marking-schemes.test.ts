// Own marking schemes: odd files, what is said of them, and what packs keep when they are replaced or deleted.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bannerText, equivalentLevel, findScheme, markingSchemes, offeredLevels } from '#shared/markings'
import { levelInPacks, withDefinition } from '#shared/own-schemes'
import type { PackMeta } from '#shared/pack'
import { higherMarking, portionText } from '#shared/portions'
import { schemeId } from '../exchange'
import { deleteForever } from '../storage/bin'
import { listDeleted } from '../storage/bin-list'
import { type Database, openDatabase } from '../storage/database'
import { listPacks } from '../storage/pack-list'
import { createPack, readPack } from '../storage/packs'
import { listSchemes } from '../storage/schemes'
import { readSettings, writeSettings } from '../storage/settings'
import { newPack } from '../storage/testing/packs'
import {
  keepScheme,
  type NewScheme,
  parseOwnScheme,
  putBackScheme,
  readSchemeText,
  removeScheme,
  schemeSource,
} from './marking-schemes'

const TARSENIA = `id: tarsenia
name: Tarsenia
levels:
  - { id: open, banner: OPEN, portion: O, sensitivity: 0 }
  - { id: closed, banner: CLOSED, portion: CL, sensitivity: 3, classified: true }
caveats:
  after: //
  between: /
  onPortions: true
  known:
    - { text: TARSENIANS ONLY, portion: TO, meaning: For nationals, levels: [closed], national: true }
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-schemes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (bytes: string | Uint8Array): Promise<NewScheme> => {
  const path = join(folder, 'odd.yaml')
  writeFileSync(path, bytes)
  return parseOwnScheme('odd.yaml', await readSchemeText(path))
}
const banner = ({ id }: NewScheme, level: string, caveat = '') =>
  bannerText({ scheme: id, level: levelInPacks(id, level) ?? '', caveat, trainingRider: false })
const utf16 = (text: string, swapped: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return swapped ? bytes.swap16() : bytes
}

describe('a file that is odd and right', () => {
  it.each([
    ['with a byte order mark', `\ufeff${TARSENIA}`],
    ['in UTF-16', utf16(TARSENIA, false)],
    ['in UTF-16, the other way round', utf16(TARSENIA, true)],
    ['with Windows line ends', TARSENIA.replaceAll('\n', '\r\n')],
    ['as JSON', JSON.stringify(parseOwnScheme('t.yaml', TARSENIA).definition)],
    [
      'with comments and an alias',
      `# ours\n${TARSENIA.replace('name: Tarsenia', 'name: &n Tarsenia\nsources: [*n]')}`,
    ],
  ])('is read: %s', async (_name, bytes) => {
    expect(banner(await read(bytes), 'closed', 'TARSENIANS ONLY')).toBe('CLOSED//TARSENIANS ONLY')
  })

  it('may be written from right to left', async () => {
    const scheme = await read(
      TARSENIA.replace('banner: CLOSED, portion: CL', 'banner: سري للغاية, portion: س'),
    )
    expect(banner(scheme, 'closed')).toBe('سري للغاية')
    expect(portionText(levelInPacks(scheme.id, 'closed') ?? '')).toBe('(س)')
  })

  it('may have 200 levels, all of one colour', async () => {
    const levels = Array.from(
      { length: 200 },
      (_, n) =>
        `  - { id: l${n}, banner: LEVEL ${n}, portion: L${n}, sensitivity: ${n / 50}, colour: '#ff0000' }`,
    )
    const scheme = await read(
      TARSENIA.replace(/ {2}- \{ id: open[\s\S]*(?=caveats:)/, `${levels.join('\n')}\n`).replace(
        /, levels: \[closed\]/,
        '',
      ),
    )
    expect(offeredLevels(scheme.id)).toHaveLength(200)
    expect(banner(scheme, 'l199')).toBe('LEVEL 199')
  })
})

it('is read as its manual shows it, examples included', async () => {
  const manual = readFileSync(join(__dirname, '..', '..', 'resources', 'markings', 'README.md'), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(manual) ?? []
  expect(banner(await read(example), 'closed', 'NATIONALS ONLY')).toBe('CLOSED//NATIONALS ONLY')
})

describe('a file that is wrong', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((key, n) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(',')}]`)
    .join('\n')}\n`
  it.each([
    ['empty', '', /odd\.yaml:1: .*expected keys/],
    ['a list', '- 1', /odd\.yaml:1: expected keys/],
    ['no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0xff]), /not a text file/],
    ['text with zeros', 'id: a\0b', /not a text file/],
    ['Latin-1', Buffer.from(`id: caf\xe9`, 'latin1'), /not a text file/],
    ['of 5 MB', 'x'.repeat(5_000_000), /larger than 256 KB/],
    [
      'without levels',
      TARSENIA.replace(/levels:\n[\s\S]*(?=caveats)/, ''),
      /odd\.yaml:1: the key “levels” is missing/,
    ],
    [
      'without a portion',
      TARSENIA.replace(', portion: CL', ''),
      /odd\.yaml:5: levels\.1: the key “portion” is missing/,
    ],
    ['indented with tabs', TARSENIA.replace('  after', '\tafter'), /odd\.yaml:7: .*[Tt]ab/],
    ['a bomb of aliases', bomb, /odd\.yaml:1: .*alias/],
    ['nested without end', `id: ${'['.repeat(8_000)}`, /odd\.yaml:1: it is nested too deep/],
    ['with a key twice', `${TARSENIA}name: Other\n`, /odd\.yaml:12: .*unique/],
    ['with an unknown key', `${TARSENIA}colour: red\n`, /odd\.yaml:\d+: there is no key “colour”/],
    ['with a key of every object', `${TARSENIA}__proto__: { id: x }\n`, /odd\.yaml/],
    ['with a line break in a banner', TARSENIA.replace('banner: CLOSED', 'banner: "CLO\\nSED"'), /one line/],
    [
      'with a turned banner',
      TARSENIA.replace('banner: CLOSED', 'banner: "\\u202eCLOSED"'),
      /control characters/,
    ],
    [
      'with a number for a name',
      TARSENIA.replace('name: Tarsenia', 'name: 12'),
      /odd\.yaml:2: name: expected a text/,
    ],
    ['with endless sensitivity', TARSENIA.replace('sensitivity: 3', 'sensitivity: .nan'), /from 0 to 4/],
    ['with falling levels', TARSENIA.replace('sensitivity: 0', 'sensitivity: 4'), /odd\.yaml:5: .*must rise/],
    [
      'of a built-in id',
      TARSENIA.replace('id: tarsenia', 'id: us'),
      /“us” is that of a built-in scheme \(United States\)/,
    ],
    [
      'with an example that is not printed',
      `${TARSENIA}examples:\n  - { level: closed, caveat: '', banner: [SHUT], portion: (CL) }\n`,
      /example 1 expects the lines “SHUT”, and “CLOSED” is printed/,
    ],
  ])('is refused with what is wrong: %s', async (_name, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message)
    await expect(read(bytes)).rejects.toMatchObject({ code: 'template/invalid' })
  })

  it('is no file at all', async () => {
    await expect(readSchemeText(folder)).rejects.toMatchObject({ code: 'template/invalid' })
    await expect(readSchemeText(join(folder, 'none.yaml'))).rejects.toThrow(
      /none\.yaml: the file can’t be read/,
    )
  })
})

describe('a definition', () => {
  it('has an id of its own, whatever the order of its keys', () => {
    const { id, definition } = parseOwnScheme('t.yaml', TARSENIA)
    const turned = Object.fromEntries(Object.entries(definition).reverse()) as typeof definition
    expect(schemeId(turned)).toBe(id)
    expect(parseOwnScheme('t.yaml', TARSENIA.replace('CLOSED', 'SHUT')).id).not.toBe(id)
  })

  it('never lowers a marking that changes to it or from it where it has as high a level', () => {
    const { id } = parseOwnScheme('t.yaml', TARSENIA)
    for (const other of [...markingSchemes.filter((one) => one.id !== 'none')])
      for (const level of findScheme(id).levels) {
        const next = equivalentLevel(id, level.id, other.id)
        expect(next.sensitivity).toBeGreaterThanOrEqual(level.sensitivity)
        expect(higherMarking(level.id, next.id)).not.toBeNull()
      }
    expect(equivalentLevel('us', 'secret', id).banner).toBe('CLOSED')
  })
})

describe('in the library', () => {
  let db: Database
  let first: NewScheme
  let second: NewScheme
  const packWith = ({ id }: NewScheme): PackMeta['marking'] =>
    withDefinition({ scheme: id, level: levelInPacks(id, 'closed') ?? '', caveat: '', trainingRider: true })
  beforeEach(() => {
    db = openDatabase(join(mkdtempSync(join(folder, 'db-')), 'library.db'))
    first = parseOwnScheme('t.yaml', TARSENIA)
    second = parseOwnScheme('t.yaml', TARSENIA.replace('CLOSED', 'SHUT'))
  })

  it('is replaced by one of the same id, which packs that use it do not follow, and put back', () => {
    expect(keepScheme(db, first)).toBeNull()
    const content = newPack('a')
    const { id } = createPack(db, { ...content, meta: { ...content.meta, marking: packWith(first) } })
    expect(keepScheme(db, second)).toBe(first.id)
    expect(listSchemes(db).map((one) => [one.id, one.packs])).toEqual([[second.id, 0]])
    expect(bannerText(readPack(db, id).meta.marking)).toBe('CLOSED')
    expect(listPacks(db).map(({ marking }) => bannerText(marking))).toEqual(['CLOSED'])
    putBackScheme(db, first.id)
    expect(listSchemes(db).map((one) => [one.id, one.packs])).toEqual([[first.id, 1]])
  })

  it('is deleted and put back; packs keep it for good', () => {
    keepScheme(db, first)
    const content = newPack('a')
    const { id } = createPack(db, { ...content, meta: { ...content.meta, marking: packWith(first) } })
    removeScheme(db, first.id)
    expect(listSchemes(db)).toEqual([])
    putBackScheme(db, first.id)
    expect(listSchemes(db)).toHaveLength(1)
    removeScheme(db, first.id)
    expect(listDeleted(db)).toMatchObject([{ kind: 'scheme', id: first.id, title: 'Tarsenia' }])
    deleteForever(db, [{ kind: 'scheme', id: first.id }])
    expect(() => putBackScheme(db, first.id)).toThrow(/no longer in the library/)
    expect(readPack(db, id).meta.marking.definition).toEqual(first.definition)
  })

  it('stays the marking of new packs when it is replaced, and is not deleted while it is', () => {
    keepScheme(db, first)
    const now = packWith(first)
    writeSettings(db, { ...readSettings(db), markingScheme: now.scheme, markingLevel: now.level })
    expect(() => removeScheme(db, first.id)).toThrow(/Tarsenia is the marking of new packs/)
    keepScheme(db, second)
    const { markingScheme, markingLevel } = readSettings(db)
    expect([markingScheme, markingLevel]).toEqual([second.id, levelInPacks(second.id, 'closed')])
    putBackScheme(db, first.id)
    expect(readSettings(db).markingScheme).toBe(first.id)
  })

  it('is saved as it was imported, a built-in one as a start for one that can be imported', async () => {
    keepScheme(db, first)
    const resources = join(__dirname, '..', '..', 'resources')
    expect((await schemeSource(db, resources, first.id)).text).toBe(TARSENIA)
    for (const { id, name } of markingSchemes.filter((one) => one.id !== 'none')) {
      const { text } = await schemeSource(db, resources, id)
      expect(text).toContain('# | `levels` | needed; from the lowest to the highest')
      expect(parseOwnScheme('copy.yaml', text).definition).toMatchObject({
        id: `own-${id}`,
        name: `${name} (own)`,
      })
    }
    await expect(schemeSource(db, resources, 'mars')).rejects.toMatchObject({ code: 'storage/not-found' })
  })
})
