// The user's list of countries: changed, added and hidden entries, and the grammar that travels with a value.
import { expect, it } from 'vitest'
import { fieldText } from './field-text'
import { isOwnCountry, listedCountries, needsAdvice, type OwnCountry, withOwnCountry } from './own-countries'

const TARSENIA: OwnCountry = {
  ...{ replaces: null, hidden: false, name: 'Tarsen Isles', adjective: 'Tarsenian', article: true },
}
const MACEDONIA: OwnCountry = {
  ...{
    replaces: 'MK',
    hidden: false,
    name: 'Northern Macedonia',
    adjective: 'N. Macedonian',
    article: false,
  },
}
const field = (value: string, more = {}) => ({
  ...{ name: 'host', label: '', prompt: '', type: 'country' as const, example: '', default: '', choices: [] },
  ...more,
  value,
})

it('shows changed and added countries in order of names, in place of the built-in ones', () => {
  const list = listedCountries([
    TARSENIA,
    MACEDONIA,
    { ...MACEDONIA, replaces: 'NO', name: 'Norway', hidden: true },
  ])
  const names = list.map(({ name }) => name)
  expect(list).toHaveLength(251)
  expect(names).not.toContain('North Macedonia')
  expect(names.indexOf('Tarsen Isles')).toBe(names.indexOf('Tanzania') + 1)
  expect(list.find(({ name }) => name === 'Norway')).toMatchObject({ hidden: true, own: true })
  expect(list.find(({ name }) => name === 'Kosovo')).toMatchObject({ disputed: true, own: false })
})

it('gives a value its article and adjective, and takes those of another country off', () => {
  const own = withOwnCountry(field('the tarsen isles'), [TARSENIA])
  expect(fieldText(own, 'en-GB', { article: true })).toBe('the tarsen isles')
  expect(fieldText({ ...own, value: 'Tarsen Isles' }, 'en-GB', { article: true })).toBe('the Tarsen Isles')
  expect(fieldText(own, 'en-GB', { ending: 'adjective' })).toBe('Tarsenian')
  expect(withOwnCountry({ ...own, value: 'Norway' }, [TARSENIA])).toEqual(field('Norway'))
  const bare = withOwnCountry(field('Netherlands'), [
    { ...TARSENIA, replaces: 'NL', name: 'Netherlands', article: false },
  ])
  expect(fieldText(bare, 'en-GB', { article: true })).toBe('Netherlands')
  const text = { ...field('Tarsen Isles'), type: 'text' as const }
  expect(withOwnCountry(text, [TARSENIA])).toBe(text)
  expect(withOwnCountry(field('Tarsen Isles'), [{ ...TARSENIA, hidden: true }])).toEqual(
    field('Tarsen Isles'),
  )
})

it('asks for advice on a disputed name until the list has it', () => {
  expect([field('Kosovo'), field('Norway'), field('')].map(needsAdvice)).toEqual([true, false, false])
  const decided: OwnCountry = { ...MACEDONIA, replaces: 'XK', name: 'Kosovo', adjective: 'Kosovar' }
  expect(needsAdvice(withOwnCountry(field('Kosovo'), [decided]))).toBe(false)
})

it('accepts only whole entries', () => {
  expect(isOwnCountry(TARSENIA)).toBe(true)
  const wrong = [null, { ...TARSENIA, name: '' }, { ...TARSENIA, replaces: 'QQ' }, { ...TARSENIA, more: 1 }]
  for (const one of [...wrong, { ...TARSENIA, adjective: 'x'.repeat(101) }])
    expect(isOwnCountry(one)).toBe(false)
})
