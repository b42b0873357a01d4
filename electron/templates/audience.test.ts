// Readers in templates: of a whole section, and of blocks between `::: audience` and `:::`.
import { expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { sectionFromTemplate } from '#shared/template'
import { parseTemplate } from './parse'

const HEAD =
  'title: T\nversion: 1\norder: 0\nlevel: 1\nparent: null\ncategory: C\ntags: []\npurpose: P.\npages: 1\n'
const REST = '\n# Short text\n\nBrief.\n\n# Trainer material\n\n::: trainer notes\n:::\n'
/** Line of the first line of a full text. */
const FIRST = 14

const parse = (full: string, head = HEAD) =>
  parseTemplate('templates/t.md', `---\n${head}---\n# Full text\n\n${full}\n${REST}`)

/** The audience of each block that has one, by its type, in reading order. */
function audiences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    const { attrs, content = [] } = block as { attrs?: { audience?: string }; content?: Block[] }
    const own = attrs?.audience ? [`${block.type} ${attrs.audience}`] : []
    return [...own, ...audiences(content)]
  })
}

it('gives blocks of every kind their readers, and those of lists and quotations', () => {
  const { full } = parse(
    '::: audience own\nOne.\n\n1. Two\n\n- Three\n\n> Four\n\n## Five\n\nTable: Six\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n:::\n\nSeven.',
  )
  expect(audiences(full)).toEqual([
    'paragraph own',
    'numberedParagraph own',
    'paragraph own',
    'paragraph own',
    'heading own',
    'table own',
  ])
})

it('gives a section made from it the readers of the template', () => {
  const made = (head: string) => sectionFromTemplate(parse('Words.', head), 'full', () => 'n').attrs.audience
  expect(made(`${HEAD}audience: own\n`)).toBe('own')
  expect(made(HEAD)).toBeNull()
})

it.each([
  ['an unknown audience', '::: audience friends\nWords.\n:::', FIRST, '"friends" is not an audience'],
  ['no audience', '::: audience\nWords.\n:::', FIRST, 'no audience'],
  ['two audiences', '::: audience own instructor\nWords.\n:::', FIRST, '"own instructor" is not an audience'],
  ['a box in it', '::: audience own\n::: callout risk\nWords.\n:::\n:::', FIRST, 'not closed'],
  ['an empty block', 'Words.\n\n::: audience own\n:::', FIRST + 2, 'this block is empty'],
])('refuses %s with its line', (_, full, line, message) => {
  expect(() => parse(full)).toThrow(new RegExp(`^templates/t.md:${line}: .*${message}`))
})

it('refuses an unknown audience of a section with its line', () => {
  expect(() => parse('Words.', `${HEAD}audience: friends\n`)).toThrow(/^templates\/t.md:11: /)
})
