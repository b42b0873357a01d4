// The banner of a partner edition is the roll-up of what it prints, and what isn't released is reported before the
// export.
import { describe, expect, it } from 'vitest'
import { checkPack } from './check'
import { editionFor } from './document/audiences'
import type { Block, Section } from './document/nodes'
import { editionMarking } from './edition-marking'
import { bannerText, type PackMarking } from './markings'
import type { Pack } from './pack'
import { emptySection } from './template'

const words = (text: string, marking: string | null, audience: string | null = null): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking, audience },
  content: [{ type: 'text', text }],
})

const section = (marking: string | null, ...blocks: Block[]): Section => {
  const empty = emptySection('Title', () => 's')
  return { ...empty, attrs: { ...empty.attrs, marking }, content: [empty.content[0], ...blocks] }
}

const us: Partial<PackMarking> = {
  firstPage: { classifiedBy: 'J5', derivedFrom: 'Multiple sources', declassifyOn: '20511128' },
}

function packOf(marking: Partial<PackMarking>, ...sections: Section[]): Pack {
  return {
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
      marking: { scheme: 'us', level: 'secret', caveat: '', trainingRider: false, ...marking },
      paper: 'a4',
      theme: 'staff-paper',
      blueprint: null,
    },
    fields: [],
    doc: { type: 'doc', content: sections },
  }
}

const PARTNER = editionFor('briefing', [])
const banner = (pack: Pack, edition = PARTNER): string => bannerText(editionMarking(pack, edition))

describe('the banner of a partner edition', () => {
  const mixed = section(
    'unclassified',
    words('Open', 'unclassified'),
    words('Shared', 'confidential//REL TO USA, NOR'),
    words('Closed', 'secret//NOFORN', 'own'),
  )

  it('is that of what it prints, with its release', () => {
    const pack = packOf({ caveat: 'NOFORN' }, mixed)
    expect(banner(pack)).toBe('CONFIDENTIAL//REL TO USA, NOR')
    expect(banner(pack, editionFor('briefing', ['own']))).toBe('SECRET//NOFORN')
  })

  it('has the list of the pack where the portions are short for it', () => {
    const short = section('unclassified', words('Shared', 'secret//REL TO'))
    expect(banner(packOf({ caveat: 'REL TO USA, GBR' }, short))).toBe('SECRET//REL TO USA, GBR')
  })

  it('has only the states to which all of it is released', () => {
    const two = section(
      'unclassified',
      words('One', 'secret//REL TO USA, GBR, NOR'),
      words('Two', 'confidential//REL TO USA, NOR'),
    )
    expect(banner(packOf({ caveat: 'NOFORN' }, two))).toBe('SECRET//REL TO USA, NOR')
  })

  it('is that of the pack where any text or title has no marking of its own', () => {
    const pack = (one: Section) => packOf({ caveat: 'NOFORN' }, one)
    expect(banner(pack(section(null, words('Open', 'unclassified'))))).toBe('SECRET//NOFORN')
    expect(banner(pack(section('unclassified', words('Open', null))))).toBe('UNCLASSIFIED')
    expect(banner(packOf({}, mixed, section(null)))).toBe('SECRET')
  })

  it('is never lowered by a marking that the scheme does not know, and never raised', () => {
    expect(banner(packOf({}, section('unclassified', words('Old', 'uk-confidential'))))).toBe('SECRET')
    expect(banner(packOf({ level: 'confidential' }, section('secret', words('High', 'secret'))))).toBe(
      'CONFIDENTIAL',
    )
  })

  it('keeps the caveat of a scheme without caveats on portions, where it goes with the level', () => {
    const uk = (caveat: string) =>
      banner(packOf({ scheme: 'uk', caveat }, section('official', words('Open', null))))
    expect(uk('UK EYES ONLY')).toBe('OFFICIAL')
    expect(uk('Exercise')).toBe('OFFICIAL Exercise')
  })
})

describe('the check of a partner edition', () => {
  const found = (pack: Pack, edition = 'partner') =>
    checkPack(pack, { paper: 'a4', kind: 'briefing', edition }, new Date(2026, 0, 1))
      .filter(({ message }) => message.includes('readers may receive it'))
      .map(({ message, section: id }) => [
        message.replace(': check that these readers may receive it', ''),
        id,
      ])

  it('names what is not marked as releasable, with its section', () => {
    const mixed = section(
      'unclassified',
      words('Open', 'unclassified'),
      words('Shared', 'secret//REL TO USA, NOR'),
      words('Not yet', 'secret'),
    )
    const pack = packOf({ ...us, caveat: 'NOFORN' }, mixed)
    expect(found(pack)).toEqual([
      ['The edition is marked SECRET, without “REL TO”', null],
      ['A portion of the section is marked SECRET without “REL TO”', 's'],
    ])
    expect(found(pack, 'own')).toEqual([])
  })

  it('finds nothing in what is released or unclassified', () => {
    const released = section('unclassified', words('Shared', 'secret//REL TO USA, NOR'))
    expect(found(packOf({ ...us, caveat: 'REL TO USA, NOR' }, released))).toEqual([])
    expect(found(packOf({ level: 'unclassified' }, section(null, words('Open', null))))).toEqual([])
  })

  it('looks at the banner alone where portions carry no caveats', () => {
    const nato = (caveat: string) =>
      found(
        packOf({ scheme: 'nato', level: 'nato-secret', caveat }, section(null, words('One', 'nato-secret'))),
      )
    expect(nato('')).toEqual([['The edition is marked NATO SECRET, without “Releasable to”', null]])
    expect(nato('Releasable to PfP')).toEqual([])
  })
})
