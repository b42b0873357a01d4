// Dates as people type them, in British and American order, and messages for invalid ones.
import { describe, expect, it } from 'vitest'
import { readDay, shortDay } from './day'

describe('a day that is typed', () => {
  it.each([
    ['28 Nov 2026', 'en-GB', '2026-11-28'],
    ['28 NOVEMBER 26', 'en-GB', '2026-11-28'],
    ['28nov2026', 'en-GB', '2026-11-28'],
    ['28th Sept. 2026', 'fr', '2026-09-28'],
    ['28-Nov-2026', 'en-GB', '2026-11-28'],
    [' 1.2.2026 ', 'en-GB', '2026-02-01'],
    ['1/2/2026', 'en-GB', '2026-02-01'],
    ['1/2/2026', 'en-US', '2026-01-02'],
    ['Nov 28, 2026', 'en-US', '2026-11-28'],
    ['November 28th 2026', 'en-GB', '2026-11-28'],
    ['2028-2-29', 'en-US', '2028-02-29'],
    ['', 'en-GB', ''],
  ])('%s in %s', (text, language, day) => {
    expect(readDay(text, language)).toEqual({ day })
  })

  it.each([
    ['30 February 2026', 'en-GB', 'There is no 30 February 2026.'],
    ['30 Feb 26', 'en-US', 'There is no 30 February 2026.'],
    ['2026-02-30', 'de', 'There is no 30 February 2026.'],
    ['29/02/2027', 'en-GB', 'There is no 29 February 2027.'],
    ['0 Nov 2026', 'en-GB', 'There is no 0 November 2026.'],
    ['11/28/2026', 'en-GB', 'There is no month 28. Enter the day first, as in 28/11/2026.'],
    ['28/11/2026', 'en-US', 'There is no month 28. Enter the month first, as in 11/28/2026.'],
    ['31 Mar 202645', 'en-GB', 'This is not a date. Enter a date such as 28 Nov 2026.'],
    ['28 Novembre 2026', 'en-GB', 'This is not a date. Enter a date such as 28 Nov 2026.'],
    ['tomorrow', 'en-GB', 'This is not a date. Enter a date such as 28 Nov 2026.'],
    ['28 --- 2026', 'en-US', 'This is not a date. Enter a date such as 28 Nov 2026.'],
  ])('%s in %s is refused in words', (text, language, fault) => {
    expect(readDay(text, language)).toEqual({ fault })
  })

  it('is shown in the same form', () => {
    expect(shortDay('2026-11-28')).toBe('28 Nov 2026')
    expect(shortDay('Spring 2026')).toBe('Spring 2026')
    for (const language of ['en-GB', 'en-US'])
      expect(readDay(shortDay('2026-09-05'), language)).toEqual({ day: '2026-09-05' })
  })
})
