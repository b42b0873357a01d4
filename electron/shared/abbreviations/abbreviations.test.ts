// Abbreviations: which words count, how the text explains them, how they are written out.
import { describe, expect, it } from 'vitest'
import type { PackAbbreviations } from '../pack'
import { collectAbbreviations, NO_ABBREVIATIONS, type TextBlock } from './collect'
import { KNOWN_ABBREVIATIONS } from './known'
import { expandedForm, longForm, scanText } from './scan'

const found = (text: string): string[] => scanText(text).map(({ abbreviation }) => abbreviation)

describe('scanText', () => {
  it.each([
    ['NATO, the OSCE and two NGOs met the MoD.', ['NATO', 'OSCE', 'NGO', 'MoD']],
    ['HADR and SALW under PfP, with C4ISR and C2.', ['HADR', 'SALW', 'PfP', 'C4ISR', 'C2']],
    ['The FCDO/MoD team and the UN’s office (UNHCR).', ['FCDO', 'MoD', 'UN', 'UNHCR']],
    ['A pack-made XQZT that nobody knows.', ['XQZT']],
  ])('finds those of “%s”', (text, wanted) => {
    expect(found(text)).toEqual(wanted)
  })

  it.each([
    'COUNTRY BRIEFING NOTE',
    'JOIN US IN THE UN',
    'Mr McKay and JavaScript were there.',
    'Chapter XIV of volume III, at 10 AM',
    'The page is OFFICIAL-SENSITIVE, not TOP SECRET.',
    'See https://www.NATO.int/ABC or mail HQ@NATO.int.',
    'Meet at 121200ZMAR26 at grid AB123456.',
    'he said DO NOT CROSS THE LINE there',
  ])('finds none in “%s”', (text) => {
    expect(found(text)).toEqual([])
  })

  it('reads explanations in the text', () => {
    const said = (text: string) =>
      scanText(text).map(({ abbreviation, expansion }) => [abbreviation, expansion])
    expect(said('We follow the memorandum of understanding (MoU).')).toEqual([
      ['MoU', 'memorandum of understanding'],
    ])
    expect(said('A Defence Engagement Hub (DEH) and the DEH.')).toEqual([
      ['DEH', 'Defence Engagement Hub'],
      ['DEH', null],
    ])
    expect(said('The OSCE (Organization for Security and Co-operation in Europe) met.')).toEqual([
      ['OSCE', 'Organization for Security and Co-operation in Europe'],
    ])
    expect(said('Under command and control (C2) rules.')).toEqual([['C2', 'command and control']])
    expect(said('All talks (NATO) go on.')).toEqual([['NATO', null]])
    expect(said('Two non-governmental organisations (NGOs) came.')[0]).toEqual([
      'NGO',
      'non-governmental organisations',
    ])
  })

  // A pattern that scans on to the end of the word or sentence at each letter would take an hour for these.
  it.each([
    ['one word', 'aA'.repeat(500_000)],
    ['one word with dots', 'a.A-'.repeat(250_000)],
    ['an address that doesn’t end', `${'aA'.repeat(500_000)}@`],
    ['explanations in brackets', 'Lorem ipsum dolor (LID) '.repeat(40_000)],
    ['known ones in brackets', 'Words (NATO) '.repeat(80_000)],
  ])('reads a million letters once: %s', (_what, text) => {
    expect(scanText(text).length).toBeLessThan(100_000)
  })

  it.each([
    ['see (www.NATO.int/ABC', []],
    ['mail "HQ@NATO.int", NGO', ['NGO']],
    ['@UN and UN@', []],
    ['to UN @ NATO', ['UN', 'NATO']],
  ])('knows addresses in “%s”', (text, wanted) => {
    expect(found(text)).toEqual(wanted)
  })

  it('returns positions of exactly the letters', () => {
    const text = 'x NGOs (MoD) y'
    for (const { from, to, abbreviation } of scanText(text)) expect(text.slice(from, to)).toBe(abbreviation)
  })
})

describe('longForm', () => {
  it('takes the shortest words that spell the letters', () => {
    expect(longForm('HADR', 'the plan for humanitarian assistance and disaster relief')).toBe(
      'humanitarian assistance and disaster relief',
    )
    expect(longForm('UN', 'we went home')).toBeNull()
  })

  it('matches all known ones, except those with words beyond their letters', () => {
    const odd = [...KNOWN_ABBREVIATIONS].filter(
      ([abbreviation, words]) => longForm(abbreviation, words) === null,
    )
    expect(odd.map(([abbreviation]) => abbreviation)).toMatchInlineSnapshot(`
      [
        "C2",
        "C3",
        "DCAF",
      ]
    `)
  })
})

describe('expandedForm', () => {
  const one = (plural: boolean) => ({ abbreviation: 'NGO', from: 0, to: 3, plural, expansion: null })
  it('writes the words before the letters, in the plural, with a capital where a sentence starts', () => {
    expect(expandedForm('non-governmental organisation', one(false), 'the ')).toBe(
      'non-governmental organisation (NGO)',
    )
    expect(expandedForm('non-governmental organisation', one(true), 'Done. ')).toBe(
      'Non-governmental organisations (NGOs)',
    )
    expect(expandedForm('point of contact', one(true), 'two ')).toBe('points of contact (NGOs)')
    expect(expandedForm('key leader engagement policy', one(true), ' two ')).toBe(
      'key leader engagement policies (NGOs)',
    )
  })
})

describe('collectAbbreviations', () => {
  const block = (text: string, heading = false): TextBlock => ({ section: 's', index: 0, heading, text })
  const collect = (blocks: TextBlock[], pack: Partial<PackAbbreviations> = {}) =>
    collectAbbreviations(blocks, { ...NO_ABBREVIATIONS, ...pack })

  it('counts, sorts and finds first uses', () => {
    const all = collect([
      block('NATO in a heading', true),
      block('UN and NATO.'),
      block('UN again, HQX too.'),
    ])
    expect(all.map(({ abbreviation, count, expansion }) => [abbreviation, count, expansion])).toEqual([
      ['HQX', 1, null],
      ['NATO', 2, 'North Atlantic Treaty Organization'],
      ['UN', 2, 'United Nations'],
    ])
    expect(all[1]?.first).toMatchObject({ block: { text: 'UN and NATO.' }, occurrence: { from: 7 } })
    expect(all.map(({ expanded }) => expanded)).toEqual([false, false, false])
  })

  it('knows when the first use explains it, ignoring headings', () => {
    const all = collect([block('UN', true), block('Member states (MS) of the HQX; later MS.')])
    expect(all.find(({ abbreviation }) => abbreviation === 'MS')).toMatchObject({
      expanded: true,
      expansion: 'Member states',
    })
    expect(collect([block('The UN'), block('United Nations (UN)')])[0]?.expanded).toBe(false)
    expect(collect([block('About the UN', true)])[0]?.expanded).toBe(true)
  })

  it('prefers definitions of the pack, and leaves out what it ignores', () => {
    const pack = {
      definitions: [
        { abbreviation: 'Dstl', expansion: 'the laboratory' },
        { abbreviation: 'UN', expansion: 'our union' },
      ],
      ignored: ['NATO'],
    }
    expect(
      collect([block('Dstl, UN, NATO.')], pack).map(({ abbreviation, expansion }) => [
        abbreviation,
        expansion,
      ]),
    ).toEqual([
      ['Dstl', 'the laboratory'],
      ['UN', 'our union'],
    ])
  })
})
