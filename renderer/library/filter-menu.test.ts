// The menu of filters writes words into the search box, and takes them out again.
import { expect, it } from 'vitest'
import { filterItems, tagWord } from './filter-menu'

function choose(words: string, label: string): string {
  let now = words
  const items = filterItems(words, ['Kenya', 'Exercise 2026'], (next) => {
    now = next
  })
  for (const item of items) if (item !== 'rule' && item.label === label) item.run()
  return now
}

it('adds a filter to what was typed, and removes it', () => {
  expect(choose('liaison', 'Handouts')).toBe('liaison kind:handout')
  expect(choose('liaison kind:handout officer', 'Handouts')).toBe('liaison officer')
  expect(choose('', 'Exercise 2026')).toBe('tag:"Exercise 2026"')
  expect(choose('tag:"Kenya"', 'Kenya')).toBe('')
  expect(choose('port', 'Author…')).toBe('port author:')
})

it('takes one kind in place of the other: no pack is of both', () => {
  expect(choose('liaison kind:briefing', 'Handouts')).toBe('liaison kind:handout')
})

it('names tags with spaces and quotation marks', () => {
  expect(tagWord('Kenya')).toBe('tag:"Kenya"')
  expect(tagWord('Kenya, 2026')).toBe('tag:"Kenya, 2026"')
  expect(tagWord('say “hi”')).toBe('tag:"say  hi"')
  expect(tagWord('a"b')).toBe('tag:"a b"')
})

it('ticks the filters that are in the box', () => {
  const checked = filterItems(
    'port tag:"Exercise 2026"',
    ['Kenya', 'Exercise 2026'],
    () => undefined,
  ).flatMap((item) => (item !== 'rule' && item.checked ? [item.label] : []))
  expect(checked).toEqual(['Exercise 2026'])
})
