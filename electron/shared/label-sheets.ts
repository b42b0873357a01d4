// Sheets of labels by their measures: how many labels of which size stand where on the paper.

/** Id of the blueprint whose packs are printed as labels. */
export const LABEL_BLUEPRINT = 'name-labels'

/** A sheet of labels in millimetres. */
export interface LabelSheet {
  /** `a4-3x8-70x37`: paper, columns and rows, size of a label. */
  readonly id: string
  readonly paper: LabelPaper
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  /** From the edges of the paper to the first label. */
  readonly left: number
  readonly top: number
  /** Between two labels. */
  readonly gapX: number
  readonly gapY: number
}

export type LabelPaper = 'a4' | 'letter'

const PAPER_SIZES: Readonly<Record<LabelPaper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
}

/** The paper's size in millimetres. */
export const paperSize = ({ paper }: Pick<LabelSheet, 'paper'>): readonly [width: number, height: number] =>
  PAPER_SIZES[paper]

type Measures = readonly [
  columns: number,
  rows: number,
  width: number,
  height: number,
  gapX?: number,
  gapY?: number,
]

/** Usual sheets; the labels stand in the middle of the paper. */
const A4: readonly Measures[] = [
  [2, 4, 99.1, 67.7, 2.5],
  [2, 5, 85, 54, 10],
  [2, 7, 99.1, 38.1, 2.5],
  [2, 8, 99.1, 33.9, 2.5],
  [3, 7, 63.5, 38.1, 2.54],
  [3, 8, 63.5, 33.9, 2.54],
  [3, 8, 70, 36],
  [3, 8, 70, 37],
  [4, 10, 52.5, 29.7],
  [5, 13, 38.1, 21.2, 2.54],
]
const LETTER: readonly Measures[] = [
  [2, 3, 4, 3 + 1 / 3, 0.1875],
  [2, 5, 4, 2, 0.1875],
  [2, 5, 3.5, 2],
  [2, 7, 4, 1 + 1 / 3, 0.1875],
  [3, 10, 2.625, 1, 0.125],
  [4, 20, 1.75, 0.5, 0.3],
]

const MM_PER_INCH = 25.4
const rounded = (mm: number): number => Math.round(mm * 1000) / 1000
const short = (mm: number): string => String(Math.round(mm * 10) / 10)

function centred(
  paper: LabelPaper,
  [columns, rows, width, height, gapX = 0, gapY = 0]: Measures,
): LabelSheet {
  const [across, down] = PAPER_SIZES[paper]
  const size = [width, height].map((mm) => short(rounded(mm))).join('x')
  return {
    id: `${paper}-${columns}x${rows}-${size}`,
    paper,
    columns,
    rows,
    width: rounded(width),
    height: rounded(height),
    left: rounded((across - columns * width - (columns - 1) * gapX) / 2),
    top: rounded((down - rows * height - (rows - 1) * gapY) / 2),
    gapX: rounded(gapX),
    gapY: rounded(gapY),
  }
}

/** The sheets that are offered. */
export const LABEL_SHEETS: readonly LabelSheet[] = [
  ...A4.map((measures) => centred('a4', measures)),
  ...LETTER.map(([columns, rows, ...inches]) =>
    centred('letter', [
      columns,
      rows,
      ...inches.map((inch) => (inch ?? 0) * MM_PER_INCH),
    ] as unknown as Measures),
  ),
]

/** `A4, 3 × 8 labels of 70 × 37 mm`. */
export function labelSheetName({ paper, columns, rows, width, height }: LabelSheet): string {
  return `${paper === 'a4' ? 'A4' : 'Letter'}, ${columns} × ${rows} labels of ${short(width)} × ${short(height)} mm`
}

/** Labels of a sheet. */
export const labelsOn = ({ columns, rows }: LabelSheet): number => columns * rows

const MEASURES =
  /^(a4|letter) (\d+)x(\d+) ([\d.]+)x([\d.]+)(?: margins ([\d.]+),([\d.]+))?(?: gaps ([\d.]+),([\d.]+))?$/i
/** Smallest label, in millimetres. */
const LEAST = 8
/** Edges that stand out by less than this are those of the paper. */
const EXACT = 0.05

/**
 * Reads a sheet: the id of one that is offered, or measures in millimetres such as `a4 3x8 70x37 margins 0,0.5 gaps 0,0`, without
 * margins in the middle of the paper. A text is returned that says what is wrong.
 */
export function readLabelSheet(text: string): LabelSheet | string {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  const known = LABEL_SHEETS.find(({ id }) => id === words.toLowerCase())
  if (known) return known
  const [, paper, ...numbers] = MEASURES.exec(words.replaceAll('×', 'x')) ?? []
  if (paper === undefined)
    return 'Write the paper, columns × rows, and the size of a label in millimetres: a4 3x8 70x37 margins 0,0.5 gaps 0,0.'
  const [columns = 0, rows = 0, width = 0, height = 0, left, top, gapX, gapY] = numbers.map((one) =>
    one === undefined ? undefined : Number(one),
  )
  const middle = centred(paper.toLowerCase() as LabelPaper, [columns, rows, width, height, gapX, gapY])
  const sheet = { ...middle, id: words, left: left ?? middle.left, top: top ?? middle.top }
  return labelSheetFault(sheet) ?? sheet
}

/** Why a sheet can't be used; null when it can. */
export function labelSheetFault(sheet: LabelSheet): string | null {
  const { columns, rows, width, height, left, top, gapX, gapY } = sheet
  const [across, down] = paperSize(sheet)
  if (columns < 1 || rows < 1 || columns * rows > 500) return 'A sheet has from 1 to 500 labels.'
  if (!(width >= LEAST && height >= LEAST)) return `A label is at least ${LEAST} × ${LEAST} mm.`
  const right = left + columns * width + (columns - 1) * gapX
  const bottom = top + rows * height + (rows - 1) * gapY
  if (!(left >= -EXACT && top >= -EXACT && right <= across + EXACT && bottom <= down + EXACT))
    return `The labels need ${short(right)} × ${short(bottom)} mm, and the paper has ${across} × ${down} mm.`
  return null
}

/** Where a label stands on its sheet, in millimetres from the top left corner of the paper; `index` counts along the rows. */
export function labelPlace(sheet: LabelSheet, index: number): { readonly x: number; readonly y: number } {
  const [column, row] = [index % sheet.columns, Math.floor(index / sheet.columns)]
  return {
    x: sheet.left + column * (sheet.width + sheet.gapX),
    y: sheet.top + row * (sheet.height + sheet.gapY),
  }
}
