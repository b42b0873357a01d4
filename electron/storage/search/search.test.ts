// The search of a library: what it finds, what it is kept by, and that no query goes through everything.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import type { PackField, PackMeta, PackSummary } from '#shared/pack'
import { parseSearch } from '#shared/search'
import { arrangePacks } from '../arrange'
import { deleteForever } from '../bin'
import { type Database, openDatabase, openReadOnly } from '../database'
import { openLibrary } from '../open-library'
import { LIST_STATEMENTS, listPacks } from '../pack-list'
import { createPack, deletePack, renamePack, savePack } from '../packs'
import { field, meta, section } from '../testing/packs'
import { isIndexSound, keepIndex, searchLibrary } from '.'
import { pendingCount } from './indexing'
import { listed, STATEMENTS, searched } from './statements'
import { resetIndex } from './tables'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

const NOW = new Date(2026, 4, 20).getTime()
const find = (words: string) => {
  // A busy machine may need more turns than a search waits for.
  while (!keepIndex(db, 1000));
  return searchLibrary(db, parseSearch(words, NOW))
}
const titles = (words: string) => find(words).packs.map(({ pack }) => pack.title)
const snippets = (words: string) =>
  find(words).packs.flatMap(({ hits }) => hits.map(({ snippet }) => snippet.join('|')))

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null },
  content: [{ type: 'text', text }],
})
const written = (id: string, title: string, ...blocks: Block[]): Section => ({
  ...section(id),
  content: [{ type: 'sectionTitle', content: [{ type: 'text', text: title }] }, ...blocks],
})
const add = (title: string, ...texts: string[]) =>
  createPack(db, {
    meta: meta(title),
    fields: [field],
    sections: texts.map((text, at) => written(`s${at}`, `Part ${at + 1}`, paragraph(text))),
  })
const addWith = (more: Partial<PackMeta>) =>
  createPack(db, { meta: { ...meta(), ...more }, fields: [field], sections: [section('a')] })

