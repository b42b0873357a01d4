// Labels for names stored in documents.
import type { Readers } from '#shared/document/audiences'
import type { CellShade, CrossReferenceForm } from '#shared/document/nodes'
import { audienceName } from '#shared/editions'
import { findLevel } from '#shared/markings'
import { portionText } from '#shared/portions'
import type { BlockStyle } from '../commands/blocks'

export { calloutLabels, trainerLabels } from '#shared/box-labels'

export const shadeLabels: Readonly<Record<CellShade, string>> = {
  grey: 'Grey',
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  blue: 'Blue',
}

export const styleLabels: Readonly<Record<BlockStyle, string>> = {
  paragraph: 'Paragraph',
  numberedParagraph: 'Numbered paragraph',
  heading1: 'Heading 1',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  codeBlock: 'Code',
}

export const referenceLabels: Readonly<Record<CrossReferenceForm, string>> = {
  number: 'Number',
  title: 'Title',
  page: 'Page',
  full: 'Number and page',
}

/** The portion mark as it is printed, for example `(O-S)`; empty for null or a level that the scheme lacks. */
export const portionMark = (scheme: string, marking: string | null): string =>
  marking !== null && findLevel(scheme, marking) ? portionText(marking) : ''

/** Returns the words of a part's readers for its tag; empty for everyone, and where nothing was chosen. */
export const readersLabel = (audience: string | null, readers?: Readers): string =>
  audience === null || audience === 'everyone' ? '' : audienceName(audience, readers)
