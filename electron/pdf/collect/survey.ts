// First look over a pack: counts what is numbered in each section, so that a section can be set without the others.

import type { DocumentNode, Footnote, Inline, NodeId, Section } from '#shared/document/nodes'
import { paragraphLetters, sectionNumbers } from '#shared/document/numbers'
import { inlineText } from '#shared/document/query'
import type { ExportOptions, PackKind, SourcePlace } from '#shared/pack'
import { remember } from '../remember'
import { linkNotes } from './link-notes'

/** Numbers at which a section begins. */
export interface Counters {
  readonly paragraphs: number
  readonly footnotes: number
  readonly sources: number
  readonly tables: number
  readonly figures: number
  /** Open comments, in a review copy. */
  readonly comments: number
}

/** What a cross-reference can point to. */
export interface Target {
  /** `section 2.1`, `paragraph 4`, `Table 3`. */
  readonly number: string
  readonly title: string
}

/** A printed section with its place in the numbering. */
export interface SurveyedSection {
  readonly section: Section
  /** `2.1`, or `A` for annexes; empty when the theme numbers no sections. */
  readonly number: string
  readonly start: Counters
  readonly uses: Uses
  /** Open comments in order of first appearance with what they are about; empty unless they are printed. */
  readonly comments: CommentedInlines
  /** Numbers of its sources in a list, by `sourceKey`: a source that is cited twice has one number. */
  readonly sourceNumbers: ReadonlyMap<string, number>
}

/** Inlines that bear the mark of a comment, by its id. */
export type CommentedInlines = ReadonlyMap<NodeId, readonly Inline[]>

/** What decides which numbers there are. */
export type SurveyOptions = Pick<ExportOptions, 'kind' | 'linkNotes' | 'comments'>

export interface Survey {
  readonly sections: readonly SurveyedSection[]
  readonly targets: ReadonlyMap<string, Target>
}

/** What a section's print depends on besides its own text. */
export interface Uses {
  readonly fields: readonly string[]
  readonly references: readonly string[]
  readonly assets: readonly string[]
}

interface LocalSurvey {
  /** Keys of its source notes. */
  readonly sources: ReadonlySet<string>
  readonly counts: Counters
  readonly uses: Uses
  readonly comments: CommentedInlines
  /** Ordinals within the section; `paragraph` holds the level numbers of a numbered paragraph. */
  readonly targets: readonly {
    readonly id: string
    readonly what: keyof Counters | 'heading'
    readonly at: number
    /** Given the values of fields. */
    readonly title: (value: (field: string) => string) => string
    readonly mark: string
  }[]
}

/** Marks of numbered paragraphs by level: `1.`, `a.`, `(1)`, `(a)`, `i.` */
export function paragraphMark(level: number, count: number): string {
  switch (level) {
    case 1:
      return `${count}.`
    case 2:
      return `${paragraphLetters(count)}.`
    case 3:
      return `(${count})`
    case 4:
      return `(${paragraphLetters(count)})`
    default:
      return `${roman(count)}.`
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** 4 is iv. */
export function roman(count: number): string {
  let rest = count
  let text = ''
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) text += sign
  }
  return text
}

/** Whether a node prints in a pack of that kind. */
export function isPrinted(node: DocumentNode, kind: PackKind): boolean {
  return node.type !== 'guidance' && (node.type !== 'trainer' || kind === 'handout')
}

const localSurveys = new WeakMap<Section, Map<string, LocalSurvey>>()

function surveyLocally(section: Section, options: SurveyOptions): LocalSurvey {
  const { kind, linkNotes: links = false, comments = false } = options
  const known = remember(localSurveys, section, () => new Map<string, LocalSurvey>())
  return remember(known, `${kind} ${links} ${comments}`, () => makeLocalSurvey(section, options))
}

const NO_COUNTS: Counters = { paragraphs: 0, footnotes: 0, sources: 0, tables: 0, figures: 0, comments: 0 }

function makeLocalSurvey(section: Section, options: SurveyOptions): LocalSurvey {
  const { kind, linkNotes: links } = options
  const counts = { ...NO_COUNTS }
  const comments = new Map<NodeId, Inline[]>()
  const sources = new Set<string>()
  const open = options.comments ? openComments(section) : null
  const targets: LocalSurvey['targets'][number][] = []
  const levels: number[] = []
  const uses = { fields: new Set<string>(), references: new Set<string>(), assets: new Set<string>() }
  const visit = (node: DocumentNode): void => {
    if (!isPrinted(node, kind)) return
    if (links) counts.footnotes += linkNotesIn(node)
    const found = countNode(node, counts, levels)
    if (found) targets.push({ title: (value) => titleOf(node, value), ...found })
    if (node.type === 'footnote' && node.attrs.kind === 'source') sources.add(sourceKey(node))
    if (node.type === 'field') uses.fields.add(node.attrs.name)
    else if (node.type === 'crossReference') uses.references.add(node.attrs.target)
    else if (node.type === 'image') uses.assets.add(node.attrs.asset)
    if (open && 'marks' in node) noteComments(node, open, comments)
    if ('content' in node) for (const child of node.content ?? []) visit(child as DocumentNode)
  }
  visit(section)
  counts.comments = comments.size
  return {
    counts,
    comments,
    sources,
    targets,
    uses: { fields: [...uses.fields], references: [...uses.references], assets: [...uses.assets] },
  }
}

