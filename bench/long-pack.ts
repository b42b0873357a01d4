// The long pack on which the window is measured: 200 pages with 150 tables and 60 pictures, the same on every run.
import type { Block, Section, Table, TableRow } from '#shared/document/nodes'
import type { Asset, Pack } from '#shared/pack'
import {
  b,
  br,
  callout,
  doc,
  field,
  guidance,
  h,
  i,
  image,
  link,
  note,
  np,
  ol,
  p,
  pack,
  packField,
  quote,
  ref,
  section,
  table,
  tasks,
  td,
  th,
  tr,
  ul,
} from '../electron/pdf/testing/build'
import { pngAsset } from '../electron/pdf/testing/png'
import { numbers, sentence, sentences, WORDS } from './documents'

/** Contents of the long pack, on A4 in the staff-paper theme; `long-pack.test.ts` checks them. */
export const LONG_PACK = { pages: 200, tables: 150, pictures: 60 } as const

const SECTIONS = 50
const TABLES_EACH = LONG_PACK.tables / SECTIONS
/** As wide as photos from a phone sent by email. */
const PICTURE = { width: 1200, height: 700 } as const

type Next = (below: number) => number

function figuresTable(index: number, part: number, next: Next): Table {
  const rows = Array.from({ length: 6 }, (_, row) => {
    const cells = [
      td(`Item ${row + 1}`),
      td(sentence(next)),
      td(String(1 + next(500)), { textAlign: 'right' }),
    ]
    return tr(...cells, td((next(90_000) / 100).toFixed(2), { textAlign: 'right' }))
  })
  const total: TableRow = tr(
    td(p(b('Total')), { colspan: 2, shade: 'grey' }),
    td(String(next(3000)), { textAlign: 'right' }),
    td('', { shade: part === 0 ? 'amber' : 'grey' }),
  )
  const head = tr(th('Item'), th('Description'), th('Quantity'), th('Cost'))
  return table(`Figures ${part + 1} of part ${index + 1}`, head, ...rows, total)
}

/** Text with every kind of inline. */
function mixedParagraphs(next: Next, target: string): Block[] {
  return [
    p(sentences(next, 3), b('Recommend'), ' ', sentence(next), field('host_nation'), '. ', sentence(next)),
    p(
      sentences(next, 2),
      i('inter alia'),
      ' ',
      sentence(next),
      note(sentence(next)),
      br,
      'See ',
      ref(target),
      '.',
    ),
    p(sentences(next, 2), link('https://example.org/annual-report', 'annual report'), ' ', sentence(next)),
  ]
}

function sectionOf(index: number, pictures: readonly Asset[], before: string): Section {
  const next = numbers(index + 7)
  const text = (count: number): string => sentences(next, count)
  const tables = Array.from({ length: TABLES_EACH }, (_, part) => figuresTable(index, part, next))
  const figures = pictures.map(({ id }, at) =>
    image(id, { alt: 'A map of soft colours', caption: `Map ${index + 1}.${at + 1}`, widthPercent: 60 }),
  )
  const blocks: Block[] = [
    callout('bottomLine', p(text(2))),
    np(1, text(3), note(sentence(next), 'source')),
    np(2, text(2)),
    np(2, text(2)),
    h(1, 'Background and setting'),
    ...mixedParagraphs(next, before),
    ul(sentence(next), [p(sentence(next)), ul(sentence(next), sentence(next))], sentence(next)),
    ...tables.slice(0, 1),
    guidance(p(text(1))),
    h(1, 'Armed forces'),
    p(text(5)),
    ...figures,
    ...tables.slice(1, 2),
    h(2, 'Equipment'),
    ol(1, sentence(next), sentence(next), sentence(next)),
    tasks([false, sentence(next)], [true, sentence(next)]),
    h(1, 'Assessment'),
    p(text(5)),
    quote(p(text(1))),
    ...tables.slice(2),
    callout('risk', p(text(2))),
    p(text(4)),
  ]
  const title = `Part ${index + 1}: ${WORDS[next(WORDS.length)]} and ${WORDS[next(WORDS.length)]}`
  return section(title, { level: index % 5 === 0 ? 1 : 2 }, ...blocks)
}

/** The pack and its pictures, no two of which are alike. */
export function longPack(): { readonly pack: Pack; readonly assets: readonly Asset[] } {
  const assets = Array.from({ length: LONG_PACK.pictures }, (_, index) =>
    pngAsset(PICTURE.width + index, PICTURE.height),
  )
  const sections: Section[] = []
  for (let index = 0; index < SECTIONS; index += 1) {
    const own = assets.filter((_, at) => at % SECTIONS === index)
    sections.push(sectionOf(index, own, sections.at(-1)?.attrs.id ?? ''))
  }
  return {
    pack: pack(doc(...sections), { title: 'Long pack' }, [packField('host_nation', 'Norway', 'Host nation')]),
    assets,
  }
}