describe('searchLibrary', () => {
  it('finds words in text, with their beginnings, without accents, and marks them', () => {
    add('Handover', 'The liaison officers of the attaché met.')
    add('Other', 'Nothing of the kind.')
    expect(titles('liaison officer')).toEqual(['Handover'])
    expect(titles('LIAIS attache')).toEqual(['Handover'])
    expect(snippets('attache')).toEqual(['The liaison officers of the |attaché| met.'])
    expect(titles('liaison nowhere')).toEqual([])
  })

  it('finds phrases in quotation marks of any kind, as words side by side', () => {
    add('One', 'The officer of liaison.')
    add('Two', 'A liaison officer.')
    expect(titles('"liaison officer"')).toEqual(['Two'])
    expect(titles('“liaison officer”')).toEqual(['Two'])
    expect(titles('"liaison offic')).toEqual(['Two'])
    expect(titles('"liaison offic"')).toEqual([])
  })

  it('finds accents of any alphabet and other spellings, and shows and marks the place in a long text', () => {
    const filling = 'Some filling. '.repeat(40)
    add('Norway', `${filling}The ferry to Tromsø leaves the Große Straße at noon. ${filling}`)
    add('Greece', `${filling}From Αθήνα to Ёлка by train.`)
    expect(snippets('tromso grosse')).toEqual([
      '…filling. Some filling. The ferry to |Tromsø| leaves the |Große| Straße at noon. Some filling. Some filling. Some filling. Some…',
    ])
    for (const [words, found] of [
      ['"grosse strasse"', '|Große Straße|'],
      ['αθηνα', '|Αθήνα|'],
      ['ΑΘΗΝΑ', '|Αθήνα|'],
      ['Αθήνα', '|Αθήνα|'],
      ['елка', '|Ёлка|'],
    ] as const)
      expect(snippets(words), words).toEqual([expect.stringContaining(found)])
  })

  it('does not break off a snippet within what was found', () => {
    const words = 'write to john at example about the plan of a day and the guns that are to be at 5.56mm'
    add('Calibre', `${words} in the port. ${'Others. '.repeat(30)}`)
    expect(snippets('5.56mm')).toEqual([expect.stringContaining('|5.56mm|')])
  })

  it('lists packs with the words in their title first, and finds words of title and text together', () => {
    add('Visit to Norway', 'A protocol for the day.')
    add('Second', 'The visit was long.')
    expect(titles('visit')).toEqual(['Visit to Norway', 'Second'])
    expect(titles('visit protocol')).toEqual(['Visit to Norway'])
    add('Protocol visit', 'The protocol of the visit.')
    expect(find('visit protocol').packs[0]?.hits.map(({ section: id }) => id)).toEqual(['s0'])
    add('Long', 'A word here.', 'Nothing.', 'A word there.')
    expect(find('word').packs[0]?.hits.map(({ section: id }) => id)).toEqual(['s0', 's2'])
  })

  it('finds captions, notes, comments, field values, references, and what is printed for nobody', () => {
    const base = written('a', 'Part', {
      type: 'image',
      attrs: {
        ...{ id: 'i', asset: 'a'.repeat(64), alt: 'harbour plan', caption: 'Approaches from the sea' },
        ...{ widthPercent: 100, decorative: false, marking: null },
      },
    })
    const noted: Block = {
      type: 'paragraph',
      attrs: { textAlign: null, marking: null, audience: 'instructor' },
      content: [
        { type: 'field', attrs: { name: 'host_nation' } },
        { type: 'text', text: ' answered' },
        {
          type: 'footnote',
          attrs: { id: 'n', kind: 'source', checkAfter: null },
          content: [{ type: 'text', text: 'Hansard, 1971' }],
        },
      ],
    }
    const comments = [
      {
        id: 'c',
        resolved: false,
        entries: [{ author: 'B', time: '2026-05-01T08:00:00.000Z', text: 'Please verify' }],
      },
    ]
    const guidance: Block = { type: 'guidance', content: [paragraph('Ask the embassy') as never] }
    const one: Section = {
      ...base,
      attrs: { ...base.attrs, comments, excluded: true },
      content: [...base.content, noted, guidance] as unknown as Section['content'],
    }
    createPack(db, { meta: { ...meta('All'), reference: 'DA/17/26' }, fields: [field], sections: [one] })
    for (const words of [
      'approaches',
      'harbour',
      'hansard',
      'verify',
      'embassy',
      '"Ruritania answered"',
      'DA/17',
      'Joint Staff',
    ])
      expect(titles(words), words).toEqual(['All'])
    expect(find('hansard').packs[0]?.hits[0]?.section).toBe('a')
  })

  it.each([
    ['Tromso', 'The port of Tromsø'],
    ['strasse', 'Die Straße'],
    ['Straße', 'Die Strasse'],
    ['office', 'The o\ufb03ce'],
    ['cooperation', 'Co\u00adoperation'],
    ["attaché's", 'The attaché’s house'],
    ['attaché’s', "The attaché's house"],
    ['ten kilometres', 'ten\u00a0kilometres'],
    ['军事', '关于中国军事外交合作的报告'],
    ['дипломат', 'Военная дипломатия'],
    ['الدبلوماسية', 'الدِّبلوماسيّة العسكرية'],
    ['रक्षा', 'भारतीय रक्षा सहयोग'],
    ['C-130', 'Two C-130 aircraft'],
    ['to-do', 'The to-do list'],
    ['file_name', 'See file_name there'],
    ['example.com', 'Write to desk@example.com'],
    ['desk@example.com', 'Write to desk@example.com'],
    ['DA/17/26', 'Reference DA/17/26'],
    ['1,250.50', 'It cost €1,250.50'],
    ['✓', 'Done ✓'],
    ['🔵', 'Blue🔵 means go'],
    ['25°C', 'At 25°C'],
    ['ノート', 'これはノートです'],
    ['กลาโหม', 'กระทรวงกลาโหมไทย'],
    ['국방', '한국 국방부'],
    ['Ångström', 'an Angstrom'],
    ['office', 'Ｏｆｆｉｃｅ in wide letters'],
  ])('finds %s in %s', (words, text) => {
    add('Found', text)
    add('Not found', 'Quite other words')
    expect(titles(words)).toEqual(['Found'])
  })

  it.each([
    '"',
    '*',
    'AND',
    'NEAR(',
    '-',
    '()',
    'a"b',
    '""',
    '?!',
    ':',
    'kind:',
    'title:x',
    '{text}',
    '^',
    '\0',
    '+',
  ])('takes %j as words or as nothing', (words) => {
    add('Plain', 'Some text')
    expect(() => find(words)).not.toThrow()
  })

  it('takes 20,000 letters', () => {
    add('Plain', 'x'.repeat(20_000))
    expect(titles('x'.repeat(20_000))).toEqual(['Plain'])
    expect(titles('word '.repeat(4_000))).toEqual([])
  })

  it('filters by kind, marking, author, field and date, alone or with words', () => {
    addWith({ title: 'A', kind: 'handout', author: 'Maj. Müller' })
    addWith({ title: 'B', marking: { scheme: 'uk', level: 'secret', caveat: '', trainingRider: false } })
    expect(titles('kind:handout')).toEqual(['A'])
    expect(titles('author:muller')).toEqual(['A'])
    expect(titles('marking:secret')).toEqual(['B'])
    expect(titles('field:host_nation=Ruritania').sort()).toEqual(['A', 'B'])
    expect(titles('field:Norway')).toEqual([])
    expect(titles('title kind:hand')).toEqual(['A'])
    expect(titles('changed:<2020')).toEqual([])
    expect(titles('changed:>2020').sort()).toEqual(['A', 'B'])
    const host: PackField = { ...field, name: 'host', label: 'Visited country', value: 'Wakanda' }
    createPack(db, { meta: meta('C'), fields: [host], sections: [section('a')] })
    expect(titles('field:host=Wakanda')).toEqual(['C'])
    expect(titles('field:"visited country=wak')).toEqual(['C'])
  })

  it('finds packs by the templates and images of their sections', () => {
    const made = written('a', 'Part', {
      type: 'image',
      attrs: {
        ...{ id: 'i', asset: 'ab'.repeat(32), alt: '', caption: '' },
        ...{ widthPercent: 100, decorative: true, marking: null },
      },
    })
    const sections = [{ ...made, attrs: { ...made.attrs, templateId: 'risk-register' } }]
    createPack(db, { meta: meta('Made'), fields: [], sections })
    add('Other', 'template risk register abab')
    expect(titles('template:risk-register')).toEqual(['Made'])
    expect(titles('template:risk')).toEqual([])
    expect(titles('image:abababab')).toEqual(['Made'])
    expect(titles('abababab')).toEqual([])
    expect(titles('part template:risk-register')).toEqual(['Made'])
  })

  it('finds deleted packs only when asked', () => {
    const { id } = add('Gone', 'A rare word')
    deletePack(db, id)
    expect(titles('rare')).toEqual([])
    expect(titles('rare include:deleted')).toEqual(['Gone'])
    expect(find('rare is:deleted').packs[0]?.pack.deleted).toBe(true)
  })

  it('finds what was saved, renamed and removed a moment ago', () => {
    const { id } = add('Pack', 'first words', 'second words')
    expect(titles('second')).toEqual(['Pack'])
    savePack(db, {
      id,
      revision: 1,
      order: ['s0'],
      sections: [written('s0', 'Part', paragraph('changed words'))],
    })
    expect(titles('second')).toEqual([])
    expect(titles('first')).toEqual([])
    expect(titles('changed')).toEqual(['Pack'])
    renamePack(db, id, 'Voyage')
    expect(titles('voyage changed')).toEqual(['Voyage'])
  })
})

