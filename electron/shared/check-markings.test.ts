// Caveats, lists, first-page lines and unmarked portions, each against the rules of its scheme.
import { describe, expect, it } from 'vitest'
import { checkPack } from './check'
import type { Block, Section } from './document/nodes'
import type { PackMarking } from './markings'
import type { Pack } from './pack'
import { emptySection } from './template'

const words = (text: string, marking: string | null = null): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking },
  content: [{ type: 'text', text }],
})

function sectionWith(blocks: readonly Block[]): Section {
  const empty = emptySection('Title', () => 's')
  return { ...empty, content: [empty.content[0], ...blocks] }
}

function messages(
  marking: Partial<PackMarking>,
  blocks: readonly Block[] = [words('Words')],
  edition?: string,
): string[] {
  const pack: Pack = {
    id: 'p',
    revision: 1,
    meta: {
      title: 'Pack',
      subtitle: '',
      kind: 'briefing',
      author: '',
      organisation: '',
      reference: '',
      date: '',
      language: 'en-GB',
      marking: {
        scheme: 'us',
        level: 'secret',
        caveat: '',
        trainingRider: true,
        firstPage: lines,
        ...marking,
      },
      paper: 'a4',
      theme: 'staff-paper',
      blueprint: null,
    },
    fields: [],
    doc: { type: 'doc', content: [sectionWith(blocks)] },
  }
  return checkPack(pack, { paper: 'a4', kind: 'briefing', edition }, new Date(2026, 0, 1)).map(
    ({ message }) => message,
  )
}

const lines = { classifiedBy: 'J5', derivedFrom: 'Multiple sources', declassifyOn: '20511128' }

describe('an edition for partners', () => {
  const told = 'is marked NOFORN, but this edition is for readers outside your own side'
  const blocks = [words('Open', 'secret'), words('Closed', 'secret//NOFORN')]
  const found = (marking: Partial<PackMarking>, given: readonly Block[], edition: string) =>
    messages(marking, given, edition).filter((message) => message.includes('own side'))

  it('may not print the pack or a portion that only nationals may read', () => {
    expect(found({ caveat: 'NOFORN' }, blocks, 'partner')).toEqual([
      `The pack ${told}`,
      `A portion of the section ${told}`,
    ])
    expect(found({ caveat: 'NOFORN' }, blocks, 'own')).toEqual([])
  })

  it('may print the pack where that portion is withheld', () => {
    const withheld = { ...blocks[1], attrs: { textAlign: null, marking: 'secret//NOFORN', audience: 'own' } }
    expect(
      found({ caveat: 'REL TO USA, GBR' }, [...blocks.slice(0, 1), withheld as Block], 'partner'),
    ).toEqual([])
  })
})

describe('a caveat', () => {
  it.each([
    ['NOFORN/REL TO USA, GBR', 'The pack’s marking has NOFORN and REL TO, which can’t be used together'],
    [
      'REL TO GBR, USA',
      'The list after REL TO must begin with USA, followed by countries and groups in alphabetical order: REL TO USA, GBR',
    ],
    [
      'REL TO USA, FVEY, GBR',
      'The list after REL TO must begin with USA, followed by countries and groups in alphabetical order: REL TO USA, GBR, FVEY',
    ],
    [
      'REL TO',
      'REL TO has no list of countries: write REL TO USA, followed by the codes of the other countries',
    ],
  ])('%s is refused', (caveat, message) => {
    expect(messages({ caveat })).toEqual([message])
  })

  it.each(['REL TO USA, AUS, GBR, NATO', 'NOFORN', 'ORCON/NOFORN', 'for the exercise', ''])(
    '“%s” is right',
    (caveat) => {
      expect(messages({ caveat })).toEqual([])
    },
  )

  it('must go with the level', () => {
    expect(messages({ level: 'unclassified', caveat: 'NOFORN' })).toEqual([
      'NOFORN can’t be used with UNCLASSIFIED in United States markings',
    ])
    expect(messages({ scheme: 'eu', level: 'eu-secret', caveat: 'LIMITE' })).toEqual([
      'LIMITE can’t be used with SECRET UE/EU SECRET in European Union markings',
    ])
  })
})

