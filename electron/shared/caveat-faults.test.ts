// Caveats taken apart and put together again, lists in order, and what is wrong with those that a form can't write.
import { describe, expect, it } from 'vitest'
import { caveatFaults, inOrder, namesIn } from './caveat-faults'
import type { CaveatSpec, MarkingScheme } from './marking-schemes'
import { findScheme } from './markings'
import { caveatParts, joinCaveats, sameMarking, withCaveat } from './portions'

const us = findScheme('us')
const release = us.caveats.known.find(({ releases }) => releases) as CaveatSpec
const faults = (caveat: string, short = false, scheme: MarkingScheme = us) =>
  caveatFaults(scheme, { level: 'secret', caveat, what: 'This marking', short })

describe('a list', () => {
  it.each([
    ['GBR, USA', 'USA, GBR'],
    ['gbr', 'USA, gbr'],
    [' GBR ,, AUS,GBR', 'USA, AUS, GBR'],
    ['NATO, FVEY, CAN', 'USA, CAN, FVEY, NATO'],
    ['', 'USA'],
  ])('“%s” is put in order as %s, which has no fault', (typed, right) => {
    expect(inOrder(release, namesIn(typed)).join(', ')).toBe(right)
    expect(faults(`REL TO ${right}`)).toEqual([])
  })

  it('without a first name is in alphabetical order', () => {
    expect(inOrder({ text: 'FOR', meaning: 'For', list: {} }, ['B', 'A'])).toEqual(['A', 'B'])
  })

  it('may be missing in a portion only', () => {
    expect(faults('REL TO', true)).toEqual([])
    expect(faults('REL TO')).toEqual([expect.stringContaining('has no list of countries')])
  })
})

describe('caveats', () => {
  it.each([
    '',
    'NOFORN',
    'ORCON/NOFORN',
    'REL TO',
    'REL TO USA, GBR',
    'ORCON/REL TO USA, GBR, NATO/EXERCISE ONLY',
    'سري للغاية',
    '“quoted” 🛰 words',
  ])('“%s” come together again as they were', (caveat) => {
    const again = joinCaveats(us, 'secret', caveatParts(us, caveat))
    expect(sameMarking(withCaveat('secret', again), withCaveat('secret', caveat))).toBe(true)
  })

  it('are written in the order of their scheme, without those that don’t go with the level', () => {
    const parts = {
      lists: new Map([
        ['NOFORN', ''],
        ['ORCON', ''],
      ]),
      others: ' EXERCISE / ONLY ',
    }
    expect(joinCaveats(us, 'secret', parts)).toBe('ORCON/NOFORN/EXERCISE / ONLY')
    expect(joinCaveats(us, 'unclassified', parts)).toBe('EXERCISE / ONLY')
  })

  it('that can’t be used together are named', () => {
    expect(faults('NOFORN/REL TO USA, GBR')).toEqual([
      'This marking has NOFORN and REL TO, which can’t be used together',
    ])
  })
})