describe('the index', () => {
  it('loses the words of what is deleted permanently, even from its bytes', () => {
    const { id } = add('Secret visit', 'The codename is Zanzibarite.')
    find('anything')
    deletePack(db, id)
    deleteForever(db, [{ kind: 'pack', id }])
    const bytes = db.serialize().toString('latin1').toLowerCase()
    expect(bytes).not.toContain('zanzibarite')
  })

  it('reads only what changed', () => {
    const { id } = add('Pack', 'first', 'second', 'third')
    keepIndex(db, 1000)
    expect(pendingCount(db)).toBe(0)
    savePack(db, { id, revision: 1, sections: [written('s1', 'Part', paragraph('other'))] })
    expect(pendingCount(db)).toBe(1)
  })

  it('is made anew when it is missing or can not be read', () => {
    add('Pack', 'words')
    find('words')
    db.exec('DROP TABLE search_sections')
    expect(titles('words')).toEqual(['Pack'])
    // SQLite protects these tables.
    db.unsafeMode()
    db.exec('DELETE FROM search_sections_data WHERE id > 10')
    expect(isIndexSound(db)).toBe(false)
    resetIndex(db)
    expect(titles('words')).toEqual(['Pack'])
    expect(isIndexSound(db)).toBe(true)
    db.exec('DROP TABLE search_sections_idx; DROP TABLE search_sections_data')
    expect(titles('words')).toEqual(['Pack'])
  })
})