describe('the first page', () => {
  it('needs the lines of its level', () => {
    expect(messages({ firstPage: { classifiedBy: 'J5', derivedFrom: ' ' } })).toEqual([
      'The first page needs “Derived from” with the marking SECRET; fill it in under Details > Pack',
      'The first page needs “Declassify on” with the marking SECRET; fill it in under Details > Pack',
    ])
    expect(messages({ level: 'unclassified', firstPage: {} })).toEqual([])
    expect(
      messages({ level: 'cui', firstPage: { controlledBy: 'J5', cuiCategory: 'OPSEC', cuiPoc: 'Maj Li' } }),
    ).toEqual([])
  })
})

describe('portions', () => {
  it('are all marked or none where the scheme says so', () => {
    const marked = words('One', 'secret')
    expect(messages({}, [marked, words('Two'), words('Three')])).toEqual([
      '2 portions have no marking, but others do: in United States markings, mark all portions or none',
    ])
    expect(messages({}, [marked, words('Two', 'unclassified'), words(' ')])).toEqual([])
    expect(messages({}, [words('One'), words('Two')])).toEqual([])
    expect(
      messages({ scheme: 'nato', level: 'nato-secret' }, [words('One', 'nato-secret'), words('Two')]),
    ).toEqual([])
  })

  it('agree with the caveats of the pack', () => {
    expect(messages({ caveat: 'REL TO USA, GBR' }, [words('One', 'secret//NOFORN')])).toEqual([
      'A portion of the section is marked (S//NF), which conflicts with the caveats of the pack (SECRET//REL TO USA, GBR)',
    ])
    expect(
      messages({ caveat: 'NOFORN' }, [words('One', 'secret//NOFORN'), words('Two', 'confidential')]),
    ).toEqual([])
  })
})

describe('the caveats of a portion', () => {
  it.each([
    ['secret//NOFORN/REL TO', 'A portion of the section has NOFORN and REL TO, which can’t be used together'],
    ['unclassified//NOFORN', 'NOFORN can’t be used with UNCLASSIFIED in United States markings'],
    [
      'secret//REL TO GBR, USA',
      'The list after REL TO must begin with USA, followed by countries and groups in alphabetical order: REL TO USA, GBR',
    ],
  ])('are right in themselves: %s', (marking, message) => {
    expect(messages({}, [words('One', marking)])).toContain(message)
  })

  it('need no list where they mean that of the banner', () => {
    expect(messages({ caveat: 'REL TO USA, GBR' }, [words('One', 'secret//REL TO')])).toEqual([])
  })
})

describe('a classified level', () => {
  const told = 'Attaché is for unclassified and training material'
  it.each([
    ['us', 'secret', true],
    ['us', 'cui', false],
    ['uk', 'official-sensitive', false],
    ['nato', 'nato-restricted', true],
    ['au', 'au-protected', true],
    ['ca', 'protected-c', false],
    ['none', 'none', false],
  ])('asks for the training rider: %s %s', (scheme, level, asks) => {
    const found = (trainingRider: boolean) =>
      messages({ scheme, level, trainingRider }).filter((message) => message.includes(told))
    expect(found(false)).toHaveLength(asks ? 1 : 0)
    expect(found(true)).toEqual([])
  })
})

describe('a portion with a level of another scheme', () => {
  it('is named as its own scheme does, and as unknown where its scheme is not known here', () => {
    const fault = (marking: string) => messages({}, [words('Words', marking)])
    expect(fault('protected-b')).toContainEqual(
      expect.stringMatching(
        /^A portion of the section is marked PROTECTED B.*, which is not a level of the pack’s scheme \(United States\)$/,
      ),
    )
    expect(fault('own-0123456789abcdef-1//REL')).toContain(
      'A portion of the section is marked UNKNOWN LEVEL, which is not a level of the pack’s scheme (United States)',
    )
  })
})
