// Twelve golden pages: what the layout of typical documents puts where, as JSON beside this file.
//
// After a deliberate change of design: `UPDATE_GOLDEN=1 npm test -- unit golden`, then read the diff of golden/.
// To look at the pages: `GOLDEN_PDF=/tmp/golden npm test -- unit golden` writes a PDF of each document there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { ExportOptions, PackMeta } from '#shared/pack'
import type { Engine } from '.'
import * as d from './testing/build'
import { startEngine } from './testing/engine'
import { goldenPage } from './testing/golden-page'
import { pngAsset } from './testing/png'

const folder = join(import.meta.dirname, 'golden')
const map = pngAsset(320, 180)

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const WORDS =
  'The delegation should expect its counterparts to speak candidly about recruitment, retention and the cost of modernisation. '
const text = (sentences: number) => d.p(WORDS.repeat(sentences).trim())
const long = (count: number) => Array.from({ length: count }, () => text(6))
const table = (rows: number) =>
  d.table(
    'Equipment by unit',
    d.tr(d.th('Unit'), d.th('Equipment'), d.th('Strength')),
    ...Array.from({ length: rows }, (_, row) =>
      d.tr(d.td(`${row + 1} Battalion`), d.td('Light vehicles and radios'), d.td(`${(row + 1) * 12.5}`)),
    ),
  )

interface Golden {
  readonly sections: readonly ReturnType<typeof d.section>[]
  /** Index of the page that is kept. */
  readonly page: number
  readonly meta?: Partial<PackMeta>
  readonly options?: Partial<ExportOptions>
}

const one = (...blocks: Block[]) => [d.section('Situation', {}, ...blocks)]
const chapters = ['Situation', 'Assessment', 'Recommendations'].map((title) =>
  d.section(title, {}, d.h(1, `${title} in outline`), ...long(4)),
)
/** More of them than the title page has space for in its contents. */
const countries = ['Arvenia', 'Borduria', 'Costaguana', 'Freedonia', 'Grenada', 'Norway', 'Tarsenia'].map(
  (title) => d.section(title, {}, d.h(1, 'Politics'), text(3), d.h(1, 'Armed forces'), text(3)),
)
const source = () => d.note('Annual report of the ministry, 2025.', 'source')

const pages: Readonly<Record<string, Golden>> = {
  cover: { sections: chapters, page: 0, meta: { theme: 'modern-report', logo: map.id } },
  contents: { sections: countries, page: 1, meta: { theme: 'modern-report' } },
  text: {
    sections: one(
      text(2),
      d.h(1, 'Forces'),
      d.np(1, WORDS),
      d.np(2, 'Land'),
      d.np(2, 'Air'),
      d.ul('Ships', [d.p('Aircraft'), d.ul('Trainers', 'Transports')]),
      d.ol(3, 'Third', 'Fourth'),
      d.tasks([true, 'Visa'], [false, 'Flights']),
    ),
    page: 0,
  },
  'table-split': { sections: one(text(12), table(40)), page: 1 },
  footnotes: {
    sections: one(d.p(WORDS, source(), ' ', WORDS, d.note('A short note.'), ' ', WORDS, source())),
    page: 0,
  },
  endnotes: {
    sections: one(d.p(WORDS, d.note('First note.'), ' ', WORDS, d.note(WORDS), ' ', WORDS, source())),
    page: 1,
    options: { notes: 'list', sources: 'list' },
  },
  'landscape-annex': {
    sections: [
      ...one(text(1)),
      d.section(
        'Map',
        { annex: true, landscape: true },
        d.image(map.id, { caption: 'The capital' }),
        text(2),
      ),
    ],
    page: 1,
  },
  boxes: {
    sections: one(
      d.callout('bottomLine', text(1)),
      d.callout('risk', d.p('A risk.')),
      d.quote(d.p('A quotation.')),
      d.pre('if (ready)\n  go()'),
      d.hr,
    ),
    page: 0,
  },
  answers: {
    sections: one(
      d.p('Name three partners.'),
      d.trainer('notes', d.p('Write here.')),
      d.trainer('answers', d.ol(1, 'North', 'South', 'West')),
    ),
    page: 2,
    meta: { kind: 'handout' },
    options: { edition: 'instructor' },
  },
  'a5-two-up': { sections: one(...long(3)), page: 0, options: { paper: 'a5', twoPerSheet: true } },
  'right-to-left': {
    sections: one(
      d.p('وزارة الدفاع تنظم زيارة الوفد في شهر مارس 2026 إلى العاصمة.'),
      d.p('The ministry (وزارة الدفاع) confirmed the visit.'),
    ),
    page: 0,
    meta: { language: 'ar' },
  },
  marking: {
    sections: one(...long(2)),
    page: 0,
    meta: {
      marking: { scheme: 'uk', level: 'secret', caveat: 'UK EYES ONLY', trainingRider: true },
    },
    options: { draft: true, lineNumbers: true, notesColumn: true, mirrored: true },
  },
}

describe('golden pages', () => {
  it.each(Object.entries(pages))('%s', async (name, { sections, page, meta, options }) => {
    const layout = engine.layout(d.job(d.pack(d.doc(...sections), meta), options, [map]))
    const out = process.env.GOLDEN_PDF
    if (out) {
      mkdirSync(out, { recursive: true })
      writeFileSync(join(out, `${name}.pdf`), await engine.paint(layout))
    }
    const found = layout.pages[page]
    expect(found, `page ${page} of ${layout.pages.length}`).toBeDefined()
    if (!found) return
    const file = join(folder, `${name}.json`)
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, goldenPage(found))
    expect(goldenPage(found)).toBe(readFileSync(file, 'utf8'))
  })

  it('are all of the folder', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(pages)
        .map((name) => `${name}.json`)
        .sort(),
    )
  })
})
