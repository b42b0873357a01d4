// Where blocks of a section stand, and how a plain paragraph is made there.
import type { TextLook } from '../theme'
import type { TagIndex } from '../types'
import type { Align, Label, ParagraphBlock, ParagraphFormat, Run } from './blocks'
import type { Collector } from './context'

/** Where blocks stand: under which element, in which look, how far from the left. */
export interface BlockContext {
  readonly tag: TagIndex
  readonly look: TextLook
  readonly align: Align
  readonly indent: number
  /** How many lists are around. */
  readonly depth: number
  /** Inside a cell or panel, where gaps are closer. */
  readonly tight: boolean
}

/** What a paragraph is made of; all else comes from its context. */
export interface ParagraphFacts {
  readonly runs: readonly Run[]
  readonly tag: TagIndex
  readonly align?: Align
  readonly label?: Label | null
  readonly indent?: number
  readonly anchors?: readonly string[]
  readonly format?: Partial<ParagraphFormat>
}

/** A paragraph in the look of its context. */
export function paragraph(
  collector: Collector,
  context: BlockContext,
  facts: ParagraphFacts,
): ParagraphBlock {
  const { theme } = collector.input
  const gap = context.tight ? theme.paragraphGap * 0.6 : theme.paragraphGap
  return {
    kind: 'paragraph',
    runs: facts.runs,
    tag: facts.tag,
    label: facts.label ?? null,
    indent: facts.indent ?? context.indent,
    anchors: facts.anchors ?? [],
    ruled: false,
    format: {
      align: facts.align ?? context.align,
      leading: context.look.leading,
      before: gap,
      after: gap,
      hyphenate: theme.hyphenate,
      keepNext: false,
      preformatted: false,
      ...facts.format,
    },
  }
}
