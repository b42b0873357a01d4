// The sender: only its own fields, and never replacing a value.
import { expect, it } from 'vitest'
import { isSender, senderOf, withSender } from './sender'

const field = (name: string, value = '') => ({
  ...{ name, label: name, prompt: '', type: 'text' as const, example: '', default: '', choices: [] },
  value,
})

it('is read only from texts for its own fields', () => {
  expect([{}, { sending_state: 'Canada' }, { poc_mail: '' }].map(isSender)).toEqual([true, true, true])
  for (const wrong of [null, [], 'Canada', { host_nation: 'Norway' }, { sending_state: 5 }])
    expect([wrong, isSender(wrong)]).toEqual([wrong, false])
})

it('fills in new fields, and is made of filled-in ones', () => {
  const fields = [field('sending_state'), field('host_nation'), field('poc_mail', 'usual')]
  const filled = withSender(fields, { sending_state: ' Canada ', poc_mail: '' })
  expect(filled.map(({ value }) => value)).toEqual(['Canada', '', 'usual'])
  expect(senderOf(filled)).toEqual({ sending_state: 'Canada', poc_mail: 'usual' })
  expect(withSender(fields, null)).toEqual(fields)
})
