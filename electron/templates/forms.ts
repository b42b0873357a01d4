// Staff forms in a template: `::: decision`, `::: signature`, `::: coordination` and `::: options` … `:::`.
import {
  coordinationTable,
  DECISION_LINES,
  decisionTable,
  type FormValues,
  SIGNATURE_LINES,
  signatureTable,
} from '#shared/document/form-tables'
import type { Block, Inline, Table, TableRow } from '#shared/document/nodes'
import { fault } from './fault'
import { readInlines, type Source } from './inlines'
import type { Piece } from './markdown'

/** Containers that are forms, with their readers. */
const READERS = {
  container_decision: readDecision,
  container_signature: readSignature,
  container_coordination: readCoordination,
  container_options: readOptions,
} as const

/** Reads pieces as the blocks of a section. */
type ReadBlocks = (pieces: readonly Piece[]) => readonly Block[]

/** Reads a form; null for any other piece. Throws `template/invalid` with the line of the fault. */
export function readForm(source: Source, piece: Piece, read: ReadBlocks): Table | null {
  return piece.type in READERS ? READERS[piece.type as keyof typeof READERS](source, piece, read) : null
}

function readDecision(source: Source, piece: Piece): Table {
  noWords(source, piece)
  return decisionTable(source.newId(), readLines(source, piece, DECISION_LINES))
}

function readSignature(source: Source, piece: Piece): Table {
  const space = wordsAfterName(piece)
  if (space !== '' && space !== 'no-space')
    throw fault(
      source.file,
      piece.line,
      `"${space}" is not an option of a signature; use no-space or leave it out`,
    )
  return signatureTable(source.newId(), readLines(source, piece, SIGNATURE_LINES), space === '')
}

function readCoordination(source: Source, piece: Piece): Table {
  noWords(source, piece)
  const [list, ...others] = piece.children
  if (list?.type !== 'bullet_list' || others.length > 0)
    throw fault(source.file, piece.line, 'a coordination table is a list of offices: - Legal adviser')
  const offices = list.children.map((item) => {
    const [words, ...more] = item.children
    if (words?.type !== 'paragraph' || more.length > 0)
      throw fault(source.file, item.line, 'an office is one line of text')
    return readInlines(source, words.children)
  })
  return coordinationTable(source.newId(), offices)
}

const DIRECTIONS = { higher: 'optionsHigher', lower: 'optionsLower' } as const

function readOptions(source: Source, piece: Piece, read: ReadBlocks): Table {
  const word = wordsAfterName(piece)
  if (!(word in DIRECTIONS))
    throw fault(
      source.file,
      piece.line,
      `"${word}" is not a direction; use higher or lower, for the total that is best`,
    )
  const [table, ...others] = read(piece.children)
  if (table?.type !== 'table' || others.length > 0)
    throw fault(
      source.file,
      piece.line,
      'options are one table: criterion, weight, and a column for each option',
    )
  const [head] = table.content
  if ((head?.content.length ?? 0) < 4 || !head?.content.every(({ type }) => type === 'tableHeader'))
    throw fault(
      source.file,
      piece.children[0]?.line ?? piece.line,
      'options need a header row: criterion, weight, and two options or more',
    )
  const kind = DIRECTIONS[word as keyof typeof DIRECTIONS]
  return { ...table, attrs: { ...table.attrs, kind }, content: [...table.content, totalsBelow(head)] }
}

/** The row of totals, as wide as the header. */
function totalsBelow({ content }: TableRow): TableRow {
  const attrs = { textAlign: null, marking: null, audience: null }
  return {
    type: 'tableRow',
    content: content.map((cell, column) =>
      column === 0
        ? { ...cell, content: [{ type: 'paragraph', attrs, content: [{ type: 'text', text: 'Total' }] }] }
        : { ...cell, type: 'tableCell', content: [{ type: 'paragraph', attrs }] },
    ),
  }
}

const wordsAfterName = ({ info }: Piece): string => info.trim().split(/\s+/).slice(1).join(' ')

function noWords({ file }: Source, piece: Piece): void {
  const words = wordsAfterName(piece)
  if (words !== '')
    throw fault(file, piece.line, `nothing may follow ::: ${piece.info.split(/\s+/)[0]} on its line`)
}

/** Lines such as `appointment: {{Decision_maker}}`, in one paragraph. */
function readLines<Line extends string>(
  source: Source,
  piece: Piece,
  names: readonly Line[],
): FormValues<Line> {
  const values: Partial<Record<Line, readonly Inline[]>> = {}
  for (const child of piece.children) {
    if (child.type !== 'paragraph')
      throw fault(source.file, child.line, `only lines such as “${names[0]}: words” are allowed here`)
    for (const line of linesOf(child)) {
      const { name, words } = readLine(source, line, names)
      if (values[name]) throw fault(source.file, line[0]?.line ?? child.line, `"${name}" appears twice`)
      values[name] = words
    }
  }
  return values
}

/** The pieces of a paragraph, line by line. */
function linesOf(paragraph: Piece): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of paragraph.children.flatMap(({ children }) => children)) {
    if (piece.type === 'softbreak') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines
}

function readLine<Line extends string>(source: Source, pieces: readonly Piece[], names: readonly Line[]) {
  const [first, ...rest] = pieces
  const [, word, after = ''] = /^([a-z]+):\s*(.*)$/.exec(first?.type === 'text' ? first.content : '') ?? []
  const name = names.find((one) => one === word)
  if (!first || name === undefined)
    throw fault(
      source.file,
      first?.line ?? 1,
      `this line must begin with one of: ${names.map((one) => `${one}:`).join(', ')}`,
    )
  return { name, words: readInlines(source, [{ ...first, content: after }, ...rest]) }
}
