// How field values are written out.
import { describe, expect, it } from 'vitest'
import { fieldText } from './field-text'

describe('fieldText', () => {
  it.each([
    ['date', '2026-03-02', 'en-GB', '2 March 2026'],
    ['date', '2026-12-31', 'en-US', 'December 31, 2026'],
    ['date', '2026-03-02', 'de-DE', '2026-03-02'],
    ['date', 'not yet known', 'en-GB', 'not yet known'],
    ['date', '2026-13-01', 'en-GB', '2026-13-01'],
    ['date', '2026-02-30', 'en-GB', '2026-02-30'],
    ['date', '2028-02-29', 'en-GB', '29 February 2028'],
    ['date', '2026-02-29', 'en-US', '2026-02-29'],
    ['text', '2026-03-02', 'en-GB', '2026-03-02'],
    ['dtg', ' 050600Z OCT 26 ', 'en-GB', '050600Z OCT 26'],
    ['date', '', 'en-GB', ''],
  ] as const)('writes a %s %j in %s as %j', (type, value, language, words) => {
    expect(fieldText({ type, value }, language)).toBe(words)
  })
})
