// Words to confirm in template files: the result, and what is refused, with its line.
import { expect, it } from 'vitest'
import type { Block, DocumentNode, Inline } from '#shared/document/nodes'
import { isToConfirm, wordsToConfirm } from '#shared/document/to-confirm'
import { AppError } from '#shared/result'
import { parseTemplate } from './parse'

const HEAD =
  '---\ntitle: T\nversion: 1\norder: 0\nlevel: 1\nparent: null\ncategory: C\ntags: []\npurpose: P.\npages: 1\n---\n# Full text\n\n'
const REST = '\n\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer notes\n:::\n'
/** Line of the first line of the text. */
const FIRST = 14

const parse = (text: string, notes = '') =>
  parseTemplate('templates/t.md', `${HEAD}${text}${REST}${notes}`).full
const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : `<${inline.type}>`)).join('')
const suggested = (blocks: readonly Block[]) => blocks.flatMap((block) => wordsToConfirm(block, wordsOf))
const faultOf = (text: string): string => {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof AppError) return error.message
  }
  return ''
}

it('marks words with all that is in them', () => {
  const blocks = parse(
    'With {{host_nation}}, {?the **staff** judges {{region}} [calm](https://a.org)[^src-a]?}.',
    '\n[^src-a]: A source.\n',
  )
  expect(suggested(blocks)).toEqual(['the staff judges <field> calm<footnote>'])
  const content = (blocks[0] as { content: readonly Inline[] }).content
  const outside = content.filter((inline) => !isToConfirm(inline))
  expect(wordsOf(outside)).toBe('With <field>, .')
  const names = content.map(({ marks }) => (marks ?? []).map(({ type }) => type).join(' '))
  expect(names).toContain('toConfirm bold')
  expect(names).toContain('toConfirm link')
})

it('marks cells, parts of lists and boxes, and words in bold ones', () => {
  const table = '| Option | Cost |\n| --- | --- |\n| A | {?Low?} |\n| B | {?High?} |'
  expect(suggested(parse(table))).toEqual(['Low', 'High'])
  expect(suggested(parse('- One {?two?}\n- {?Three?}'))).toEqual(['two', 'Three'])
  expect(suggested(parse('1. One {?two?}'))).toEqual(['two'])
  expect(suggested(parse('::: callout risk\nMost {?likely?}.\n:::'))).toEqual(['likely'])
  expect(suggested(parse('**Status: {?planned?}**'))).toEqual(['planned'])
  expect(suggested(parse('Is it? {?Yes?}'))).toEqual(['Yes'])
})

it('marks every word of a block, but no caption', () => {
  const blocks = parse(
    '::: confirm\nOne *two*.\n\n1. Three\n\n- Four\n\nTable: Ratings\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n:::',
  )
  expect(suggested(blocks)).toEqual(['One two.', 'Three', 'Four', 'A', 'B', '1', '2'])
  const all: DocumentNode[] = []
  const visit = (node: DocumentNode): void => {
    all.push(node)
    for (const child of ('content' in node && node.content) || []) visit(child as DocumentNode)
  }
  blocks.forEach(visit)
  expect(all.flatMap((node) => (node.type === 'text' && !isToConfirm(node) ? node.text : []))).toEqual([])
  expect(all.find(({ type }) => type === 'table')).toMatchObject({ attrs: { caption: 'Ratings' } })
})

it.each([
  ['words that are not closed', 'Fine.\n\nWords {?that go on.', 2, 'words to confirm must look like'],
  ['words that go over a paragraph', 'One {?two\n\nthree?} four.', 0, 'words to confirm must look like'],
  ['a lone end', 'One?} two.', 0, 'words to confirm must look like'],
  ['words in words', 'One {?two {?three?} four?}.', 0, 'words to confirm must look like'],
  ['nothing', 'One {? ?} two.', 0, 'there are no words'],
  ['a block without words', 'Fine.\n\n::: confirm\n:::', 2, 'this block is empty'],
  ['a block that is not closed', 'Fine.\n\n::: confirm\nWords.', 2, 'not closed'],
  ['a box in a block', '::: confirm\n::: callout risk\nWords.\n:::\n:::', 0, 'not closed'],
  ['a block in a box', ':::: callout risk\nOne.\n::: confirm\nTwo.\n:::\n::::', 0, 'not closed'],
  ['words after its name', '::: confirm risk\nWords.\n:::', 0, 'nothing may follow'],
])('refuses %s', (_what, text, line, words) => {
  const message = faultOf(text)
  expect(message).toContain(`templates/t.md:${FIRST + line}: `)
  expect(message).toContain(words)
})
