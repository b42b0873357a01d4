// What a convention of staff papers says: the lines of its first page, and the names of lists and annexes.
import type { AnnexNaming } from './document/annex-names'

/** The lines of the first page. */
export const FIRST_PAGE_LINES = [
  'to',
  'from',
  'through',
  'reference',
  'date',
  'version',
  'copy',
  'subject',
  'action',
  'information',
  'handling',
  'references',
  'organisation',
] as const
export type FirstPageLineId = (typeof FIRST_PAGE_LINES)[number]

/** How references are numbered. */
export const REFERENCE_MARKS = ['A.', 'a.', '(a)', '1.'] as const
export type ReferenceMarks = (typeof REFERENCE_MARKS)[number]

/** A line of the first page, as a convention prints it. An empty line is left out. */
export interface ConventionLine {
  readonly line: FirstPageLineId
  /** Printed before it; if absent, the text is printed alone. */
  readonly label?: string
  /** Its label when another line is filled in. */
  readonly labelAfter?: { readonly line: FirstPageLineId; readonly label: string }
  /** The paper is incomplete without it: a blank is printed, and the check reports it. */
  readonly needed?: boolean
  /** Printed in its place when it is empty and another line is filled in. */
  readonly instead?: { readonly line: FirstPageLineId; readonly words: string }
  readonly bold?: boolean
  readonly capitals?: boolean
  readonly underlined?: boolean
  readonly align?: 'left' | 'centre' | 'right'
  /** Only for `references`: how they are numbered. */
  readonly marks?: ReferenceMarks
  /** Space above, in points. */
  readonly gap?: number
}

/** A row of the first page: a line, and optionally another at the right edge. */
export interface ConventionRow extends ConventionLine {
  readonly right?: ConventionLine
}

/** How the first page of a paper is written. */
export interface Convention {
  readonly id: string
  readonly name: string
  /** Themes whose packs follow it unless they choose another. */
  readonly themes?: readonly string[]
  /** Width of the column of labels, as a multiple of the font size. */
  readonly labels: number
  /** A line with this number of addressees or more is listed under a title at the end of the paper; the first page says so. */
  readonly distribution: { readonly from: number; readonly words: string; readonly title: string }
  /** How the text refers to a document: `Reference A`. */
  readonly cites: string
  readonly annexes: Omit<AnnexNaming, 'letters' | 'part' | 'heading'> & {
    /** The heading of an annex names the paper that it belongs to, in capitals. */
    readonly paper?: boolean
  }
  readonly rows: readonly ConventionRow[]
}
