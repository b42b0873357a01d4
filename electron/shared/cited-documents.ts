// The documents of the first page, numbered as its convention requires.
import { conventionOf, type FirstPageMeta } from './conventions'
import { paragraphLetters } from './document/numbers'
import type { CitedDocument } from './first-page-values'

/** A document with its number and the name that the text uses for it. */
export interface MarkedDocument extends CitedDocument {
  /** Printed before it: `A.` */
  readonly mark: string
  /** `Reference A` */
  readonly name: string
}

/** Returns the documents of a pack that are printed, numbered by its convention. */
export function markedDocuments(meta: FirstPageMeta): MarkedDocument[] {
  const { cites, rows } = conventionOf(meta)
  const marks = rows.find(({ line }) => line === 'references')?.marks ?? 'A.'
  const printed = meta.firstPage?.references.filter(({ text }) => text.trim() !== '') ?? []
  return printed.map((document, index) => {
    const letters = paragraphLetters(index + 1)
    const counted = marks === '1.' ? String(index + 1) : marks === 'A.' ? letters.toUpperCase() : letters
    const mark = marks === '(a)' ? `(${counted})` : `${counted}.`
    return { ...document, mark, name: `${cites} ${marks === '(a)' ? mark : counted}` }
  })
}