describe('arrangePacks', () => {
  it('changes what is given and nothing else', () => {
    const { id } = add('Pack', 'Words')
    const arranged = () =>
      listPacks(db).map(({ favourite, archived, tags }) => [favourite, archived, ...tags])
    arrangePacks(db, [{ id, favourite: true }])
    arrangePacks(db, [{ id, tags: ['Kenya', 'Exercise'] }])
    arrangePacks(db, [{ id, archived: true }])
    expect(arranged()).toEqual([[true, true, 'Exercise', 'Kenya']])
    expect(titles('tag:kenya is:favourite')).toEqual(['Pack'])
    arrangePacks(db, [{ id, favourite: false }])
    expect(arranged()).toEqual([[false, true, 'Exercise', 'Kenya']])
    arrangePacks(db, [{ id, archived: false, tags: [] }])
    expect(arranged()).toEqual([[false, false]])
  })
})

describe('damaged pages', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attache-search-'))
    file = join(folder, 'library.db')
    db = openDatabase(file)
    for (let at = 0; at < 30; at += 1)
      add(`Pack ${at}`, `The word is number${at}. ${'Some filling. '.repeat(200)}`)
    const { id } = add('Tagged', 'Zanzibarite')
    arrangePacks(db, [{ id, favourite: true, archived: false, tags: ['Kenya 2026'] }])
    keepIndex(db, 10_000)
  })
  afterEach(() => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Overwrites the first page of a table. */
  function damage(table: string): void {
    const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0xee, (page - 1) * 4096, page * 4096)
    writeFileSync(file, bytes)
  }

  it.each(['search_sections_data', 'search_sections_content', 'search_sections_idx', 'search_packs_data'])(
    'of the index (%s) keep the library from nothing: it is made anew',
    (table) => {
      damage(table)
      const opened = openLibrary(file, true)
      db = opened.db
      expect(opened.notice).toBeNull()
      const { id } = listPacks(db).find(({ title }) => title === 'Tagged') as PackSummary
      expect(() => renamePack(db, id, 'Renamed')).not.toThrow()
      expect(titles('zanzibarite')).toEqual(['Renamed'])
      expect(titles('number7')).toEqual(['Pack 7'])
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    },
  )

  it('in a page of words are found by a check on a connection that only reads', () => {
    const reader = openReadOnly(file)
    expect(isIndexSound(reader)).toBe(true)
    reader.close()
    db.unsafeMode()
    db.exec(`UPDATE search_sections_content SET c1 = 'other words' WHERE c1 LIKE '%number7.%'`)
    db.unsafeMode(false)
    const again = openReadOnly(file)
    expect(isIndexSound(again)).toBe(false)
    again.close()
  })

  it('and no index at all are not the same in a library that is only read: it says that nothing was searched', () => {
    const found = (): number => {
      const reader = openReadOnly(file)
      try {
        return searchLibrary(reader, parseSearch('zanzibarite', NOW)).packs.length
      } finally {
        reader.close()
      }
    }
    expect(found()).toBe(1)
    db.exec('DROP TABLE search_sections; DROP TABLE search_packs')
    expect(found).toThrow(/never read for the search, and the library is read-only/)
  })

  it('elsewhere leave tags and favourites, and nothing of the index is taken for content', () => {
    damage('sections')
    const opened = openLibrary(file, true)
    db = opened.db
    expect(opened.notice).not.toBeNull()
    const tagged = listPacks(db).filter(({ tags }) => tags.length > 0)
    expect(tagged.map(({ title, tags, favourite }) => [title, tags, favourite])).toEqual([
      ['Tagged', ['Kenya 2026'], true],
    ])
    expect(db.prepare("SELECT count(*) FROM settings WHERE key GLOB '*-*-*'").pluck().get()).toBe(0)
    keepIndex(db, 10_000)
    expect(isIndexSound(db)).toBe(true)
  })
})

