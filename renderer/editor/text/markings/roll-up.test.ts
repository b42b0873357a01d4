// The roll-up of markings over paragraphs, sections and pack.
import { describe, expect, it } from 'vitest'
import { fullEdition } from '#shared/pack'
import { make, p } from '../commands/testing'
import { rollUp } from './roll-up'

type Block = ReturnType<typeof p>
const marked = (marking: string, words = 'Words') => make('paragraph', { marking }, words)
const section = (id: string, attrs: Record<string, unknown>, ...blocks: Block[]) =>
  make('section', { id, ...attrs }, make('sectionTitle', {}, id), ...blocks)
const packAt = (level: string, kind: 'briefing' | 'handout' = 'briefing') => ({
  kind,
  marking: { scheme: 'uk', level, caveat: '', trainingRider: false },
})
const roll = (meta: ReturnType<typeof packAt>, ...sections: Block[]) => {
  const doc = make('doc', {}, ...sections)
  const { highest, faults, sections: rows } = rollUp(doc, meta.marking, { edition: fullEdition(meta.kind) })
  return {
    highest,
    rows: rows.map((row) => [row.highest, row.tooHigh]),
    faults: faults.map(({ kind, level, index, pos }) => [kind, level, index, doc.nodeAt(pos)?.type.name]),
  }
}

describe('rollUp', () => {
  it('finds the highest marking of paragraphs, sections and pack', () => {
    const nested = make('callout', { kind: 'risk' }, marked('official-sensitive'))
    expect(
      roll(packAt('secret'), section('a', {}, p('x'), nested), section('b', { marking: 'secret' }, p('x'))),
    ).toEqual({
      highest: 'secret',
      rows: [
        ['official-sensitive', false],
        ['secret', false],
      ],
      faults: [],
    })
  })

  it('names parts above the pack and above their section', () => {
    const lower = section('a', { marking: 'official' }, marked('official-sensitive'))
    expect(roll(packAt('official-sensitive'), lower, section('b', {}, marked('secret')))).toEqual({
      highest: 'secret',
      rows: [
        ['official-sensitive', true],
        ['secret', true],
      ],
      faults: [
        ['section', 'official-sensitive', 0, 'paragraph'],
        ['pack', 'secret', 1, 'paragraph'],
      ],
    })
  })

  it('leaves out what is not printed', () => {
    const trainer = make('trainer', { kind: 'notes' }, marked('secret'))
    const guidance = make('guidance', {}, marked('secret'))
    const sections = [section('a', {}, trainer, guidance), section('b', { excluded: true }, marked('secret'))]
    expect(roll(packAt('official'), ...sections).faults).toEqual([])
    expect(roll(packAt('official', 'handout'), ...sections).faults).toEqual([
      ['pack', 'secret', 0, 'paragraph'],
    ])
  })

  it('names levels of another scheme', () => {
    expect(roll(packAt('official'), section('a', {}, marked('nato-secret')))).toMatchObject({
      highest: 'nato-secret',
      faults: [['unknown', 'nato-secret', 0, 'paragraph']],
    })
    const none = {
      kind: 'briefing' as const,
      marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
    }
    expect(roll(none, section('a', { marking: 'secret' }, p('x'))).faults).toEqual([
      ['unknown', 'secret', 0, 'section'],
    ])
  })
})
