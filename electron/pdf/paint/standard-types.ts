// Structure types by standard: which namespace each belongs to in PDF 2.0, and what stands for those that it lacks.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Role } from '../types'
import type { Element } from './element'
import { refText, TextObject, textString } from './objects'

/** A structure type as it is written. */
export type WrittenRole = Role | 'FENote'

/** Structure types of PDF 1.7 that PDF 2.0 has no namesake of (ISO 32000-2, annex L); the others are of PDF 2.0. */
const OLD: ReadonlySet<string> = new Set(['TOC', 'TOCI', 'Reference', 'BlockQuote', 'Code'])

const NAMES = { old: 'http://iso.org/pdf/ssn', next: 'http://iso.org/pdf2/ssn' } as const

/** The namespaces of PDF 1.7 and 2.0 in a file (ISO 32000-2, 14.7.4). */
export interface Namespaces {
  readonly old: PDFRef
  readonly next: PDFRef
}

/** Adds the namespaces to a file. */
export function addNamespaces(context: PDFContext): Namespaces {
  const add = (name: string): PDFRef =>
    context.register(new TextObject(`<</Type/Namespace/NS${textString(name)}>>`))
  return { old: add(NAMES.old), next: add(NAMES.next) }
}

/** The entry of an element that names the namespace of its type; empty in PDF 1.7. */
export const namespaceEntry = (spaces: Namespaces | null, role: WrittenRole): string =>
  spaces ? `/NS ${refText(OLD.has(role) ? spaces.old : spaces.next)}` : ''

/** The structure type that an element is written with; a link without a target is not announced as one. */
export function writtenRole(element: Element, isNext: boolean): WrittenRole {
  const { role, kids } = element
  if (role === 'Link' && !kids.some((kid) => 'annotation' in kid)) return 'Span'
  return isNext ? nextRole(element) : role
}

/**
 * Types as ISO 14289-2 and ISO/TS 32005 want them: notes are `FENote` (8.2.5.14), a cell holds no `BlockQuote`, and a caption
 * belongs to a `Sect` with what it describes, as a `Div` counts for nothing (8.2.5.27).
 */
function nextRole({ role, parent, kids }: Element): WrittenRole {
  if (role === 'Note') return 'FENote'
  if (role === 'BlockQuote' && isCell(parent)) return 'Div'
  if (role === 'Div' && kids.some((kid) => 'object' in kid && kid.role === 'Caption')) return 'Sect'
  return role
}

/** Whether an element is a cell of a table, or counts for nothing within one. */
function isCell(element: Element | null): boolean {
  for (let at = element; at; at = at.parent) {
    if (at.role === 'TD' || at.role === 'TH') return true
    if (at.role !== 'Div' && at.role !== 'BlockQuote') return false
  }
  return false
}

/**
 * The numbering of a list. In PDF 2.0, `None` is for lists without labels (ISO 14289-2, 8.2.5.25): labels that are no numbers
 * make a list unordered.
 */
export function listNumbering({ tag, kids }: Element, isNext: boolean): string {
  const isLabelled = (item: Element): boolean =>
    item.kids.some((kid) => 'object' in kid && kid.role === 'Lbl')
  return isNext && tag.list === 'None' && kids.some((kid) => 'object' in kid && isLabelled(kid))
    ? 'Unordered'
    : (tag.list ?? 'None')
}
