// The lines of the first page that a convention makes from the values of a pack.

import { markedDocuments } from './cited-documents'
import type { ConventionLine, FirstPageLineId } from './convention-lines'
import { conventionOf } from './conventions'
import { longDate } from './days'
import { EMPTY_FIRST_PAGE } from './first-page-values'
import type { PackMeta } from './pack'

/** Whether a pack has a first page: one of its values is filled in. */
export function hasFirstPage({ firstPage }: Pick<PackMeta, 'firstPage'>): boolean {
  if (!firstPage) return false
  const texts = [...Object.values(firstPage.values), ...firstPage.references.map(({ text }) => text)]
  return texts.some((text) => text.trim() !== '')
}

/** Returns the addressees in a value, one per line. */
export const addressees = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The text of a line; empty when nothing was filled in, and for the references, which are a list. */
export function lineText(meta: PackMeta, line: FirstPageLineId): string {
  const { values = {} } = meta.firstPage ?? EMPTY_FIRST_PAGE
  switch (line) {
    case 'reference':
      return meta.reference.trim()
    case 'organisation':
      return meta.organisation.trim()
    case 'date':
      return values.dateTimeGroup?.trim() || longDate(meta.date, meta.language)
    case 'subject':
      return values.subject?.trim() || meta.title.trim()
    case 'references':
      return ''
    default:
      return values[line]?.trim() ?? ''
  }
}

/** Whether a line is filled in. */
const isFilled = (meta: PackMeta, line: FirstPageLineId): boolean =>
  line === 'references' ? markedDocuments(meta).length > 0 : lineText(meta, line) !== ''

/** A line that is printed. */
export interface PrintedLine extends ConventionLine {
  readonly label: string
  /** Empty for a blank that is still to be filled in, and for the references. */
  readonly text: string
}

/** Returns what is printed for a line; null when it is left out. */
export function printedLine(meta: PackMeta, spec: ConventionLine): PrintedLine | null {
  const { line, labelAfter, instead, needed } = spec
  const label = labelAfter && isFilled(meta, labelAfter.line) ? labelAfter.label : (spec.label ?? '')
  if (isFilled(meta, line)) return { ...spec, label, text: lineText(meta, line) }
  if (instead && isFilled(meta, instead.line)) return { ...spec, label, text: instead.words }
  return needed ? { ...spec, label, text: '' } : null
}

/** Names of lines in forms, blanks and messages. */
export const LINE_NAMES: Readonly<Record<FirstPageLineId, string>> = {
  to: 'To',
  from: 'From',
  through: 'Through',
  reference: 'Reference',
  date: 'Date',
  version: 'Version',
  copy: 'Copy number',
  subject: 'Subject',
  action: 'Distribution (action)',
  information: 'Distribution (information)',
  handling: 'Handling instructions',
  references: 'References',
  organisation: 'Organisation',
}

/** Returns the empty lines that the convention requires, in its order; none without a first page. */
export function missingLines(meta: PackMeta): FirstPageLineId[] {
  if (!hasFirstPage(meta)) return []
  const specs = conventionOf(meta).rows.flatMap((row) => (row.right ? [row, row.right] : [row]))
  return specs.filter((spec) => spec.needed && printedLine(meta, spec)?.text === '').map(({ line }) => line)
}
