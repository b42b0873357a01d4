// Trainer material by length: a handout of short texts asks only what they say.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Block, Trainer, TrainerKind } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { sectionFromTemplate, type Template } from '#shared/template'
import { loadLibrary } from './load'
import { parseTemplate } from './parse'
import { itemsOf } from './testing/passages'

const { templates } = loadLibrary(join(import.meta.dirname, '..', '..', 'templates'))
const backgrounds = templates.filter(({ family }) => family === 'background')

/** Items of a kind as a section made from the short text has them. */
function shortItems(template: Template, kind: TrainerKind): string[] {
  const trainer = sectionFromTemplate(template, 'short', () => 'id').content.filter(
    (block): block is Trainer => block.type === 'trainer',
  )
  return itemsOf({ ...template, trainer: trainer as readonly Block[] }, kind).map((item) => plainText(item))
}

const ENDINGS = /(ations?|ates?|bility|ble|ities|ity|ising|ing|ions?|ive|ed|ies|es|al|ly|y|s|e)$/
const stem = (word: string): string => word.toLowerCase().replace(ENDINGS, '').slice(0, 7)
const wordsOf = (text: string): string[] => text.match(/\p{L}{4,}/gu) ?? []
const shortWords = ({ title, short }: Template): ReadonlySet<string> =>
  new Set([title, ...short.map((block) => plainText(block))].flatMap(wordsOf).map(stem))

describe.each(backgrounds.map((template) => [template.id, template] as const))('%s', (_, template) => {
  const said = shortWords(template)
  const text = template.short.map((block) => plainText(block)).join(' ')

  it('defines only terms of the short text beside it', () => {
    const terms = shortItems(template, 'keyTerms').map((item) => item.split(':')[0] ?? '')
    expect(terms.length).toBeGreaterThan(0)
    expect(terms.filter((term) => wordsOf(term).some((word) => !said.has(stem(word))))).toEqual([])
  })

  it('asks for no name or figure that the short text lacks', () => {
    const asked = (['objectives', 'discussion', 'check'] as const).flatMap((kind) =>
      shortItems(template, kind),
    )
    const named = asked.flatMap((item) => item.match(/(?<=[^.?!] )(\p{Lu}\p{L}+|\d[\d,]*)/gu) ?? [])
    expect(named.filter((name) => !text.includes(name))).toEqual([])
  })

  it('has answers whose words stand in the short text, one for each question', () => {
    const answers = shortItems(template, 'answers')
    expect(answers).toHaveLength(shortItems(template, 'check').length)
    const share = (answer: string): number => {
      const words = wordsOf(answer).map(stem)
      return words.filter((word) => said.has(word)).length / words.length
    }
    expect(answers.filter((answer) => share(answer) < 0.3)).toEqual([])
  })

  it('has enough to teach in both lengths', () => {
    expect(shortItems(template, 'objectives').length).toBeGreaterThanOrEqual(2)
    expect(shortItems(template, 'check').length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify([template.trainer, template.trainerShort])).not.toContain('{full}')
  })
})

const HEAD = [
  ...['---', 'title: T', 'version: 1', 'order: 0', 'level: 1', 'parent: null', 'category: C', 'tags: [a, b]'],
  ...[
    'purpose: P',
    'pages: 1',
    '---',
    '# Full text',
    'Long.',
    '# Short text',
    'Short.',
    '# Trainer material',
  ],
].join('\n\n')

it('an item for the full text alone is left out of the short one, and the others are counted anew', () => {
  const lines = ['::: trainer check', '1. One?', '2. Two? {full}', '3. Three?', ':::']
  const template = parseTemplate('t.md', `${HEAD.replaceAll('\n\n', '\n')}\n\n${lines.join('\n')}\n`)
  expect(itemsOf(template, 'check').map((item) => plainText(item))).toEqual(['One?', 'Two?', 'Three?'])
  expect(shortItems(template, 'check')).toEqual(['One?', 'Three?'])
})
