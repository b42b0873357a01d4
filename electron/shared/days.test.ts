// Ranges of dates: as stored, as printed, and what is wrong with them.
import { describe, expect, it } from 'vitest'
import * as d from '../pdf/testing/build'
import { checkPack } from './check'
import { isRange, longRange, rangeValue, readRange } from './days'
import { fieldText } from './field-text'

describe('a range of dates', () => {
  it.each([
    ['2026-10-03/2026-10-05', '3–5 October 2026'],
    ['2026-09-30/2026-10-02', '30 September – 2 October 2026'],
    ['2026-12-30/2027-01-02', '30 December 2026 – 2 January 2027'],
    ['2026-10-03/2027-10-05', '3 October 2026 – 5 October 2027'],
    ['2026-10-03/2026-10-03', '3 October 2026'],
    ['2026-10-03', '3 October 2026'],
    ['2026-10-05/2026-10-03', '5 October 2026 – 3 October 2026'],
    ['2026-02-27/2026-02-30', '27 February 2026 – 2026-02-30'],
    ['/2026-10-05', '– 5 October 2026'],
    ['spring', 'spring'],
    ['autumn 2026/spring 2027', 'autumn 2026 – spring 2027'],
    ['', ''],
  ])('%j is printed as %j', (value, words) => {
    expect(longRange(value, 'en-GB')).toBe(words)
    expect(longRange(value, 'en-US')).toBe(words)
    expect(fieldText({ type: 'dateRange', value }, 'en-GB')).toBe(words)
  })

  it.each([
    ['fr', '3–5 octobre 2026', '30 septembre 2026 – 2 octobre 2026'],
    ['de-AT', '3.–5. Oktober 2026', '30. September 2026 – 2. Oktober 2026'],
    ['es', '3-5 de octubre de 2026', '30 de septiembre de 2026 – 2 de octubre de 2026'],
    ['nb', '3.–5. oktober 2026', '30. september 2026 – 2. oktober 2026'],
    ['uk', '3–5 жовтня 2026 року', '30 вересня 2026 року – 2 жовтня 2026 року'],
    ['ar', '3–5 أكتوبر 2026', '30 سبتمبر 2026 – 2 أكتوبر 2026'],
  ])('is as %s writes it', (language, near, far) => {
    expect(longRange('2026-10-03/2026-10-05', language)).toBe(near)
    expect(longRange('2026-09-30/2026-10-02', language)).toBe(far)
  })

  it('is as stored in languages that the program does not know', () => {
    expect(longRange('2026-10-03/2026-10-05', 'el')).toBe('2026-10-03 – 2026-10-05')
    expect(longRange('2026-10-03', 'el')).toBe('2026-10-03')
  })

  it('is read and written without loss', () => {
    for (const value of ['2026-10-03/2026-10-05', '2026-10-03', '/2026-10-05', 'a/b/c', ''])
      expect(rangeValue(readRange(value))).toBe(value)
    expect([
      isRange('2026-10-03/2026-10-05'),
      isRange('2026-10-03'),
      isRange('2026-10-05/2026-10-03'),
    ]).toEqual([true, true, false])
    expect([isRange(''), isRange('/2026-10-05'), isRange('2026-02-30')]).toEqual([false, false, false])
  })
})

it.each([
  ['2026-10-03/2026-10-05', []],
  ['2026-10-05/2026-10-03', ['“Visit”: the last day is before the first']],
  ['2026-02-27/2026-02-30', ['“Visit”: 2026-02-30 is not a valid date']],
  ['/2026-10-05', ['“Visit”: the first day is missing']],
  ['', ['“Visit” is not filled in']],
])('the check says what is wrong with %j', (value, messages) => {
  const field = { ...d.packField('visit', value, 'Visit'), type: 'dateRange' as const }
  const pack = d.pack(d.doc(d.section('T', {}, d.p('From ', d.field('visit')))), {}, [field])
  const found = checkPack(pack, { kind: 'briefing', paper: 'a4', edition: 'own' }, new Date('2026-11-29'))
  expect(found.map(({ message }) => message)).toEqual(messages)
})
