// Where trainer material is in a section: in handouts objectives and key terms come before the text, everything else after it.
import type { Block } from './document/nodes'
import type { PackKind } from './pack'

const FIRST: readonly string[] = ['objectives', 'keyTerms']

const isTrainer = ({ type }: Block): boolean => type === 'trainer'
const comesFirst = (block: Block): boolean => block.type === 'trainer' && FIRST.includes(block.attrs.kind)

/**
 * Returns the blocks of a section, without its title, in the order for a kind of pack. Trainer material between
 * paragraphs stays where the author put it.
 */
export function orderedFor(kind: PackKind, blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex((block) => !comesFirst(block))
  const end = blocks.findLastIndex((block) => !isTrainer(block)) + 1
  if (start < 0 || end <= start) return blocks
  const text = blocks.slice(start, end)
  const trainer = [...blocks.slice(0, start), ...blocks.slice(end)]
  return kind === 'handout'
    ? [...trainer.filter(comesFirst), ...text, ...trainer.filter((block) => !comesFirst(block))]
    : [...text, ...trainer]
}