/** Ids of the comments that still ask for something. */
function openComments({ attrs }: Section): ReadonlySet<NodeId> {
  return new Set(attrs.comments.filter(({ resolved }) => !resolved).map(({ id }) => id))
}

function noteComments(inline: Inline, open: ReadonlySet<NodeId>, comments: Map<NodeId, Inline[]>): void {
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'comment' && open.has(mark.attrs.id))
      remember(comments, mark.attrs.id, (): Inline[] => []).push(inline)
  }
}

/** Notes that links of a node's own text ask for; those of a note's text are printed within it. */
function linkNotesIn(node: DocumentNode): number {
  if (!('content' in node) || node.type === 'footnote') return 0
  return linkNotes((node.content ?? []) as readonly Inline[]).size
}

type Found = Omit<LocalSurvey['targets'][number], 'title'>

function countNode(
  node: DocumentNode,
  counts: Record<keyof Counters, number>,
  levels: number[],
): Found | null {
  switch (node.type) {
    case 'heading':
      return { id: node.attrs.id, what: 'heading', at: 0, mark: '' }
    case 'numberedParagraph': {
      const level = node.attrs.level
      levels.length = Math.min(levels.length, level)
      while (levels.length < level) levels.push(0)
      levels[level - 1] = (levels[level - 1] ?? 0) + 1
      if (level === 1) counts.paragraphs += 1
      const mark = levels.slice(1).map((count, index) => paragraphMark(index + 2, count).replace(/\.$/, ''))
      return { id: node.attrs.id, what: 'paragraphs', at: counts.paragraphs, mark: mark.join('') }
    }
    case 'table':
      if (node.attrs.caption !== '') counts.tables += 1
      return {
        id: node.attrs.id,
        what: 'tables',
        at: node.attrs.caption === '' ? 0 : counts.tables,
        mark: '',
      }
    case 'image':
      if (node.attrs.caption !== '') counts.figures += 1
      return {
        id: node.attrs.id,
        what: 'figures',
        at: node.attrs.caption === '' ? 0 : counts.figures,
        mark: '',
      }
    case 'footnote':
      counts[node.attrs.kind === 'source' ? 'sources' : 'footnotes'] += 1
      return null
    default:
      return null
  }
}

function titleOf(node: DocumentNode, value: (field: string) => string): string {
  if (node.type === 'heading' || node.type === 'numberedParagraph') return inlineText(node.content, value)
  return node.type === 'table' || node.type === 'image' ? node.attrs.caption : ''
}

/** Equal for source notes with the same words: one source. */
export const sourceKey = ({ content }: Footnote): string => JSON.stringify(content)

/** Surveys a pack's sections: body first, annexes after it, excluded ones left out. `sources` says where lists start anew. */
export function surveySections(
  sections: readonly Section[],
  options: SurveyOptions,
  numbering: { readonly sections: boolean; readonly paragraphs: 'section' | 'pack' },
  value: (field: string) => string,
  sources: SourcePlace = 'footnotes',
): Survey {
  const included = sections.filter((section) => !section.attrs.excluded)
  const ordered = [
    ...included.filter(({ attrs }) => !attrs.annex),
    ...included.filter(({ attrs }) => attrs.annex),
  ]
  const numbers = sectionNumbers(ordered.map(({ attrs }) => attrs))
  const targets = new Map<string, Target>()
  const running = { ...NO_COUNTS }
  const known = new Map<string, number>()
  const surveyed = ordered.map((section, index) => {
    const number = numbering.sections || section.attrs.annex ? (numbers[index] ?? '') : ''
    if (numbering.paragraphs === 'section') running.paragraphs = 0
    const start = { ...running }
    const local = surveyLocally(section, options)
    const title = inlineText(section.content[0].content, value)
    const name = `${section.attrs.annex ? 'Annex' : 'section'} ${number}`
    targets.set(section.attrs.id, { number: number === '' ? `“${title}”` : name, title })
    for (const target of local.targets)
      targets.set(target.id, nameTarget(target, start, target.title(value) || title))
    for (const key of Object.keys(running) as (keyof Counters)[]) running[key] += local.counts[key]
    if (sources === 'sections') known.clear()
    const sourceNumbers = new Map(
      [...local.sources].map((key) => [key, remember(known, key, () => known.size + 1)]),
    )
    return { section, number, start, uses: local.uses, comments: local.comments, sourceNumbers }
  })
  targets.delete('')
  return { sections: surveyed, targets }
}

function nameTarget(target: LocalSurvey['targets'][number], start: Counters, title: string): Target {
  switch (target.what) {
    case 'paragraphs':
      return { number: `paragraph ${start.paragraphs + target.at}${target.mark}`, title }
    case 'tables':
      return { number: target.at === 0 ? 'the table' : `Table ${start.tables + target.at}`, title }
    case 'figures':
      return { number: target.at === 0 ? 'the figure' : `Figure ${start.figures + target.at}`, title }
    default:
      return { number: `“${title}”`, title }
  }
}
