// Word files as packs: what this program wrote comes back, bombs and a thousand damaged files do no harm, markings can't be lowered.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inline, Mark, Section } from '#shared/document/nodes'
import { inlineText } from '#shared/document/query'
import { AppError } from '#shared/result'
import { rawZip } from '../exchange/testing/raw-zip'
import * as build from '../pdf/testing/build'
import { drawn } from '../word-in/testing/read'
import { item, list, para, run, STYLES, styled, wordBytes, wordParts } from '../word-in/testing/word-file'
import { exportWord } from './export-word'
import { markedContent } from './import-word'
import { openPackFile, writePackFile } from './pack-file'
import { readWordFile } from './read-word'
import { loadEngine } from './resources'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-word-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(bytes: Uint8Array, name = 'Paper.docx'): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const PAPER = [
  styled('Title', 'Paper'),
  styled('Heading1', 'Aim'),
  para(run('Item.'), item(1)),
  `<w:tbl><w:tr><w:tc>${para('Cell')}</w:tc></w:tr></w:tbl>`,
  para(`${run('Words')}<w:r><w:footnoteReference w:id="1"/></w:r>`),
].join('')
const PARTS = {
  styles: STYLES,
  numbering: list(1, [['decimal', '%1.']]),
  footnotes: `<w:footnote w:id="1">${para('A note.')}</w:footnote>`,
  header: para('SECRET//NOFORN'),
}

/** A generator of numbers that gives the same ones each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

describe('readWordFile', () => {
  it('makes a pack file that reads back the same', async () => {
    const { content, file } = await readWordFile(fileOf(wordBytes(PAPER, PARTS)))
    expect(file.sections.map(({ title }) => title)).toEqual(['Aim'])
    const target = join(folder, 'made.bpack')
    await writePackFile(content, target)
    const { pack } = await openPackFile(target)
    expect(pack.doc).toEqual(content.doc)
    expect(pack.meta).toMatchObject({ title: 'Paper', marking: { scheme: 'none' } })
  })

  it.each([
    ['an empty file', new Uint8Array(), /the file is empty/],
    ['rich text', new TextEncoder().encode('{\\rtf1 x}'), /it is rich text/],
    [
      'an old or locked file',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]),
      /old kind \(\.doc\), or one with a password/,
    ],
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), /outline of a pack/],
    ['another zip file', rawZip([{ name: 'a.txt', bytes: 'x' }]), /no Word document/],
    ['half a file', wordBytes(PAPER, PARTS).slice(0, 700), /damaged or incomplete/],
  ])('refuses %s in words', async (_, bytes, words) => {
    await expect(readWordFile(fileOf(bytes))).rejects.toThrow(words)
  })

  it('refuses zip bombs, by what is unpacked and not by what is stated', async () => {
    const parts = [...wordParts(PAPER, PARTS)].map(([name, bytes]) => ({ name, bytes }))
    const zeros = new Uint8Array(60 * 1024 * 1024)
    const stated = rawZip([...parts, { name: 'word/big.xml', bytes: zeros, statedSize: 100 }])
    await expect(readWordFile(fileOf(stated))).rejects.toThrow(/damaged|more than 48 MB/)
    const open = rawZip([...parts, { name: 'word/big.xml', bytes: zeros }])
    await expect(readWordFile(fileOf(open))).rejects.toThrow(/more than 48 MB/)
    const picture = rawZip([...parts, { name: 'word/media/big.png', bytes: zeros }])
    expect((await readWordFile(fileOf(picture))).file.sections).toHaveLength(1)
  })

  it('reads or refuses a thousand damaged files: words cut, moved and changed, in any part', {
    timeout: 120_000,
  }, async () => {
    const numbers = numbersFrom(15)
    const whole = [...wordParts(PAPER, PARTS)]
    const outcomes = new Map<string, number>()
    for (let round = 0; round < 1000; round += 1) {
      const at = numbers(whole.length)
      const parts = whole.map(([name, bytes], index) => ({
        name,
        bytes: index === at ? damaged(bytes, numbers) : bytes,
      }))
      const file = rawZip(parts)
      const bytes = numbers(8) === 0 ? damaged(file, numbers) : file
      const outcome = await readWordFile(fileOf(bytes, `m${round % 3}.docx`)).then(
        () => 'read',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      )
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect([...outcomes.keys()].filter((one) => !/^(read|exchange\/(invalid|too-large))$/.test(one))).toEqual(
      [],
    )
    expect(outcomes.get('read')).toBeGreaterThan(300)
    expect(outcomes.get('exchange/invalid')).toBeGreaterThan(50)
  })
})

/** Bytes with one to four accidents. */
function damaged(bytes: Uint8Array, numbers: (below: number) => number): Uint8Array {
  let now = Buffer.from(bytes)
  for (let times = 1 + numbers(4); times > 0 && now.length > 0; times -= 1) {
    const at = numbers(now.length)
    const length = Math.min(now.length - at, 1 + numbers(40))
    const before = now.subarray(0, at)
    const after = now.subarray(at + length)
    const part = now.subarray(at, at + length)
    const kinds = [
      [before, after],
      [before, part, part, after],
      [before, Buffer.from(part.map((one) => one ^ (1 << numbers(8)))), after],
      [before, Buffer.from('<w:p><w:r><w:t>&x;'), after],
      [before],
    ]
    now = Buffer.concat(kinds[numbers(kinds.length)] ?? [now])
  }
  return now
}

