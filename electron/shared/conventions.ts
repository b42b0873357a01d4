// Conventions of staff papers as data: the built-in ones of `resources/conventions`, and what such a file holds.
import natoLetter from '../../resources/conventions/nato-letter.yaml'
import plain from '../../resources/conventions/plain.yaml'
import ukMinute from '../../resources/conventions/uk-minute.yaml'
import usMemorandum from '../../resources/conventions/us-memorandum.yaml'

import type { AnnexNaming } from './document/annex-names'
import type { FirstPage } from './first-page-values'

/** What a line of the first page can say. */
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

/** How references are counted. */
export const REFERENCE_MARKS = ['A.', 'a.', '(a)', '1.'] as const
export type ReferenceMarks = (typeof REFERENCE_MARKS)[number]

/** A line of the first page, as a convention prints it. A line that says nothing is left out. */
export interface ConventionLine {
  readonly line: FirstPageLineId
  /** Printed before it; absent prints the words alone. */
  readonly label?: string
  /** Its label where another line says something. */
  readonly labelAfter?: { readonly line: FirstPageLineId; readonly label: string }
  /** The paper is not complete without it: a blank is printed, and the check names it. */
  readonly needed?: boolean
  /** Words that stand for it where it says nothing and another line does. */
  readonly instead?: { readonly line: FirstPageLineId; readonly words: string }
  readonly bold?: boolean
  readonly capitals?: boolean
  readonly underlined?: boolean
  readonly align?: 'left' | 'centre' | 'right'
  /** Only `references`: how they are counted. */
  readonly marks?: ReferenceMarks
  /** Space above, in points. */
  readonly gap?: number
}

/** A row of the first page: a line, and perhaps another at the right edge. */
export interface ConventionRow extends ConventionLine {
  readonly right?: ConventionLine
}

/** How the first page of a paper is written. */
export interface Convention {
  readonly id: string
  readonly name: string
  /** Themes whose packs follow it unless they choose another. */
  readonly themes?: readonly string[]
  /** Width of the column of labels, in sizes of the text. */
  readonly labels: number
  /** From so many addressees on, they are written one after another instead of below each other. */
  readonly runOnFrom: number
  /** How the text names a reference: `Reference A`. */
  readonly cites: string
  readonly annexes: AnnexNaming
  readonly rows: readonly ConventionRow[]
}

/** The built-in conventions in the order of lists. */
export const conventions = [
  ukMinute,
  usMemorandum,
  natoLetter,
  plain,
] as readonly unknown[] as readonly Convention[]

/** What decides how a first page is written. */
export interface FirstPageMeta {
  readonly theme: string
  readonly firstPage?: FirstPage | undefined
}

/** Returns the convention of a pack: its own, else that of its theme. */
export function conventionOf({ theme, firstPage }: FirstPageMeta): Convention {
  const found =
    conventions.find(({ id }) => id === firstPage?.convention) ??
    conventions.find(({ themes }) => themes?.includes(theme)) ??
    conventions[0]
  return found as Convention
}
