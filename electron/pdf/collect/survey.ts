// The first pass over a pack: its numbers, and what each section's print depends on, so that sections can be typeset independently.

import type { Edition } from '#shared/document/audiences'
import type { DocumentNode, FieldUse, Inline, NodeId, Section } from '#shared/document/nodes'
import { isNodePrinted } from '#shared/document/printed'
import * as numbered from '#shared/document/survey'
import { type ListedDocument, type Target, targetsOf } from '#shared/document/targets'
import { remember } from '../remember'

/** A printed section with its numbers. */
export interface SurveyedSection extends numbered.SurveyedSection {
  readonly uses: Uses
  /** Open comments in order of first appearance with what they are about; empty unless they are printed. */
  readonly comments: CommentedInlines
  /** Open comments in the sections before. */
  readonly commentsBefore: number
}

/** Inlines with the mark of a comment, by its id. */
export type CommentedInlines = ReadonlyMap<NodeId, readonly Inline[]>

export interface Survey {
  readonly sections: readonly SurveyedSection[]
  readonly targets: ReadonlyMap<NodeId, Target>
}

/** What a section's print depends on besides its text. */
export interface Uses {
  readonly fields: readonly string[]
  readonly references: readonly string[]
  readonly assets: readonly string[]
}

interface LocalSurvey {
  readonly uses: Uses
  readonly comments: CommentedInlines
}

// Cached by the identity of a section's immutable JSON, so that an edit examines one section and not the whole pack.
const localSurveys = new WeakMap<Section, Map<string, LocalSurvey>>()

function surveyLocally(section: Section, edition: Edition, comments: boolean): LocalSurvey {
  const known = remember(localSurveys, section, () => new Map<string, LocalSurvey>())
  return remember(known, `${edition} ${comments}`, () => makeLocalSurvey(section, edition, comments))
}

function makeLocalSurvey(section: Section, edition: Edition, withComments: boolean): LocalSurvey {
  const comments = new Map<NodeId, Inline[]>()
  const open = withComments ? openComments(section) : null
  const uses = { fields: new Set<string>(), references: new Set<string>(), assets: new Set<string>() }
  const visit = (node: DocumentNode): void => {
    if (open && 'marks' in node) noteComments(node as Inline, open, comments)
    if (node.type === 'text' || !isNodePrinted(node, edition)) return
    if (node.type === 'field') uses.fields.add(node.attrs.name)
    else if (node.type === 'crossReference') uses.references.add(node.attrs.target)
    else if (node.type === 'image') uses.assets.add(node.attrs.asset)
    else if (node.type === 'enclosure' && node.attrs.asset !== null) uses.assets.add(node.attrs.asset)
    const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
    if (content) for (let i = 0; i < content.length; i++) visit(content[i] as DocumentNode)
  }
  visit(section)
  return {
    comments,
    uses: { fields: [...uses.fields], references: [...uses.references], assets: [...uses.assets] },
  }
}

/** Ids of the open comments. */
function openComments({ attrs }: Section): ReadonlySet<NodeId> {
  return new Set(attrs.comments.filter(({ resolved }) => !resolved).map(({ id }) => id))
}

function noteComments(inline: Inline, open: ReadonlySet<NodeId>, comments: Map<NodeId, Inline[]>): void {
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'comment' && open.has(mark.attrs.id))
      remember(comments, mark.attrs.id, (): Inline[] => []).push(inline)
  }
}

/**
 * Surveys a pack's sections as printed. `value` returns a field's text; `comments` includes the open ones; `documents` are
 * those of the first page.
 */
export function surveySections(
  sections: readonly Section[],
  numbering: numbered.Numbering,
  value: (field: FieldUse) => string,
  comments = false,
  documents: readonly ListedDocument[] = [],
): Survey {
  const counted = numbered.surveySections(sections, numbering)
  let commentsBefore = 0
  const surveyed = counted.map((one) => {
    const local = surveyLocally(one.section, numbering.edition, comments)
    const whole = { ...one, ...local, commentsBefore }
    commentsBefore += local.comments.size
    return whole
  })
  return { sections: surveyed, targets: targetsOf(counted, numbering, value, documents) }
}
