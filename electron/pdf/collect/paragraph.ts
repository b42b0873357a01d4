// One builder for all paragraphs, and the context that those of a section inherit.
import { runsRightToLeft } from '#shared/isolates'
import type { TextLook } from '../theme'
import type { TagIndex } from '../types'
import type { Align, Label, ParagraphBlock, ParagraphFormat, Run } from './blocks'
import type { Collector } from './context'

/** What a paragraph may have besides its text. */
export interface ParagraphParts {
  readonly label?: Label | null
  readonly indent?: number
  readonly anchors?: readonly string[]
  readonly ruled?: boolean
  readonly format?: Partial<ParagraphFormat>
}

const NO_ANCHORS: readonly string[] = []

/** A paragraph: ragged, not hyphenated and without space around it unless `parts` says otherwise. */
export function paragraph(
  runs: readonly Run[],
  leading: number,
  tag: TagIndex,
  parts: ParagraphParts = {},
): ParagraphBlock {
  return {
    kind: 'paragraph',
    runs,
    tag,
    label: parts.label ?? null,
    indent: parts.indent ?? 0,
    anchors: parts.anchors ?? NO_ANCHORS,
    ruled: parts.ruled ?? false,
    format: {
      align: 'start',
      leading,
      before: 0,
      after: 0,
      hyphenate: false,
      keepNext: false,
      preformatted: false,
      ...parts.format,
    },
  }
}

/** Where the program's own lines begin in a pack, in whatever script they are. */
export const startOfLines = (language: string): Align => (runsRightToLeft(language) ? 'right' : 'start')

/** What blocks inherit from their container: the parent element, the look of text, the indent. */
export interface BlockContext {
  readonly tag: TagIndex
  readonly look: TextLook
  readonly align: Align
  readonly indent: number
  /** Number of lists around the block. */
  readonly depth: number
  /** Inside a cell or panel, where gaps are smaller. */
  readonly tight: boolean
}

/** Properties of a paragraph that override its context. */
export interface OwnParts extends Omit<ParagraphParts, 'ruled'> {
  readonly runs: readonly Run[]
  readonly tag: TagIndex
  readonly align?: Align
}

/** A paragraph that inherits what it doesn't state from its context. */
export function paragraphIn(collector: Collector, context: BlockContext, own: OwnParts): ParagraphBlock {
  const { theme } = collector.input
  const gap = context.tight ? theme.paragraphGap * 0.6 : theme.paragraphGap
  // The format is built at once: copying it twice for every paragraph is measurable.
  return {
    kind: 'paragraph',
    runs: own.runs,
    tag: own.tag,
    label: own.label ?? null,
    indent: own.indent ?? context.indent,
    anchors: own.anchors ?? NO_ANCHORS,
    ruled: false,
    format: {
      align: own.align ?? context.align,
      leading: context.look.leading,
      before: gap,
      after: gap,
      hyphenate: theme.hyphenate,
      keepNext: false,
      preformatted: false,
      ...own.format,
    },
  }
}
