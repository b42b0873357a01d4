// Documents for the bench: packs of about a given number of pages, with text, lists, tables and images as in real ones.
import type { Block, Section } from '#shared/document/nodes'
import type { Asset, Pack } from '#shared/pack'
import {
  b,
  callout,
  doc,
  h,
  i,
  image,
  note,
  np,
  ol,
  p,
  pack,
  section,
  table,
  td,
  th,
  tr,
  ul,
} from '../electron/pdf/testing/build'
import { pngAsset } from '../electron/pdf/testing/png'

/** Pages that one section of the bench fills, measured on A4 in the staff-paper theme. */
const PAGES_PER_SECTION = 4.6

/** Words of the bench's texts. */
export const WORDS = (
  'the delegation will meet officials of partner ministry and discuss training exercises logistics budget reform ' +
  'cooperation security maritime border command staff college instructors equipment maintenance schedule visit report ' +
  'assessment capability interoperability regional stability exchange officers language programme annual planning ' +
  'conference agreement memorandum understanding implementation support headquarters joint combined operations'
).split(' ')

/** A sequence of numbers that is the same on every run (linear congruence). */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

/** A sentence of 9 to 22 words, some with a number and a year. */
export function sentence(next: (below: number) => number): string {
  const words = Array.from({ length: 9 + next(14) }, () => WORDS[next(WORDS.length)] ?? '')
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${next(5) === 0 ? `, ${1 + next(900)} in 20${10 + next(16)}` : ''}. `
}

/** A number of sentences. */
export const sentences = (next: (below: number) => number, count: number): string =>
  Array.from({ length: count }, () => sentence(next)).join('')

function sectionOf(index: number, picture: Asset): Section {
  const next = numbers(index + 1)
  const text = (count: number): string => sentences(next, count)
  const blocks: Block[] = [
    callout('bottomLine', p(text(2))),
    np(1, text(4), note(sentence(next), 'source')),
    np(1, text(3), b('Recommend'), ' ', text(2)),
    np(2, text(2)),
    np(2, text(2)),
    h(1, 'Background and setting'),
    p(text(6)),
    p(text(5), i('inter alia'), ' ', text(2)),
    ul(sentence(next), [p(sentence(next)), ul(sentence(next), sentence(next))], sentence(next)),
    table(
      `Figures of part ${index + 1}`,
      tr(th('Item'), th('Description'), th('Quantity'), th('Cost')),
      ...Array.from({ length: 9 }, (_, row) =>
        tr(td(`Item ${row + 1}`), td(sentence(next)), td(String(1 + next(500))), td(`${next(90_000) / 100}`)),
      ),
    ),
    h(1, 'Armed forces'),
    p(text(7)),
    ...(index % 2 === 0
      ? [image(picture.id, { caption: 'Map of the area', widthPercent: 70 })]
      : [p(text(6))]),
    ol(1, sentence(next), sentence(next), sentence(next)),
    callout('risk', p(text(2))),
    h(1, 'Assessment'),
    p(text(8)),
    np(1, text(5)),
    np(1, text(4), note(sentence(next))),
    p(text(6)),
  ]
  return section(
    `Part ${index + 1}: ${WORDS[next(WORDS.length)]} and ${WORDS[next(WORDS.length)]}`,
    { level: 1 },
    ...blocks,
  )
}

/** A pack of about that many pages and its images. The same number always makes the same pack. */
export function benchPack(pages: number): { readonly pack: Pack; readonly assets: readonly Asset[] } {
  const picture = pngAsset(480, 270)
  const count = Math.max(1, Math.round(pages / PAGES_PER_SECTION))
  return {
    pack: pack(doc(...Array.from({ length: count }, (_, index) => sectionOf(index, picture)))),
    assets: [picture],
  }
}
