// Paragraphs and what stands between them, before they are written: sections, page breaks and spacing are still added.

import type { ListPlace } from './numbering'
import type { Styles } from './styles'
import { twips } from './units'
import { el, on, val } from './xml'

/** Properties of a paragraph that differ from its style. */
export interface ParagraphProperties {
  readonly style: string
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  /** `none` for a paragraph without a number in a style that has one. */
  readonly list?: ListPlace | 'none' | undefined
  /** Borders, shading. */
  readonly frame?: string
  /** Positions of tab stops. */
  readonly tabs?: string
  readonly rightToLeft?: boolean
  readonly before?: number | undefined
  readonly after?: number | undefined
  /** Where lines begin; the first one begins `hanging` before that. */
  readonly indent?: { readonly left: number; readonly hanging: number } | undefined
  /** `start` is where lines begin in the text's direction, `left` and `right` are sides of the paper. */
  readonly align?: 'start' | 'left' | 'center' | 'right' | 'both' | undefined
  /** Tracked changes of its end. */
  readonly ends?: string
  /** Properties of the pages that end with this paragraph. */
  readonly section?: string
}

export interface ParagraphPiece extends ParagraphProperties {
  readonly kind: 'paragraph'
  readonly content: string
}

/** A table; space around it belongs to its neighbours. */
export interface TablePiece {
  readonly kind: 'table'
  readonly xml: string
  readonly gap: number
}

export type Piece = ParagraphPiece | TablePiece

/** A paragraph with no height to speak of, where the file needs one. */
export const nothing = (rest: Partial<ParagraphProperties> = {}): ParagraphPiece => ({
  kind: 'paragraph',
  style: 'Normal',
  content: '',
  ...rest,
  before: rest.before ?? 0,
  after: rest.after ?? 0,
})

/** Writes pieces: space around tables, and a paragraph between two of them, which Word would join. */
export function piecesXml(pieces: readonly Piece[], styles: Styles): string {
  return pieces
    .flatMap((piece, index): string[] => {
      const [before, after] = [pieces[index - 1], pieces[index + 1]]
      if (piece.kind === 'table')
        return after?.kind === 'table' ? [piece.xml, spacer(piece.gap)] : [piece.xml]
      return [paragraphXml(spaced(piece, { before, after }, styles))]
    })
    .join('')
}

interface Neighbours {
  readonly before: Piece | undefined
  readonly after: Piece | undefined
}

function spaced(piece: ParagraphPiece, { before, after }: Neighbours, styles: Styles): ParagraphPiece {
  const rule = styles.rules.get(piece.style)
  const above = before?.kind === 'table' ? before.gap : 0
  const below = after?.kind === 'table' && !piece.keepNext ? after.gap : 0
  return {
    ...piece,
    ...(above > (piece.before ?? rule?.before ?? 0) ? { before: above } : {}),
    ...(below > (piece.after ?? rule?.after ?? 0) ? { after: below } : {}),
  }
}

const spacer = (height: number): string =>
  el(
    'w:p',
    {},
    el(
      'w:pPr',
      {},
      el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': twips(height), 'w:lineRule': 'exact' }),
    ),
  )

function paragraphXml(piece: ParagraphPiece): string {
  return el('w:p', {}, propertiesXml(piece), piece.content)
}

function propertiesXml(own: ParagraphProperties): string {
  const { before, after, indent, section } = own
  return el(
    'w:pPr',
    {},
    own.style === 'Normal' ? '' : val('w:pStyle', own.style),
    on('w:keepNext', own.keepNext ?? false),
    on('w:pageBreakBefore', own.pageBreakBefore ?? false),
    listXml(own.list),
    own.frame ?? '',
    own.tabs ?? '',
    on('w:bidi', own.rightToLeft ?? false),
    before === undefined && after === undefined
      ? ''
      : el('w:spacing', {
          'w:before': before === undefined ? undefined : twips(before),
          'w:after': after === undefined ? undefined : twips(after),
        }),
    indent
      ? el('w:ind', {
          'w:left': twips(indent.left),
          ...(indent.hanging >= 0
            ? { 'w:hanging': twips(indent.hanging) }
            : { 'w:firstLine': twips(-indent.hanging) }),
        })
      : '',
    alignXml(own),
    own.ends ? el('w:rPr', {}, own.ends) : '',
    section ?? '',
  )
}

function listXml(list: ParagraphProperties['list']): string {
  if (list === undefined) return ''
  if (list === 'none') return el('w:numPr', {}, val('w:numId', 0))
  return el('w:numPr', {}, val('w:ilvl', list.level), val('w:numId', list.list))
}

/** In a paragraph from right to left, Word calls the right side left. */
function alignXml({ align, rightToLeft }: ParagraphProperties): string {
  if (align === undefined) return ''
  if (align === 'start') return val('w:jc', 'left')
  const turned = { left: 'right', right: 'left' } as const
  return val('w:jc', rightToLeft && (align === 'left' || align === 'right') ? turned[align] : align)
}
