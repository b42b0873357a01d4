// What the template parser makes of each element of the format, and what it refuses, with its line.
import { describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { AppError } from '#shared/result'
import { parseTemplate } from './parse'
import { parseFields } from './parse-fields'

const HEAD = `---
title: Defence attachés
version: 3
order: 3
level: 2
parent: mechanisms
category: Means
tags: [attaché, liaison]
purpose: Know what the attaché does.
pages: 1.5
---
`
const SHORT = '\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer notes\n:::\n'
/** Line of the first line of a full text passed to `parse`. */
const FIRST = 14

function parse(full: string, rest = SHORT) {
  return parseTemplate(
    'templates/defence-attaches.md',
    `${HEAD}\n# Full text\n\n${full}\n${rest}`.replace('\n\n# Full', '\n# Full'),
  )
}

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'template/invalid') return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

const words = (block: Block | undefined): string => (block ? plainText(block) : '')

describe('parseTemplate', () => {
  it('reads the front matter and takes the id from the name of the file', () => {
    expect(parse('Words.')).toMatchObject({
      id: 'defence-attaches',
      origin: 'built-in',
      title: 'Defence attachés',
      version: 3,
      order: 3,
      level: 2,
      parent: 'mechanisms',
      tags: ['attaché', 'liaison'],
      pages: 1.5,
    })
  })

  it('turns an ordered list into numbered paragraphs with levels, followed by other content of its items', () => {
    const { full } = parse(
      '1. First.\n\n    More of it.\n\n    1. Below.\n    2. Below too.\n\n        - point\n2. Second.',
    )
    expect(
      full.map((block) => [block.type, block.type === 'numberedParagraph' ? block.attrs.level : 0]),
    ).toEqual([
      ['numberedParagraph', 1],
      ['paragraph', 0],
      ['numberedParagraph', 2],
      ['numberedParagraph', 2],
      ['bulletList', 0],
      ['numberedParagraph', 1],
    ])
  })

  it('takes the widths of columns from the dashes, unless all have as many', () => {
    const widths = (dashes: string) =>
      parse(`| A | B |\n${dashes}\n| 1 | 2 |`).full.flatMap((block) =>
        block.type === 'table'
          ? block.content.map((row) => row.content.map(({ attrs }) => attrs.colwidth))
          : [],
      )
    expect(widths('| :- | :------ |')).toEqual([
      [[91], [549]],
      [[91], [549]],
    ])
    expect(widths('| :- | -: |')).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('makes headers of the first column where the first row is empty', () => {
    const [table] = parse('| | |\n| - | - |\n| A | 1 |\n| B | 2 |').full
    const types =
      table?.type === 'table' ? table.content.map((row) => row.content.map(({ type }) => type)) : []
    expect(types).toEqual([
      ['tableHeader', 'tableCell'],
      ['tableHeader', 'tableCell'],
    ])
  })

  it('reads *** as a page break', () => {
    expect(parse('One.\n\n***\n\nTwo.').full.map(({ type }) => type)).toEqual([
      'paragraph',
      'pageBreak',
      'paragraph',
    ])
  })

  it('lets a form do without short text and trainer material', () => {
    const form = HEAD.replace('order:', 'family: form\norder:')
    const read = (head: string) => parseTemplate('a.md', `${head}\n# Full text\n\nWords.\n`)
    expect(read(form)).toMatchObject({ family: 'form', repeatable: false, short: [], trainer: [] })
    expect(messageOf(() => read(HEAD))).toContain('"# Short text" is missing or empty')
  })

  it('keeps an ordered list inside a container', () => {
    const { full } = parse('::: callout risk\n3. One\n4. Two\n:::')
    expect(full).toMatchObject([
      {
        type: 'callout',
        attrs: { kind: 'risk' },
        content: [{ type: 'orderedList', attrs: { start: 3 }, content: [{}, {}] }],
      },
    ])
  })

  it('reads a table with its caption, header row and alignment', () => {
    const { full } = parse('Table: Means and ends\n\n| Means | Share |\n| --- | ---: |\n| Visits | 3 |')
    expect(full).toHaveLength(1)
    expect(full[0]).toMatchObject({
      type: 'table',
      attrs: { caption: 'Means and ends' },
      content: [
        { content: [{ type: 'tableHeader' }, { type: 'tableHeader', attrs: { textAlign: 'right' } }] },
        { content: [{ type: 'tableCell', attrs: { textAlign: null } }, { attrs: { textAlign: 'right' } }] },
      ],
    })
  })

  it('reads fields and lists each once, in order of first use', () => {
    const template = parse('Go to {{host_nation}} and **{{exercise_name}}** in {{host_nation}}.')
    expect(template.fields).toEqual(['host_nation', 'exercise_name'])
    expect(template.full[0]).toMatchObject({
      content: [
        { text: 'Go to ' },
        { type: 'field', attrs: { name: 'host_nation' } },
        { text: ' and ' },
        { type: 'field', attrs: { name: 'exercise_name' }, marks: [{ type: 'bold' }] },
        { text: ' in ' },
        { type: 'field' },
        { text: '.' },
      ],
    })
  })

  it.each([
    ['host_nation', null],
    ['Host_nation', { capital: true }],
    ['the host_nation', { article: true }],
    ['The host_nation', { article: true, capital: true }],
    ['host_nation’s', { ending: 'possessive' }],
    ["The host_nation's", { article: true, capital: true, ending: 'possessive' }],
    ['host_nation.adjective', { ending: 'adjective' }],
    ['Host_nation.adjective', { capital: true, ending: 'adjective' }],
    ['host_nation|is|are', { agree: ['is', 'are'] }],
  ])('reads the form of a value in {{%s}}', (text, form) => {
    const [block] = parse(`Go to {{${text}}}.`).full
    const attrs = form === null ? { name: 'host_nation' } : { name: 'host_nation', form }
    expect(block).toMatchObject({ content: [{ text: 'Go to ' }, { type: 'field', attrs }, { text: '.' }] })
  })

  it('reads agreement in a table, where the bar is escaped', () => {
    const [table] = parse(`| A |\n| --- |\n| x {{host_nation\\|is\\|are}} |`).full
    expect(JSON.stringify(table)).toContain('{"name":"host_nation","form":{"agree":["is","are"]}}')
  })

  it.each([
    'host nation',
    'a host_nation',
    'the Host_nation',
    'host_nation.plural',
    'host_nation|is',
    'HOST_NATION|a|b',
  ])('refuses {{%s}} with its line', (text) => {
    expect(() => parse(`Fine.\n\nGo to {{${text}}}.`)).toThrow(/:\d+: a field must look like/)
  })

  it('puts notes where they are referenced; keys beginning with src- are sources', () => {
    const template = parse(
      'Signed in 1961.[^src-vcdr] Twice.[^aside]',
      `${SHORT}\n[^src-vcdr]: *Vienna Convention*, 1961.\n[^aside]: By [all](https://un.org).\n`,
    )
    expect(template.full[0]).toMatchObject({
      content: [
        { text: 'Signed in 1961.' },
        {
          type: 'footnote',
          attrs: { kind: 'source' },
          content: [{ text: 'Vienna Convention', marks: [{ type: 'italic' }] }, { text: ', 1961.' }],
        },
        { text: ' Twice.' },
        {
          type: 'footnote',
          attrs: { kind: 'footnote' },
          content: [
            { text: 'By ' },
            { text: 'all', marks: [{ type: 'link', attrs: { href: 'https://un.org' } }] },
            { text: '.' },
          ],
        },
      ],
    })
  })

  it('reads checklists, quotes, rules, headings and trainer blocks', () => {
    const { full, trainer } = parse(
      '## Facts\n\n### Detail\n\n- [ ] Visa\n- [x] Gift\n\n> Said.\n\n---',
      '\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer keyTerms\n| Term | Sense |\n|---|---|\n| SOFA | Agreement |\n:::\n\n::: trainer notes\n:::\n',
    )
    expect(full).toMatchObject([
      { type: 'heading', attrs: { level: 1 } },
      { type: 'heading', attrs: { level: 2 } },
      {
        type: 'taskList',
        content: [
          { attrs: { checked: false }, content: [{ content: [{ text: 'Visa' }] }] },
          { attrs: { checked: true } },
        ],
      },
      { type: 'blockquote' },
      { type: 'horizontalRule' },
    ])
    expect(trainer).toMatchObject([
      { type: 'trainer', attrs: { kind: 'keyTerms' }, content: [{ type: 'table' }] },
      { type: 'trainer', attrs: { kind: 'notes' }, content: [{ type: 'paragraph' }] },
    ])
  })

  it('curls quotes and leaves list letters as they are', () => {
    expect(words(parse('The state\'s "aim" in paragraph (c).').full[0])).toBe(
      'The state’s “aim” in paragraph (c).',
    )
  })

  it('generates the same ids each time, without duplicates', () => {
    const read = () => parse('## One\n\n1. Two.\n\n| a |\n|---|\n| b |')
    expect(read()).toEqual(read())
    const ids = [...JSON.stringify(read()).matchAll(/"id":"(defence-attaches-n\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(3)
  })

  it.each([
    ['a container left open', '::: callout risk\nWords.', FIRST, 'not closed'],
    [
      'an unknown kind of callout',
      'Words.\n\n::: callout danger\nWords.\n:::',
      FIRST + 2,
      '"danger" is not a kind of callout',
    ],
    ['an unknown container', '::: warning\nWords.\n:::', FIRST, 'unknown container'],
    ['code', '```\nx\n```', FIRST, 'fence is not allowed here'],
    ['an image', 'See ![map](https://a.b/c.png).', FIRST, "image can't be used"],
    ['HTML', 'One.\n\nTwo <b>bold</b>.', FIRST + 2, 'HTML'],
    ['a broken field', 'Words\nand {{Host Nation}}.', FIRST + 1, 'a field must look like'],
    ['a note without definition', 'In 1961.[^src-x]', FIRST, 'no definition'],
    [
      'a table in a callout',
      '::: callout risk\n\n| a |\n|---|\n| b |\n:::',
      FIRST + 2,
      'table is not allowed here',
    ],
    ['a heading too deep', '#### Four', FIRST, '## or ###'],
    ['an unknown part', 'Words.\n\n# Long text\n\nWords.', FIRST + 2, 'not a part of a template'],
    ['a caption without table', 'Table: Alone.\n\nWords.', FIRST, 'directly before its table'],
    ['a caption with a field', 'Table: In {{host_nation}}\n\n| a |\n|---|\n| b |', FIRST, 'plain text'],
    ['a link to a script', '[x](file:///etc/passwd)', FIRST, 'must begin with https://'],
    ['trainer material in the text', '::: trainer notes\n:::', FIRST, 'only it can contain them'],
    ['a checklist with a plain item', '- [ ] One\n- Two', FIRST + 1, 'begins with [ ]'],
  ])('refuses %s', (_, full, line, reason) => {
    const message = messageOf(() => parse(full))
    expect(message).toContain(`templates/defence-attaches.md:${line}: `)
    expect(message).toContain(reason)
  })

  it('takes the date to check a source again off its end', () => {
    const [block] = parse('Words.[^src-a]', `${SHORT}\n[^src-a]: Report, *2025*. {check: 2027-06}\n`).full
    expect(block).toMatchObject({
      content: [
        { text: 'Words.' },
        {
          attrs: { kind: 'source', checkAfter: '2027-06' },
          content: [{ text: 'Report, ' }, { text: '2025', marks: [{ type: 'italic' }] }, { text: '.' }],
        },
      ],
    })
  })

  it.each([
    ['a month that is none', '[^src-a]: Report. {check: 2027-13}', '"2027-13" is not a month'],
    ['a day', '[^src-a]: Report. {check: 2027-06-30}', '"2027-06-30" is not a month'],
    ['no month', '[^src-a]: Report. {check: }', '"" is not a month'],
    ['a date before the end', '[^src-a]: Report {check: 2027-06}, page 3.', 'must be at its end'],
    ['a brace that is not closed', '[^src-a]: Report. {check: 2027-06', 'must be at its end'],
    ['a date alone', '[^src-a]: {check: 2027-06}', 'the note [^src-a] is empty'],
    ['a date on a footnote', '[^a]: Aside. {check: 2027-06}', 'only a source'],
  ])('refuses %s', (_, note, reason) => {
    const message = messageOf(() => parse(`Words.${note.split(':')[0]}`, `${SHORT}\n${note}\n`))
    expect(message).toContain(`templates/defence-attaches.md:25: `)
    expect(message).toContain(reason)
  })

  it('refuses a note that is never used, and one defined twice', () => {
    expect(messageOf(() => parse('Words.', `${SHORT}\n[^src-a]: A.\n`))).toMatch(
      /:25: the note \[\^src-a\] is never used/,
    )
    expect(messageOf(() => parse('Words.[^a]', `${SHORT}\n[^a]: A.\n\n[^a]: B.\n`))).toMatch(
      /:27: the note \[\^a\] is defined twice/,
    )
  })

  it('reports the line of a wrong or unknown key of the front matter', () => {
    const text = `${HEAD}\n# Full text\n\nWords.\n${SHORT}`
    const read = (from: string, to: string) =>
      messageOf(() => parseTemplate('templates/a.md', text.replace(from, to)))
    expect(read('version: 3', 'version: three')).toMatch(/^templates\/a\.md:3: version: /)
    expect(read('pages: 1.5', 'pages: 1.5\nauthor: X')).toMatch(/^templates\/a\.md:\d+: .*author/)
    expect(read('title: Defence attachés\n', '')).toMatch(/^templates\/a\.md:\d+: title: /)
    expect(read('---\n', '')).toMatch(/^templates\/a\.md:1: .*front matter/)
    expect(messageOf(() => parseTemplate('templates/A b.md', text))).toMatch(
      /^templates\/A b\.md:1: the name of the file/,
    )
  })

  it('refuses a file without one of its parts', () => {
    expect(messageOf(() => parse('Words.', '\n# Short text\n\nBrief.\n'))).toContain(
      '"# Trainer material" is missing',
    )
  })
})

describe('parseFields', () => {
  const field =
    '- name: host_nation\n  label: Host nation\n  prompt: Which state?\n  type: country\n  example: Freedonia\n  group: Partner\n'

  it('reads fields, with an empty default and no choices unless given', () => {
    expect(parseFields('fields.yaml', field).fields).toEqual([
      {
        name: 'host_nation',
        label: 'Host nation',
        prompt: 'Which state?',
        type: 'country',
        example: 'Freedonia',
        default: '',
        choices: [],
      },
    ])
  })

  it('groups fields in the order in which the groups appear, and says which are optional', () => {
    const other = (name: string, more: string) => field.replace('host_nation', name).replace('Partner', more)
    const text = [field, other('date', 'Dates\n  optional: true'), other('region', 'Partner')].join('')
    expect(parseFields('fields.yaml', text).groups).toEqual([
      {
        label: 'Partner',
        fields: [
          { name: 'host_nation', optional: false },
          { name: 'region', optional: false },
        ],
      },
      { label: 'Dates', fields: [{ name: 'date', optional: true }] },
    ])
  })

  it.each([
    ['a field without group', field.replace('  group: Partner\n', ''), 'fields.yaml:1: 0.group'],
    ['an unknown type', field.replace('country', 'state'), 'fields.yaml:4: 0.type'],
    ['a name twice', field + field, 'host_nation appears twice'],
    ['a choice without choices', field.replace('country', 'choice'), 'a field has choices if'],
    ['broken YAML', `${field}  - : [`, 'fields.yaml:7: '],
  ])('refuses %s', (_, text, reason) => {
    expect(messageOf(() => parseFields('fields.yaml', text))).toContain(reason)
  })
})
