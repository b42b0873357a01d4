// What a screen reader announces, beyond what a PDF checker checks: every word whole, every mark and link with its meaning.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { ExportOptions, Pack } from '#shared/pack'
import type { Engine } from '../../electron/pdf'
import {
  b,
  br,
  doc,
  h,
  image,
  job,
  link,
  note,
  p,
  pack,
  pre,
  section,
  sup,
  table,
  tasks,
  td,
  th,
  tr,
} from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { jpegAsset } from '../../electron/pdf/testing/pictures'
import {
  ask,
  elementsOf,
  linkNames,
  linkOwners,
  readBack,
  textOf,
} from '../../electron/pdf/testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const printed = async (
  blocks: readonly Block[],
  meta: Partial<Pack['meta']> = {},
  options: Partial<ExportOptions> = {},
): Promise<Uint8Array> => {
  const made = pack(doc(section('Alpha', {}, ...blocks)), meta)
  return engine.paint(engine.layout(job(made, options, [jpegAsset])))
}

/** Roles and words in the order of the tags: `P Hello H1 1 Alpha`. */
const heard = (pdf: Uint8Array): string =>
  ask(pdf, 'pdfinfo', '-struct-text', '@')
    .replaceAll(/\((?:block|inline)\)|"|Object \d+ 0/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('lines', () => {
  it('are separated at a forced break, in text and in code', async () => {
    const pdf = await printed([p('one', br, 'two'), pre('first\nsecond')])
    expect(heard(pdf)).toContain('P one two P Code first second')
  })

  it('separate the name of an annex from its title', async () => {
    const made = pack(doc(section('Map', { annex: true }, p('Text.'))))
    expect(heard(await engine.paint(engine.layout(job(made))))).toContain('H1 Annex A Map')
  })
})

describe('code', () => {
  it('is copied with plain spaces, as many as were written', async () => {
    const tagged = ask(await printed([pre('if  (a)\n    b()')]), 'pdfinfo', '-struct-text', '@')
    expect(tagged).toMatch(/"if {2}\(a\) {5}b\(\)"/)
  })
})

describe('the marking of the pack', () => {
  const marking = { scheme: 'uk', level: 'secret', caveat: 'UK eyes', trainingRider: true } as const

  it('is announced once, before the title', async () => {
    const text = heard(await printed([p('Text.')], { marking }))
    expect(text).toMatch(
      /^Document Sect P SECRET UK eyes P Marking for training purposes only P Briefing pack/,
    )
    expect(text.match(/SECRET/g)).toHaveLength(1)
  })

  it('is announced once even with two pages on a sheet', async () => {
    const text = heard(await printed([p('Text.')], { marking }, { twoPerSheet: true }))
    expect(text.match(/SECRET/g)).toHaveLength(1)
  })

  it('makes no element where there is none', async () => {
    const none = { scheme: 'none', level: 'none', caveat: '', trainingRider: false }
    expect(heard(await printed([p('Text.')], { marking: none }))).toMatch(/^Document Sect P Briefing pack/)
  })

  it('is announced in full for a portion', async () => {
    const portion = { ...p('Text.'), attrs: { textAlign: null, marking: 'official-sensitive' } } as Block
    const pdf = await printed([portion])
    expect(textOf(pdf)).toContain('(O-S) Text.')
    const [span] = elementsOf(pdf).filter(({ role }) => role === 'Span')
    expect(span).toMatchObject({ within: 'P', expansion: 'OFFICIAL-SENSITIVE: ' })
  })
})

describe('voices', () => {
  const spans = async (...words: Parameters<typeof p>) =>
    elementsOf(await printed([p(...words)])).filter(({ role }) => role === 'Span')

  it('get the language of words in another script', async () => {
    const [one, ...more] = await spans('The Ελληνικά of it')
    expect(one).toMatchObject({ within: 'P', lang: 'el' })
    expect(more).toEqual([])
  })

  it('get the language of words that run from right to left, which are there once', async () => {
    for (const [language, words] of [
      ['he', 'שלום עולם (מבחן 123)'],
      ['ar', 'وزارة الدفاع 456 اختبار'],
    ] as const) {
      const pdf = await printed([p('So ', words)])
      expect(elementsOf(pdf).find(({ role }) => role === 'Span')).toMatchObject({
        lang: language,
        actual: '',
      })
      expect(textOf(pdf)).toContain(words.split(' ').slice(0, 2).join(' '))
      const own = await printed([p(words)], { language })
      expect(elementsOf(own).filter(({ role }) => role === 'Span')).toEqual([])
    }
  })

  it('get the language of titles, authors, captions and contents in another script', async () => {
    const title = 'الدبلوماسية الدفاعية'
    const blocks = Array.from({ length: 40 }, () => p('Words of a long section. '.repeat(20)))
    const made = pack(doc(section(title, {}, table(title, tr(th('One'), th('Two'))), ...blocks)), {
      title,
      author: title,
    })
    const elements = elementsOf(await engine.paint(engine.layout(job(made))))
    const arabic = elements
      .filter(({ lang }) => lang === 'ar')
      .map(({ role, within }) => `${role} in ${within}`)
    expect(arabic).toContain('Title in Sect')
    expect(arabic).toContain('TOCI in TOC')
    expect(arabic).toContain('Span in P')
    expect(arabic).toContain('Span in Caption')
    expect(arabic).toContain('Span in H1')
  })

  it('get raised figures as such, and copied text stays as written', async () => {
    const pdf = await printed([p('About 10', sup('6'), ' on the 1', sup('st'))])
    expect(elementsOf(pdf).filter(({ role }) => role === 'Span')).toMatchObject([{ actual: '⁶' }])
    expect(textOf(pdf, '-raw')).toMatch(/About 10 ?6 on the 1 ?st/)
  })
})

