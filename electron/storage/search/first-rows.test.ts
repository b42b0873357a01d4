// What a search reads at first, and the words that a beginning stands for: the result is the same as without either.
import { beforeEach, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { parseSearch } from '#shared/search'
import { type Database, openDatabase } from '../database'
import { createPack, savePack } from '../packs'
import { field, meta, section } from '../testing/packs'
import { keepIndex, searchLibrary } from '.'
import { ownMatch } from './match'
import { sectionWordsReader } from './vocabulary'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

const find = (words: string, rows?: number) => {
  while (!keepIndex(db, 1000));
  return searchLibrary(db, parseSearch(words, 0), rows)
}
const written = (id: string, text: string): Section => ({
  ...section(id),
  content: [{ type: 'sectionTitle', content: [{ type: 'text', text }] }],
})
const add = (title: string, ...texts: string[]) =>
  createPack(db, {
    meta: meta(title),
    fields: [field],
    sections: texts.map((text, at) => written(`s${at}`, text)),
  })

it('reads the packs that fill the rows asked for, and says how many follow', () => {
  for (let at = 0; at < 30; at += 1)
    add(`Pack ${at}`, 'The liaison officer', 'Liaison again', 'Liaison once more')
  const whole = find('liaison')
  expect([whole.packs.length, whole.rest]).toEqual([30, 0])
  const first = find('liaison', 9)
  expect([first.packs.length, first.rest]).toEqual([3, 27])
  expect(first.packs).toEqual(whole.packs.slice(0, 3))
  const listed = find('kind:briefing', 4)
  expect([listed.packs.length, listed.others, listed.rest]).toEqual([4, [], 26])
  expect(find('kind:briefing').packs.slice(0, 4)).toEqual(listed.packs)
})

it('looks for each word that a beginning stands for, also for those written since', () => {
  const { id, revision } = add('One', 'Officers and officials', 'An official view')
  const wordsOf = () => sectionWordsReader(db)('OFFIC')
  expect(find('offic').packs[0]?.hits).toHaveLength(2)
  expect(wordsOf()).toEqual(['officers', 'official', 'officials'])
  expect(ownMatch(parseSearch('an offic', 0).terms, sectionWordsReader(db))).toContain('"officials"')
  expect(sectionWordsReader(db)('officia')).toEqual(['official', 'officials'])
  savePack(db, { id, revision, sections: [written('s1', 'The offices of Zürich and Zuerich')] })
  expect(find('"the offic').packs[0]?.hits[0]?.title.join('|')).toBe('|The offices| of Zürich and Zuerich')
  expect(wordsOf()).toEqual(['officers', 'offices', 'officials'])
  expect([sectionWordsReader(db)('off'), sectionWordsReader(db)('züri')]).toEqual([null, null])
  expect(find('zuric').packs).toHaveLength(1)
})

it('leaves a beginning of very many words to the index', () => {
  add('Many', Array.from({ length: 150 }, (_, at) => `prefix${at}`).join(' '))
  expect(find('prefix').packs).toHaveLength(1)
  expect(sectionWordsReader(db)('pref')).toBeNull()
  expect(sectionWordsReader(db)('prefix14')).toHaveLength(11)
  expect(find('prefix149').packs).toHaveLength(1)
})
