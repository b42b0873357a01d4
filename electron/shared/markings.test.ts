// Levels of different schemes compared, and caveats in banners and portions.
import { describe, expect, it } from 'vitest'
import { schema } from './document/schema'
import {
  bannerLines,
  beyondPack,
  equivalentLevel,
  findLevel,
  markingSchemes,
  offeredLevels,
  packPortion,
} from './markings'
import { atLevel, higherMarking, portionText, toggleCaveat } from './portions'

const schemes = markingSchemes.filter(({ id }) => id !== 'none')
const becomes = (from: string, level: string, to: string): string => equivalentLevel(from, level, to).id

it('keeps the rank of a level in another scheme', () => {
  expect(becomes('uk', 'secret', 'nato')).toBe('nato-secret')
  expect(becomes('nato', 'nato-secret', 'us')).toBe('secret')
  expect(becomes('nato', 'nato-restricted', 'eu')).toBe('eu-restricted')
  expect(becomes('eu', 'eu-limite', 'nato')).toBe('nato-restricted')
  expect(becomes('nato', 'nato-unclassified', 'eu')).toBe('eu-unclassified')
  expect(becomes('ca', 'protected-c', 'uk')).toBe('secret')
  expect(becomes('au', 'au-protected', 'us')).toBe('confidential')
  expect(becomes('uk', 'official', 'us')).toBe('unclassified')
})

it('uses the next higher level where a scheme has no equal one, and the highest for an unknown level', () => {
  expect(becomes('nato', 'nato-confidential', 'uk')).toBe('secret')
  expect(becomes('us', 'cosmic', 'uk')).toBe('top-secret')
})

it('lowers no level of any scheme', () => {
  for (const from of schemes)
    for (const level of from.levels)
      for (const to of schemes) {
        const next = equivalentLevel(from.id, level.id, to.id)
        expect(findLevel(to.id, next.id)?.sensitivity).toBeGreaterThanOrEqual(level.sensitivity)
      }
})

it('means the same by an id that several schemes share', () => {
  const meanings = new Map<string, Set<string>>()
  for (const { id, portion, sensitivity } of schemes.flatMap(({ levels }) => levels))
    meanings.set(id, (meanings.get(id) ?? new Set()).add(`${portion} ${sensitivity}`))
  for (const [id, found] of meanings) expect([...found], id).toHaveLength(1)
})

it('starts a pack without a marking at the lowest level', () => {
  for (const { id, levels } of schemes) expect(becomes('none', 'none', id)).toBe(levels[0]?.id)
})

const pack = (level: string, caveat: string, scheme = 'us') => ({
  scheme,
  level,
  caveat,
  trainingRider: false,
})
const us = markingSchemes.find(({ id }) => id === 'us')
const caveat = (text: string) => us?.caveats.known.find((one) => one.text === text) as never

describe('a banner', () => {
  it.each([
    ['us', 'secret', 'REL TO USA, AUS, CAN, GBR', ['SECRET//REL TO USA, AUS, CAN, GBR']],
    ['us', 'secret', '//NOFORN', ['SECRET//NOFORN']],
    ['us', 'secret', '', ['SECRET']],
    ['nato', 'nato-restricted', 'Releasable to PfP', ['NATO RESTRICTED', 'Releasable to PfP']],
    ['uk', 'official-sensitive', 'COMMERCIAL', ['OFFICIAL-SENSITIVE COMMERCIAL']],
    ['eu', 'eu-unclassified', 'LIMITE', ['LIMITE']],
    ['eu', 'eu-unclassified', '', []],
    ['au', 'au-secret', 'AUSTEO', ['SECRET//AUSTEO']],
    ['none', 'none', 'for the file', ['for the file']],
  ])('of %s %s with “%s”', (scheme, level, words, lines) => {
    expect(bannerLines(pack(level, words, scheme))).toEqual(lines)
  })
})

