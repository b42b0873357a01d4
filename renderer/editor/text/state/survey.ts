// Numbering of the text as printed now, cached by document.
import type { Node } from '@tiptap/pm/model'
import type { Inline, NodeId } from '#shared/document/nodes'
import { createSurvey, type Numbering, printedMarks, type SurveyedSection } from '#shared/document/survey'
import { textConditions } from './conditions'
import { undecided } from './proposals'

/** The survey of a document with one numbering. */
export interface TextSurvey {
  readonly numbering: Numbering
  /** In printing order. */
  readonly sections: readonly SurveyedSection<Node>[]
  /** Sections that are printed; those of the text, with what is counted without their proposals. */
  readonly bySection: ReadonlyMap<Node, SurveyedSection<Node>>
}

/** Nodes are immutable: after a key, only one block is surveyed again. */
const surveySections = createSurvey<Node>({
  type: ({ type }) => type.name,
  attrs: ({ attrs }) => attrs,
  children: ({ children }) => children,
  inlines: ({ content }) => (content.toJSON() ?? []) as readonly Inline[],
  toConfirm: ({ marks }) => marks.some(({ type }) => type.name === 'toConfirm'),
  conditions: textConditions,
})

const surveys = new WeakMap<Node, TextSurvey>()

/** Returns the survey; cheap for unchanged sections. */
export function surveyOf(doc: Node, numbering: Numbering): TextSurvey {
  const known = surveys.get(doc)
  if (known?.numbering === numbering) return known
  const shown = new Map<Node, Node>()
  for (const section of doc.children) {
    const made = undecided(section)
    if (made) shown.set(made, section)
  }
  const sections = surveySections([...shown.keys()], numbering)
  const bySection = new Map(sections.map((one) => [shown.get(one.section) as Node, one]))
  const survey = { numbering, sections, bySection }
  surveys.set(doc, survey)
  return survey
}

/** Returns the number of each section in text order; empty for those that print none. */
export function sectionNumbersOf(doc: Node, numbering: Numbering): readonly string[] {
  const { bySection } = surveyOf(doc, numbering)
  return doc.children.map((section) => bySection.get(section)?.number ?? '')
}

const marks = new WeakMap<TextSurvey, ReadonlyMap<NodeId, string>>()

/** Returns the marks of numbered paragraphs (`a.`), captions (`Table 3`) and notes (`4`, `[2]`), by id. */
export function marksOf(doc: Node, numbering: Numbering): ReadonlyMap<NodeId, string> {
  const survey = surveyOf(doc, numbering)
  const known = marks.get(survey)
  if (known) return known
  const all = new Map(survey.sections.flatMap((section) => [...printedMarks(section, numbering)]))
  marks.set(survey, all)
  return all
}
