// The list of targets: with field values, without notes, under their sections.
import { expect, it } from 'vitest'
import { make, p } from '../commands/testing'
import { PackStore } from '../state/pack-store'
import { packMeta } from '../state/testing'
import { targetChoices } from './choices'

it('lists targets under their sections, in the words that are read', () => {
  const host = {
    name: 'host',
    label: 'Host nation',
    prompt: '',
    type: 'text',
    example: '',
    default: '',
    choices: [],
  } as const
  const store = new PackStore({ meta: packMeta(), fields: [{ ...host, value: 'Norway' }] }, [], (kind) => ({
    kind,
  }))
  const field = make('field', { name: 'host' })
  const section = make(
    'section',
    { id: 's' },
    make('sectionTitle', {}, 'Visit to ', field),
    make(
      'numberedParagraph',
      { id: 'a', level: 1 },
      'We call on ',
      field,
      make('footnote', { id: 'f' }, 'A source'),
      ' in May.',
    ),
    make('table', { id: 't', caption: 'Dates' }, make('tableRow', {}, make('tableCell', {}, p('x')))),
  )
  const choices = targetChoices(make('doc', {}, section), store, 's')
  expect(choices.map(({ id, title, group }) => [id, title, group])).toEqual([
    ['s', 'Visit to Norway', 'Visit to Norway'],
    ['a', 'We call on Norway in May.', 'Visit to Norway'],
    ['t', 'Dates', 'Visit to Norway'],
  ])
})
