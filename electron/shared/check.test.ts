// The check before an export: each rule finds its problem, and a good pack has none.
import { describe, expect, it } from 'vitest'
import { checkPack } from './check'
import type { Block, Image, Inline, Section } from './document/nodes'
import type { Pack, PackField, PackKind } from './pack'
import { emptySection } from './template'

const text = (words: string, href?: string): Inline =>
  href === undefined
    ? { type: 'text', text: words }
    : { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }
const p = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const heading = (level: number, words = 'Heading'): Block => ({
  type: 'heading',
  attrs: { id: `h${level}`, level, marking: null, audience: null },
  content: [text(words)],
})
const field = (name: string): Inline => ({ type: 'field', attrs: { name } })
const reference = (target: string): Inline => ({ type: 'crossReference', attrs: { target, show: 'number' } })
const image = (parts: { alt?: string; decorative?: boolean }): Block => ({
  type: 'image',
  attrs: {
    id: 'i1',
    asset: 'a'.repeat(64),
    alt: '',
    caption: '',
    widthPercent: 100,
    decorative: false,
    marking: null,
    audience: null,
    ...parts,
  },
})
const cell = { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null }
const paragraph = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } } as const
const table = (...kinds: ('tableHeader' | 'tableCell')[]): Block => ({
  type: 'table',
  attrs: { id: 't1', caption: 'Forces', marking: null, audience: null },
  content: [
    { type: 'tableRow', content: kinds.map((type) => ({ type, attrs: cell, content: [paragraph] })) },
  ],
})
const guidance = (...content: Inline[]): Block => ({ type: 'guidance', content: [{ ...paragraph, content }] })
const trainer = (...content: Inline[]): Block => ({
  type: 'trainer',
  attrs: { kind: 'notes' },
  content: [{ ...paragraph, content }],
})

const section = (
  id: string,
  blocks: Block[],
  attrs: Partial<Section['attrs']> = {},
  title = `Title ${id}`,
): Section => {
  const empty = emptySection(title, () => id)
  return { ...empty, attrs: { ...empty.attrs, ...attrs }, content: [empty.content[0], ...blocks] }
}
const hostNation: PackField = {
  name: 'host_nation',
  label: 'Host nation',
  prompt: '',
  type: 'country',
  example: '',
  default: '',
  choices: [],
  value: '',
}

function packOf(sections: Section[], meta: Partial<Pack['meta']> = {}, fields: PackField[] = []): Pack {
  return {
    id: 'p',
    revision: 1,
    meta: {
      title: 'Pack',
      subtitle: '',
      kind: 'briefing',
      author: '',
      organisation: '',
      reference: '',
      date: '',
      language: 'en-GB',
      marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
      paper: 'a4',
      theme: 'staff-paper',
      blueprint: null,
      ...meta,
    },
    fields,
    doc: { type: 'doc', content: sections },
  }
}
/** Noon of 30 June 2027, so that the month is the same in every time zone. */
const NOW = new Date(2027, 5, 30, 12)
const check = (pack: Pack, kind: PackKind = 'briefing') => checkPack(pack, { paper: 'a4', kind }, NOW)
const messages = (...blocks: Block[]) =>
  check(packOf([section('s', [p(text('Words')), ...blocks])])).map(({ message }) => message)

