// Staff forms in template files: the result, and what is refused, with its line.
import { expect, it } from 'vitest'
import type { Block, DocumentNode, Inline, Table } from '#shared/document/nodes'
import { AppError } from '#shared/result'
import { parseTemplate } from './parse'

const HEAD =
  '---\ntitle: T\nversion: 1\norder: 0\nlevel: 1\nparent: null\ncategory: C\ntags: []\npurpose: P.\npages: 1\n---\n# Full text\n\n'
const REST = '\n\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer notes\n:::\n'
/** Line of the first line of the text. */
const FIRST = 14

const parse = (text: string): readonly Block[] =>
  parseTemplate('templates/t.md', `${HEAD}${text}${REST}`).full
const wordsOf = (inlines: readonly Inline[] = []): string =>
  inlines
    .map((inline) =>
      inline.type === 'text'
        ? inline.text.replace('\u00a0', ' ')
        : inline.type === 'field'
          ? `{${inline.attrs.name}}`
          : inline.type === 'tickBox'
            ? `[${inline.attrs.checked ? 'x' : ' '}]`
            : '?',
    )
    .join('')
const cellWords = (node: DocumentNode): string =>
  'content' in node && node.type !== 'paragraph'
    ? (node.content as readonly DocumentNode[]).map(cellWords).join('')
    : wordsOf((node as { content?: readonly Inline[] }).content)
const drawn = (text: string): string[] =>
  parse(text).flatMap((block) => [
    `${block.type} ${(block as Table).attrs.kind}`,
    ...(block as Table).content.map((row) => row.content.map(cellWords).join(' | ')),
  ])

it('reads a decision with the lines that are filled in', () => {
  expect(drawn('::: decision\nname: General *Ada* Smith\nappointment: The {{Decision_maker}}\n:::')).toEqual([
    'table decision',
    'Decision | [ ] Approved | [ ] Not approved | [ ] Discuss',
    'Remarks | ',
    'Signature | ',
    'Name | General Ada Smith',
    'Rank and appointment | The {decision_maker}',
    'Date | ',
  ])
  expect(drawn('::: decision\n:::')).toHaveLength(7)
})

it('reads a signature with and without room to sign', () => {
  expect(drawn('::: signature\ndate: 4 May\n:::').slice(1)).toEqual([
    'Signature | ',
    'Name | ',
    'Rank and appointment | ',
    'Date | 4 May',
  ])
  expect(drawn('::: signature no-space\n:::')).toHaveLength(4)
})

it('reads the offices that are asked, and options with a row for the totals', () => {
  expect(drawn('::: coordination\n- Legal adviser\n- {{lead_office}}\n:::')).toEqual([
    'table coordination',
    'Office | Concur | Non-concur | Remarks | Initials | Date',
    'Legal adviser | [ ] | [ ] |  |  | ',
    '{lead_office} | [ ] | [ ] |  |  | ',
  ])
  expect(
    drawn('::: options lower\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 2 | 1 | |\n:::'),
  ).toEqual(['table optionsLower', 'Criterion | Weight | A | B', 'Cost | 2 | 1 | ', 'Total |  |  | '])
})

it('reads tick boxes in text and cells, and leaves checklists as they are', () => {
  expect(drawn('| Done | Left |\n|---|---|\n| [x] yes | [ ] |').slice(1)).toEqual([
    'Done | Left',
    '[x] yes | [ ]',
  ])
  expect(parse('- [ ] **Visa**\n- [x] Passport [ ]')).toMatchObject([
    {
      type: 'taskList',
      content: [
        { attrs: { checked: false }, content: [{ content: [{ text: 'Visa' }] }] },
        { attrs: { checked: true }, content: [{ content: [{ text: 'Passport ' }, { type: 'tickBox' }] }] },
      ],
    },
  ])
})

it.each([
  ['words after the name', '::: decision now\n:::', FIRST, 'nothing may follow ::: decision'],
  [
    'an unknown line',
    '::: decision\nname: A\n\nrank: B\n:::',
    FIRST + 3,
    'remarks:, name:, appointment:, date:',
  ],
  ['a line said twice', '::: signature\nname: A\nname: B\n:::', FIRST + 2, '"name" appears twice'],
  ['remarks in a signature', '::: signature\nremarks: A\n:::', FIRST + 1, 'must begin with one of: name:'],
  ['a list in a decision', '::: decision\n- Approved\n:::', FIRST + 1, 'only lines such as “remarks: words”'],
  ['an unknown word', '::: signature wide\n:::', FIRST, 'use no-space or leave it out'],
  ['offices that are no list', '::: coordination\nLegal adviser\n:::', FIRST, 'a list of offices'],
  [
    'an office of two paragraphs',
    '::: coordination\n- Legal\n\n  adviser\n:::',
    FIRST + 1,
    'one line of text',
  ],
  ['options without direction', '::: options\n\n| a |\n|---|\n| b |\n:::', FIRST, 'is not a direction'],
  ['options without table', '::: options higher\nWords.\n:::', FIRST, 'options are one table'],
  [
    'one option',
    '::: options higher\n\n| a | w | A |\n|---|---|---|\n| b | | |\n:::',
    FIRST + 2,
    'two options or more',
  ],
])('refuses %s', (_what, text, line, reason) => {
  let message = ''
  try {
    parse(text)
  } catch (error) {
    if (error instanceof AppError) message = error.message
  }
  expect(message).toContain(`templates/t.md:${line}: `)
  expect(message).toContain(reason)
})
