// The full stop behind a value that ends a sentence by itself.
import { describe, expect, it } from 'vitest'
import { fieldText } from './field-text'
import { joinedLine } from './isolates'
import { withoutSecondStop } from './sentence-ends'

describe('withoutSecondStop', () => {
  it.each([
    'What do they want?',
    'Stop!',
    'And then…',
    'And then...',
    'They asked: “When?”',
    'They said “stop!”',
    'He said “no.”',
    'Really?!',
    'Norfolk, Va.',
    'ماذا يريدون؟',
    'ماذا يريدون؟\u200f',
    '«ماذا يريدون؟»',
    'どうするか？',
    'Trailing blank? ',
  ])('leaves out the full stop behind %j', (value) => {
    expect(withoutSecondStop(value, '. Next.')).toBe(' Next.')
    expect(withoutSecondStop(value, '.')).toBe('')
    expect(withoutSecondStop(value, '.”')).toBe('”')
  })

  it.each(['a plan', 'Norway', 'a plan (or two?)', '[What next?]', '“Northern Anchor”', '5,000', ''])(
    'keeps the full stop behind %j',
    (value) => {
      expect(withoutSecondStop(value, '. Next.')).toBe('. Next.')
    },
  )

  it.each(['..', '...', '.5', '.pdf', ', and', ' Next.', '?', ''])('keeps %j behind a question', (text) => {
    expect(withoutSecondStop('What next?', text)).toBe(text)
  })
})

it('writes a line with a question as its value, also from right to left', () => {
  const line = (value: string, after: string) =>
    joinedLine([
      { text: 'They ask: ', isValue: false },
      { text: value, isValue: true },
      { text: after, isValue: false },
    ])
  expect(line('When?', '. We answer.')).toBe('They ask: When? We answer.')
  expect(line('متى؟', '. We answer.')).toBe('They ask: \u2068متى؟\u2069 We answer.')
})

it('takes a full stop off a value of the library, and nothing else', () => {
  const text = (value: string) => fieldText({ type: 'text', value, grammar: {} }, 'en-GB')
  expect(text('Agree a programme.')).toBe('Agree a programme')
  for (const value of ['Act now!', 'What next?', 'And then…', 'And then...', 'They said “stop!”'])
    expect(text(value)).toBe(value)
})