describe('a portion', () => {
  it('is printed in short, a list of its own written out', () => {
    expect(portionText('secret//NOFORN')).toBe('(S//NF)')
    expect(portionText('secret//REL TO')).toBe('(S//REL)')
    expect(portionText('secret//REL TO USA,GBR')).toBe('(S//REL TO USA, GBR)')
    expect(portionText('top-secret//ORCON/NOFORN')).toBe('(TS//OC/NF)')
    expect(portionText('official-sensitive')).toBe('(O-S)')
    expect(portionText('eu-unclassified')).toBe('')
    expect(portionText(null)).toBe('')
    expect(portionText('mars')).toBe('')
  })

  it.each([
    ['confidential', 'secret', 'secret'],
    ['secret//NOFORN', 'secret', 'secret//NOFORN'],
    ['secret', 'secret//NOFORN', 'secret//NOFORN'],
    ['confidential//NOFORN', 'secret', 'secret//NOFORN'],
    // What one may not see, words of both may not show.
    ['secret//REL TO USA, GBR', 'secret', 'secret'],
    ['secret//REL TO USA, GBR', 'secret//NOFORN', 'secret//NOFORN'],
    ['secret//REL TO USA, AUS, GBR', 'secret//REL TO USA, CAN, GBR', 'secret//REL TO USA, GBR'],
    ['secret//REL TO USA, AUS', 'secret//REL TO USA, GBR', 'secret'],
    ['secret//REL TO USA, GBR', 'secret//REL TO', 'secret//REL TO USA, GBR'],
    // What is unclassified needs no release.
    ['secret//REL TO USA, GBR', 'unclassified', 'secret//REL TO USA, GBR'],
    ['cui', 'secret//REL TO USA, GBR', 'secret//REL TO USA, GBR'],
    ['secret//NOFORN', 'secret//ORCON', 'secret//ORCON/NOFORN'],
  ])('of %s joined with %s is %s', (one, other, both) => {
    expect(higherMarking(one, other)).toBe(both)
    expect(higherMarking(other, one)).toBe(both)
  })

  it('takes a caveat in place of one that it excludes, and keeps those that go with another level', () => {
    expect(toggleCaveat('secret//REL TO USA, GBR', caveat('NOFORN'))).toBe('secret//NOFORN')
    expect(toggleCaveat('secret//NOFORN', caveat('REL TO'))).toBe('secret//REL TO')
    expect(toggleCaveat('secret//ORCON/NOFORN', caveat('ORCON'))).toBe('secret//NOFORN')
    expect(atLevel('secret//NOFORN', 'top-secret')).toBe('top-secret//NOFORN')
    expect(atLevel('secret//NOFORN', 'unclassified')).toBe('unclassified')
  })

  it.each([
    ['secret', '', 'top-secret', 'level'],
    ['secret', '', 'secret//NOFORN', 'caveat'],
    ['secret', 'NOFORN', 'secret//NOFORN', null],
    ['secret', 'NOFORN', 'secret//REL TO USA, GBR', null],
    ['secret', 'REL TO USA, GBR', 'secret//REL TO', null],
    ['secret', 'REL TO USA, GBR', 'secret//REL TO USA, GBR', null],
    ['secret', 'REL TO  USA,GBR', 'secret//REL TO USA, GBR', null],
    ['secret', 'REL TO USA, AUS, GBR', 'secret//REL TO USA, GBR', 'caveat'],
    ['secret', 'REL TO USA, GBR', 'confidential', 'caveat'],
    ['secret', 'REL TO USA, GBR', 'unclassified', null],
    ['secret', 'Exercise only', 'secret', null],
  ])('in a pack of %s “%s”, marked %s, goes beyond it in: %s', (level, words, portion, beyond) => {
    expect(beyondPack(portion, pack(level, words))).toBe(beyond)
  })
})

it('offers no level that is only kept for old packs', () => {
  expect(offeredLevels('eu').map(({ id }) => id)).not.toContain('eu-limite')
  expect(bannerLines(pack('eu-limite', '', 'eu'))).toEqual(['LIMITE'])
})

it('makes only markings that can be saved, whatever is typed as a caveat', () => {
  const caveats = [
    '//NOFORN',
    '//',
    'say "x" <b>',
    'A\nB',
    'سري',
    'x'.repeat(200),
    'REL TO USA, GBR/NOFORN',
    '',
  ]
  const markings = caveats.map((words) => packPortion(pack('secret', words)))
  for (const one of markings)
    for (const other of [...markings, 'top-secret', `secret//${'y'.repeat(200)}`]) {
      const node = schema.nodes.paragraph?.create({ marking: higherMarking(one, other) })
      expect(() => node?.check()).not.toThrow()
    }
  expect(bannerLines(pack('secret', '//'))).toEqual(['SECRET'])
  expect(packPortion(pack('secret', '//NOFORN'))).toBe('secret//NOFORN')
})
