// Completing addresses of links.
import { expect, it } from 'vitest'
import { isAllowedHref } from '#shared/document/schema'
import { completeAddress } from './address'

it('adds the scheme that is meant', () => {
  expect(completeAddress(' example.org/a?b ')).toBe('https://example.org/a?b')
  expect(completeAddress('desk@example.org')).toBe('mailto:desk@example.org')
  expect(completeAddress('http://example.org')).toBe('http://example.org')
  expect(completeAddress('#s1')).toBe('#s1')
})

it('makes nothing allowed that is not', () => {
  for (const typed of ['javascript:alert(1)', 'file:///c:/x', 'words', 'two words.org', '']) {
    expect(isAllowedHref(completeAddress(typed))).toBe(false)
  }
})
