// Words, blocks and rows that depend on a field: the syntax in template files, the result, and what is refused, with
// its line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Block, DocumentNode, Inline } from '#shared/document/nodes'
import { conditionIn } from '#shared/document/only-if'
import { walk } from '#shared/document/query'
import { AppError } from '#shared/result'
import { loadLibrary } from './load'
import { parseTemplate } from './parse'

const HEAD =
  '---\ntitle: T\nversion: 1\norder: 0\nlevel: 1\nparent: null\ncategory: C\ntags: []\npurpose: P.\npages: 1\n---\n# Full text\n\n'
const REST = '\n\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer notes\n:::\n'
/** Line of the first line of the text. */
const FIRST = 14

const parse = (text: string, notes = '') =>
  parseTemplate('templates/t.md', `${HEAD}${text}${REST}${notes}`).full

/** Each line of text; words with a condition in brackets after `+` or `-` and the field. */
function linesOf(blocks: readonly Block[]): string[] {
  const lines: string[] = []
  const visit = (node: DocumentNode): boolean => {
    const { content } = node as { readonly content?: readonly Inline[] }
    if (!['paragraph', 'numberedParagraph', 'heading'].includes(node.type)) return true
    lines.push((content ?? []).map(drawn).join(''))
    return false
  }
  for (const block of blocks) walk(block, visit)
  return lines
}

function drawn(inline: Inline): string {
  const words = inline.type === 'text' ? inline.text : `<${inline.type}>`
  const condition = conditionIn(inline.marks)
  if (!condition) return words
  const name = `${condition.filled ? '+' : '-'}${condition.field}`
  return `[${name} ${words}]`
}

it('marks words with all that is in them, whatever they are part of', () => {
  expect(linesOf(parse('Decide{{#if decision_date}} by {{decision_date}}{{/if}}.'))).toEqual([
    'Decide[+decision_date  by ][+decision_date <field>].',
  ])
  expect(linesOf(parse('{{#unless host}}Nobody.{{/unless}}'))).toEqual(['[-host Nobody.]'])
  expect(linesOf(parse('## One{{#if x}} two{{/if}}'))).toEqual(['One[+x  two]'])
  expect(linesOf(parse('1. One\n2. {{#if x}}Two{{/if}}'))).toEqual(['One', '[+x Two]'])
  expect(linesOf(parse('- One{{#if x}},\ntwo{{/if}}'))).toEqual(['One[+x , two]'])
  expect(linesOf(parse('| A | B |\n| --- | --- |\n| {{#if x}}a{{/if}} | b |'))).toEqual([
    'A',
    'B',
    '[+x a]',
    'b',
  ])
})

it('keeps looks, links, notes, and words to confirm', () => {
  const blocks = parse(
    '**One{{#if x}} two{{/if}}** {{#if x}}**three** [four](https://a.org)[^src-a] {?five?}{{/if}}',
    '\n[^src-a]: A source.\n',
  )
  const { content } = blocks[0] as { content: readonly Inline[] }
  const names = content.map(({ marks }) => (marks ?? []).map(({ type }) => type).join(' '))
  expect(names).toEqual([
    'bold',
    'onlyIf bold',
    '',
    'onlyIf bold',
    'onlyIf',
    'onlyIf link',
    'onlyIf',
    'onlyIf',
    'onlyIf toConfirm',
  ])
})

it('marks all words of blocks between lines of their own, in boxes, too', () => {
  const text =
    '{{#if x}}\nOne.\n\n1. Two\n\n- Three\n\n::: callout risk\nFour.\n:::\n\nTable: Five\n\n| A | B |\n| --- | --- |\n| 1 | |\n{{/if}}\n\nSix.'
  const blocks = parse(text)
  expect(linesOf(blocks)).toEqual([
    ...['One.', 'Two', 'Three', 'Four.', 'A', 'B', '1'].map((words) => `[+x ${words}]`),
    '',
    'Six.',
  ])
  expect(blocks.map(({ type }) => type)).toEqual([
    'paragraph',
    'numberedParagraph',
    'bulletList',
    'callout',
    'table',
    'paragraph',
  ])
  const box = parse('::: callout note\nOne.\n\n{{#unless x}}\nTwo.\n{{/unless}}\n:::')
  expect(linesOf(box)).toEqual(['One.', '[-x Two.]'])
})

