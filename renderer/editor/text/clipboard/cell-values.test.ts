// Numbers and dates as people write them into cells.
import { expect, it } from 'vitest'
import { dateOf, numberOf } from './cell-values'

it.each([
  ['4', 4],
  ['1,250', 1250],
  ['1 250', 1250],
  ['1.250,5', 1250.5],
  ['12.5 %', 12.5],
  ['£3.2m', 3.2],
  ['−7', -7],
  ['(40)', -40],
  ['2,300 km', 2300],
  ['0,75', 0.75],
])('reads %s as a number', (text, value) => expect(numberOf(text)).toBe(value))

it.each(['', 'four', '1st Brigade', '4 March 2026', '12-14', 'A4', '10.3.2'])('takes %s for text', (text) =>
  expect(numberOf(text)).toBeNull(),
)

it('reads dates in the ways of staff papers', () => {
  const march = Date.UTC(2026, 2, 4)
  for (const text of ['2026-03-04', '4 March 2026', '4 Mar 26', '04/03/2026', 'March 4, 2026'])
    expect([text, dateOf(text)]).toEqual([text, march])
  for (const text of ['', 'March', '31/31/2026', 'soon', '4'])
    expect([text, dateOf(text)]).toEqual([text, null])
})