describe('check boxes', () => {
  it('say whether they are ticked', async () => {
    const labels = elementsOf(await printed([tasks([true, 'Visas'], [false, 'Gifts'])]))
    expect(labels.flatMap(({ role, alt }) => (role === 'Lbl' ? [alt] : []))).toEqual(['Done', 'Not done'])
  })
})

describe('figures', () => {
  it('keep their captions outside the element that their description replaces', async () => {
    const pdf = await printed([image(jpegAsset.id, { alt: 'A map', caption: 'The area' })])
    const [figure] = elementsOf(pdf).filter(({ role }) => role === 'Figure')
    expect(figure).toMatchObject({ alt: 'A map', within: 'Div' })
    const [caption] = elementsOf(pdf).filter(({ role }) => role === 'Caption')
    expect(caption?.within).toBe('Div')
    expect(heard(pdf)).toContain('Caption Figure 1 The area')
  })
})

describe('images that can’t be shown', () => {
  it('are figures with a place on the page, too', async () => {
    const pdf = await printed([image('gone', { alt: 'A map' })])
    expect(heard(pdf)).toMatch(/Figure:? .*BBox \[[\d. ]+\].* Image not available/)
  })
})

describe('links', () => {
  const words =
    'a report with so many words in its title that it needs two lines of the page and a few words more'

  it('have all their text as description on each line, and one area per line whatever the style', async () => {
    const href = 'https://example.org/report'
    const bold = {
      ...link(href, 'in bold'),
      marks: [...(link(href, '').marks ?? []), ...(b('').marks ?? [])],
    }
    const pdf = await printed([p('See ', link(href, words)), p(link(href, 'Half '), bold, ' and.')])
    expect(linkNames(pdf)).toEqual([words, words, 'Half in bold'])
    expect(new Set(linkOwners(pdf))).toEqual(new Set(['Link']))
  })

  it('that lead nowhere are plain text', async () => {
    const roles = elementsOf(await printed([p(link('#nowhere', 'dangling'))])).map(({ role }) => role)
    expect(roles).toContain('Span')
    expect(roles).not.toContain('Link')
  })

  it('of the contents are in nested lists by level', async () => {
    const long = Array.from({ length: 90 }, (_, at) => p(`Paragraph ${at}.`))
    const pdf = await printed([h(1, 'One'), h(2, 'Two'), ...long, h(1, 'Three')])
    expect(heard(pdf)).toMatch(
      /TOC TOCI Reference Link 1 Alpha 1 TOC TOCI Reference Link One 1 TOC TOCI Reference Link Two 1 TOCI Reference Link Three \d Sect/,
    )
    const lists = elementsOf(pdf).filter(({ role }) => role === 'TOC')
    expect(lists.map(({ within }) => within)).toEqual(['Sect', 'TOC', 'TOC'])
  })

  it('of the contents say the number, the title and the page', async () => {
    const long = Array.from({ length: 90 }, (_, at) => p(`Paragraph ${at}.`))
    expect(linkNames(await printed(long))[0]).toBe('1 Alpha, page 1')
  })
})

describe('notes', () => {
  it('lead back to the words that refer to them', async () => {
    const pdf = await printed([p('Word', note('First.'), ' more', note('Second.'))])
    expect(linkNames(pdf)).toEqual(['Note 1', 'Note 2', 'Back from Note 1', 'Back from Note 2'])
    expect(heard(pdf)).toMatch(/Note <note-1> Lbl Link 1 First\. Note <note-2> Lbl Link 2 Second\./)
  })

  it('lead back from a list at the end, too', async () => {
    const pdf = await printed([p('Word', note('First.'))], {}, { notes: 'list' })
    expect(linkNames(pdf)).toEqual(['Note 1', 'Back from Note 1'])
    const { links } = await readBack(pdf)
    expect(links).toEqual([[2], [1]])
  })

  it('are no part of the heading that refers to them', async () => {
    const heading = {
      ...h(1, 'Aims'),
      content: [{ type: 'text', text: 'Aims' }, note('Agreed in May.')],
    } as Block
    const pdf = await printed([heading, p('Text.')])
    expect(heard(pdf)).toMatch(/H2 Aims Reference Link 1 P Text\. Note <note-1> Lbl Link 1 Agreed in May\./)
    expect(elementsOf(pdf).find(({ role }) => role === 'Note')?.within).toBe('Sect')
  })
})

describe('what is printed again', () => {
  it('is an artifact of the page, not of the text', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => tr(td(`row ${at}`)))
    const pdf = await printed([table('Long', tr(th('Rank')), ...rows)])
    expect(heard(pdf).match(/Rank/g)).toHaveLength(1)
    expect(heard(pdf)).not.toContain('continued')
    const content = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    expect(content).not.toMatch(/\/Artifact BMC/)
    expect(content).toMatch(/\/Artifact ?<<\/Type\/Pagination>>/)
  })

  it('classifies running heads and feet as such', async () => {
    const content = ask(await printed([p('Text.')]), 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    const kinds = [...content.matchAll(/\/Artifact ?<<\/Type\/Pagination\/Subtype\/(\w+)>>/g)].map(
      ([, kind]) => kind,
    )
    expect(new Set(kinds)).toEqual(new Set(['Header', 'Footer']))
  })
})