describe('a file that this program wrote', () => {
  it('comes back as the same sections, lists, numbered paragraphs, tables, boxes, notes and details', async () => {
    const engine = await loadEngine(join(import.meta.dirname, '..', '..'))
    const own = build.pack(
      build.doc(
        build.section(
          'Aim',
          {},
          build.h(1, 'Within'),
          build.np(1, 'One.'),
          build.np(2, 'Below.'),
          build.callout('risk', build.p('Careful.')),
        ),
        build.section('Details', { level: 2 }, build.ul('Bullet'), build.quote(build.p('Said.')), build.hr),
        build.section(
          'Costs',
          {},
          build.table('Costs by year', build.tr(build.th('Year')), build.tr(build.td('2026'))),
          build.p('Words', build.note('A note.'), '.'),
        ),
        build.section('Map', { annex: true, landscape: true }, build.p('On its side.')),
      ),
      { title: 'Visit', subtitle: 'To Arvenia', reference: 'A/1', organisation: 'Branch' },
    )
    const { docx } = await exportWord(engine, build.job(own, { edition: 'own', titlePage: 'with' }))
    const { content, file } = await readWordFile(fileOf(docx))
    expect(drawn({ content: content.doc.content })).toEqual(drawn({ content: own.doc.content }))
    const ids = (sections: readonly Section[]) => sections.map(({ attrs }) => attrs.id)
    expect(ids(content.doc.content)).toEqual(ids(own.doc.content))
    expect(content.meta).toMatchObject({
      title: 'Visit',
      subtitle: 'To Arvenia',
      reference: 'A/1',
      organisation: 'Branch',
    })
    expect(file.madeFrom).toEqual({ pack: own.id, revision: own.revision })
    expect(file.remarks.map(({ what }) => what)).toEqual([
      'Contents and lists of tables or figures: the pack makes its own',
    ])
  })
})

