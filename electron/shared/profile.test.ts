// The profile: only its own fields, and never replacing a value.
import { expect, it } from 'vitest'
import { isProfile, profileOf, withProfile } from './profile'

const field = (name: string, value = '') => ({
  ...{ name, label: name, prompt: '', type: 'text' as const, example: '', default: '', choices: [] },
  value,
})

it('is read only from texts for its own fields', () => {
  expect([{}, { sending_state: 'Canada' }, { poc_mail: '' }].map(isProfile)).toEqual([true, true, true])
  for (const wrong of [null, [], 'Canada', { host_nation: 'Norway' }, { sending_state: 5 }])
    expect([wrong, isProfile(wrong)]).toEqual([wrong, false])
})

it('fills in new fields, and is made of filled-in ones', () => {
  const fields = [field('sending_state'), field('host_nation'), field('poc_mail', 'usual')]
  const filled = withProfile(fields, { sending_state: ' Canada ', poc_mail: '' })
  expect(filled.map(({ value }) => value)).toEqual(['Canada', '', 'usual'])
  expect(profileOf(filled)).toEqual({ sending_state: 'Canada', poc_mail: 'usual' })
  expect(withProfile(fields, null)).toEqual(fields)
})
