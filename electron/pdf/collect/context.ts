// The input of collecting a section, and the tags, notes and problems collected so far.

import { changeOf } from '#shared/compare/change'
import type { AssetId, CrossReference, Inline, NodeId } from '#shared/document/nodes'
import { inlineText } from '#shared/document/query'
import { type Numbering, SectionCounter } from '#shared/document/survey'
import { referenceWords, type Target } from '#shared/document/targets'
import { printedWords } from '#shared/field-text'
import type { Asset, NotesLocation, PackField, Problem } from '#shared/pack'
import { baseLanguage, filled, printWords } from '#shared/print-words'
import { fontOf } from '../fonts/font-style'
import type { TextLook, Theme } from '../theme'
import type { Role, Tag, TagIndex } from '../types'
import type { Block, CollectedHeading, Note, RunStyle } from './blocks'
import { type CommentMarks, commentMarks } from './comment-marks'
import type { NumberedRun } from './numbered-run'
import type { SurveyedSection } from './survey'

/** Everything outside a section that its print depends on. */
export interface CollectInput {
  readonly theme: Theme
  /** What is printed, and how it is numbered. */
  readonly numbering: Numbering
  /** Where footnotes are printed. */
  readonly notes: NotesLocation
  /** Language of the pack, for dates. */
  readonly language: string
  /** Id of the pack's marking scheme. */
  readonly scheme: string
  /** For a file without fixed pages, which has no pages of enclosed PDFs. */
  readonly flowing: boolean
  readonly fields: ReadonlyMap<string, PackField>
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly targets: ReadonlyMap<string, Target>
  /** Printed page numbers of anchors, as far as they are known. */
  readonly pages: ReadonlyMap<string, string>
  /** Comments are named by the runs that they are about, and not printed. */
  readonly commentsApart?: boolean
}

/** Collects one section. */
export interface Collector {
  readonly input: CollectInput
  readonly surveyed: SurveyedSection
  readonly sectionId: NodeId
  readonly tags: Tag[]
  readonly headings: CollectedHeading[]
  readonly problems: Problem[]
  readonly answers: Block[]
  readonly sources: Note[]
  /** Notes that are printed in a list and not at the foot of the page. */
  readonly endnotes: Note[]
  readonly counter: SectionCounter
  /** The lists of the numbered paragraphs so far. */
  numbered?: NumberedRun
  /** Numbers of the comments that end at an inline, and of all that cover it. */
  readonly comments: CommentMarks
}

export function createCollector(input: CollectInput, surveyed: SurveyedSection): Collector {
  return {
    input,
    surveyed,
    sectionId: surveyed.section.attrs.id,
    tags: [],
    headings: [],
    problems: [],
    answers: [],
    sources: [],
    endnotes: [],
    comments: commentMarks(surveyed),
    counter: new SectionCounter(surveyed, input.numbering),
  }
}

/** Adds an element to the structure tree; returns its index. */
export function addTag(
  to: { readonly tags: Tag[] },
  role: Role,
  parent: TagIndex,
  rest?: Partial<Tag>,
): TagIndex {
  return to.tags.push(rest ? { role, parent, ...rest } : { role, parent }) - 1
}

/** Adds a warning that links to the section. */
export function warn(collector: Collector, message: string, target: string | null = null): void {
  const { problems } = collector
  if (problems.some((problem) => problem.message === message)) return
  problems.push({ severity: 'warning', message, section: collector.sectionId, target })
}

/** The style of plain text in a `TextLook`. */
export function plainStyle(look: TextLook, tag: TagIndex): RunStyle {
  return {
    font: fontOf(look.family, look.bold, look.italic),
    size: look.size,
    colour: look.colour,
    ...(look.form && { form: look.form }),
    rise: 0,
    underline: false,
    strike: false,
    fill: null,
    link: null,
    tag,
  }
}

/** The text of inline content, without notes and links: for contents and bookmarks. Words that were removed are left out. */
export function plainWords(collector: Collector, content: readonly Inline[] | undefined): string {
  const { fields, language } = collector.input
  const value = printedWords((name) => fields.get(name), language)
  const left = content?.filter((inline) => changeOf(inline) !== 'removed')
  return inlineText(
    left?.length ? left : content,
    value,
    (reference) => referenceText(collector, reference) ?? '',
  )
}

/** As wide as most page numbers are. */
const UNKNOWN_PAGE = '00'

/** The text of a cross-reference; null when its target is not printed. */
export function referenceText({ input, sectionId }: Collector, { attrs }: CrossReference): string | null {
  const target = input.targets.get(attrs.target)
  if (!target) return null
  const { references } = printWords(input.language)
  const page = filled(references.page, { n: input.pages.get(attrs.target) ?? UNKNOWN_PAGE })
  return unbroken(
    referenceWords(target, attrs.show, input.targets.get(sectionId), page, input.language),
    input.language,
  )
}

/** A label and its number stay on one line. */
function unbroken(words: string, language: string): string {
  return baseLanguage(language) === 'en'
    ? words.replaceAll(ENGLISH_LABEL, '$1\u00a0')
    : words.replaceAll(/(?<=\p{L}) (?=\d|\p{Lu}(?:[.,]|$))/gu, '\u00a0')
}
const ENGLISH_LABEL =
  /\b(section|Annex|Appendix|Enclosure|paragraph|Table|Figure|page|[Rr]eference) (?=[\dA-Z(]|[a-z]\b)/g
