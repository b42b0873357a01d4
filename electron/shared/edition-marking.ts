// The banner of an edition for readers outside the own side: the roll-up of what it prints, not of what it withholds.
import { type Edition, isForOwnSide } from './document/audiences'
import type { DocumentNode } from './document/nodes'
import { inPrintOrder, isNodePrinted } from './document/printed'
import { plainText } from './document/query'
import { findLevel, findScheme, levelRank, type PackMarking } from './markings'
import type { Pack } from './pack'
import { isPortion, markingOf } from './portion-nodes'
import { caveatOf, higherMarking, levelOf, withListsOf } from './portions'

/**
 * Returns the marking that is printed at the top and bottom of an edition's pages. Text without a marking has that of the pack, so
 * the banner is lower only when everything that is printed is marked, titles by their sections. It is never higher than the
 * author's.
 */
export function editionMarking({ doc, meta }: Pick<Pack, 'doc' | 'meta'>, edition: Edition): PackMarking {
  const { marking } = meta
  if (isForOwnSide(edition)) return marking
  const found = inPrintOrder(doc.content, edition).flatMap((section) => markingsIn(section, edition, null))
  if (found.length === 0 || !found.every((one) => one !== null && isWithin(one, marking))) return marking
  const all = found.reduce<string | null>(higherMarking, null) as string
  return { ...marking, level: levelOf(all), caveat: caveatFor(all, marking) }
}

/** Text that prints no portion mark of its own. */
const isOtherText = (node: DocumentNode): boolean =>
  (node.type === 'sectionTitle' || node.type === 'codeBlock') && plainText(node).trim() !== ''

/** The markings of what is printed of a node: null for text without any. */
function markingsIn(node: DocumentNode, edition: Edition, around: string | null): (string | null)[] {
  if (!isNodePrinted(node, edition)) return []
  const own = markingOf(node)
  const marking = own ?? around
  const captioned = node.type === 'table' && node.attrs.caption.trim() !== ''
  const here = own !== null || captioned || isPortion(node) || isOtherText(node) ? [marking] : []
  const children = isPortion(node) ? [] : ('content' in node && node.content) || []
  return [...here, ...children.flatMap((child) => markingsIn(child as DocumentNode, edition, marking))]
}

const isWithin = (portion: string, { scheme, level }: PackMarking): boolean =>
  findLevel(scheme, portion) !== undefined && levelRank(scheme, portion) <= levelRank(scheme, level)

/**
 * The caveats of the banner: those of the portions; where the scheme doesn't mark portions with them, the pack's, unless it is one
 * that doesn't go with the level.
 */
function caveatFor(rollUp: string, { scheme, level, caveat }: PackMarking): string {
  const { onPortions, known } = findScheme(scheme).caveats
  if (onPortions) return caveatOf(withListsOf(rollUp, caveat))
  const whole = known.find(({ text }) => text === caveat.trim())
  return levelOf(rollUp) !== level && whole?.levels?.includes(levelOf(rollUp)) === false ? '' : caveat
}
