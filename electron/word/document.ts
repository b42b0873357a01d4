// The text of the file: the front, then all parts of the pack, in runs of pages.
import type { PlacedPart } from '../pdf/collect/pack'
import { onNewPage, writeBlocks } from './blocks'
import { endOf } from './bookmarks'
import { frontPieces, rowsPieces } from './front'
import { FRONT, type PageRun, type Pages } from './pages'
import { nothing, type Piece, piecesXml } from './paragraph'
import type { BlockPlace } from './place'
import { hasOwnEndnotes, type Writing } from './writing'
import { el, wordPart } from './xml'

/** Pieces on pages of one kind. */
interface Run extends PageRun {
  readonly pieces: Piece[]
}

/** Writes the document; `onProgress` receives the fraction done. */
export function documentXml(writing: Writing, pages: Pages, onProgress: (done: number) => void): string {
  const runs = collectRuns(writing, onProgress)
  const last = runs.length - 1
  const body = runs.map((run, index) => {
    const isLast = index === last
    const ends = run.series !== FRONT && !runs.slice(index + 1).some(({ series }) => series === run.series)
    const pieces = ended(writing, run, ends)
    const section = pages.properties(run)
    if (isLast) return piecesXml(pieces, writing.styles) + section
    return piecesXml(withSection(pieces, section), writing.styles)
  })
  return wordPart('w:document', el('w:body', {}, ...body))
}

function collectRuns(writing: Writing, onProgress: (done: number) => void): Run[] {
  const { front, parts } = writing.pack
  const runs: Run[] = []
  const head = frontPieces(writing, placeOf(writing, { landscape: false, series: '' }))
  const first = parts[0]
  const joins = !front.separate && first && !first.landscape && first.series === '' && !first.recto
  if (!joins && head.length > 0)
    runs.push({
      landscape: false,
      series: front.separate ? FRONT : '',
      recto: false,
      start: 1,
      top: true,
      pieces: head,
    })
  parts.forEach((one, index) => {
    onProgress(index / parts.length)
    const pieces = partPieces(writing, one, index === parts.length - 1)
    if (joins && index === 0) addPart(writing, runs, { ...one, newPage: false }, [...head, ...pieces])
    else addPart(writing, runs, one, pieces)
  })
  if (runs.length === 0)
    runs.push({ landscape: false, series: '', recto: false, start: 1, top: true, pieces: head })
  return runs
}

function addPart(writing: Writing, runs: Run[], part: PlacedPart, pieces: readonly Piece[]): void {
  const { landscape, series, recto, newPage } = part
  const last = runs.at(-1)
  if (last && last.landscape === landscape && last.series === series && !recto) {
    const [first, ...rest] = pieces
    if (first) last.pieces.push(...(newPage && last.pieces.length > 0 ? onNewPage(first) : [first]), ...rest)
    return
  }
  const start = startOf(writing, part, runs)
  runs.push({ landscape, series, recto, start, top: runs.length === 0, pieces: [...pieces] })
}

/** The number of a part's first page: of a series that begins, or is continued after another one. */
function startOf({ pack }: Writing, { series, unit }: PlacedPart, runs: readonly Run[]): number | undefined {
  if (!runs.some((run) => run.series === series)) return 1
  if (runs.at(-1)?.series === series) return undefined
  const page = Number(pack.pageOf.get(unit.headings[0]?.anchor ?? ''))
  return Number.isInteger(page) && page > 0 ? page : undefined
}

function partPieces(writing: Writing, part: PlacedPart, isLast: boolean): Piece[] {
  const { unit } = part
  const place = { ...placeOf(writing, part), tags: unit.tags }
  if (unit.rows) return rowsPieces(writing, unit.rows, place)
  // Word writes the notes below their title.
  const blocks = isLast && hasOwnEndnotes(writing.pack) ? unit.blocks.slice(0, 1) : unit.blocks
  return writeBlocks(writing, blocks, place)
}

function placeOf(
  { pack, relations }: Writing,
  { landscape, series }: Pick<PlacedPart, 'landscape' | 'series'>,
): BlockPlace {
  const { measure } = landscape ? pack.landscape : pack.portrait
  return { tags: [], base: 'BodyText', width: measure, landscape, annex: series !== '', relations }
}

/** Pieces that end with a paragraph, in which the end of a series of pages has its bookmark. */
function ended({ bookmarks }: Writing, { pieces, series }: Run, ends: boolean): Piece[] {
  const last = pieces.at(-1)
  const closing = last?.kind === 'paragraph' ? last : nothing()
  const rest = last?.kind === 'paragraph' ? pieces.slice(0, -1) : pieces
  if (!ends) return [...rest, closing]
  return [...rest, { ...closing, content: closing.content + bookmarks.around([endOf(series)], '') }]
}

function withSection(pieces: readonly Piece[], section: string): Piece[] {
  return pieces.map((piece, index) =>
    index === pieces.length - 1 && piece.kind === 'paragraph' ? { ...piece, section } : piece,
  )
}
