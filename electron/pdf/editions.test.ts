// What an edition withholds is not in its file: neither in its bytes, nor in any stream, text, tag, bookmark or
// property.
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPack } from '#shared/check'
import type { Block, Section } from '#shared/document/nodes'
import type { Asset, ExportOptions, Pack } from '#shared/pack'
import type { Engine } from './index'
import * as d from './testing/build'
import { startEngine } from './testing/engine'
import { pngAsset } from './testing/png'
import { ask, readBack, textOf } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const PARTNER: Partial<ExportOptions> = { kind: 'briefing', edition: 'partner' }
const picture = pngAsset(31, 17)

/** A word that appears nowhere else. */
const secret = (index: number): string => `Zyxwithheld${index}q`

/** A block for the own side only. */
const own = <B extends Block>(block: B): B =>
  ({ ...block, attrs: { ...('attrs' in block ? block.attrs : {}), audience: 'own' } }) as unknown as B

/** A line of text for the own side only, in every kind of container. */
const hush = (index: number) => own(d.p(secret(index)))

async function partner(made: Pack, options = PARTNER, assets: readonly Asset[] = [picture]) {
  const layout = engine.layout(d.job(made, options, assets))
  return { layout, pdf: await engine.paint(layout) }
}

/** All content of a file: raw, with its streams unpacked, as text, as structure, and its bookmarks. */
async function allOf(pdf: Uint8Array): Promise<string> {
  const { outline } = (await readBack(pdf)) as unknown as { outline?: unknown }
  return [
    Buffer.from(pdf).toString('latin1'),
    ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-'),
    textOf(pdf),
    ask(pdf, 'pdfinfo', '-struct-text', '@'),
    ask(pdf, 'pdfinfo', '-meta', '@'),
    JSON.stringify(outline ?? null),
  ].join('\n')
}

/** UTF-16 in hexadecimal, as titles and alternative texts may be written. */
const hexOf = (word: string): string => Buffer.from(word, 'utf16le').swap16().toString('hex')

const ofSection = (attrs: Partial<Section['attrs']>, title: string, ...blocks: Block[]) =>
  d.section(title, attrs, ...blocks)

function withheldPack(): Pack {
  const kinds = ['assessment', 'notDisclosed', 'doNotRaise', 'decision', 'pointsToMake', 'risk'] as const
  const made = d.pack(
    d.doc(
      ofSection(
        {},
        'Open',
        d.p('Open words, OPN.'),
        own(d.p(secret(1), d.note(secret(2)), d.note(secret(3), 'source'), d.field('hidden'), ' QZX')),
        own(d.np(1, secret(5))),
        own(d.h(1, secret(6))),
        own(d.pre(secret(7))),
        own(d.table(secret(8), d.tr(d.th(secret(9))), d.tr(d.td(secret(10))))),
        own(d.image(picture.id, { alt: secret(11), caption: secret(12) })),
        ...kinds.map((kind, index) => d.callout(kind, d.p(secret(20 + index)))),
        d.ul([hush(30)], 'Item', [d.p('Kept'), hush(31)]),
        d.quote(hush(32)),
        d.callout('note', d.p('Seen'), hush(33)),
        d.table('Open table', d.tr(d.th('Head')), d.tr(d.td([hush(34)])), d.tr(d.td('Cell'))),
        d.np(1, 'Numbered'),
      ),
      ofSection({ audience: 'own' }, secret(40), d.p(secret(41))),
      ofSection({ level: 2 }, secret(42), d.p(secret(43))),
      ofSection({}, 'After', d.p('Last words.')),
    ),
    {
      abbreviations: {
        definitions: [{ abbreviation: 'QZX', expansion: secret(50) }],
        ignored: [],
        check: true,
        list: 'end',
      },
    },
    [d.packField('hidden', secret(4))],
  )
  return made
}

