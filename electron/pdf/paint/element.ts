// An element of the structure tree while the pages are painted.
import type { PDFRef } from 'pdf-lib'
import type { Role, Tag } from '../types'

/** A child of an element: marked content of a page, an annotation, or another element. */
export type Kid =
  | { readonly page: PDFRef; readonly mcid: number }
  | { readonly page: PDFRef; readonly annotation: PDFRef }
  | Element

/** An element of the tree with content on a page. */
export interface Element {
  /** Its object number: there are too many elements for pdf-lib references. */
  readonly object: number
  readonly role: Role
  readonly tag: Tag
  readonly parent: Element | null
  readonly kids: Kid[]
  /** Bounds of a figure on its page, in PDF coordinates. */
  box: readonly [number, number, number, number] | null
  /** Elements that it refers to (ISO 32000-2, 14.7.2, `Ref`); absent for none. */
  refs?: Set<Element>
}
