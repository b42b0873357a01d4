// What changed between two versions, printed and read back: words, marks, settings, and what is said to listeners.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import type { VersionContent } from '#shared/history'
import type { PackMeta } from '#shared/pack'
import * as build from '../../pdf/testing/build'
import { comparedVersions } from '../../pdf/testing/compared'
import { ask, boxedWords, drawnPage, pagesOf } from '../../pdf/testing/read-back'
import { exportPdf } from '../export-pdf'
import { loadEngine } from '../resources'
import { comparisonPrint } from './comparison-pack'
import { mergedLine } from './merge-line'

const engine = loadEngine(join(import.meta.dirname, '..', '..', '..'))
beforeAll(() => engine)

async function print(before: VersionContent, after: VersionContent) {
  const made = comparisonPrint(
    'p',
    { content: before, words: 'version “Sent to the general”, 3 May 2026 at 14:05' },
    { content: after, words: 'the present text' },
  )
  const { pdf } = await exportPdf(await engine, { ...made, assets: new Map() })
  return {
    text: pagesOf(pdf).join('\n'),
    objects: ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-'),
    info: ask(pdf, 'pdfinfo', '@'),
    pdf,
  }
}

const version = (sections: readonly Section[], meta: Partial<PackMeta> = {}): VersionContent => ({
  ...{ number: 1, sections, lost: 0, fields: [] },
  meta: { ...build.pack(build.doc()).meta, title: 'Visit', ...meta },
})

describe('a printed comparison', () => {
  it('shows every kind of change with its marks, and says it to listeners', async () => {
    const { before, after } = comparedVersions()
    const { text, objects, info } = await print(before, after)
    expect(info).toMatch(
      /Title: +Comparison of version “Sent to the general”, 3 May 2026 at 14:05 with the present text/,
    )
    expect(text).toMatch(/The harbour is openmined to all ships\./)
    for (const words of [
      'Removed: open',
      'Added: mined',
      'Removed: Fuel arrives by rail.',
      'Added: A new paragraph.',
    ])
      expect(objects).toContain(`/Alt (${words})`)
    for (const words of ['Fuel arrives by rail.', 'Supply', 'seven', 'A new paragraph.'])
      expect(text).toContain(words)
    expect(text).toMatch(/\[Image removed: Map of the harbour\]/)
    expect(text).toMatch(/\[Marking: \(O\) → \(O-S\)\]/)
    expect(text).toMatch(/\[Format changed\]/)
    expect(text).toMatch(/Author +Ada +Grace/)
    expect(text).toMatch(/Logistics: removed/)
    expect(text).not.toContain('Secret advice')
    // The banner of the earlier version was the higher one.
    expect(text).toMatch(/^ *SECRET *$/m)
  })

  it('says that nothing differs, and what is lost', async () => {
    const same = [build.section('Alpha', { id: 'a' }, build.p('Words'))]
    expect((await print(version(same), version(same))).text).toContain('There are no differences.')
    expect((await print({ ...version(same), lost: 2 }, version(same))).text).toContain(
      '2 sections can’t be read',
    )
  })

  it('shows a picture once whose words or size changed, and says what changed and for whom', async () => {
    const picture = (caption: string, widthPercent: number) =>
      build.image('0'.repeat(64), { id: 'map', alt: 'Map', caption, widthPercent })
    const box = (audience: string | null): Block => ({
      type: 'callout',
      attrs: { kind: 'note', marking: null, audience },
      content: [build.p('A note.')],
    })
    const { text } = await print(
      version([build.section('Alpha', { id: 'a' }, picture('Old', 30), box(null))]),
      version([build.section('Alpha', { id: 'a' }, picture('New', 60), box('own'))]),
    )
    expect(text).toContain('[Caption: Old → New; Width: 30% → 60%]')
    expect(text.match(/Figure \d/g)).toHaveLength(1)
    expect(text).toContain('[Readers: Everyone → Own side only]')
  })

  it('has a bar in the margin beside each line that changed, and no other', async () => {
    const text = (words: string) => [
      build.section('Alpha', { id: 'a' }, build.p('Stays as it was.'), build.p(words)),
    ]
    const { pdf } = await print(version(text('Opened by day.')), version(text('Closed by day.')))
    const words = boxedWords(pdf)
    const placeOf = (word: string) => words.find((one) => one.text === word) ?? words[0]
    const [stays, closed] = [placeOf('Stays'), placeOf('OpenedClosed')]
    if (!stays || !closed) throw new Error('The words are not there.')
    const pixel = drawnPage(pdf, stays.page, 288)
    const marginAt = ({ left, top, bottom }: typeof stays) =>
      Array.from({ length: 60 }, (_, at) => pixel((left - 2 - at / 4) * 4, (top + bottom) * 2)).filter(
        (colour) => colour !== '#ffffff',
      )
    expect(marginAt(closed).length).toBeGreaterThan(0)
    expect(marginAt(stays)).toEqual([])
  })
})

describe('a merged line', () => {
  const line = (mine: string, theirs: string) =>
    mergedLine([{ type: 'text', text: mine }], [{ type: 'text', text: theirs }]).map((inline) =>
      inline.type === 'text' ? inline.text : '',
    )
  it('keeps replaced words together', () => {
    expect(line('open to all ships', 'mined against all ships')).toEqual([
      'open to',
      'mined against',
      ' all ships',
    ])
    expect(line('The ship', 'The big ship')).toEqual(['The ', 'big ', 'ship'])
    expect(line('', 'New')).toEqual(['New'])
    expect(line('مرحبا بكم', 'مرحبا بهم')).toEqual(['مرحبا ', 'بكم', 'بهم'])
  })
})
