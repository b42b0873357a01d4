// What may keep parts of a block from being printed, found in one pass: most blocks hold nothing of the kind.
import { audienceOf } from './audiences'
import type { DocumentNode, Mark } from './nodes'
import { attributesOf } from './printed'
import { hasUnknownAttributes } from './unknown/part'

/** Parts that not everyone reads, guidance, or material for trainers. */
export const LIMITED = 1
/** Words to confirm. */
export const TO_CONFIRM = 2
/** Words with a condition, or a cell that may be omitted because of its fields. */
export const DEPENDENT = 4
/** Proposed changes. */
export const PROPOSED = 8
/** Parts and marks of another version. */
export const UNKNOWN = 16

// Cached by identity: blocks are immutable.
const known = new WeakMap<DocumentNode, number>()

/** Whether a block, or the title of a section, holds one of these traits anywhere; false is certain, true may be wrong. */
export function mayHold(block: DocumentNode, trait: number): boolean {
  const traits = known.get(block) ?? traitsIn(block, false)
  known.set(block, traits)
  return (traits & trait) !== 0
}

function traitsIn(node: DocumentNode, inCell: boolean): number {
  const { type } = node
  if (type === 'text') return node.marks ? traitsOfMarks(node.marks) : 0
  let traits = isLimited(node) ? LIMITED : 0
  if (type === 'unknownBlock' || type === 'unknownInline' || hasUnknownAttributes(node)) traits |= UNKNOWN
  if (type === 'field' && inCell) traits |= DEPENDENT
  if ('marks' in node && node.marks) traits |= traitsOfMarks(node.marks)
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (!content) return traits
  const within = inCell || type === 'tableCell'
  for (let i = 0; i < content.length; i++) traits |= traitsIn(content[i] as DocumentNode, within)
  return traits
}

function isLimited(node: DocumentNode): boolean {
  const { type } = node
  if (type === 'guidance' || type === 'trainer') return true
  return 'attrs' in node && audienceOf(type, attributesOf(node)) !== 'everyone'
}

function traitsOfMarks(marks: readonly Mark[]): number {
  let traits = 0
  for (const { type } of marks) {
    if (type === 'toConfirm') traits |= TO_CONFIRM
    else if (type === 'onlyIf') traits |= DEPENDENT
    else if (type === 'inserted' || type === 'deleted') traits |= PROPOSED
    else if (type === 'unknownMark' || type === 'unknownAttrs') traits |= UNKNOWN
  }
  return traits
}
