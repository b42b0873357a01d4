// Which words of a result the find bar gets.
import { expect, it } from 'vitest'
import { wordsFound } from './lines'

const found = (...snippet: string[]) => wordsFound({ section: 's', title: ['Part ', 'one', ''], snippet })

it('takes neighbours together, as they stand in the text', () => {
  expect(found('The ', 'liaison', ' ', 'officers', ' met the ', 'attaché', '.')).toBe('liaison officers')
  expect(found('An ', 'attaché', '’', 's', ' house')).toBe('attaché’s')
  expect(found('关于', '军事', '外交')).toBe('军事')
})

it('takes the longest of several', () => {
  expect(found('Republic ', 'of', ' Arvenia, ', 'Author', ' ', 'of', ' ', 'Places', '.')).toBe(
    'Author of Places',
  )
})

it('falls back on the title, and never goes beyond a line', () => {
  expect(found('Nothing here')).toBe('one')
  expect(found('At the ', 'end', '\n', 'start', ' of')).toBe('start')
  expect(found('The ', 'end\nBeginning', ' of it')).toBe('Beginning')
})
