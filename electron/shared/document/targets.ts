// What cross-references can point to, and the words that they print: the same on the page and in the editor.
import type { CrossReferenceForm, NodeId } from './nodes'
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
export function targetsOf<N>(
  sections: readonly SurveyedSection<N>[],
  numbering: Numbering,
  value: (field: string) => string,
): ReadonlyMap<NodeId, Target> {
  const targets = new Map<NodeId, Target>()
  for (const surveyed of sections)
    for (const target of targetsIn(surveyed, numbering, value)) targets.set(target.id, target)
  targets.delete('')
  return withPlainHeadings(targets)
}

function targetsIn<N>(
  surveyed: SurveyedSection<N>,
  numbering: Numbering,
  value: (field: string) => string,
): Target[] {
  const counter = new SectionCounter(surveyed, numbering)
  let place = { id: '', name: '' }
  return surveyed.counted.flatMap((one): Target[] => {
    if (one.type === 'note') return []
    const title = 'words' in one ? one.words(value) : one.caption.trim()
    if (one.type === 'section') place = { id: one.id, name: sectionName(surveyed, title) }
    const names = namesOf(one, title, counter, place.name, numbering)
    return [{ id: one.id, type: one.type, section: place.id, title, ...names }]
  })
}

function sectionName<N>({ number, annex }: SurveyedSection<N>, title: string): string {
  return number === '' ? quoted(title) : `${annex ? 'Annex' : 'section'} ${number}`
}

const alike = (name: string) => ({ name, fullName: name })

function namesOf(
  one: Exclude<Counted, { type: 'note' }>,
  title: string,
  counter: SectionCounter,
  place: string,
  { paragraphs }: Numbering,
): Pick<Target, 'name' | 'fullName'> {
  switch (one.type) {
    case 'section':
      return alike(place)
    case 'heading':
      return { name: quoted(title), fullName: `${quoted(title)} in ${place}` }
    case 'numberedParagraph': {
      const name = `paragraph ${counter.paragraph(one.level).number}`
      return paragraphs === 'section' ? { name, fullName: `${place}, ${name}` } : alike(name)
    }
    case 'table':
      if (one.caption !== '') return alike(counter.table())
      return { name: 'the table', fullName: `the table in ${place}` }
    case 'image':
      if (one.caption !== '') return alike(counter.figure())
      return { name: 'the figure', fullName: `the figure in ${place}` }
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

/** What a target is called in the section `from`. */
export function nameFrom(target: Target, from: NodeId): string {
  return target.section === from ? target.name : target.fullName
}

/** What a reference in the section `from` says. `page` is what it says of the page: `page 7`. */
export function referenceWords(target: Target, show: CrossReferenceForm, from: NodeId, page: string): string {
  const name = nameFrom(target, from)
  return { number: name, title: target.title || name, page, full: `${name}, ${page}` }[show]
}
