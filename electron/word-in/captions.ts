// Captions: a paragraph beside a table or an image becomes the caption of that.
import { type Item, type Line, type Piece, titleWords, type Whole, withoutStart, wordsOf } from './lines'
import type { Reading } from './reading'

/** What stands before the words of a caption: `Table 3:`, `Abb. 2 –`. */
const LABEL =
  /^\s*(table|figure|fig\.?|image|picture|chart|map|diagram|tabelle|abbildung|abb\.?|bild|tableau|illustration|tabla|figura|ilustración|tabella|tabel|figuur|tabell|figur|tabela|rysunek|таблица|рисунок)[\s\u00a0]+(?:[A-Z]?[-.]?\d+(?:[-.–]\d+)*|[IVXLC]+|[A-Z])\b[\s\u00a0]*[:.)–—-]*[\s\u00a0]*/i
const OF_TABLES = /^tab/i

/** Returns items with captions moved into their tables and images. */
export function withCaptions(reading: Reading, items: readonly Item[]): readonly Item[] {
  const out: (Item | null)[] = [...items]
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'line' || !isCaption(item)) continue
    const words = wordsOf(item.pieces)
    const label = LABEL.exec(words)
    const name = item.counts ?? label?.[1] ?? ''
    const target = OF_TABLES.test(name)
      ? find(out, at, ['table'], [1, -1])
      : find(out, at, ['image', 'table'], [-1, 1])
    if (target === null) continue
    const whole = out[target] as Whole
    const caption = titleWords(withoutStart(item.pieces, label?.[0].length ?? 0))
    reading.report.at(words)
    if (item.pieces.some(isMore)) reading.report.lost('A note or box in a caption')
    if (item.pieces.some(isChanged))
      reading.report.changed('A tracked change in a caption, taken in as accepted')
    const id = item.anchor.own ?? String(whole.node.attrs?.id ?? '')
    const node = { ...whole.node, attrs: { ...whole.node.attrs, id, caption } }
    for (const anchor of [item.anchor, whole.anchor]) Object.assign(anchor, { id, type: whole.kind })
    out[target] = { ...whole, node }
    out[at] = null
  }
  return out.filter((item) => item !== null)
}

/** Whether a part of a line can't be in words alone. */
export const isMore = ({ type }: Piece): boolean =>
  type === 'footnote' || type === 'tickBox' || type === 'field'

/** Whether a part of a line is a tracked change. */
export const isChanged = ({ marks }: Piece): boolean =>
  marks?.some(({ type }) => type === 'inserted' || type === 'deleted') ?? false

const isCaption = ({ style, counts, heading, pieces }: Line): boolean =>
  heading === null && (style.meaning === 'caption' || (counts !== null && LABEL.test(wordsOf(pieces))))

/** The nearest part of a kind without a caption, directly before or after. */
function find(
  items: readonly (Item | null)[],
  at: number,
  kinds: readonly Item['kind'][],
  steps: readonly number[],
): number | null {
  for (const step of steps) {
    const item = items[at + step]
    if (item && kinds.includes(item.kind) && item.kind !== 'line' && item.node.attrs?.caption === '')
      return at + step
  }
  return null
}
