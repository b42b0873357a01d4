// The roll-up of markings: the highest level in sections and pack, and parts that are marked too high.
import type { Node } from '@tiptap/pm/model'
import type { PrintedBy } from '#shared/document/only-if'
import { isPrinted } from '#shared/document/printed'
import { unknownFacts } from '#shared/document/unknown/part'
import { beyondPack, findLevel, levelRank, type PackMarking } from '#shared/markings'
import { textConditions } from '../state/conditions'
import { outlineOf, printedSections } from '../state/outline'

/** A part with its own marking: a section, or something in it. */
interface MarkedPart {
  readonly level: string
  /** Relative to the start of the section; 0 is the section itself. */
  readonly offset: number
}

/** The roll-up of a section, for its row in the outline. */
export interface SectionRollUp {
  readonly id: string
  /** The highest level of the section and its content; null when nothing is marked. */
  readonly highest: string | null
  /** It exceeds the pack's marking, or a part of it the section's own. */
  readonly tooHigh: boolean
}

/** A part that exceeds the marking of its pack or section, has caveats that its pack lacks, or a level of another scheme. */
export interface MarkingFault {
  readonly kind: 'pack' | 'caveat' | 'section' | 'unknown'
  readonly level: string
  /** Index of the section. */
  readonly index: number
  /** Position of the marked part in the document. */
  readonly pos: number
}

/** Roll-up of a whole pack. */
export interface RollUp {
  /** The highest level of all printed parts; null when none is marked. */
  readonly highest: string | null
  readonly sections: readonly SectionRollUp[]
  /** In reading order; printed parts only. */
  readonly faults: readonly MarkingFault[]
}

interface Known {
  readonly marking: PackMarking
  readonly by: PrintedBy
  readonly value: RollUp
}

const known = new WeakMap<Node, Known>()

/** Returns the roll-up of what is printed of a document; unchanged sections cost next to nothing. */
export function rollUp(doc: Node, marking: PackMarking, by: PrintedBy): RollUp {
  const last = known.get(doc)
  if (last?.marking === marking && last.by === by) return last.value
  const value = readRollUp(doc, marking, by)
  known.set(doc, { marking, by, value })
  return value
}

function readRollUp(doc: Node, marking: PackMarking, by: PrintedBy): RollUp {
  const faults: MarkingFault[] = []
  const printed = printedSections(doc, by.edition)
  const sections = outlineOf(doc).map(({ id, node, index, pos }): SectionRollUp => {
    const own = markedParts(node, by)
    const found = own.flatMap((part): MarkingFault[] => {
      const fault = faultOf(part, node, marking)
      return fault ? [{ kind: fault, level: part.level, index, pos: pos + part.offset }] : []
    })
    if (printed.has(node)) faults.push(...found)
    const highest = highestOf(
      marking.scheme,
      own.map(({ level }) => level),
    )
    return { id, highest, tooHigh: found.length > 0 }
  })
  return {
    highest: highestOf(
      marking.scheme,
      sections.flatMap(({ highest }, index) => (printed.has(doc.child(index)) && highest) || []),
    ),
    sections,
    faults,
  }
}

function faultOf(
  { level, offset }: MarkedPart,
  section: Node,
  marking: PackMarking,
): MarkingFault['kind'] | null {
  const { scheme } = marking
  if (!findLevel(scheme, level)) return 'unknown'
  const beyond = beyondPack(level, marking)
  if (beyond !== null) return beyond === 'level' ? 'pack' : 'caveat'
  const ceiling = section.attrs.marking as string | null
  const tooHigh = offset > 0 && ceiling !== null && levelRank(scheme, level) > levelRank(scheme, ceiling)
  return tooHigh ? 'section' : null
}

/** Returns the highest of some levels; levels missing from the scheme only when there are no others. */
export function highestOf(scheme: string, levels: readonly string[]): string | null {
  return levels.reduce<string | null>(
    (highest, level) =>
      highest === null || levelRank(scheme, level) > levelRank(scheme, highest) ? level : highest,
    null,
  )
}

const isUnknown = ({ type }: Node): boolean => type.name === 'unknownBlock' || type.name === 'unknownInline'

const cache = new WeakMap<Node, { readonly key: string; readonly parts: readonly MarkedPart[] }>()

function markedParts(section: Node, by: PrintedBy): readonly MarkedPart[] {
  const key = `${by.edition} ${textConditions.stateOf(section, by)}`
  const counted = cache.get(section)
  if (counted?.key === key) return counted.parts
  const parts: MarkedPart[] = []
  const visit = (node: Node, offset: number): void => {
    if (!isPrinted(node.type.name, node.attrs, by.edition) || textConditions.isLeftOut(node, by)) return
    const level = node.attrs.marking as string | null | undefined
    if (level) parts.push({ level, offset })
    if (isUnknown(node))
      for (const named of unknownFacts(node.attrs.json).markings)
        if (named) parts.push({ level: named, offset })
    if (node.isTextblock && !node.children.some(isUnknown)) return
    node.forEach((child, at) => {
      visit(child, offset + 1 + at)
    })
  }
  visit(section, 0)
  cache.set(section, { key, parts })
  return parts
}