it('goes through no table of packs or sections in any search or list', () => {
  add('Pack', 'words')
  find('words')
  const sql = [
    ...Object.values(LIST_STATEMENTS),
    ...[true, false].flatMap((filter) =>
      [true, false].flatMap((uses) => [
        listed({ filter, uses }),
        searched('search_packs', { filter, uses }),
        searched('search_sections', { filter, uses }),
      ]),
    ),
    ...Object.values(STATEMENTS.words),
    STATEMENTS.positions,
    STATEMENTS.templates,
  ]
  for (const one of sql) {
    const names = [...new Set(one.match(/\$\w+/g) ?? [])].map((name) => name.slice(1))
    const params = Object.fromEntries(
      names.map((name) => [name, ['match', 'filter', 'uses'].includes(name) ? 'x' : 0]),
    )
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${one}`)
      .all(...(names.length > 0 || !one.includes('?') ? [params] : ['x'])) as { detail: string }[]
    expect(
      plan
        .map(({ detail }) => detail)
        .filter((detail) => /^SCAN (packs|sections|place|pack_tags)\b/.test(detail)),
      one,
    ).toEqual([])
  }
})

describe('words as people write them', () => {
  it('have signs: C++ and C# are words, and a letter alone is not one of them', () => {
    add('Languages', 'Written in C++ and C#, class A.')
    add('Letters', 'Class C is for others.')
    expect(titles('C++')).toEqual(['Languages'])
    expect(titles('"C#"')).toEqual(['Languages'])
    expect(snippets('C++')).toEqual(['Written in |C++| and C#, class A.'])
  })

  it('have articles, conjunctions and prepositions joined to them in Arabic', () => {
    add('One', 'زار الوفد بالسفارة في بغداد')
    add('Two', 'وصل إلى مقر السفارة')
    expect(titles('سفارة').sort()).toEqual(['One', 'Two'])
    expect(titles('والسفارة').sort()).toEqual(['One', 'Two'])
    expect(titles('الى').sort()).toEqual(['Two'])
    expect(snippets('سفارة').sort()).toEqual(['زار الوفد |بالسفارة| في بغداد', 'وصل إلى مقر |السفارة|'])
  })

  it('make tags, which are found from their beginning, and whole in quotation marks', () => {
    const tag = (title: string, ...tags: string[]) => arrangePacks(db, [{ id: add(title, 'x').id, tags }])
    tag('One', 'Kenya', '!!!')
    tag('Two', 'North Kenya', '???')
    tag('Three', 'Kenya visits', 'R&D')
    expect(titles('tag:kenya').sort()).toEqual(['One', 'Three'])
    expect(titles('tag:"Kenya"')).toEqual(['One'])
    expect(titles('tag:"!!!"')).toEqual(['One'])
    expect(titles('tag:!!!')).toEqual(['One'])
    expect(titles('tag:"North Kenya"')).toEqual(['Two'])
    expect(titles('tag:r&d')).toEqual(['Three'])
    expect(titles('kenya').sort()).toEqual(['One', 'Three', 'Two'])
  })
})
