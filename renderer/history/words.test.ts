// The words of the list of versions.
import { expect, it } from 'vitest'
import type { ChangedSection, VersionChanges } from '#shared/history'
import { changeWords, dayWords, markWords } from './words'

const none: VersionChanges = {
  ...{ sections: [], details: false, fields: false, moved: false, wordsAdded: 0, wordsRemoved: 0 },
}
const section = (title: string, change: ChangedSection['change'] = 'changed'): ChangedSection => ({
  id: title,
  title,
  change,
})

it('says what changed', () => {
  expect(changeWords(null)).toBe('First version kept')
  expect(changeWords(none)).toBe('No changes')
  expect(changeWords({ ...none, details: true, moved: true })).toBe('Details, order of sections')
  const sections = [section('Situation'), section('', 'added'), section('Logistics', 'removed')]
  expect(changeWords({ ...none, sections, wordsAdded: 12, wordsRemoved: 3 })).toBe(
    'Situation; added: Untitled section; removed: Logistics · +12 −3 words',
  )
  const many = ['A', 'B', 'C', 'D'].map((title) => section(title))
  expect(changeWords({ ...none, sections: many })).toBe('A, B and 2 more')
  const arabic = 'تقرير زيارة'
  expect(changeWords({ ...none, sections: [section(arabic)], wordsAdded: 1, wordsRemoved: 3 })).toBe(
    `\u2068${arabic}\u2069 · +1 −3 words`,
  )
  expect(changeWords({ ...none, sections: [section('long '.repeat(40))] })).toMatch(
    /^Long (long ){9,11}long…$/,
  )
})

it('says why a version was kept', () => {
  const entry = {
    number: 1,
    time: 0,
    name: '',
    cause: 'saved',
    about: '',
    changes: none,
    damaged: false,
  } as const
  expect(markWords(entry)).toBe('')
  expect(markWords({ ...entry, number: null })).toBe('Present text')
  expect(markWords({ ...entry, cause: 'exported', about: 'Partners', name: 'Final' })).toBe(
    'Final · Exported as PDF, Partners',
  )
})

it('says the day', () => {
  const now = new Date(2026, 10, 30, 0, 30).getTime()
  expect(dayWords(now, now)).toBe('Today')
  expect(dayWords(now - 60 * 60 * 1000, now)).toBe('Yesterday')
  expect(dayWords(now - 50 * 60 * 60 * 1000, now)).toBe('Friday, 27 November 2026')
})
