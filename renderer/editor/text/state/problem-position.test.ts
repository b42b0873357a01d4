// The position of a problem: the node with its id, a field's chip, or the section's title.
import { describe, expect, it } from 'vitest'
import { h, make, p } from '../commands/testing'
import { problemPosition } from './problem-position'

const chip = () => make('field', { name: 'host_nation' })
const section = (id: string, ...blocks: ReturnType<typeof p>[]) =>
  make('section', { id }, make('sectionTitle', {}, `Title of ${id}`), ...blocks)
const doc = make(
  'doc',
  {},
  section('one', p('Before ', chip())),
  section('two', make('heading', { level: 1, id: 'h1' }, 'Heading'), p('Again ', chip()), h(1, 'End')),
)
const wordsAt = (target: string | null, where: string | null = 'two') => {
  const pos = problemPosition(doc, { severity: 'warning', message: '', section: where, target })
  return pos === null ? null : [doc.resolve(pos).parent.textContent, doc.nodeAt(pos)?.type.name]
}

describe('problemPosition', () => {
  it('finds a node by its id', () => {
    expect(wordsAt('h1')).toEqual(['Heading', 'text'])
  })

  it('finds the chip of a field in the section, and elsewhere when it is not there', () => {
    expect(wordsAt('host_nation')).toEqual(['Again ', 'field'])
    expect(wordsAt('host_nation', 'one')).toEqual(['Before ', 'field'])
  })

  it('takes the title of the section for what has no place of its own', () => {
    expect(wordsAt(null)).toEqual(['Title of two', 'text'])
    expect(wordsAt('gone')).toEqual(['Title of two', 'text'])
  })

  it('has no place for what concerns the whole pack or a section that is gone', () => {
    expect([wordsAt(null, null), wordsAt(null, 'gone')]).toEqual([null, null])
  })
})
