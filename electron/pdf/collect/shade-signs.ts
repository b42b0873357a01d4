// The letters of coloured cells: in black and white all colours are one grey, and a listener hears none of them.
import type { CellShade } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { type PrintWords, printWords } from '#shared/print-words'
import { fontOf } from '../fonts/font-style'
import type { TagIndex } from '../types'
import type { Block, Run } from './blocks'
import { addTag, type Collector, plainStyle } from './context'
import { type BlockContext, paragraph } from './paragraph'
import type { Grid, GridCell } from './table-grid'

type Colour = keyof PrintWords['shades']

/** Grey says only ‘apart from the others’: it needs no letter. */
const isColour = (shade: CellShade | null): shade is Colour => shade !== null && shade !== 'grey'

/** The colours of a table that need a letter: those of traffic lights, and blue beside another shade. */
export function signedColours({ rows, headRows }: Grid): ReadonlySet<CellShade> {
  const shades = new Set<CellShade>()
  for (const row of rows.slice(headRows))
    for (const { cell } of row) if (cell.attrs.shade !== null) shades.add(cell.attrs.shade)
  const found = new Set([...shades].filter(isColour))
  if (shades.size === 1) found.delete('blue')
  return found
}

/** The colour that a cell bears a letter for; null in the header, beside a cell of its colour, and where its own words say it. */
export function signOf(
  colours: ReadonlySet<CellShade>,
  { rows, headRows }: Grid,
  row: number,
  { cell, column }: GridCell,
  language: string,
): Colour | null {
  const { shade } = cell.attrs
  if (!isColour(shade) || !colours.has(shade) || row < headRows) return null
  const before = rows[row]?.find((one) => one.column + one.columns === column)
  if (before?.cell.attrs.shade === shade) return null
  const [sign, word] = printWords(language).shades[shade]
  const words = plainText(cell)
    .trim()
    .toLocaleLowerCase(language || 'en')
  const says = (name: string): boolean => words.startsWith(name) && !/^\p{L}/u.test(words.slice(name.length))
  return says(word) || says(sign.toLocaleLowerCase(language || 'en')) ? null : shade
}

/** The blocks of a cell with its letter before the first words. */
export function withSign(
  collector: Collector,
  blocks: readonly Block[],
  colour: Colour,
  { look, tag, align }: BlockContext,
): Block[] {
  const [first, ...rest] = blocks
  const [sign, word] = printWords(collector.input.language).shades[colour]
  const run = (parent: TagIndex, gap: string): Run => ({
    text: `${sign}${gap}`,
    style: {
      ...plainStyle(look, addTag(collector, 'Span', parent, { expansion: `${word}: ` })),
      font: fontOf(look.family, true, false),
    },
    from: { kind: 'shade' },
  })
  if (first?.kind !== 'paragraph' || first.label !== null) {
    const own = addTag(collector, 'P', tag)
    return [paragraph([run(own, '')], look.leading, own, { format: { align } }), ...blocks]
  }
  const isEmpty = first.runs.every(({ text }) => text === '')
  return [{ ...first, runs: [run(first.tag, isEmpty ? '' : '\u00a0'), ...first.runs] }, ...rest]
}
