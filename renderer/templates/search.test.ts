// Searching templates by title, tags and text.
import { expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { categoriesOf, type LibraryFilter, searchTemplates } from './search'

const template = (id: string, order: number, category: string, tags: string[], text: string): Template => {
  const paragraph: Block = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: [{ type: 'text', text }],
  }
  return {
    id,
    version: 1,
    origin: 'built-in',
    family: 'background',
    repeatable: false,
    title: id,
    order,
    level: 1,
    parent: null,
    purpose: '',
    category,
    tags,
    pages: 1,
    full: [paragraph],
    short: [],
    trainer: [],
    fields: [],
  }
}

const all = [
  template('History', 1, 'Background', ['past'], 'The army fought at sea.'),
  template('Armed forces', 2, 'Security', ['army', 'navy'], 'Strength and posture.'),
  template('Army', 3, 'Security', [], 'Land component.'),
]
const found = (words: string, category = '') =>
  searchTemplates(all, { words, category, group: '' }).map(({ id }) => id)

it('finds in titles, tags and text, titles first', () => {
  expect(found('army')).toEqual(['Army', 'Armed forces', 'History'])
  expect(found('  ARMY  sea ')).toEqual(['History'])
  expect(found('submarine')).toEqual([])
})

it('separates forms, background and own templates', () => {
  const form: Template = { ...template('Army table', 8, 'Tables', [], ''), family: 'form' }
  const own: Template = { ...template('Army visit', 9, 'Visits', [], ''), origin: 'own', family: null }
  const titles = (group: LibraryFilter['group']) =>
    searchTemplates([...all, form, own], { words: 'army', category: '', group }).map(({ id }) => id)
  expect(titles('own')).toEqual(['Army visit'])
  expect(titles('form')).toEqual(['Army table'])
  expect(titles('background')).toEqual(['Army', 'Armed forces', 'History'])
  expect(titles('')).toHaveLength(5)
})

it('keeps the order of the library without words, and filters by category', () => {
  expect(found('')).toEqual(['History', 'Armed forces', 'Army'])
  expect(found('', 'Security')).toEqual(['Armed forces', 'Army'])
  expect(categoriesOf(all)).toEqual(['Background', 'Security'])
})
