// What a pack stores for the first page of a staff paper.
import type { NodeId } from './document/nodes'

/** Values that are stored only for the first page; the others are the pack's own. */
export const FIRST_PAGE_VALUES = [
  'to',
  'from',
  'through',
  'dateTimeGroup',
  'version',
  'copy',
  'subject',
  'action',
  'information',
  'handling',
] as const
export type FirstPageValue = (typeof FIRST_PAGE_VALUES)[number]

/** A document that the text can cite. */
export interface CitedDocument {
  /** Unique among the ids of the pack: cross-references point to it. */
  readonly id: NodeId
  readonly text: string
}

/** The first page of a pack. */
export interface FirstPage {
  /** Id of a convention; absent means that of the theme. */
  readonly convention?: string | undefined
  /** `action` and `information` have one addressee on each line. Empty ones may be left out. */
  readonly values: Readonly<Partial<Record<FirstPageValue, string>>>
  /** In the order in which they are lettered; those without text don't count. */
  readonly references: readonly CitedDocument[]
}

/** Whether this is a valid first page. */
export function isFirstPage(value: unknown): value is FirstPage {
  if (typeof value !== 'object' || value === null) return false
  const { convention, values, references } = value as Record<string, unknown>
  const areTexts = (all: unknown): boolean =>
    typeof all === 'object' && all !== null && Object.values(all).every((text) => typeof text === 'string')
  return (
    (convention === undefined || typeof convention === 'string') &&
    areTexts(values) &&
    Array.isArray(references) &&
    references.every((one) => areTexts(one) && 'id' in one && 'text' in one)
  )
}

export const EMPTY_FIRST_PAGE: FirstPage = { values: {}, references: [] }