describe('what others wrote in a file of this program', () => {
  it('comes back: comments with their replies, and proposed changes', async () => {
    const engine = await loadEngine(join(import.meta.dirname, '..', '..'))
    const by = { id: 'c1', author: 'Ada', time: '2026-05-01T08:00:00Z' }
    const marked = (text: string, mark: Mark): Inline => ({ type: 'text', text, marks: [mark] })
    const thread = {
      id: 't1',
      resolved: false,
      entries: [
        { author: 'Ada', time: '2026-05-01T08:00:00Z', text: 'Why?' },
        { author: 'Bob', time: '2026-05-02T08:00:00Z', text: 'Because.' },
      ],
    }
    const words = [
      'Keep ',
      marked('old', { type: 'deleted', attrs: by }),
      marked('new', { type: 'inserted', attrs: by }),
      ' and ',
      marked('this', { type: 'comment', attrs: { id: 't1' } }),
      '.',
    ]
    const own = build.pack(build.doc(build.section('Aim', { comments: [thread] }, build.p(...words))))
    const { docx } = await exportWord(
      engine,
      build.job(own, { edition: 'own', comments: true, proposals: 'shown' }),
    )
    const { content } = await readWordFile(fileOf(docx))
    expect(drawn({ content: content.doc.content }).at(-1)).toBe(
      '  paragraph: Keep deleted[old]inserted[new] and comment[this].',
    )
    expect(content.doc.content.at(-1)?.attrs.comments.map(({ entries }) => entries)).toEqual([thread.entries])
  })
})

describe('markings', () => {
  const marked = () =>
    readWordFile(
      fileOf(wordBytes(styled('Heading1', '(U) Aim') + para('(S//NF) Words.') + para('(Q) Else.'), PARTS)),
    )
  const choice = { scheme: 'us', level: 'secret', caveat: 'NOFORN', none: false }

  it('become those of the pack and its paragraphs, when the user has said of which scheme', async () => {
    const { content, file } = await marked()
    const { lines, portions } = file
    const made = markedContent(content, { lines, portions, marking: choice })
    expect(made.meta.marking).toMatchObject({ scheme: 'us', level: 'secret', caveat: 'NOFORN' })
    expect(drawn({ content: made.doc.content })).toEqual([
      'section level=1',
      '  sectionTitle: (U) Aim',
      '  paragraph marking=secret//NOFORN: Words.',
      '  paragraph: (Q) Else.',
    ])
  })

  it('of a title is that of its section only where everything below has its own', async () => {
    const body = styled('Heading1', '(U) Aim') + para('(S//NF) Words.')
    const { content, file } = await readWordFile(fileOf(wordBytes(body, PARTS)))
    const made = markedContent(content, { ...file, marking: choice })
    expect(drawn({ content: made.doc.content })).toEqual([
      'section level=1 marking=unclassified',
      '  sectionTitle: Aim',
      '  paragraph marking=secret//NOFORN: Words.',
    ])
  })

  it('are never lowered, never dropped unasked, and stay words when they are none', async () => {
    const { content, file } = await marked()
    const { lines, portions } = file
    const as = (marking: typeof choice | null) => () => markedContent(content, { lines, portions, marking })
    expect(as(null)).toThrow(/lower than the one in the file/)
    expect(as({ ...choice, level: 'confidential' })).toThrow(/lower/)
    expect(as({ ...choice, scheme: 'nato', level: 'cosmic-top-secret' })).toThrow(/lower/)
    expect(as({ ...choice, level: 'top-secret' })().meta.marking.level).toBe('top-secret')
    const none = as({ scheme: 'none', level: 'none', caveat: '', none: true })()
    expect(inlineText(none.doc.content[0]?.content[0].content)).toBe('(U) Aim')
    expect(none.meta.marking.scheme).toBe('none')
  })

  it('stay words where they are only proposed, and are taken off however many looks they have', async () => {
    const split = para(`${run('(', '<w:b/>')}${run('S')}${run(') Words.')}`)
    const change = 'w:id="1" w:author="Ann" w:date="2026-05-01T08:00:00Z"'
    const proposed = para(
      `<w:ins ${change}>${run('(U) ')}</w:ins><w:del ${change}><w:r><w:delText>(S) </w:delText></w:r></w:del>${run('Else.')}`,
    )
    const { content, file } = await readWordFile(fileOf(wordBytes(split + proposed, PARTS)))
    const made = markedContent(content, { ...file, marking: choice })
    expect(drawn({ content: made.doc.content }).slice(2)).toEqual([
      '  paragraph marking=secret: Words.',
      '  paragraph: inserted[(U) ]deleted[(S) ]Else.',
    ])
  })
})
