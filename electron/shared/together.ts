// All rows of a table in one PDF: how, and what became of each row.
import type { LabelSheet } from './label-sheets'
import type { ExportOptions } from './pack'

/** The rows of a list in the pack, the whole pack for each row, or a label for each. */
export type Together =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'copies'
      /** Each copy begins on a right-hand page. */
      readonly rightHand: boolean
      /** Title of its bookmark; columns in double braces are its values. */
      readonly title: string
    }
  | {
      readonly kind: 'labels'
      readonly sheet: LabelSheet
      /** The first label that is used, from 1: those before it are gone. */
      readonly start: number
    }

/** The options of an export that make sense on a label. */
export const labelOptions = ({
  paper,
  kind,
  edition,
  proposals,
  standard,
}: ExportOptions): ExportOptions => ({
  paper,
  kind,
  edition,
  proposals,
  standard,
})

/** What became of the rows. */
export interface RowsTold {
  readonly of: number
  readonly saved: number
  /** Rows that are left out, and why. */
  readonly failed: readonly { readonly line: number; readonly why: string }[]
  /** Rows in which cells are empty: the labels of their fields are printed as blanks. */
  readonly empty: readonly { readonly line: number; readonly labels: readonly string[] }[]
  /** Labels whose text is printed smaller so that it fits, and how large it is. */
  readonly smaller: readonly { readonly line: number; readonly percent: number }[]
}
