// Whether sections are numbered: they are the only numbers of a paper, or its paragraphs have theirs.

/** Always, never, or `instead` of paragraphs: where those of the body have numbers, the sections have none. */
export type SectionNumbering = boolean | 'instead'

interface SectionOfParagraphs {
  readonly attrs: { readonly annex: boolean }
  readonly counted: readonly { readonly type: string }[]
}

/** Whether sections of the body are numbered. */
export function areNumbered(wanted: SectionNumbering, sections: readonly SectionOfParagraphs[]): boolean {
  if (wanted !== 'instead') return wanted
  const isNumbered = ({ type }: { readonly type: string }): boolean => type === 'numberedParagraph'
  return !sections.some(({ attrs, counted }) => !attrs.annex && counted.some(isNumbered))
}
