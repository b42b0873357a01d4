// Targets of cross-references, and the words that a reference prints: the same on the page and in the editor.

import { filled, type PrintWords, printWords } from '../print-words'
import { annexName } from './annex-names'
import type { CrossReferenceForm, FieldUse, NodeId } from './nodes'
import { type Counted, type Numbering, SectionCounter, type SurveyedSection } from './survey'

/** A printed part that can be referred to. */
export interface Target {
  readonly id: NodeId
  readonly type: 'section' | 'heading' | 'numberedParagraph' | 'table' | 'image' | 'document'
  /** The section that it is or belongs to; empty for a document that the first page names. */
  readonly section: NodeId
  /** The annex of that section, `A`; empty in the body. */
  readonly series: string
  /** Where its name alone is unambiguous: in its section, or in its annex or the body. */
  readonly clearIn: 'section' | 'series'
  /** `section 2.1`, `paragraph 4a`, `Table 3`; a title in quotes where there is no number. */
  readonly name: string
  /** Its name elsewhere: `section 2, paragraph 4a`, `paragraph 4a of the main paper`. */
  readonly fullName: string
  /** Its words; empty when it has none. */
  readonly title: string
}

/** Printed for a reference whose target is not printed. */
export const MISSING_REFERENCE = '[missing reference]'

const quoted = (title: string, { front, quotes: [before, after] }: PrintWords): string =>
  `${before}${title || front.untitled}${after}`

/** A document that the text can refer to: on the first page. */
export interface ListedDocument {
  readonly id: NodeId
  readonly text: string
  /** `Reference A` */
  readonly name: string
}

/**
 * Returns all targets by id: the documents of the first page, then the parts in printing order. `value` returns the words of
 * a field.
 */
export function targetsOf<N>(
  sections: readonly SurveyedSection<N>[],
  numbering: Numbering,
  value: (field: FieldUse) => string,
  documents: readonly ListedDocument[] = [],
): ReadonlyMap<NodeId, Target> {
  const targets = new Map<NodeId, Target>(documents.map((one) => [one.id, documentTarget(one)]))
  const naming = { numbering, annexes: sections.some(({ annex }) => annex) }
  for (const surveyed of sections)
    for (const target of targetsIn(surveyed, naming, value)) targets.set(target.id, target)
  targets.delete('')
  return withPlainHeadings(targets)
}

const documentTarget = ({ id, name, text }: ListedDocument): Target => ({
  ...alike(name),
  id,
  type: 'document',
  section: '',
  series: '',
  title: text.trim(),
})

interface Naming {
  readonly numbering: Numbering
  /** Whether the pack has annexes. */
  readonly annexes: boolean
}

function targetsIn<N>(
  surveyed: SurveyedSection<N>,
  naming: Naming,
  value: (field: FieldUse) => string,
): Target[] {
  const { numbering } = naming
  const { series } = surveyed
  const counter = new SectionCounter(surveyed, numbering)
  let place = { id: '', name: '' }
  return surveyed.counted.flatMap((one): Target[] => {
    if (one.type === 'note') return []
    const title = 'words' in one ? one.words(value) : one.caption.trim()
    if (one.type === 'section') place = { id: one.id, name: sectionName(surveyed, title, numbering) }
    const names = namesOf(one, title, counter, { place: place.name, words: wordsOf(numbering) })
    const target: Target = { id: one.id, type: one.type, section: place.id, series, title, ...names }
    const through = one.type === 'numberedParagraph' && numbering.paragraphs === 'pack'
    return [through ? { ...target, clearIn: 'series', fullName: nameInPaper(target, naming) } : target]
  })
}

function sectionName<N>(
  { number, annex }: SurveyedSection<N>,
  title: string,
  { annexes, language = '' }: Numbering,
): string {
  const words = printWords(language)
  if (number === '') return quoted(title, words)
  return annex ? annexName(number, annexes) : filled(words.references.section, { n: number })
}

/** The name of a paragraph in other annexes, or from there in the body, where numbers run through each. */
function nameInPaper({ name, series }: Target, { annexes, numbering }: Naming): string {
  if (series !== '') return `${annexName(series, numbering.annexes)}${wordsOf(numbering).comma}${name}`
  return annexes ? filled(wordsOf(numbering).references.mainPaper, { name }) : name
}

const wordsOf = ({ language = '' }: Numbering): PrintWords => printWords(language)

const alike = (name: string) => ({ clearIn: 'section', name, fullName: name }) as const

function namesOf(
  one: Exclude<Counted, { type: 'note' }>,
  title: string,
  counter: SectionCounter,
  { place, words }: { readonly place: string; readonly words: PrintWords },
): Pick<Target, 'clearIn' | 'name' | 'fullName'> {
  const { within, paragraph, someTable, someFigure } = words.references
  const placed = (name: string) =>
    ({ clearIn: 'section', name, fullName: filled(within, { name, place }) }) as const
  switch (one.type) {
    case 'section':
      return alike(place)
    case 'heading':
      return placed(quoted(title, words))
    case 'numberedParagraph': {
      const name = filled(paragraph, { n: counter.paragraph(one.level).number })
      return { clearIn: 'section', name, fullName: `${place}${words.comma}${name}` }
    }
    case 'table':
      if (one.caption !== '') return alike(counter.table())
      return placed(someTable)
    case 'image':
      if (one.caption !== '') return alike(counter.figure())
      return placed(someFigure)
  }
}

/** A heading whose words are unique does not need its section named. */
function withPlainHeadings(targets: Map<NodeId, Target>): ReadonlyMap<NodeId, Target> {
  const headings = [...targets.values()].filter(({ type }) => type === 'heading')
  const count = new Map<string, number>()
  for (const { name } of headings) count.set(name, (count.get(name) ?? 0) + 1)
  for (const heading of headings)
    if (count.get(heading.name) === 1) targets.set(heading.id, { ...heading, fullName: heading.name })
  return targets
}

/** Returns the name of a target as seen from a section, given as a target; undefined for an unprinted section. */
export function nameFrom(target: Target, from: Target | undefined): string {
  return from && from[target.clearIn] === target[target.clearIn] ? target.name : target.fullName
}

/** Returns the words of a reference in the section `from`. `page` is its page part: `page 7`, in a language. */
export function referenceWords(
  target: Target,
  show: CrossReferenceForm,
  from: Target | undefined,
  page: string,
  language = '',
): string {
  const name = nameFrom(target, from)
  return {
    number: name,
    title: target.title || name,
    page,
    full: `${name}${printWords(language).comma}${page}`,
  }[show]
}