describe('checkPack', () => {
  it('names the lines of a used first page that its convention needs, and where to fill them in', () => {
    const firstPage = { values: { copy: '1 of 3' }, references: [] }
    const found = check(packOf([section('s', [p(text('Words'))])], { firstPage, date: '2026-03-12' }))
    expect(found.map(({ message, line }) => [message, line])).toEqual([
      ['The first page needs “Reference” (UK minute)', 'reference'],
      ['The first page needs “To” (UK minute)', 'to'],
    ])
    expect(check(packOf([section('s', [p(text('Words'))])]))).toEqual([])
  })

  it('names a document of the first page that only withheld text cites', () => {
    const withheld = section('s', [p(text('Ours: '), reference('r1'))], { audience: 'own' })
    const open = section('t', [p(text('Words'))])
    const firstPage = { convention: 'plain', values: {}, references: [{ id: 'r1', text: 'Own plan' }] }
    const pack = packOf([withheld, open], { firstPage })
    const found = (edition: string) => checkPack(pack, { paper: 'a4', kind: 'briefing', edition }, NOW)
    expect(found('own')).toEqual([])
    expect(found('partner').map(({ message, line }) => [message, line])).toEqual([
      [
        '“Own plan” (reference 1) is left out of the first page because it is cited only in text withheld here',
        'references',
      ],
    ])
  })

  it('knows the documents of the first page, and names a citation of one that is gone', () => {
    const cites = section('s', [p(text('As said in'), reference('r1'), text(' and'), reference('r2'))])
    const firstPage = { convention: 'plain', values: {}, references: [{ id: 'r1', text: 'White paper' }] }
    expect(check(packOf([cites], { firstPage }))).toEqual([
      {
        severity: 'error',
        message: 'A cross-reference after “As said in and” points to a part that no longer exists',
        section: 's',
        target: 'r2',
      },
    ])
  })

  it('names each printed source whose month is over, once, at its first citation', () => {
    const source = (id: string, words: string, checkAfter: string | null): Inline => ({
      type: 'footnote',
      attrs: { id, kind: 'source', checkAfter },
      content: [{ type: 'text', text: words }],
    })
    const found = check(
      packOf([
        section('a', [p(text('One'), source('n1', 'Old', '2027-05'), source('n2', 'This month', '2027-06'))]),
        section('b', [p(text('Two'), source('n3', 'Old', '2027-05'), source('n4', 'Lasting', null))]),
        section('c', [p(text('Three'), source('n5', 'Older', '2025-12'))]),
        section('d', [p(text('Four'), source('n6', 'Left out', '2025-12'))], { excluded: true }),
        section('e', [p(text('Five')), guidance(source('n7', 'Advice', '2025-12'))]),
      ]),
    )
    expect(found.map(({ message, section: id, target }) => [message, id, target])).toEqual([
      ['Check this source again (due after May 2027): “Old”', 'a', 'n1'],
      ['Check this source again (due after December 2025): “Older”', 'c', 'n5'],
    ])
  })

  it('quotes the start of long words, and never half a character', () => {
    const long = '👩🏽‍🚀'.repeat(1000)
    const titled = section('b', [p(text(long), reference('gone'))], { excluded: true })
    const shown = section('a', [
      heading(3, long),
      { ...image({}), attrs: { ...(image({}) as Image).attrs, caption: long } } as unknown as Block,
      {
        ...table('tableCell'),
        attrs: { id: 't', caption: long, marking: null, audience: null },
      } as unknown as Block,
      p(text(`https://example.org/${long}`, 'https://example.org')),
      p(text(long), reference('b')),
      p(text('x'), reference('gone')),
      p(field(long)),
    ])
    const named = { ...titled, content: [{ type: 'sectionTitle', content: [text(long)] }, p()] } as Section
    const found = check(packOf([shown, named]))
    expect(found.length).toBeGreaterThan(6)
    for (const { message } of found) {
      expect(message.length).toBeLessThan(400)
      expect(message.replaceAll('👩🏽‍🚀', '')).toMatch(/^[\u0020-\u2fff]*$/)
    }
  })

  it('finds nothing in a good pack', () => {
    const sound = section('s', [
      heading(1),
      heading(2),
      p(text('See '), reference('b'), text(' and '), text('the treaty of 1999', 'https://a.org')),
      image({ alt: 'A map' }),
      image({ decorative: true }),
      table('tableHeader', 'tableHeader'),
      table('tableHeader', 'tableCell'),
      p(field('host_nation')),
    ])
    const below = section('b', [p(text('Words'))], { level: 2, marking: 'official' })
    expect(check(packOf([sound, below], {}, [{ ...hostNation, value: 'Utopia' }]))).toEqual([])
  })

  it('lists an empty field once, with the first section that asks for it', () => {
    const sections = ['a', 'b'].map((id) =>
      section(id, [p(text('In '), field('host_nation'), field('host_nation'))]),
    )
    expect(check(packOf(sections, {}, [{ ...hostNation, value: '  ' }]))).toEqual([
      { severity: 'warning', message: '“Host nation” is not filled in', section: 'a', target: 'host_nation' },
    ])
    expect(check(packOf(sections)).map(({ target }) => target)).toEqual(['host_nation'])
  })

  it('asks for advice on a disputed name of a country', () => {
    const sections = [section('a', [p(text('In '), field('host_nation'))])]
    const named = (value: string) =>
      check(packOf(sections, {}, [{ ...hostNation, type: 'country', value }])).map(({ message }) => message)
    expect(named('Kosovo')).toEqual([
      '“Host nation”: name or status of Kosovo is disputed. Ask your foreign ministry how to name it',
    ])
    expect(named('Norway')).toEqual([])
  })

  it.each<[string, Block, RegExp]>([
    ['an image without alternative text', image({}), /image has no alternative text/],
    ['a heading that skips a level', heading(2, 'Deep'), /“Deep” skips a level/],
    ['a heading without words', heading(1, ' '), /heading is empty/],
    ['a table without a header row', table('tableCell', 'tableHeader'), /“Forces” has no header row/],
    ['a link that says nothing', p(text('Click here', 'https://a.org')), /“Click here” does not describe/],
    [
      'a link in pieces that says nothing',
      p(text('read ', 'https://a.org'), text('more', 'https://a.org')),
      /“read more”/,
    ],
    ['a link that is an address', p(text('https://a.org/x', 'https://a.org/x')), /bare address/],
    ['a reference to nothing', p(reference('gone')), /no longer exists/],
  ])('finds %s', (_what, block, message) => {
    expect(messages(block)).toEqual([expect.stringMatching(message)])
  })

  it('finds days that no calendar has, in the pack and in fields', () => {
    const date: PackField = { ...hostNation, name: 'day', label: 'Day', type: 'date' }
    const messagesOf = (value: string) =>
      check(
        packOf([section('s', [p(text('On '), field('day'))])], { date: value }, [{ ...date, value }]),
      ).map(({ message }) => message)
    expect(messagesOf('2026-02-30')).toEqual([
      'The pack’s date: 2026-02-30 is not a valid date',
      '“Day”: 2026-02-30 is not a valid date',
    ])
    expect(messagesOf('2028-02-29')).toEqual([])
  })

  it('finds empty sections and titles', () => {
    const found = check(packOf([section('a', [paragraph]), section('b', [p(text('x'))], {}, '')]))
    expect(found.map(({ message, section: where }) => [where, message])).toEqual([
      ['a', 'The section is empty'],
      ['b', 'The section has no title'],
    ])
  })

  it('finds a skipped level among sections, and sections of one id', () => {
    const words = [p(text('x'))]
    const found = check(
      packOf([
        section('a', words),
        section('b', words, { level: 3 }),
        section('a', words),
        section('x', words, { annex: true, level: 2 }),
      ]),
    )
    expect(found.map(({ section: where, message }) => `${where}: ${message}`)).toEqual([
      expect.stringMatching(/^b: .*level 3.*level 1/),
      'a: Two sections have the id a',
      expect.stringMatching(/^x: .*level 2.*level 0/),
    ])
  })

  it('finds parts that are marked higher than the pack, or by another scheme', () => {
    const secret: Block = {
      type: 'paragraph',
      attrs: { textAlign: null, marking: 'secret' },
      content: [text('x')],
    }
    const foreign: Block = {
      type: 'numberedParagraph',
      attrs: { id: 'n1', level: 1, marking: 'cui' },
      content: [text('x')],
    }
    expect(check(packOf([section('a', [secret, foreign], { marking: 'official' })]))).toEqual([
      {
        severity: 'error',
        message: 'A portion of the section is marked SECRET, higher than the pack (OFFICIAL)',
        section: 'a',
        target: null,
      },
      { severity: 'error', message: expect.stringContaining('marked CUI,'), section: 'a', target: 'n1' },
    ])
    const unmarked = packOf([section('a', [p(text('x'))], { marking: 'secret' })], {
      marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
    })
    expect(check(unmarked)[0]?.message).toContain('The section is marked SECRET,')
  })

  it('looks only at what is printed', () => {
    const faults = [text('here', 'https://a.org'), field('host_nation'), reference('gone')]
    const pack = packOf([
      section('a', [p(text('x')), guidance(...faults), trainer(...faults)]),
      section('b', [image({}), p(...faults)], { excluded: true }),
    ])
    expect(check(pack)).toEqual([])
    expect(check(pack, 'handout')).toHaveLength(3)
  })

  it('finds a reference to what is set not to print', () => {
    const pack = packOf([section('a', [p(reference('b'))]), section('b', [p(text('x'))], { excluded: true })])
    expect(check(pack)[0]?.message).toMatch(/not printed/)
  })

  describe('of references', () => {
    const numbered = (id: string, ...content: Inline[]): Block => ({
      type: 'numberedParagraph',
      attrs: { id, level: 1, marking: null, audience: null },
      content,
    })
    const messages = (sections: Section[], kind: PackKind = 'briefing') =>
      check(packOf(sections), kind).map(({ message }) => message)

    it('names what is not printed, and why', () => {
      const within = (type: 'trainer' | 'guidance', block: Block): Block =>
        ({ ...(type === 'trainer' ? trainer() : guidance()), content: [block] }) as Block
      const sections = [
        section('a', [p(text('As '), reference('n1'), text(' and '), reference('n2'), reference('n3'))]),
        section('b', [numbered('n1', text('First'))], { excluded: true }),
        section('c', [
          p(text('x')),
          within('trainer', numbered('n2', text('Second'))),
          within('guidance', numbered('n3', text('Third'))),
        ]),
      ]
      expect(messages(sections)).toEqual([
        'A cross-reference after “As” points to “First” in the section “Title b”, which is not printed: the section “Title b” is set not to print',
        'A cross-reference after “As and” points to “Second” in the section “Title c”, which is not printed: trainer material is printed in handouts only',
        'A cross-reference after “As and” points to “Third” in the section “Title c”, which is not printed: guidance is never printed',
      ])
      expect(messages(sections, 'handout')).toHaveLength(2)
    })

    it('names targets with a duplicate id, and targets without words', () => {
      const sections = [
        section('a', [p(reference('n1')), p(reference('n2'))]),
        section('b', [numbered('n1', text('First')), numbered('n1', text('Other')), numbered('n2')]),
      ]
      expect(messages(sections)).toEqual([
        'A cross-reference may point to the wrong part: 2 parts have the id of “First” in the section “Title b”. Choose its target again',
        'A cross-reference points to a paragraph without words in the section “Title b”',
      ])
    })

    it('are found in titles', () => {
      const titled = section('a', [p(text('x'))])
      const sections = [
        {
          ...titled,
          content: [{ type: 'sectionTitle', content: [text('On '), reference('gone')] }, p(text('x'))],
        },
      ] as unknown as Section[]
      expect(messages(sections)).toEqual([
        'A cross-reference after “On” points to a part that no longer exists',
      ])
    })
  })

  it('says when nothing would be printed', () => {
    expect(check(packOf([section('a', [p(text('x'))], { excluded: true })]))[0]).toMatchObject({
      severity: 'error',
      section: null,
    })
  })
})