describe('a partner edition', () => {
  it('has no word of what it withholds anywhere in the file, and no byte of its images', async () => {
    const { layout, pdf } = await partner(withheldPack())
    const all = await allOf(pdf)
    for (let index = 1; index <= 50; index += 1) {
      expect(all.includes(secret(index)), secret(index)).toBe(false)
      expect(all.toLowerCase().includes(hexOf(secret(index))), secret(index)).toBe(false)
    }
    expect(JSON.stringify(layout)).not.toContain('Zyxwithheld')
    expect(ask(pdf, 'pdfimages', '-list', '@')).not.toMatch(/\bimage\b/)
    expect(all).not.toContain('QZX')
    const text = textOf(pdf)
    for (const word of ['Open words', 'Item', 'Kept', 'Seen', 'Head', 'Cell', 'After', 'Last words'])
      expect(text).toContain(word)
    // Numbers follow what is printed.
    expect(text).toMatch(/Table 1\s+Open table/)
    expect(text).toMatch(/1\.\s+Numbered/)
    expect(text).toMatch(/2\s+After/)
  })

  it('is a part of the own edition, which has all of it', async () => {
    const { pdf } = await partner(withheldPack(), { kind: 'briefing', edition: 'own' })
    const all = await allOf(pdf)
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 30, 31, 32, 33, 34, 40, 41, 42, 43])
      expect(all, secret(index)).toContain(secret(index))
  })

  it('leaves out comments on withheld words of a review copy', async () => {
    const thread = {
      id: 'c1',
      resolved: false,
      entries: [{ author: secret(1), time: '2026-05-01T08:00:00.000Z', text: secret(2) }],
    }
    const marked = {
      type: 'text',
      text: secret(3),
      marks: [{ type: 'comment', attrs: { id: 'c1' } }],
    } as const
    const made = d.pack(d.doc(ofSection({ comments: [thread] }, 'Open', d.p('Words'), own(d.p(marked)))))
    const { pdf } = await partner(made, { ...PARTNER, comments: true })
    expect(await allOf(pdf)).not.toContain('Zyxwithheld')
  })

  it('prints a source that both readers have, once', async () => {
    const source = () => d.note('A shared source', 'source')
    const made = d.pack(d.doc(ofSection({}, 'Open', own(d.p(secret(1), source())), d.p('Words', source()))))
    const { pdf } = await partner(made)
    expect(textOf(pdf).match(/A shared source/g)).toHaveLength(1)
    expect(await allOf(pdf)).not.toContain('Zyxwithheld')
  })

  it('has nothing but its front page where everything is withheld, and the check says so', async () => {
    const made = d.pack(d.doc(ofSection({ audience: 'own' }, secret(1), d.p(secret(2)))))
    const { pdf } = await partner(made)
    expect(await allOf(pdf)).not.toContain('Zyxwithheld')
    const found = checkPack(
      made,
      { paper: 'a4', kind: 'briefing', edition: 'partner' },
      new Date('2026-11-28'),
    )
    expect(found.map(({ message }) => message)).toContain(
      'Every section is withheld from this edition: there is nothing to print',
    )
  })

  it('names references into what is withheld before the export', () => {
    const target = own(d.np(1, 'Hidden'))
    const made = d.pack(
      d.doc(
        ofSection({}, 'Open', target, d.p('See ', d.ref((target as { attrs: { id: string } }).attrs.id))),
      ),
    )
    const check = (edition: string) =>
      checkPack(made, { paper: 'a4', kind: 'briefing', edition }, new Date('2026-11-28')).filter(
        ({ severity }) => severity === 'error',
      )
    expect(check('own')).toEqual([])
    expect(check('partner')).toMatchObject([
      {
        message:
          'A cross-reference after “See” points to “Hidden” in the section “Open”, which is not printed: it is withheld from this edition (Own side only)',
        section: made.doc.content[0]?.attrs.id,
      },
    ])
  })
})

describe('own audiences and editions', () => {
  const readers = {
    audiences: [
      { id: 'a-1', name: 'own' },
      { id: 'a-2', name: 'Long '.repeat(20).trim() },
    ],
    editions: [{ id: 'e-1', name: 'Norway', audiences: ['a-1'] }],
  }
  const block = (audience: string, words: string): Block => {
    const one = d.p(words)
    return { ...one, attrs: { ...(one as { attrs: object }).attrs, audience } } as unknown as Block
  }
  const made = () =>
    d.pack(
      d.doc(
        ofSection(
          {},
          'Open',
          block('own', 'Ownside'),
          block('a-1', 'Forone'),
          block('a-2', 'Fortwo'),
          block('a-9', 'Deleted'),
          block('a-1+own', 'Forboth'),
          d.p('Forall'),
        ),
      ),
      { readers },
    )
  const seen = async (edition: string) => {
    const { pdf } = await partner(made(), { kind: 'briefing', edition }, [])
    return ['Ownside', 'Forone', 'Fortwo', 'Deleted', 'Forboth', 'Forall'].filter((word) =>
      textOf(pdf).includes(word),
    )
  }

  it('print what they include: an audience named “own” is not the own side, one that was deleted is for the own side', async () => {
    expect(await seen('e-1')).toEqual(['Forone', 'Forall'])
    expect(await seen('partner')).toEqual(['Forall'])
    expect(await seen('own')).toEqual(['Ownside', 'Forone', 'Fortwo', 'Deleted', 'Forboth', 'Forall'])
    expect(await seen('e-gone')).toEqual(['Forall'])
  })
})
