// The order of trainer material in briefings and handouts.
import { expect, it } from 'vitest'
import type { Block } from './document/nodes'
import { orderedFor } from './trainer-order'

const block = (word: string) =>
  (/^[A-Z]/.test(word)
    ? { type: 'paragraph', word }
    : { type: 'trainer', attrs: { kind: word }, word }) as unknown as Block
const order = (kind: 'briefing' | 'handout', words: string) =>
  orderedFor(kind, words.split(' ').map(block))
    .map((one) => (one as unknown as { word: string }).word)
    .join(' ')

it('puts objectives and key terms before the text of a handout, and behind that of a briefing', () => {
  const stored = 'A B objectives keyTerms discussion answers'
  const handout = 'objectives keyTerms A B discussion answers'
  expect(order('handout', stored)).toBe(handout)
  expect(order('briefing', handout)).toBe(stored)
  expect(order('handout', handout)).toBe(handout)
  expect(order('briefing', stored)).toBe(stored)
})

it('leaves trainer material between paragraphs, and sections with nothing else, as they are', () => {
  expect(order('handout', 'A objectives B notes')).toBe('A objectives B notes')
  expect(order('handout', 'notes objectives')).toBe('notes objectives')
  expect(order('handout', 'objectives')).toBe('objectives')
  expect(order('briefing', 'A')).toBe('A')
})
