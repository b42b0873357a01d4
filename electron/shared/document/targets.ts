// What cross-references can point to, and the words that they print: the same on the page and in the editor.
import type { CrossReferenceForm, DocumentNode, NodeId } from './nodes'
import { inlineText } from './query'
import { type Counted, type Numbering, SectionCounter, type SurveyedSection } from './survey'

/** A printed part that can be referred to. */
export interface Target {
  readonly id: NodeId
  readonly type: 'section' | 'heading' | 'numberedParagraph' | 'table' | 'image'
  /** The section that it is or stands in. */
  readonly section: NodeId
  /** Within its section: `section 2.1`, `paragraph 4a`, `Table 3`; a title in quotes where there is no number. */
  readonly name: string
  /** From other sections, where its name alone could mean another part: `section 2, paragraph 4a`. */
  readonly fullName: string
  /** Its words; empty when it has none. */
  readonly title: string
}

/** What an empty title prints. */
const UNTITLED = 'Untitled'

const quoted = (title: string): string => `“${title || UNTITLED}”`

/** All targets by id, in printing order. `value` tells what a field says. */
export function targetsOf(
  sections: readonly SurveyedSection[],
  numbering: Numbering,
  value: (field: string) => string,
): ReadonlyMap<NodeId, Target> {
  const targets = new Map<NodeId, Target>()
  for (const surveyed of sections) {
    const { id, annex } = surveyed.section.attrs
    const title = wordsOf(surveyed.section.content[0], value)
    const name = surveyed.number === '' ? quoted(title) : `${annex ? 'Annex' : 'section'} ${surveyed.number}`
    targets.set(id, { id, type: 'section', section: id, name, fullName: name, title })
    for (const target of targetsIn(surveyed, name, numbering, value)) targets.set(target.id, target)
  }
  targets.delete('')
  return withPlainHeadings(targets)
}

function targetsIn(
  surveyed: SurveyedSection,
  place: string,
  numbering: Numbering,
  value: (field: string) => string,
): Target[] {
  const counter = new SectionCounter(surveyed, numbering)
  const section = surveyed.section.attrs.id
  return surveyed.counted.flatMap((node): Target[] => {
    const names = namesOf(node, counter, place, numbering, value)
    if (!names || node.type === 'footnote' || node.type === 'linkNote') return []
    return [{ id: node.attrs.id, type: node.type, section, title: wordsOf(node, value), ...names }]
  })
}

function namesOf(
  node: Counted,
  counter: SectionCounter,
  place: string,
  { paragraphs }: Numbering,
  value: (field: string) => string,
): Pick<Target, 'name' | 'fullName'> | null {
  const alike = (name: string) => ({ name, fullName: name })
  switch (node.type) {
    case 'heading': {
      const name = quoted(wordsOf(node, value))
      return { name, fullName: `${name} in ${place}` }
    }
    case 'numberedParagraph': {
      const name = `paragraph ${counter.paragraph(node.attrs.level).number}`
      return paragraphs === 'section' ? { name, fullName: `${place}, ${name}` } : alike(name)
    }
    case 'table':
      if (node.attrs.caption !== '') return alike(counter.table())
      return { name: 'the table', fullName: `the table in ${place}` }
    case 'image':
      if (node.attrs.caption !== '') return alike(counter.figure())
      return { name: 'the figure', fullName: `the figure in ${place}` }
    default:
      return null
  }
}

/** A heading whose words no other heading has needs no section to be found by. */
function withPlainHeadings(targets: Map<NodeId, Target>): ReadonlyMap<NodeId, Target> {
  const headings = [...targets.values()].filter(({ type }) => type === 'heading')
  const count = new Map<string, number>()
  for (const { name } of headings) count.set(name, (count.get(name) ?? 0) + 1)
  for (const heading of headings)
    if (count.get(heading.name) === 1) targets.set(heading.id, { ...heading, fullName: heading.name })
  return targets
}

function wordsOf(node: DocumentNode, value: (field: string) => string): string {
  if (node.type === 'table' || node.type === 'image') return node.attrs.caption.trim()
  const inlines = node.type === 'sectionTitle' || node.type === 'heading' || node.type === 'numberedParagraph'
  return inlines ? inlineText(node.content, value).trim() : ''
}

/** What a target is called in the section `from`. */
export function nameFrom(target: Target, from: NodeId): string {
  return target.section === from ? target.name : target.fullName
}

/** What a reference in the section `from` says. `page` is what it says of the page: `page 7`. */
export function referenceWords(target: Target, show: CrossReferenceForm, from: NodeId, page: string): string {
  const name = nameFrom(target, from)
  return { number: name, title: target.title || name, page, full: `${name}, ${page}` }[show]
}