it('marks all words of a row that begins and ends with the condition', () => {
  const table =
    '| | B |\n| --- | --- |\n| {{#if x_y}}**Deputy** | {{x_y}}{{/if}} |\n| {{#if z}}{{z}} | last{{/if}} |\n| c | d |'
  expect(linesOf(parse(table))).toEqual([
    '',
    'B',
    '[+x_y Deputy]',
    '[+x_y <field>]',
    '[+z <field>]',
    '[+z last]',
    'c',
    'd',
  ])
})

it('counts the fields that words depend on among those of the template', () => {
  const { fields } = parseTemplate('templates/t.md', `${HEAD}{{#unless later}}Now.{{/unless}}${REST}`)
  expect(fields).toEqual(['later'])
})

function faultOf(text: string): string {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof AppError) return error.message
  }
  return ''
}

it.each([
  ['an end that is missing', 'Two.\n\nOne {{#if x}}two.', FIRST + 2, 'must look like'],
  ['a start that is missing', 'One {{/if}} two.', FIRST, 'must look like'],
  ['the end of another', 'One {{#if x}}two{{/unless}}.', FIRST, 'must look like'],
  ['a name that is none', 'One {{#if Xy}}two{{/if}}.', FIRST, 'must look like'],
  ['no name', 'One {{#if}}two{{/if}}.', FIRST, 'must look like'],
  ['no words', 'One {{#if x}} {{/if}}two.', FIRST, 'there are no words after {{#if x}}'],
  ['one in another', 'One {{#if x}}two {{#unless y}}three{{/unless}}{{/if}}.', FIRST, "can't be in words"],
  ['one in itself', 'One {{#if x}}two {{#if y}}three{{/if}} four{{/if}}.', FIRST, 'must look like'],
  ['one across bold words', 'One **two {{#if x}}three** four{{/if}}.', FIRST, 'bold text is not closed'],
  ['one across paragraphs', 'One {{#if x}}two.\n\nThree{{/if}}.', FIRST, 'must look like'],
  [
    'one across cells',
    'Words.\n\n| A | B |\n| --- | --- |\n| c {{#if x}}d | e{{/if}} f |',
    FIRST + 4,
    'must look like',
  ],
  [
    'a row without an end',
    'Words.\n\n| A | B |\n| --- | --- |\n| {{#if x}}c | d |',
    FIRST + 4,
    'this row begins with {{#if x}} and must end with {{/if}}',
  ],
  [
    'one in such a row',
    '| A | B |\n| --- | --- |\n| {{#if x}}c | {{#if y}}d{{/if}}{{/if}} |',
    FIRST + 2,
    "can't be in words",
  ],
  ['a block without an end', 'One.\n\n{{#if x}}\nTwo.', FIRST + 2, '{{#if x}} is not closed'],
  ['a block with another end', '{{#if x}}\nTwo.\n{{/unless}}', FIRST, '{{#if x}} is not closed'],
  [
    'a block in another',
    '{{#if x}}\nOne.\n\n{{#if y}}\nTwo.\n{{/if}}\n{{/if}}',
    FIRST + 3,
    'not closed|must look',
  ],
  ['words in such a block', '{{#if x}}\nOne{{#if y}} two{{/if}}.\n{{/if}}', FIRST, "can't contain words"],
  ['a block without blocks', 'One.\n\n{{#if x}}\n{{/if}}', FIRST + 2, 'there are no blocks after {{#if x}}'],
  ['a line in it', '{{#if x}}\nOne.\n\n---\n{{/if}}', FIRST, 'no line or page break'],
  ['the end of a block alone', 'One.\n\n{{/if}}', FIRST + 2, 'must look like'],
])('refuses %s with its line', (_, text, line, message) => {
  expect(faultOf(text)).toMatch(
    new RegExp(`^templates/t.md:${line}: .*(${message.replaceAll(/[{}#/]/g, '\\$&')})`),
  )
})

it('refuses a field that is not declared with its line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-templates-'))
  mkdirSync(join(folder, 'blueprints'))
  writeFileSync(join(folder, 'fields.yaml'), '[]\n')
  writeFileSync(join(folder, 't.md'), `${HEAD}One.\n\nTwo{{#if later}} three{{/if}}.${REST}`)
  try {
    expect(() => loadLibrary(folder)).toThrow(new RegExp(`t.md:${FIRST + 2}: the field later is not in`))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
